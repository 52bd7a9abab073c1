// Declarations: from the portal of an enterprise to the park's answer, with the evidence beside the claim.
import type { Page } from "@playwright/test";

import { axe, expect, on_mock, tab, test } from "../workbench";

test.skip(on_mock, "the mock has no declarations");
test.use({ expected_console: ["400", "404", "409", "412"] }); // what cannot be kept is refused

const paper = (name: string) => ({ name, mimeType: "application/pdf", buffer: Buffer.from(`%PDF-1.7 ${name}`) });
const last_year = String(new Date().getFullYear() - 1);

async function attach(page: Page, kind: string, name: string): Promise<void> {
  await page.getByLabel("凭证类别").selectOption({ label: kind });
  await page.getByLabel("选择凭证文件").setInputFiles(paper(name));
  await expect(page.getByRole("list", { name: "原始凭证" })).toContainText(name);
}

// The yearly form, begun or gone on with.
async function open_form(page: Page): Promise<void> {
  await page.goto("/");
  await expect(page).toHaveURL(/\/portal$/);
  const card = page.getByRole("article", { name: `年度经营申报表 ${last_year}` });
  await card.getByRole("button").click();
  await expect(page.getByRole("heading", { name: /年度经营申报表/ })).toBeVisible();
}

async function record_tax(page: Page, value: string): Promise<void> {
  await page.goto("/parties/demo-dat-07?tab=file");
  await page.getByRole("button", { name: "录入：税务数据" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("数据项").selectOption({ label: "税务核验营业收入" });
  await dialog.getByLabel("数值").fill(value);
  await dialog.getByLabel("所属期间").fill(last_year);
  await dialog.getByLabel("数据来源").selectOption({ label: "税务核验（增值税发票比对）" });
  await dialog.getByRole("button", { name: "保存数据" }).click();
  await expect(dialog).toHaveCount(0);
}

test("DAT_05 DAT_06 DAT_07 DAT_11 2 bn declared in the portal, 1.2 bn told by tax: the examiner sees both", async ({
  page_of,
}) => {
  const own = await page_of("enterprise");
  await open_form(own);
  await expect(own.getByRole("heading", { name: /已自动带出/ })).toBeVisible();
  await expect(own.getByRole("region", { name: /已自动带出/ })).not.toContainText("营业收入");

  const revenue = own.getByLabel(/企业申报营业收入/);
  await revenue.fill("很多");
  await own.getByLabel(/研发投入必填/).fill("6000万");
  await expect(own.getByText(/不是数字/).first()).toBeVisible();
  await revenue.fill("20亿");
  for (const box of await own.getByLabel(/必填/).all()) if ((await box.inputValue()) === "") await box.fill("500万");
  await own.getByRole("heading", { name: "原始凭证" }).click();
  await expect(own.getByText(/不是数字/)).toHaveCount(0);
  await attach(own, "银行流水", "流水.pdf");
  await expect(own.getByText(/提交前还差 \d+ 项/)).toBeVisible();
  await attach(own, "研发台账", "台账.pdf");
  await expect(own.getByText("内容与凭证齐备，可以提交")).toBeVisible();
  await own.getByRole("button", { name: "提交申报" }).click();
  await expect(own.getByText("请阅读并勾选承诺")).toBeVisible();
  await own.getByRole("checkbox", { name: /一票否决/ }).check();
  await own.getByLabel("责任人姓名").fill("郑总");
  await own.getByLabel("职务").fill("总经理");
  await own.getByRole("button", { name: "提交申报" }).click();
  await expect(own.getByText(/等待园区受理/).first()).toBeVisible();
  await expect(own.getByRole("button", { name: "撤回修改" })).toBeVisible();

  await record_tax(await page_of("tax"), "12亿");

  const examiner = await page_of("officer2");
  await examiner.goto("/portfolios/demo");
  await examiner.getByRole("link", { name: "企业申报" }).click();
  const row = examiner.getByRole("row", { name: /星砾新材料/ });
  await expect(row).toContainText("项核验矛盾");
  await row.getByRole("link", { name: "年度经营申报表" }).click();
  const check = examiner.getByRole("article", { name: "申报营收 · 税务核验" });
  await expect(check).toContainText("矛盾");
  await expect(check).toContainText("20 亿元");
  const download = examiner.waitForEvent("download");
  await examiner.getByRole("link", { name: "下载 台账.pdf" }).click();
  expect((await download).suggestedFilename()).toBe("台账.pdf");
  await examiner.getByRole("button", { name: "退回补正" }).click();
  const dialog = examiner.getByRole("dialog");
  await dialog.getByRole("textbox").fill("与税务核验相差较大，请说明");
  await dialog.getByRole("button", { name: "退回补正" }).click();
  await expect(examiner.getByText(/退回补正：请按下列意见修改/)).toBeVisible();

  await own.reload();
  await expect(own.getByText("与税务核验相差较大，请说明")).toBeVisible();
  await own.getByRole("checkbox", { name: /一票否决/ }).check();
  await own.getByLabel("责任人姓名").fill("郑总");
  await own.getByLabel("职务").fill("总经理");
  await own.getByRole("button", { name: "提交申报" }).click();
  await expect(own.getByText(/等待园区受理/).first()).toBeVisible();

  await examiner.reload();
  await examiner.getByRole("button", { name: "受理入档" }).click();
  await expect(examiner.getByText(/园区已受理/)).toBeVisible();
  const leader = await page_of("leader");
  await leader.goto("/parties/demo-dat-07?tab=file");
  await expect(leader.getByRole("article", { name: "申报营收 · 税务核验" })).toContainText("矛盾");
});

test("DAT_05 what is written is kept while one leaves, and can be discarded", async ({ page_of }) => {
  const page = await page_of("enterprise");
  await page.goto("/portal");
  const card = page.getByRole("article", { name: /季度经营申报表/ });
  await card.getByRole("button").click();
  await page.getByLabel(/在手订单金额/).fill("3.5亿");
  await page.getByLabel(/库存周转天数/).fill("45");
  await page.getByLabel(/核心客户集中度/).focus();
  await expect(page.getByText("填写内容会自动保存")).toBeVisible();
  await page.goto("/portal");
  await expect(card).toContainText("填写中");
  await card.getByRole("button", { name: "继续填写" }).click();
  await expect(page.getByLabel(/在手订单金额/)).toHaveValue("3.5亿");
  await page.getByRole("button", { name: "删除草稿" }).click();
  await page.getByRole("tooltip").getByRole("button", { name: "删除草稿" }).click();
  await expect(page).toHaveURL(/\/portal$/);
  await expect(card).toContainText("待申报");
});

test("DAT_12 figures of filing, beside a baseline", async ({ page_of }) => {
  const page = await page_of("leader");
  await page.goto("/portfolios/demo/declarations");
  const figures = page.getByRole("table", { name: "填报效率与数据真实性" });
  await expect(figures).toContainText("填写用时（中位数）");
  await page.getByLabel("基期自").fill("2020-01-01");
  await page.getByLabel("基期至").fill("2020-12-31");
  await expect(figures.getByRole("row", { name: /造假率/ })).toContainText("-70%");
});

test("COL_24 RAT_74 an enterprise sees its portal and the published rules, and nothing else of the park", async ({
  page_of,
}) => {
  const page = await page_of("enterprise");
  await page.goto("/parties/demo-dat-07");
  await expect(page.getByText("没有这个页面").or(page.getByRole("alert"))).toBeVisible();
  await page.goto("/portal");
  await expect(page.getByRole("heading", { level: 1, name: /星砾新材料/ })).toBeVisible();
  await page.getByRole("link", { name: /信用评级与信用政策/ }).click();
  for (const name of ["指标与权重", "决策表", "数据来源"]) await expect(tab(page, name)).toBeVisible();
});

test("the portal is opened for an enterprise on its page", async ({ page_of }) => {
  const page = await page_of("officer");
  await page.goto("/parties/demo-rat-16?tab=declarations");
  await page.getByRole("button", { name: "开通申报门户" }).click();
  await expect(page.getByText("门户已开通，企业提交申报后列在这里。")).toBeVisible();
});

test("the pages of declarations have no accessibility fault and fit a phone, in both languages", async ({
  page_of,
}) => {
  const own = await page_of("enterprise");
  const park = await page_of("leader");
  await own.goto("/portal");
  await own.getByRole("article").first().getByRole("button").click();
  await expect(own).toHaveURL(/declarations\/dcl/);
  const form = new URL(own.url()).pathname;
  for (const width of [1440, 390])
    for (const [page, path] of [
      [own, "/portal"],
      [own, form],
      [park, form],
      [park, "/portfolios/demo/declarations"],
    ] as const) {
      await page.setViewportSize({ width, height: 900 });
      await page.goto(path);
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      await expect(page.getByRole("status", { name: "正在加载" })).toHaveCount(0);
      expect((await axe(page)).map((one) => `${path}: ${one.id}: ${one.nodes[0]?.html}`)).toEqual([]);
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(overflow, path).toBeLessThanOrEqual(0);
    }
  await own.getByRole("button", { name: "切换到英文" }).click();
  await expect(own.getByRole("heading", { name: /Please fill in|What is declared/ })).toBeVisible();
});
