// ADR 0020: a receiver of the park's events is set up, its secret shown once, and what became of each delivery seen: refused
// first, taken afterwards. The menu shows the page to whom it is for.
import { createHmac } from "node:crypto";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";

import type { Page } from "@playwright/test";

import { log_in, serve } from "../server";
import { axe, expect, on_mock, test } from "../workbench";

test.skip(on_mock, "the mock tells nobody");
test.use({ expected_console: ["401", "403", "400"] });

interface Message {
  headers: Record<string, string | string[] | undefined>;
  body: string;
}

// Answers the first message with 500, the others with 200.
async function receiver(): Promise<{ url: string; messages: Message[]; server: Server }> {
  const messages: Message[] = [];
  const server = createServer((request, reply) => {
    let body = "";
    request.on("data", (part: Buffer) => (body += part.toString()));
    request.on("end", () => {
      messages.push({ headers: request.headers, body });
      reply.writeHead(messages.length === 1 ? 500 : 200).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`, messages, server };
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

test("S8 a webhook is made, its deliveries are seen, and it is paused and removed", async ({ browser, viewport }) => {
  test.setTimeout(240_000);
  const running = await serve("--demo", "--webhooks-to-this-machine");
  const { url, messages, server } = await receiver();
  try {
    const storageState = await log_in(running.url, "system", running.password);
    const context = await browser.newContext({ baseURL: running.url, viewport, storageState, locale: "zh-CN" });
    const page = await context.newPage();
    await page.goto("/");
    await page.getByRole("navigation", { name: "主导航" }).getByRole("link", { name: "事件推送" }).click();
    await expect(page.getByRole("heading", { name: "还没有事件推送" })).toBeVisible();
    await expect(page.getByText("webhook-signature")).toBeVisible(); // it teaches
    await no_fault(page);

    await page.getByRole("button", { name: "新建推送" }).click();
    const form = page.getByRole("dialog", { name: "新建事件推送" });
    await form.getByRole("button", { name: "新建", exact: true }).click();
    await expect(form.getByText("必填")).toHaveCount(2);
    await form.getByLabel("用途").fill("数据中台");
    await form.getByLabel("接收地址").fill("https://10.0.0.1/hook");
    await no_fault(page);
    await form.getByRole("button", { name: "新建", exact: true }).click();
    await prove(page, running.password);
    await expect(form.getByText(/不允许推送到此地址/)).toBeVisible();
    await form.getByLabel("接收地址").fill(url);
    await form.getByRole("button", { name: "新建", exact: true }).click();
    const shown = page.getByRole("dialog", { name: "签名密钥" });
    const secret = await shown.getByRole("textbox", { name: "密钥" }).inputValue();
    expect(secret).toMatch(/^whsec_/);
    await shown.getByRole("button", { name: "我已保存密钥" }).click();
    await expect(page.getByText(secret)).toHaveCount(0);

    const row = page.locator("[data-webhook]");
    await expect(row).toContainText("推送中");
    await expect(row).toContainText("瀛洲示范园区");
    await row.getByRole("button", { name: "推送记录" }).click();
    const deliveries = row.getByRole("table", { name: "推送记录：数据中台" });
    await expect(deliveries).toContainText("对方回答 HTTP 500"); // that it was made is the first thing to tell
    await expect(deliveries).toContainText("等待");
    await expect(deliveries).toContainText("新建事件推送");
    await expect(deliveries.getByText("已送达").first()).toBeVisible({ timeout: 30_000 });
    const { headers, body } = messages.at(-1) ?? { headers: {}, body: "" };
    const signed = `${String(headers["webhook-id"])}.${String(headers["webhook-timestamp"])}.${body}`;
    const key = Buffer.from(secret.slice("whsec_".length), "base64");
    expect(headers["webhook-signature"]).toBe(`v1,${createHmac("sha256", key).update(signed).digest("base64")}`);
    await no_fault(page);

    await row.getByRole("button", { name: "暂停" }).click();
    await expect(row).toContainText("已暂停");
    await row.getByRole("button", { name: "恢复" }).click();
    await expect(row).toContainText("推送中");
    await row.getByRole("button", { name: "删除" }).click();
    await page.getByRole("dialog", { name: "删除" }).getByRole("button", { name: "删除" }).click();
    await expect(page.getByRole("heading", { name: "还没有事件推送" })).toBeVisible();
    await context.close();
  } finally {
    server.close();
    await running.stop();
  }
});

test("S8 who may not see webhooks finds no entry and no page", async ({ page }) => {
  await page.goto("/");
  await expect(page.getByRole("navigation", { name: "主导航" })).not.toContainText("事件推送");
  await page.goto("/admin/webhooks");
  await expect(page.getByRole("heading", { name: "您没有查看此页的权限" })).toBeVisible();
});
