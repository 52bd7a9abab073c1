// COL-24: the security administrator invites, the link works once in another browser, a role is granted, and the audit
// administrator sees who did what.
import type { Page } from "@playwright/test";

import { expect, on_mock, test } from "../workbench";

test.skip(on_mock, "the mock keeps no accounts");
test.use({ expected_console: ["401", "403"] });

async function prove(page: Page, password: string): Promise<void> {
  const dialog = page.getByRole("dialog", { name: "请再次验证身份" });
  await dialog.getByLabel("您的登录密码").fill(password);
  await dialog.getByRole("button", { name: "验证并继续" }).click();
  await expect(dialog).toBeHidden();
}

test("COL_24 an invited person sets a password, gets a role, and the trail tells it", async ({ page_of, password }) => {
  test.setTimeout(180_000);
  const login_name = `guest${Date.now()}`;
  const own_password = "四个 unrelated 的词 together";
  const security = await page_of("security");
  await security.goto("/");
  await expect(security.getByRole("heading", { name: "用户与角色" })).toBeVisible();
  await security.getByRole("button", { name: "邀请用户" }).click();
  await security.getByLabel("登录名", { exact: true }).fill(login_name);
  await security.getByLabel("姓名", { exact: true }).fill("吴新人");
  await security.getByRole("button", { name: "生成链接" }).click();
  await prove(security, password);
  const link = await security.getByRole("textbox", { name: "一次性链接" }).inputValue();
  expect(link).toContain("/invitation#");
  await security.getByRole("button", { name: "我已交付链接" }).click();

  const guest = await page_of("");
  await guest.goto(link);
  await expect(guest.getByRole("heading", { name: "接受邀请" })).toBeVisible();
  expect(guest.url(), "the secret leaves the address").not.toContain("#");
  await guest.getByLabel("新密码").fill("Password@123");
  await guest.getByLabel("再输入一次").fill("Password@1234");
  await guest.getByRole("button", { name: "设置密码" }).click();
  await expect(guest.getByText("两次输入不一致")).toBeVisible();
  await guest.getByLabel("新密码").fill(own_password);
  await expect(guest.getByText(/长度合适/)).toBeVisible();
  await guest.getByLabel("再输入一次").fill(own_password);
  await guest.getByRole("button", { name: "设置密码" }).click();
  await expect(guest.getByText("密码已设置，请登录")).toBeVisible();
  await guest.getByRole("textbox", { name: "登录名" }).fill(login_name);
  await guest.getByLabel("密码", { exact: true }).fill(own_password);
  await guest.keyboard.press("Enter");
  await expect(guest.getByText("还没有角色").first()).toBeVisible();

  await security.getByRole("searchbox").fill(login_name);
  const person = security.locator(`[data-user=${login_name}]`);
  await person.getByRole("button", { name: "授予角色" }).click();
  const grant = security.getByRole("dialog", { name: /授予角色/ });
  await grant.getByLabel("角色").selectOption({ label: "审计管理员" });
  await expect(grant).toContainText("三员");
  await grant.getByLabel("部门").selectOption({ label: "招商一部（牵头）" });
  await grant.getByLabel("角色").selectOption({ label: "招商专员" });
  await grant.getByRole("button", { name: "授予", exact: true }).click();
  await expect(grant).toBeHidden();
  await expect(person).toContainText("招商专员 · 招商一部");
  await guest.reload();
  await guest.getByRole("link", { name: "瀛洲示范园区" }).first().click();
  await expect(guest.locator("[data-party-row]").first()).toBeVisible();

  await security.goto("/admin/access");
  await security.getByLabel("人员").selectOption({ label: `吴新人（${login_name}）` });
  await security.getByLabel("权限").selectOption({ label: "查看审计日志" });
  await security.getByRole("button", { name: "说明" }).click();
  await expect(security.getByRole("heading", { name: /不可以：吴新人/ })).toBeVisible();
  const reason = security.getByRole("list", { name: "依据" }).getByRole("listitem").first();
  await expect(reason).toContainText("角色“招商专员”（瀛洲示范园区·招商一部）");

  const audit = await page_of("audit");
  await audit.goto("/audit?kind=role_granted");
  const first = audit.getByRole("table", { name: "事件" }).getByRole("row").nth(1);
  await expect(first).toContainText("授予角色");
  await expect(first).toContainText("role_granted");
  await expect(first).toContainText("安全管理员");
  await audit.getByLabel("事件", { exact: true }).first().selectOption({ label: "接受邀请" });
  await expect(audit).toHaveURL(/kind=invitation_accepted/);
  await expect(audit.getByRole("table", { name: "事件" }).getByRole("row").nth(1)).toContainText("接受邀请");
});

test("COL_24 a disabled person is out at once; the administrators see no business pages", async ({
  page_of,
  password,
}) => {
  test.setTimeout(120_000);
  const bank = await page_of("bank");
  await bank.goto("/account");
  await expect(bank.getByRole("heading", { name: "我的账户" })).toBeVisible();
  const security = await page_of("security");
  await security.goto("/admin/users");
  const person = security.locator("[data-user=bank]");
  await person.getByRole("button", { name: "停用" }).click();
  await security.getByRole("dialog").getByRole("button", { name: "停用" }).click();
  await prove(security, password);
  await expect(person).toContainText("已停用");
  await bank.getByRole("link", { name: "瀛洲" }).first().click();
  await expect(bank).toHaveURL(/\/login/);
  await person.getByRole("button", { name: "恢复" }).click();
  await expect(person).toContainText("正常");

  await expect(security.getByRole("navigation", { name: "主导航" })).not.toContainText("企业组合");
  await security.goto("/audit");
  await expect(security.getByRole("heading", { name: "您没有查看此页的权限" })).toBeVisible();
  await expect(security.locator(".state")).toContainText("查看审计日志");
});
