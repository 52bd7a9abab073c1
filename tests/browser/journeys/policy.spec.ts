import { expect, tab, test } from "../workbench";

const pack = "/packs/chongming";

test("POL_10 POL_12 RAT_74 the pack shows what it rests on and how much it holds", async ({ page }) => {
  await page.goto(pack);
  await expect(page.getByRole("heading", { level: 1 })).toContainText("崇明");
  await expect(page.getByRole("main")).toContainText("政策依据");
  await expect(page.getByRole("main")).toContainText("风险偏好");
});

test("AMB_20 a parameter is found with its comparison, value and source", async ({ page }) => {
  await page.goto(`${pack}?tab=parameters`);
  await page.getByRole("searchbox").fill("adverse_cut_rate");
  const rows = page.getByRole("table", { name: "参数" }).locator("tbody tr");
  await expect(rows).toHaveCount(1);
  await expect(rows.first()).toContainText("0.3214");
  await expect(rows.first()).toContainText("AMB-10");
});

test("RAT_13 RAT_30 indicators show formula, weights with their source, and the curve", async ({ page }) => {
  await page.goto(`${pack}?tab=indicators&q=cash_flow_coverage`);
  const card = page.locator(".indicator-card").first();
  await expect(card).toContainText("现金流覆盖率");
  await expect(card).toContainText("operating_cash_flow");
  await expect(card.locator(".weights")).toContainText("15");
  await expect(card.getByRole("img", { name: /评分曲线/ }).first()).toBeVisible();
});

test("RAT_41 the cut-offs of the scale are a table with numbered rows", async ({ page }) => {
  await page.goto(`${pack}?tab=tables&table=notch&row=2`);
  const lit = page.locator("tr.lit");
  await expect(lit).toHaveCount(1);
  await expect(lit.locator("td").first()).toHaveText("2");
});

test("AMB_25 RAT_29 limit and term steps and the pairwise weights are there", async ({ page }) => {
  await page.goto(`${pack}?tab=steps`);
  await expect(page.getByRole("table", { name: "额度" })).toContainText("rd_spending");
  await expect(page.getByRole("table", { name: "账期" })).toBeVisible();
  await tab(page, /层次分析/).click();
  const ratios = await page.locator("[role=tabpanel] td.right").allTextContents();
  expect(ratios.length).toBeGreaterThan(0);
  for (const ratio of ratios) expect(Number(ratio)).toBeLessThan(0.1);
});
