// A file brought in through the pages, by an officer: chosen, mapped, checked, corrected, confirmed, withdrawn. Each journey
// brings enterprises of its own and takes them out again, because the others count those of the demonstration.
import type { Page } from "@playwright/test";
import { existsSync } from "node:fs";
import { execFileSync } from "node:child_process";

import { log_in, serve } from "../server";
import { axe, expect, on_mock, test, wcag } from "../workbench";

test.skip(on_mock, "the mock takes no files");
test.slow(); // the server works on files in its own time
test.use({ expected_console: ["400"] }); // a mapping without a source is refused

const shared = "../../../shared/data";
const heading = (page: Page) => page.getByRole("heading", { level: 1 });

async function choose(page: Page, name: string, bytes: string | Buffer, timeout?: number): Promise<void> {
  await page.goto("/portfolios/demo/imports");
  await page.getByLabel("文件", { exact: true }).setInputFiles({
    name,
    mimeType: "text/csv",
    buffer: typeof bytes === "string" ? Buffer.from(bytes) : bytes,
  });
  await expect(heading(page)).toContainText(name, { timeout });
  await expect(heading(page)).toContainText("待对应", { timeout });
}

async function pick(page: Page, box: string, option: string): Promise<void> {
  await page.getByRole("combobox", { name: box }).click();
  await page.keyboard.type(option);
  await page.locator(".ant-select-item-option").filter({ hasText: option, visible: true }).first().click();
}

const figure = (page: Page, name: string) =>
  page
    .locator(".import-figures > div")
    .filter({ has: page.getByText(name, { exact: true }) })
    .locator("dd");

async function withdraw(page: Page): Promise<void> {
  await page.getByRole("button", { name: "撤回这批数据" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("textbox").fill("浏览器测试");
  await dialog.getByRole("button", { name: "撤回这批数据" }).click();
  await expect(heading(page)).toContainText("已撤回");
}

async function count(page: Page): Promise<number> {
  const reply = await page.request.get("/api/v1/portfolios/demo/parties?page_size=1");
  return ((await reply.json()) as { total: number }).total;
}

test("DAT_24 ENT_01 an officer brings a list in and takes it out again", async ({ page_of }) => {
  const page = await page_of("officer");
  const before = await count(page);
  await page.goto("/portfolios/demo");
  await page.getByRole("link", { name: "数据导入" }).click();
  await expect(heading(page)).toHaveText("数据导入");
  const file =
    "统一社会信用代码,企业名称,成立日期,注册资本（万元）,备注\n" +
    "91310110666073468P,浏览器一号贸易有限公司,2007-09-12,500,\n" +
    "913101011324142057,浏览器二号制品厂有限公司,1979年2月6日,约一百,老\n";
  await choose(page, "名单.csv", file);
  await expect(page.getByRole("row", { name: /注册资本/ })).toContainText("万元");
  await expect(page.getByRole("row", { name: /备注/ })).toContainText("不导入");
  // Without a source it is refused at the field.
  await page
    .getByRole("button", { name: "检 查" })
    .or(page.getByRole("button", { name: "检查" }))
    .click();
  await expect(page.locator(".field-fault")).toContainText("请在来源登记中选择");
  await pick(page, "数据来源", "市场监督管理部门");
  await page.getByRole("button", { name: /检\s?查/ }).click();
  await expect(heading(page)).toContainText("待确认");
  await expect(page.getByRole("table", { name: "错误" })).toContainText("约一百");
  await expect(page.getByRole("button", { name: "确认导入" })).toBeDisabled();
  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "下载错误清单" }).click();
  expect((await download).suggestedFilename()).toBe("名单.csv-错误清单.xlsx");
  await page.getByRole("checkbox", { name: /有问题的内容不导入/ }).click();
  await expect(page.getByText("可以导入，有问题的内容不导入")).toBeVisible();
  await expect(figure(page, "新增企业")).toHaveText("2");
  expect(await count(page)).toBe(before);
  await page.getByRole("button", { name: "确认导入" }).click();
  await expect(heading(page)).toContainText("已导入");
  expect(await count(page)).toBe(before + 2);
  await page.getByRole("link", { name: "查看企业" }).click();
  await page.getByRole("main").getByRole("searchbox").fill("浏览器一号");
  await expect(page.locator("[data-party-row]")).toHaveCount(1);
  await expect(page.locator("[data-party-row]")).toContainText("尚未评级");
  await expect(page.locator("[data-party-row]")).not.toContainText("1970");
  await page.goBack();
  await withdraw(page);
  expect(await count(page)).toBe(before);
  await page.goto("/portfolios/demo/imports");
  await expect(page.getByRole("table", { name: "数据导入" }).getByRole("row").nth(1)).toContainText("已撤回");
});

