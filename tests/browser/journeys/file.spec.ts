// The file of an enterprise: read whole, written by the departments, corrected without losing what was said.
import type { Page } from "@playwright/test";

import { axe, expect, on_mock, test } from "../workbench";

test.skip(on_mock, "the mock has no files");
test.use({ expected_console: ["400", "409", "412"] }); // entries that cannot be kept are refused

async function open(page: Page, party: string): Promise<void> {
  await page.goto(`/parties/${party}?tab=file`);
  await expect(page.getByRole("heading", { name: /数据质量|Quality of the data/ })).toBeVisible();
}
const dataset = (page: Page, name: string) => page.getByRole("region", { name, exact: true });

test("DAT_07 RAT_37 2 bn against 1.2 bn: the evidence stands side by side", async ({ page_of }) => {
  const page = await page_of("leader");
  await open(page, "demo-dat-07");
  const check = page.getByRole("article", { name: "申报营收 · 税务核验" });
  await expect(check).toContainText("矛盾");
  await expect(check).toContainText("20 亿元");
  await expect(check).toContainText("12 亿元");
  await expect(check).toContainText("企业申报");
  await expect(check).toContainText("税务核验（增值税发票比对）");
  await expect(check).toContainText("+66.7%");
  await expect(page.getByText("未结劳动仲裁", { exact: true }).first()).toBeVisible();
  await expect(page.getByRole("button", { name: /^登记：/ })).toHaveCount(0); // a leader reads
});

test("ENT_02 ENT_14 AMB_42 that there was a penalty is seen at first contact, the matter by its department alone", async ({
  page_of,
}) => {
  const page = await page_of("officer2");
  await open(page, "demo-ent-02");
  const penalties = dataset(page, "处罚与事故");
  await expect(penalties).toContainText("环境处罚");
  await expect(penalties).toContainText("2024-02-20");
  await expect(penalties).not.toContainText("废水超标排放");
});

test("ENT_18 ENT_26 an entry is written, corrected, looked back on and removed", async ({ page_of }) => {
  const page = await page_of("officer");
  await open(page, "demo-rat-16");
  await page.getByRole("button", { name: "登记：荣誉与资质" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "保存条目" }).click();
  await expect(dialog.getByText("请填写“名称”")).toBeVisible();
  await dialog.getByLabel("名称").fill("专精特新中小企业");
  await dialog.getByLabel("类别").selectOption({ label: "荣誉称号" });
  await dialog.getByLabel("级别").selectOption({ label: "市级" });
  await dialog.getByLabel("授予日").fill("2025-09-01");
  await dialog.getByLabel("数据来源").selectOption({ label: "招商部" });
  await dialog.getByRole("button", { name: "保存条目" }).click();
  const row = dataset(page, "荣誉与资质").getByRole("row", { name: /专精特新中小企业/ });
  await expect(row).toContainText("市级");
  await expect(page.locator(".tags").getByText("专精特新", { exact: true })).toBeVisible();
  await row.getByRole("button", { name: /更正/ }).click();
  await expect(dialog.getByLabel("名称")).toHaveValue("专精特新中小企业");
  await dialog.getByLabel("级别").selectOption({ label: "国家级" });
  await dialog.getByRole("button", { name: "保存条目" }).click();
  await expect(row).toContainText("国家级");
  await row.getByRole("button", { name: /历次/ }).click();
  await expect(dialog.getByRole("listitem")).toHaveCount(2);
  await expect(dialog).toContainText("市级");
  await page.keyboard.press("Escape");
  await row.getByRole("button", { name: /删除/ }).click();
  await dialog.getByRole("textbox").fill("重复登记");
  await dialog
    .getByRole("button", { name: "删 除" })
    .or(dialog.getByRole("button", { name: "删除" }))
    .click();
  await expect(row).toHaveCount(0);
});

test("ENT_10 DAT_01 a value is written down with its source; what cannot be read is told at its field", async ({
  page_of,
}) => {
  const page = await page_of("finance");
  await open(page, "demo-rat-16");
  await page.getByRole("button", { name: "录入：财务数据" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("数据项").selectOption({ label: "短期负债" });
  await dialog.getByLabel("数值").fill("一千多万");
  await dialog.getByLabel("所属期间").fill("2025");
  await dialog.getByLabel("数据来源").selectOption({ label: "财务部" });
  await dialog.getByRole("button", { name: "保存数据" }).click();
  await expect(dialog.getByText(/不是数字/)).toBeVisible();
  await dialog.getByLabel("数值").fill("1200万");
  await dialog.getByRole("button", { name: "保存数据" }).click();
  await expect(dataset(page, "财务数据")).toContainText("短期负债");
  await expect(dataset(page, "财务数据")).toContainText("1,200 万元");
});

test("ENT_16 ENT_17 the group and the chain are found from any member", async ({ page_of }) => {
  const page = await page_of("leader");
  await open(page, "demo-rat-16");
  const group = dataset(page, "集团与产业链");
  await expect(group).toContainText("集团成员 3 家");
  await expect(group.getByRole("row", { name: /星砾新材料/ })).toContainText("未结劳动仲裁");
  await expect(group).toContainText("云帆供应链管理有限公司");
  // The same drawn: who controls on the left of who is controlled, with words for the lines.
  const drawing = group.getByRole("group", { name: "关系图" });
  await expect(drawing).toContainText("子公司");
  await expect(drawing).toContainText("未结劳动仲裁");
  await page.setViewportSize({ width: 390, height: 900 });
  await expect(drawing).toHaveCount(0); // a phone reads the table
  await page.setViewportSize({ width: 1440, height: 900 });
  await drawing.getByRole("link", { name: /星砾新材料/ }).click();
  await expect(page).toHaveURL(/demo-dat-07/);
  await expect(dataset(page, "集团与产业链")).toContainText("集团成员 3 家");
});

test("the file reads well in both languages, wide and narrow, and back to a past day", async ({ page_of }) => {
  const page = await page_of("officer");
  for (const width of [1440, 390]) {
    await page.setViewportSize({ width, height: 900 });
    await open(page, "demo-rat-16");
    await expect(dataset(page, "集团与产业链")).toContainText("集团成员");
    expect((await axe(page)).map((one) => `${one.id}: ${one.nodes[0]?.html}`)).toEqual([]);
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(overflow).toBeLessThanOrEqual(0);
  }
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto("/parties/demo-rat-16?tab=file&as_of=2023-05-20");
  await expect(page.getByText("正在查看 2023-05-20 的档案")).toBeVisible();
  await expect(page.getByRole("button", { name: /^登记：/ })).toHaveCount(0);
  await expect(dataset(page, "研判依据")).toHaveCount(0); // written in June
  await page.getByRole("button", { name: "切换到英文" }).click();
  await expect(page.getByRole("heading", { name: "Quality of the data" })).toBeVisible();
  await expect(dataset(page, "Commitments")).toContainText("Promised");
});
