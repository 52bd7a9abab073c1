// OUT-27: a rating report proves itself: dropped on /verify without log-in, with what was sealed beside it to compare, and
// refused when anything of what it carries was changed.
import { readFileSync } from "node:fs";

import type { Page } from "@playwright/test";

import { expect, on_mock, test } from "../workbench";

test.skip(on_mock, "the mock keeps no log");

const result = (page: Page) => page.getByRole("region", { name: /^(结果|Result)$/ });

const mark = 'grade\\":{\\"code\\":\\"'; // of the opened result, inside two texts

async function sealed_report(page: Page): Promise<Buffer> {
  await expect
    .poll(async () => (await page.request.get("/api/v1/parties/demo-rat-16/decision_proof")).status(), {
      timeout: 60_000,
    })
    .toBe(200);
  const reply = await page.request.get("/api/v1/parties/demo-rat-16/report.pdf?locale=zh-CN");
  return reply.body();
}

async function give(page: Page, name: string, buffer: Buffer): Promise<void> {
  await page.getByLabel("证明文件").setInputFiles({ name, mimeType: "application/pdf", buffer });
}

test("OUT_27 a report that is dropped on the page of proofs shows what was sealed", async ({ page }) => {
  test.setTimeout(180_000);
  const report = await sealed_report(page);
  await page.goto("/verify");
  await give(page, "report.pdf", report);
  await expect(result(page)).toContainText("与本服务器的日志相符");
  await expect(result(page).getByRole("heading", { name: "封存的决策" })).toBeVisible();
  await expect(result(page)).toContainText("A+");
  await expect(result(page)).toContainText("重点培育");
  await expect(result(page)).toContainText("页面文字本身不在证明之内");

  const at = report.indexOf(mark) + mark.length;
  const changed = Buffer.from(report);
  changed[at] = 0x42;
  await give(page, "changed.pdf", changed);
  await expect(result(page)).toContainText("未能证明");
  await expect(result(page)).toContainText("changed.pdf");

  await give(page, "bare.pdf", Buffer.from("%PDF-1.7\nnothing"));
  await expect(result(page)).toContainText("这份 PDF 里没有证明");
});

test("OUT_27 the report of an enterprise is downloaded with its proof inside", async ({ page }) => {
  test.setTimeout(180_000);
  await sealed_report(page); // by then it is sealed
  await page.goto("/parties/demo-rat-16");
  const waiting = page.waitForEvent("download");
  await page
    .getByRole("button", { name: /PDF/ })
    .or(page.getByRole("link", { name: /PDF/ }))
    .first()
    .click();
  const download = await waiting;
  expect(readFileSync(await download.path()).includes("/AFRelationship")).toBe(true);
});