test("OUT_06 ENT_03 a row of a table becomes the one file of an enterprise", async ({ page_of }) => {
  const page = await page_of("officer");
  const file =
    "统一社会信用代码,企业名称,行业,期间,营业收入（万元）,参保人数\n" +
    "91310110666073468P,浏览器六号电池有限公司,动力电池,2025,45000,260\n";
  await choose(page, "经营情况.csv", file);
  await pick(page, "数据来源", "财务部");
  await page.getByRole("button", { name: /检\s?查/ }).click();
  await expect(heading(page)).toContainText("待确认");
  await page.getByRole("button", { name: "确认导入" }).click();
  await expect(heading(page)).toContainText("已导入");
  const leader = await page_of("leader");
  await leader.goto("/portfolios/demo");
  await leader.getByRole("main").getByRole("searchbox").fill("浏览器六号");
  await leader.locator("[data-party-row]").getByRole("link").first().click();
  await expect(heading(leader)).toContainText("浏览器六号电池有限公司");
  await leader.getByRole("tab", { name: "企业档案" }).click();
  const size = leader.getByRole("region", { name: "企业规模" });
  await expect(size).toContainText("小型企业");
  await expect(size.getByRole("row", { name: /从业人员/ })).toContainText("260");
  await expect(size.getByRole("row", { name: /营业收入/ })).toContainText("4.5 亿元");
  await expect(size).toContainText("C3841");
  await expect(size).toContainText("国统字〔2017〕213号");
  await leader.getByRole("tab", { name: "全部事实" }).click();
  const revenue = leader.getByRole("row", { name: /营业收入/ });
  await expect(revenue).toContainText("财务部");
  await expect(revenue).toContainText("2025");
  await leader.getByRole("tab", { name: "时间线" }).click();
  await expect(leader.getByRole("tabpanel")).toContainText("获知 4 项事实");
  await withdraw(page);
  await leader.goto("/portfolios/demo");
  await leader.getByRole("main").getByRole("searchbox").fill("浏览器六号");
  await expect(leader.locator("[data-party-row]")).toHaveCount(0);
});

test("DAT_24 a file that is no table says why, and a cancelled import leaves nothing", async ({ page_of }) => {
  const page = await page_of("officer");
  await page.goto("/portfolios/demo/imports");
  await page
    .getByLabel("文件", { exact: true })
    .setInputFiles({ name: "报告.pdf", mimeType: "application/pdf", buffer: Buffer.from("%PDF-1.7 …") });
  await expect(heading(page)).toContainText("无法读取");
  await expect(page.getByRole("alert")).toContainText("PDF");
  await choose(page, "名单.csv", "企业名称,成立日期\n浏览器三号有限公司,2020-01-01\n");
  await page.getByRole("button", { name: "取消导入" }).click();
  await expect(page.getByRole("alert")).toContainText("没有留下任何数据");
});

test("DAT_24 who may only look sees the imports and no way to begin one", async ({ page }) => {
  await page.goto("/portfolios/demo/imports");
  await expect(heading(page)).toHaveText("数据导入");
  await expect(page.getByRole("button", { name: "选择文件" })).toHaveCount(0);
});

