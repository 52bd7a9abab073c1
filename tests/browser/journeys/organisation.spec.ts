// Log-in with the account of one's organisation: from the button to the provider and back, linked by oneself or by the
// security administrator, and nothing for whom nobody linked. Rules C15, C16.
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import type { Browser, Page } from "@playwright/test";

import { run_certified_provider } from "../certified_provider";
import { client_id, run_provider, secret } from "../provider";
import { log_in, serve } from "../server";
import { axe, expect, nobody, on_mock, test } from "../workbench";

test.skip(on_mock, "the mock knows no provider");
test.use({ expected_console: ["401", "403"] });
test.setTimeout(240_000);

interface Running {
  issuer: string;
  stop: () => Promise<void>;
}

interface Office<Provider> {
  provider: Provider;
  password: string;
  page_of: (login_name: string, width?: number, locale?: string) => Promise<Page>;
}

async function with_office<Provider extends Running>(
  run: () => Promise<Provider>,
  browser: Browser,
  work: (office: Office<Provider>) => Promise<void>,
): Promise<void> {
  const provider = await run();
  const folder = mkdtempSync(join(tmpdir(), "yingzhou-oidc-"));
  const file = join(folder, "secret");
  writeFileSync(file, `${secret}\n`);
  chmodSync(file, 0o600);
  const way = `issuer=${provider.issuer},client_id=${client_id},redirect_uri=http://localhost:{port}/login/organisation`;
  const { url, password, stop } = await serve("--demo", "--oidc", `${way},secret_file=${file}`);
  try {
    await work({
      provider,
      password,
      page_of: async (login_name, width = 1440, locale = "zh-CN") => {
        const storageState = login_name ? await log_in(url, login_name, password) : nobody;
        const viewport = { width, height: 900 };
        return (await browser.newContext({ baseURL: url, locale, storageState, viewport })).newPage();
      },
    });
  } finally {
    await stop();
    await provider.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function prove(page: Page, password: string): Promise<void> {
  const dialog = page.getByRole("dialog", { name: "请再次验证身份" });
  await dialog.getByLabel("您的登录密码").fill(password);
  await dialog.getByRole("button", { name: "验证并继续" }).click();
  await expect(dialog).toBeHidden();
}

async function come_in(page: Page): Promise<void> {
  await page.goto("/login");
  await page.getByRole("button", { name: "用单位账号登录" }).click();
  await page.getByRole("link", { name: /继续/ }).click();
}

test("C15 an account that nobody linked gets nothing; the security administrator links it, and it comes in", async ({
  browser,
}) => {
  await with_office(run_provider, browser, async ({ provider, password, page_of }) => {
    const guest = await page_of("");
    await come_in(guest);
    await expect(guest.getByText("您的单位账号 u-4711 还没有关联到本系统的人员")).toBeVisible();
    expect(new URL(guest.url()).search, "neither code nor state stays in the address").toBe("");

    const security = await page_of("security");
    await security.goto("/admin/users");
    const officer = security.locator('[data-user="officer"]');
    await officer.getByRole("button", { name: "关联单位账号" }).click();
    await security.getByLabel("单位账号编号").fill("u-4711");
    await security.getByRole("dialog").getByRole("button", { name: "关联单位账号" }).click();
    await prove(security, password);
    await expect(officer).toContainText("单位账号 u-4711");

    await come_in(guest);
    await expect(guest.getByRole("button", { name: "账户菜单" })).toContainText(/招商/);
    const session = (await guest.context().cookies()).find(({ name }) => name === "__Host-yingzhou");
    expect(session).toMatchObject({ httpOnly: true, secure: true, sameSite: "Strict" });
    expect((await guest.context().cookies()).map(({ name }) => name)).not.toContain("__Host-yingzhou-ticket");

    // Going back in the browser brings the used code to nothing.
    await guest.goto(`/login/organisation?state=used&code=used&iss=${encodeURIComponent(provider.issuer)}`);
    await expect(guest.getByText("请重新开始")).toBeVisible();
  });
});

test("C16 who is logged in links the own account, logs out, comes in by it, and unlinks it", async ({ browser }) => {
  await with_office(run_provider, browser, async ({ provider, password, page_of }) => {
    provider.subject = "u-leader";
    const leader = await page_of("leader");
    await leader.goto("/account");
    const section = leader.getByRole("region", { name: "单位账号" });
    await expect(section).toContainText("未关联");
    await section.getByRole("button", { name: "关联单位账号" }).click();
    await prove(leader, password);
    await leader.getByRole("link", { name: /继续/ }).click();
    await expect(section).toContainText("u-leader");
    await leader.getByRole("button", { name: "账户菜单" }).click();
    await leader.getByRole("menuitem", { name: "退出登录" }).click();
    await expect(leader.getByText("在单位的登录系统里，您可能仍是登录状态")).toBeVisible();
    await leader.goto("/login?to=%2Fevidence");
    await leader.getByRole("button", { name: "用单位账号登录" }).click();
    await leader.getByRole("link", { name: /继续/ }).click();
    await expect(leader.getByRole("heading", { level: 1, name: /存证/ })).toBeVisible();
    await leader.goto("/account");
    await section.getByRole("button", { name: "解除关联" }).click();
    await leader.getByRole("dialog").getByRole("button", { name: "解除关联" }).click();
    await expect(section).toContainText("未关联");
    // Cancelled at the provider: said so, and nothing happened.
    const guest = await page_of("");
    await guest.goto("/login");
    await guest.getByRole("button", { name: "用单位账号登录" }).click();
    await guest.getByRole("link", { name: "取消" }).click();
    await expect(guest.getByText("或您取消了登录")).toBeVisible();
  });
});

test("the pages of it have no accessibility fault, wide and narrow, in both languages", async ({ browser }) => {
  await with_office(run_provider, browser, async ({ page_of }) => {
    for (const [width, locale] of [
      [1440, "zh-CN"],
      [390, "en"],
    ] as const) {
      const page = await page_of("", width, locale);
      await page.goto(`/login?lang=${locale}`);
      await expect(page.getByRole("button", { name: /用单位账号登录|Sign in with your organisation/ })).toBeVisible();
      expect(await axe(page)).toEqual([]);
      await page.goto(`/login/organisation?lang=${locale}`);
      await expect(page.getByRole("alert")).toBeVisible();
      expect(await axe(page)).toEqual([]);
    }
  });
});

test("C15 a certified provider: linked, in by its own pages, and without asking while one is logged in there", async ({
  browser,
}) => {
  await with_office(run_certified_provider, browser, async ({ password, page_of }) => {
    const leader = await page_of("leader");
    await leader.goto("/account");
    const section = leader.getByRole("region", { name: "单位账号" });
    await section.getByRole("button", { name: "关联单位账号" }).click();
    await prove(leader, password);
    await leader.getByPlaceholder("Enter any login").fill("shen.zhuren");
    await leader.getByPlaceholder("and password").fill("of the organisation");
    await leader.getByRole("button", { name: "Sign-in" }).click();
    await leader.getByRole("button", { name: "Continue" }).click();
    await expect(section).toContainText("shen.zhuren");

    await leader.getByRole("button", { name: "账户菜单" }).click();
    await leader.getByRole("menuitem", { name: "退出登录" }).click();
    await leader.getByRole("button", { name: "用单位账号登录" }).click();
    await expect(leader.getByRole("button", { name: "账户菜单" })).toContainText("沈主任");

    const guest = await page_of("");
    await guest.goto("/login");
    await guest.getByRole("button", { name: "用单位账号登录" }).click();
    await guest.getByRole("link", { name: "[ Cancel ]" }).click();
    await expect(guest.getByText("或您取消了登录")).toBeVisible();
  });
});
