// Log-in and its end: a wrong password, the right one, back to the wanted page, log-out, and all of it by keyboard.
import type { Page } from "@playwright/test";

import { expect, list_rows, nobody, on_mock, shown_grade, test } from "../workbench";

// Asking who is logged in is answered with 401 as long as nobody is.
test.use({ storageState: nobody, expected_console: ["401"] });

const name_box = (page: Page) => page.getByRole("textbox", { name: "登录名" });
const password_box = (page: Page) => page.getByLabel("密码", { exact: true });
const log_in = (page: Page) => page.getByRole("button", { name: "登录", exact: true });

test("COL_24 nobody sees a page before log-in; afterwards it is the page that was wanted", async ({
  page,
  password,
}) => {
  await page.goto("/parties/demo-rat-16?tab=limit");
  await expect(page).toHaveURL(/\/login\?to=/);
  await expect(name_box(page)).toBeFocused();
  await name_box(page).fill("leader");
  await password_box(page).fill("not the password");
  await log_in(page).click();
  await expect(page.getByRole("alert")).toContainText("登录名或密码不正确");
  await expect(password_box(page)).toBeFocused();
  await password_box(page).fill(password);
  await log_in(page).click();
  await expect(shown_grade(page)).toBeVisible();
  await expect(page).toHaveURL(/\/parties\/demo-rat-16\?tab=limit$/);
  await expect(page.getByRole("button", { name: "账户菜单" })).toContainText("沈主任");
});

test("COL_24 whoever logs out leaves nothing behind, also in a second window", async ({ page, context, password }) => {
  await page.goto("/login");
  await name_box(page).fill("leader");
  await password_box(page).fill(password);
  await log_in(page).click();
  await expect(list_rows(page).first()).toBeVisible();
  const second = await context.newPage();
  await second.goto("/packs/chongming");
  await expect(second.getByRole("heading", { level: 1 })).toBeVisible();

  await page.bringToFront(); // where a person clicks
  await page.getByRole("button", { name: "账户菜单" }).click();
  await page.getByRole("menuitem", { name: "退出登录" }).click();
  await expect(page).toHaveURL(/\/login\?why=out/);
  await expect(page.getByText("您已退出登录")).toBeVisible();
  await expect(second).toHaveURL(/\/login/);
  await page.goto("/portfolios/demo");
  await expect(page).toHaveURL(/\/login\?to=/);
  if (!on_mock) expect((await context.cookies()).filter((cookie) => cookie.name.includes("yingzhou"))).toEqual([]);
});

test("COL_24 log-in and log-out work by keyboard alone", async ({ page, password }) => {
  await page.goto("/login");
  await expect(name_box(page)).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByText("请输入登录名")).toBeVisible();
  await page.keyboard.type("leader");
  await page.keyboard.press("Tab");
  await page.keyboard.type(password);
  await page.keyboard.press("Tab");
  await page.keyboard.press("Space"); // shows the password
  await expect(page.getByLabel("密码", { exact: true })).toHaveAttribute("type", "text");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(list_rows(page).first()).toBeVisible();
  await page.getByRole("button", { name: "账户菜单" }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("menuitem", { name: "退出登录" })).toBeVisible();
  await expect(async () => {
    await page.keyboard.press("ArrowDown");
    await expect(page.locator("[role=menuitem]:focus")).toHaveText("退出登录", { timeout: 300 });
  }).toPass();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/login/);
});

test("COL_24 a session that ended elsewhere leads to log-in and back", async ({ page, context, password }) => {
  await page.goto("/login");
  await name_box(page).fill("leader");
  await password_box(page).fill(password);
  await log_in(page).click();
  await expect(list_rows(page).first()).toBeVisible();
  await context.clearCookies();
  await list_rows(page).first().getByRole("link").click();
  await expect(page.getByText("登录已结束，请重新登录")).toBeVisible();
  await name_box(page).fill("leader");
  await password_box(page).fill(password);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/parties\//);
  await expect(shown_grade(page)).toBeVisible();
});

test("COL_24 who does nothing is warned, may go on, and is logged out in the end", async ({ page, password }) => {
  await page.clock.install();
  await page.goto("/login");
  await name_box(page).fill("leader");
  await password_box(page).fill(password);
  await log_in(page).click();
  await expect(list_rows(page).first()).toBeVisible();
  await page.clock.fastForward("29:10");
  const warning = page.getByRole("dialog", { name: "即将自动退出" });
  await expect(warning).toContainText("秒后退出登录");
  await warning.getByRole("button", { name: "继续工作" }).click();
  await expect(warning).toBeHidden();
  await page.clock.fastForward("29:30");
  await expect(warning).toBeVisible();
  await page.clock.fastForward("01:00");
  await expect(page.getByText("长时间没有操作")).toBeVisible();
});

test("COL_24 the language changes before log-in", async ({ page }) => {
  await page.goto("/login");
  await page.getByRole("button", { name: "切换到英文" }).click();
  await expect(page.getByRole("heading", { name: "Log in" })).toBeVisible();
  await expect(page.locator(".entry")).not.toContainText("登录");
});