for (const locale of ["zh-CN", "en"])
  test(`the pages of imports have no accessibility fault (${locale})`, async ({ page_of }) => {
    const page = await page_of("officer");
    const widths = locale === "en" ? [1440] : [1440, 390]; // the phone is checked in Chinese
    const faults = async () => {
      return (await axe(page, { tags: wcag })).map((one) => `${one.id}: ${one.nodes[0]?.target.join(" ")}`);
    };
    await choose(
      page,
      "名单.csv",
      "企业名称,期间,营业收入（万元）\n浏览器四号有限公司,2025,壹佰\n浏览器五号有限公司,2025,9\n",
    );
    const address = page.url();
    for (const width of widths) {
      await page.setViewportSize({ width, height: 900 });
      for (const at of ["/portfolios/demo/imports", address]) {
        await page.goto(`${at}?lang=${locale}`);
        await expect(page.locator("table").first()).toBeVisible();
        expect(await faults(), `${at} at ${width}`).toEqual([]);
      }
    }
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.goto(`${address}?lang=zh-CN`);
    await pick(page, "数据来源", "财务部");
    await page.getByRole("button", { name: /检\s?查/ }).click();
    await expect(heading(page)).toContainText("待确认");
    await page.goto(`${address}?lang=${locale}`);
    await expect(page.locator("table").first()).toBeVisible();
    for (const width of widths) {
      await page.setViewportSize({ width, height: 900 });
      expect(await faults(), `checked at ${width}`).toEqual([]);
    }
    await page.goto(`${address}?lang=zh-CN`);
    await page.getByRole("button", { name: "取消导入" }).click();
    await expect(page.getByRole("alert")).toContainText("没有留下任何数据");
  });

// What offices really have: two registers and the quarterly figures of the exchanges.
const of_register = {
  reg_date: "成立日期",
  capital: "注册资本",
  scope: "经营范围",
  address: "注册地址",
};
interface Register {
  what: string;
  packed: string;
  columns: Record<string, string>;
  units: Record<string, string>;
  source: string;
  has_faults: boolean;
  parties: number;
}
const registers: Register[] = [
  {
    what: "the register of a city",
    packed: "cn_enterprise_registration/shanghai_enterprises.csv.zst",
    columns: { ...of_register, district: "所属区县" },
    units: {},
    source: "市场监督管理部门",
    has_faults: true,
    parties: 96_763,
  },
  {
    what: "the registers of other provinces",
    packed: "cn_enterprise_registration/other_provinces_sample.csv.zst",
    columns: of_register,
    units: {},
    source: "市场监督管理部门",
    has_faults: true,
    parties: 43_060,
  },
  {
    what: "the quarterly figures of the exchanges",
    packed: "cn_a_share_quarterly/a_share_quarterly.csv.zst",
    columns: { gross_profit_rate: "毛利率", business_income: "营业收入" },
    units: { gross_profit_rate: "%", business_income: "百万元" },
    source: "审计报告",
    has_faults: false,
    parties: 2_916,
  },
];

for (const { what, packed, columns, units, source, has_faults, parties } of registers)
  test(`DAT_24 through the pages: ${what}`, async ({ browser }) => {
    test.skip(!existsSync(`${shared}/${packed}`), "the file is not on this machine");
    test.setTimeout(900_000); // how long it takes is not asked here
    const { url, password, stop } = await serve("--demo"); // of its own: a city stays a city in every list
    try {
      const storageState = await log_in(url, "officer", password);
      const page = await (await browser.newContext({ baseURL: url, locale: "zh-CN", storageState })).newPage();
      const before = await count(page);
      const name = packed.replace(/.*\/|\.zst$/g, "");
      await choose(page, name, execFileSync("zstd", ["-dc", `${shared}/${packed}`], { maxBuffer: 256 << 20 }), 90_000);
      for (const [column, target] of Object.entries(columns)) await pick(page, `“${column}”列对应的数据项`, target);
      for (const [column, unit] of Object.entries(units)) await pick(page, `“${column}”列的单位`, unit);
      await pick(page, "数据来源", source);
      await page.getByRole("button", { name: /检\s?查/ }).click();
      await expect(heading(page)).toContainText("待确认", { timeout: 90_000 });
      if (has_faults) {
        await page.getByRole("checkbox", { name: /有问题的内容不导入/ }).click();
        await expect(page.getByText("可以导入，有问题的内容不导入")).toBeVisible({ timeout: 90_000 });
      }
      await expect(figure(page, "新增企业")).toHaveText(parties.toLocaleString("en"));
      await page.getByRole("button", { name: "确认导入" }).click();
      await expect(heading(page)).toContainText("已导入", { timeout: 400_000 });
      expect(await count(page)).toBe(before + parties);
      await withdraw(page);
      expect(await count(page)).toBe(before);
    } finally {
      await stop();
    }
  });
