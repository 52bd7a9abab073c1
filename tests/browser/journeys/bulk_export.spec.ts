// COL-25, DAT-28: more rows than leave at once are asked for with a purpose, two others approve, and the workbook that is then
// downloaded says who made it, when, and by which request. Emergency access is opened, approved, seen and ended.
import type { Page } from "@playwright/test";
import { execFileSync } from "node:child_process";

import { expect, on_mock, test } from "../workbench";

test.skip(on_mock, "the mock makes no documents and limits nothing");
test.use({ expected_console: ["403"] }); // an export without approval and a step-up are told by refusals

async function prove(page: Page, password: string): Promise<void> {
  const dialog = page.getByRole("dialog", { name: "请再次验证身份" });
  await dialog.getByLabel("您的登录密码").fill(password);
  await dialog.getByRole("button", { name: "验证并继续" }).click();
  await expect(dialog).toBeHidden();
}

const request_of = (page: Page, reason: string) => page.getByRole("listitem").filter({ hasText: reason });

async function approve(page: Page, reason: string, password: string): Promise<void> {
  await page.goto("/approvals");
  await request_of(page, reason).getByRole("button", { name: "批准" }).click();
  await prove(page, password);
}

test("COL_25 DAT_28 two persons let many rows out, and the workbook bears a watermark", async ({
  page_of,
  password,
}, info) => {
  test.setTimeout(180_000);
  const asker = await page_of("policy");
  await asker.goto("/portfolios/us");
  await asker.getByRole("link", { name: "导出 XLSX" }).click();
  const dialog = asker.getByRole("dialog", { name: "申请批量导出" });
  await expect(dialog).toContainText(/共 \d+ 行，一次最多 200 行/);
  const rows = Number(/共 (\d+) 行/.exec((await dialog.textContent()) ?? "")?.[1]);
  await dialog.getByRole("button", { name: "提交申请" }).click();
  await expect(dialog).toContainText("请填写用途");
  const reason = `报送季度名录 ${Date.now()}`;
  await dialog.getByLabel("用途（审批人会看到）").fill(reason);
  await dialog.getByRole("button", { name: "提交申请" }).click();
  await expect(dialog).toContainText("已提交");

  const leader = await page_of("leader");
  await leader.goto("/approvals");
  const shown = request_of(leader, reason);
  await expect(shown).toContainText("批量导出");
  await expect(shown).toContainText("美国上市公司");
  await expect(shown).toContainText("全部企业");
  await expect(shown).toContainText(rows.toLocaleString("en-US"));
  await expect(shown).toContainText("李管理");
  await approve(leader, reason, password);
  const legal = await page_of("legal");
  await approve(legal, reason, password);
  await expect(legal.getByText("申请人现在可以下载")).toBeVisible();

  await dialog.getByRole("link", { name: "查看申请" }).click();
  const own = request_of(asker, reason);
  const waiting = asker.waitForEvent("download");
  await own.getByRole("button", { name: "下载" }).click();
  await prove(asker, password);
  const download = await waiting;
  const file = info.outputPath("bulk.xlsx");
  await download.saveAs(file);
  const part = (name: string) => execFileSync("unzip", ["-p", file, name], { encoding: "utf8", maxBuffer: 1e8 });
  const sheet = part("xl/worksheets/sheet1.xml");
  const request_id = (await own.getAttribute("data-request")) ?? "none";
  expect(sheet.match(/<row /g)?.length).toBe(rows + 2); // the heading, and the watermark below
  expect(sheet).toContain(`&amp;C李管理 policy ${new Date().getUTCFullYear()}`);
  expect(sheet.split(request_id).length - 1).toBe(3); // head and foot of each page, and the last row
  expect(part("docProps/core.xml")).toContain(request_id);
  await expect(own).toContainText("已下载");
  await expect(own).toContainText("可下载至");
});

test("COL_25 who may not export in bulk is told what to do instead", async ({ page_of }) => {
  const page = await page_of("finance");
  await page.goto("/portfolios/us");
  await page.getByRole("link", { name: "导出 XLSX" }).click();
  await expect(page.getByText(/您的角色不能批量导出/)).toBeVisible();
});

test("DAT_28 emergency access is opened, approved, used and ended", async ({ page_of, password }) => {
  test.setTimeout(180_000);
  const system = await page_of("system");
  await system.goto("/approvals");
  await system.getByRole("button", { name: "启用紧急访问" }).click();
  const dialog = system.getByRole("dialog", { name: "启用紧急访问" });
  const reason = `评级停摆 ${Date.now()}`;
  await dialog.getByLabel("紧急事由").fill(reason);
  await dialog.getByRole("button", { name: "提交" }).click();
  await prove(system, password);
  await expect(dialog).toBeHidden();
  await expect(system.getByRole("navigation").getByText("瀛洲示范园区")).toHaveCount(0);

  const security = await page_of("security");
  await approve(security, reason, password);
  await expect(security.getByText("紧急访问即刻生效")).toBeVisible();
  // ENT-04: the holder's page hears of it by itself.
  await expect(system.locator(".emergency-banner")).toContainText("每次查看都会记录");
  await system.getByRole("navigation").getByText("瀛洲示范园区").click();
  await expect(system.getByRole("table", { name: /企业列表/ })).toBeVisible();

  const audit = await page_of("audit");
  await audit.goto("/approvals");
  const seen = request_of(audit, reason);
  await expect(seen).toContainText("正在生效");
  await expect(seen).toContainText("紧急访问人员");
  await audit.goto("/audit?kind=emergency_access_used");
  await expect(audit.getByRole("table", { name: "事件" }).getByText("使用紧急访问").first()).toBeVisible();
  await audit.goto("/approvals");
  await seen.getByRole("button", { name: "立即结束" }).click();
  await audit.getByRole("dialog").getByRole("button", { name: "立即结束" }).click();
  await expect(seen).toContainText("已提前结束");
  await expect(system.locator(".emergency-banner")).toHaveCount(0);
});
