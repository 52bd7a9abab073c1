// Industry means and park standards: entered, held against, withdrawn; computed of the park's enterprises.
import { axe, expect, test, wcag } from "../workbench";

const address = "/portfolios/demo/benchmarks";

test.use({ expected_console: ["400"] }); // faults in forms are told by refusals

test("DAT_25 DAT_26 a mean with its source counts from now on, and can be taken back", async ({ page_of }) => {
  const page = await page_of("policy");
  await page.goto(`${address}?lang=zh-CN`);
  const row = page.locator("[data-indicator=carbon_intensity] [data-industry=chemical]");
  await expect(row).toContainText("规则包");
  const before = await row.locator("b").innerText();
  await page.getByRole("button", { name: "录入均值或标准" }).click();
  const dialog = page.getByRole("dialog", { name: "录入均值或标准" });
  await dialog.getByLabel("指标").selectOption("carbon_intensity");
  await dialog.getByLabel("行业").selectOption("chemical");
  await dialog.getByRole("button", { name: /^录\s?入$/ }).click();
  await expect(dialog.getByText("请填写数字")).toBeVisible();
  await dialog.getByLabel("数值").fill("0.87");
  await dialog.getByLabel("期间").fill("2099");
  await dialog.getByRole("button", { name: /^录\s?入$/ }).click();
  await expect(dialog.getByText("该期间尚未开始")).toBeVisible();
  await dialog.getByLabel("期间").fill("2026年");
  await dialog.getByLabel("数据来源").fill("园区管委会 2026 年 12 号决定");
  await dialog.getByRole("button", { name: /^录\s?入$/ }).click();
  await expect(dialog).toBeHidden();
  await expect(row).toContainText("0.87");
  await expect(row).toContainText("园区管委会 2026 年 12 号决定");
  const recorded = page.locator("[data-recorded]").filter({ hasText: "12 号决定" });
  await expect(recorded).toContainText("现行");
  await recorded.getByRole("button", { name: /撤\s?回/ }).click();
  const withdrawal = page.getByRole("dialog", { name: "撤回均值或标准" });
  await withdrawal.getByLabel("撤回原因").fill("口径有误");
  await withdrawal.getByRole("button", { name: /^撤\s?回$/ }).click();
  await expect(row.locator("b")).toHaveText(before);
  await expect(recorded).toContainText("口径有误");
});

test("DAT_25 the park's own means, with n, or why there are none", async ({ page_of }) => {
  const page = await page_of("policy");
  await page.goto(`${address}?lang=zh-CN`);
  await page.getByRole("button", { name: "按园区企业计算均值" }).click();
  const dialog = page.getByRole("dialog", { name: "按园区企业计算均值" });
  await dialog.getByLabel("期间").fill("去年");
  await dialog.getByRole("button", { name: /^计\s?算$/ }).click();
  await expect(dialog.getByText("2025Q4", { exact: false }).first()).toBeVisible();
  await dialog.getByLabel("期间").fill("2024");
  await dialog.getByRole("button", { name: /^计\s?算$/ }).click();
  await expect(dialog.locator("[data-computed]").first().or(dialog.getByText("没有可公布的均值"))).toBeVisible();
});

test("who may only look sees the means and no way to change them; no accessibility fault", async ({ page_of }) => {
  const page = await page_of("officer");
  for (const locale of ["zh-CN", "en"])
    for (const width of [1440, 390]) {
      await page.setViewportSize({ width, height: 900 });
      await page.goto(`${address}?lang=${locale}`);
      await expect(page.locator("[data-indicator]").first()).toBeVisible();
      await expect(page.locator(".benchmark-actions")).toHaveCount(0);
      expect(
        (await axe(page, { tags: wcag })).map((fault) => fault.id),
        `${locale} ${width}`,
      ).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth), `${locale} ${width}`).toBeLessThanOrEqual(
        width,
      );
    }
});
