// A real model in the DMN editor under the real content security policy; what comes out is read by the engine.
import { readFile } from "node:fs/promises";

import { expect, on_mock, test } from "../workbench";

test.skip(on_mock, "the mock has no models");

const editor = "/packs/chongming/editor/tier";
const cell = (page: import("@playwright/test").Page, text: string) =>
  page.locator(".editor-box td", { hasText: text }).first();

test("POL_10 a cell is edited, the engine accepts the text, and the file holds the new value", async ({ page }) => {
  await page.goto(editor);
  await expect(cell(page, '"strategic_core"')).toBeVisible();
  await expect(page.locator(".bjs-powered-by, .powered-by").first()).toBeVisible();
  await cell(page, '"strategic_core"').click();
  await page.keyboard.press("Control+A");
  await page.keyboard.type('"basic_service"');
  await page.getByRole("heading", { level: 1 }).click();
  await page.getByRole("button", { name: "由引擎检查" }).click();
  await expect(page.getByText(/引擎可以读取：1 个决策，7 条规则/)).toBeVisible();
  const saving = page.waitForEvent("download");
  await page.getByRole("button", { name: "下载 DMN" }).click();
  const file = await saving;
  expect(file.suggestedFilename()).toBe("tier.dmn");
  const xml = await readFile(await file.path(), "utf8");
  const before = await (await page.request.get("/api/v1/packs/chongming/models/tier?dmn=1.3")).text();
  expect(xml.match(/strategic_core/g)?.length).toBe((before.match(/strategic_core/g)?.length ?? 0) - 1);
  const { csrf_token } = (await (await page.request.get("/api/v1/session")).json()) as { csrf_token: string };
  const headers = { "X-CSRF-Token": csrf_token };
  const verdict = await page.request.post("/api/v1/models/check", { data: { xml }, headers });
  expect(await verdict.json()).toMatchObject({ readable: true, publishable: true, rule_count: 7, issues: [] });
});

test("a cell that does not parse is named by decision, row and column", async ({ page }) => {
  await page.goto(editor);
  await cell(page, '"strategic_core"').click();
  await page.keyboard.press("Control+A");
  await page.keyboard.type("1 +");
  await page.getByRole("heading", { level: 1 }).click();
  await page.getByRole("button", { name: "由引擎检查" }).click();
  await expect(page.getByText(/引擎发现 \d+ 处问题/)).toBeVisible();
  await expect(page.locator(".editor-verdict")).toContainText(/`tier`.*1.*联席会议分层/);
});

test("the first page does not load the editor", async ({ page }) => {
  const loaded: string[] = [];
  page.on("request", (request) => loaded.push(request.url()));
  await page.goto("/packs/chongming?tab=tables");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  expect(loaded.filter((url) => /editor-|modeler/i.test(url))).toEqual([]);
});
