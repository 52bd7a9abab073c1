// DAT-13, DAT-19, DAT-24: a source is connected on the page of sources, asked, and what it answered looked at; an enterprise
// agrees and withdraws on its own page.
import { createHmac } from "node:crypto";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";

import type { Page } from "@playwright/test";

import { log_in, serve } from "../server";
import { axe, expect, on_mock, test } from "../workbench";

test.skip(on_mock, "the mock connects nobody");
test.use({ expected_console: ["401", "403", "400", "422"] });

const code = "91310110666073468P";

// A tax office: answers with the value it is given, and remembers what proof it got.
async function vendor(): Promise<{ url: string; say: (paid: unknown) => void; proofs: string[]; server: Server }> {
  let paid: unknown = 12.5;
  const proofs: string[] = [];
  const server = createServer((request, reply) => {
    proofs.push(request.headers.authorization ?? "");
    reply.writeHead(200, { "Content-Type": "application/json" });
    reply.end(JSON.stringify({ data: [{ uscc: code, name: "上海瀛洲贸易有限公司", tax: { paid } }] }));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/park`;
  return { url, say: (value) => (paid = value), proofs, server };
}

async function prove(page: Page, password: string): Promise<void> {
  const dialog = page.getByRole("dialog", { name: "请再次验证身份" });
  await dialog.getByLabel("您的登录密码").fill(password);
  await dialog.getByRole("button", { name: "验证并继续" }).click();
  await expect(dialog).toBeHidden();
}

const no_fault = async (page: Page) => {
  await page.waitForTimeout(400); // dialogs unfold; half-shown colours are no colours
  expect((await axe(page)).map(({ id }) => id)).toEqual([]);
};

test("DAT_24 a source is connected, asked, and what it brought is seen; another one sends by itself", async ({
  browser,
  viewport,
}) => {
  test.setTimeout(240_000);
  const running = await serve("--demo", "--connectors-to-this-machine");
  const { url, say, proofs, server } = await vendor();
  try {
    const storageState = await log_in(running.url, "head", running.password);
    const context = await browser.newContext({ baseURL: running.url, viewport, storageState, locale: "zh-CN" });
    const page = await context.newPage();
    await page.goto("/portfolios/demo/sources");
    await expect(page.getByText("还没有数据接口")).toBeVisible();
    await expect(page.getByText("yingzhou connector check")).toBeVisible(); // it teaches
    await no_fault(page);

    await page.getByRole("button", { name: "新建接口" }).click();
    const form = page.getByRole("dialog", { name: "新建数据接口" });
    await form.getByLabel("名称").fill("税务月度数据");
    await form.getByLabel("数据来源").selectOption("tax");
    await form.getByLabel("地址", { exact: true }).fill("https://10.0.0.8/park");
    await form.getByLabel("认证方式").selectOption("bearer");
    await form.getByLabel("密钥").fill("token-of-the-park");
    await form.getByLabel("数据列表的位置").fill("data");
    await form.getByLabel("位置 2").fill("/tax/paid");
    await form.getByLabel("数据项 2").selectOption("tax_paid");
    await form.getByLabel("单位 2").selectOption("万元");
    await form.getByRole("button", { name: "增加字段" }).click();
    await form.getByLabel("位置 3").fill("/name");
    await form.getByLabel("数据项 3").selectOption("party.name");
    await form.getByLabel("数据所属期间").fill("2025");
    await no_fault(page);
    await form.getByRole("button", { name: "新建", exact: true }).click();
    await prove(page, running.password);
    await expect(form.getByText(/不允许访问此地址/)).toBeVisible();
    await expect(form.getByText(/不是 JSON 指针/)).toBeVisible();
    await form.getByLabel("地址", { exact: true }).fill(url);
    await form.getByLabel("数据列表的位置").fill("/data");
    await form.getByRole("button", { name: "新建", exact: true }).click();
    await expect(form).toBeHidden();

    const row = page.locator("[data-connector]").filter({ hasText: "税务月度数据" });
    await expect(row).toContainText("运行中");
    await row.getByRole("button", { name: "运行记录" }).click();
    const runs = row.getByRole("table", { name: "运行记录：税务月度数据" });
    await expect(runs).toContainText("已收取", { timeout: 30_000 });
    await expect(runs).toContainText("新增 2，变化 0，相同 0", { timeout: 30_000 });
    expect(proofs[0]).toBe("Bearer token-of-the-park");
    await expect(page.locator('[data-source="tax"]')).toContainText("正常"); // it was overdue
    say("很多");
    await row.getByRole("button", { name: "立即运行" }).click();
    await expect(runs).toContainText("有误 1 项", { timeout: 30_000 });
    await no_fault(page);
    await runs.getByRole("link", { name: "查看批次" }).first().click();
    await expect(page.getByText("不是数字").first()).toBeVisible();
    await page.goBack();

    await page.getByRole("button", { name: "新建接口" }).click();
    await form.getByLabel("名称").fill("物业推送");
    await form.getByLabel("数据来源").selectOption("property_manager");
    await form.getByLabel("接入方式").selectOption("push");
    await form.getByLabel("位置 2").fill("/months");
    await form.getByLabel("数据项 2").selectOption("rent_arrears_months");
    await form.getByRole("button", { name: "新建", exact: true }).click();
    const shown = page.getByRole("dialog", { name: "签名密钥" });
    const secret = await shown.getByRole("textbox", { name: "密钥" }).inputValue();
    await no_fault(page);
    await shown.getByRole("button", { name: "我已保存密钥" }).click();
    const pushed = page.locator("[data-connector]").filter({ hasText: "物业推送" });
    const path = await pushed.locator(".connector-address").textContent();
    const body = JSON.stringify([{ uscc: code, months: "1..3" }]); // it tells no more than that
    const at = Math.floor(Date.now() / 1000).toString();
    const key = Buffer.from(secret.replace("whsec_", ""), "base64");
    const signature = createHmac("sha256", key).update(`dlv-1.${at}.${body}`).digest("base64");
    const answer = await fetch(running.url + (path ?? ""), {
      method: "POST",
      body,
      headers: {
        "Content-Type": "application/json",
        "webhook-id": "dlv-1",
        "webhook-timestamp": at,
        "webhook-signature": `v1,${signature}`,
      },
    });
    expect(answer.status).toBe(201);
    await pushed.getByRole("button", { name: "运行记录" }).click();
    await expect(pushed.getByRole("table")).toContainText("新增 2", { timeout: 30_000 });

    // The range is kept as a range, and the end that counts is told (DAT-20).
    await page.goto("/portfolios/demo");
    await page.getByRole("link", { name: "上海瀛洲贸易有限公司" }).first().click();
    await page.getByRole("tab", { name: "全部事实" }).click();
    const arrears = page.getByRole("row", { name: /租金拖欠月数/ });
    await expect(arrears).toContainText("区间");
    await expect(arrears).toContainText("来源所报：1..3");
    await no_fault(page);

    await page.goto("/portfolios/demo/sources");
    await row.getByRole("button", { name: "暂停" }).click();
    await expect(row).toContainText("已暂停");
    await row.getByRole("button", { name: "删除" }).click();
    await page
      .getByRole("dialog")
      .getByRole("button", { name: /删\s*除/ })
      .click();
    await expect(row).toHaveCount(0);
    await context.close();
  } finally {
    server.close();
    await running.stop();
  }
});

test("DAT_19 a consent is recorded, seen and withdrawn on the page of the enterprise", async ({ page_of }) => {
  const page = await page_of("officer");
  await page.goto("/parties/demo-rat-16?tab=consents");
  await expect(page.getByText("还没有授权登记")).toBeVisible();
  await expect(page.getByText("未确定")).toBeVisible();
  await no_fault(page);
  await page.getByRole("button", { name: "登记授权" }).click();
  const form = page.getByRole("dialog", { name: "登记数据授权" });
  await form.getByRole("button", { name: "登记", exact: true }).click();
  await expect(form.getByText("请填写企业方同意人及职务")).toBeVisible();
  await expect(form.getByText("请至少选择一个数据来源")).toBeVisible();
  await form.getByLabel("企业方同意人").fill("王总 总经理");
  await form.getByLabel("用途").fill("信用评级与授信");
  await form.getByLabel("方式").selectOption("standard");
  await form.getByLabel("电商平台后台").check();
  await form.getByLabel("依据").fill("授权书 2026-17");
  await no_fault(page);
  await form.getByRole("button", { name: "登记", exact: true }).click();
  const row = page.locator("[data-consent]").first();
  await expect(row).toContainText("电商平台后台");
  await expect(row).toContainText("有效");
  await no_fault(page);
  await row.getByRole("button", { name: "撤回" }).click();
  const ending = page.getByRole("dialog", { name: "撤回授权" });
  await ending.getByLabel("撤回原因").fill("不再合作");
  await ending.getByRole("button", { name: /撤\s*回/ }).click();
  await expect(row).toContainText("已撤回");
  await expect(row).toContainText("不再合作");
  const bank = await page_of("bank");
  await bank.goto("/parties/demo-rat-16?tab=consents");
  await expect(bank.getByRole("button", { name: "登记授权" })).toHaveCount(0);
});
