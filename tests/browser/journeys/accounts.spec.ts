// COL-24, AMB-58: the security administrator helps who forgot a password or lost an invitation, and erases who asks for it;
// the trail then says so, and the log stays proved.
import type { Page } from "@playwright/test";

import { axe, expect, on_mock, test } from "../workbench";

test.skip(on_mock, "the mock keeps no accounts");
test.use({ expected_console: ["401", "403"] });

const dialog = (page: Page, name: RegExp | string) => page.getByRole("dialog", { name });
const person = (page: Page, login_name: string) => page.locator(`[data-user=${login_name}]`);

async function prove(page: Page, password: string): Promise<void> {
  await dialog(page, "请再次验证身份").getByLabel("您的登录密码").fill(password);
  await dialog(page, "请再次验证身份").getByRole("button", { name: "验证并继续" }).click();
  await expect(dialog(page, "请再次验证身份")).toBeHidden();
}

async function shown_link(page: Page): Promise<string> {
  const link = await page.getByRole("textbox", { name: "一次性链接" }).inputValue();
  await page.getByRole("button", { name: "我已交付链接" }).click();
  return link;
}

async function invite(page: Page, login_name: string, name: string): Promise<void> {
  await page.getByRole("button", { name: "邀请用户" }).click();
  await page.getByLabel("登录名", { exact: true }).fill(login_name);
  await page.getByLabel("姓名", { exact: true }).fill(name);
  await page.getByRole("button", { name: "生成链接" }).click();
}

async function set_password(page: Page, link: string, password: string): Promise<void> {
  await page.goto(link);
  await page.getByLabel("新密码").fill(password);
  await page.getByLabel("再输入一次").fill(password);
  await page.getByRole("button", { name: "设置密码" }).click();
}

async function log_in(page: Page, login_name: string, password: string): Promise<void> {
  await page.getByRole("textbox", { name: "登录名" }).fill(login_name);
  await page.getByLabel("密码", { exact: true }).fill(password);
  await page.keyboard.press("Enter");
}

const own_password = "四个 unrelated 的词 together";
const next_password = "另外 several 个不相关的 words";

test("COL_24 a lost invitation is renewed, a wrong one withdrawn, a forgotten password reset", async ({
  page_of,
  password,
}) => {
  test.setTimeout(180_000);
  const login_name = `guest${Date.now()}`;
  const security = await page_of("security");
  await security.goto("/admin/users");
  await invite(security, login_name, "郑新人");
  await prove(security, password);
  const lost = await shown_link(security);
  await security.getByRole("searchbox").fill(login_name);
  await person(security, login_name).getByRole("button", { name: "撤回邀请" }).click();
  await dialog(security, "撤回邀请").getByRole("button", { name: "撤回邀请" }).click();
  await expect(person(security, login_name)).toContainText("邀请已撤回");
  await person(security, login_name).getByRole("button", { name: "重新生成邀请链接" }).click();
  await dialog(security, "重新邀请 郑新人").getByRole("button", { name: "生成链接" }).click();
  const found = await shown_link(security);
  await expect(person(security, login_name)).toContainText("已邀请，未设密码");

  const guest = await page_of("");
  await set_password(guest, lost, own_password);
  await expect(guest.getByRole("alert")).toContainText("链接无效、已使用或已过期");
  await guest.goto("about:blank"); // another address behind the `#` alone would load nothing anew
  await guest.goto(found);
  // What it needs stands there before anything is typed, and is the server's word.
  const rules = (await (await guest.request.get("/api/v1/password_rules")).json()) as { length_min: number };
  await expect(guest.locator(".password-rules")).toContainText(`${rules.length_min} 至 `);
  await set_password(guest, found, own_password);
  await expect(guest.getByText("密码已设置，请登录")).toBeVisible();
  await log_in(guest, login_name, own_password);
  await expect(guest.getByText("还没有角色").first()).toBeVisible();

  await security.reload();
  await person(security, login_name).getByRole("button", { name: "重置密码" }).click();
  const reset = dialog(security, "重置 郑新人 的密码");
  await expect(reset).toContainText("所有登录立即失效");
  await reset.getByRole("button", { name: "重置并生成链接" }).click();
  const link = await shown_link(security);
  expect(link).toContain("/new-password#");
  await guest.goto("/account");
  await expect(guest).toHaveURL(/\/login/);
  await set_password(guest, link, next_password);
  await expect(guest.getByText("密码已修改，请用新密码登录")).toBeVisible();
  await log_in(guest, login_name, own_password);
  await expect(guest.getByRole("alert")).toContainText("登录名或密码不正确");
  await log_in(guest, login_name, next_password);
  await expect(guest.getByText("还没有角色").first()).toBeVisible();
});

test("AMB_58 a person is erased: the trail says so, and the record verifies without the name", async ({
  page_of,
  password,
}) => {
  test.setTimeout(180_000);
  const login_name = `gone${Date.now()}`;
  const name = `秦${Date.now() % 100_000}`;
  const security = await page_of("security");
  await security.goto("/admin/users");
  await invite(security, login_name, name);
  await prove(security, password);
  const guest = await page_of("");
  await set_password(guest, await shown_link(security), own_password);
  await log_in(guest, login_name, own_password);
  await expect(guest.getByText("还没有角色").first()).toBeVisible();
  const audit = await page_of("audit");
  await audit.goto("/audit?kind=user_invited");
  const record = audit.getByRole("table", { name: "事件" }).getByRole("row").nth(1);
  await expect(record).toContainText(name);

  await security.reload();
  await security.getByRole("searchbox").fill(login_name);
  const row = person(security, login_name);
  await expect(row.getByRole("button", { name: "删除个人信息" })).toHaveCount(0); // not while active
  await row.getByRole("button", { name: "停用" }).click();
  await dialog(security, "停用").getByRole("button", { name: "停用" }).click();
  await row.getByRole("button", { name: "删除个人信息" }).click();
  const erase = dialog(security, `删除 ${name} 的个人信息`);
  await expect(erase).toContainText("删除后不能恢复");
  await erase.getByLabel(/请输入登录名/).fill("somebody");
  await erase.getByRole("button", { name: "删除个人信息" }).click();
  await expect(erase).toContainText("与登录名不一致");
  expect((await axe(security)).map(({ id }) => id)).toEqual([]);
  await erase.getByLabel(/请输入登录名/).fill(login_name);
  await erase.getByRole("button", { name: "删除个人信息" }).click();
  await expect(erase).toBeHidden();
  await security.getByRole("searchbox").fill("");
  const erased = security.getByRole("list", { name: "用户与角色" }).getByRole("listitem").last();
  await expect(erased).toContainText("已删除");
  await expect(erased.getByRole("button")).toHaveCount(0);
  await expect(security.getByText(name)).toHaveCount(0);
  await guest.goto("/account");
  await expect(guest).toHaveURL(/\/login/);

  await audit.reload();
  await expect(record).toContainText("user_invited");
  await expect(record).not.toContainText(name);
  await expect(audit.getByText("尚未封存")).toHaveCount(0);
  await record.getByRole("button", { name: /^验证第 \d+ 条记录$/ }).click();
  await expect(record.getByRole("status")).toContainText("已封存");
  await audit.goto("/audit?kind=invitation_accepted");
  await expect(audit.getByRole("table", { name: "事件" }).getByRole("row").nth(1)).toContainText("已删除");
  await audit.getByLabel("事件", { exact: true }).first().selectOption({ label: "删除个人信息" });
  await expect(audit.getByRole("table", { name: "事件" }).getByRole("row").nth(1)).toContainText("安全管理员");
});

test("COL_24 who does not answer for people sees none of this", async ({ page_of }) => {
  const audit = await page_of("audit");
  await audit.goto("/admin/users");
  await expect(audit.getByRole("heading", { name: "您没有查看此页的权限" })).toBeVisible();
});
