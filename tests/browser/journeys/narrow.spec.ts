// The same work on a phone: cards for rows, a sheet for filters, a bar at the bottom.
import { expect, panel, shown_grade, test } from "../workbench";

test.use({ viewport: { width: 390, height: 844 } });

const fits = (page: import("@playwright/test").Page) =>
  page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth);

test("rows are cards, filters a sheet, and nothing is wider than the screen", async ({ page }) => {
  await page.goto("/portfolios/demo");
  const cards = page.getByRole("list", { name: "企业列表" }).getByRole("listitem");
  await expect(cards.first()).toBeVisible();
  expect(await fits(page)).toBe(true);
  await page.getByRole("button", { name: "筛选" }).click();
  await panel(page).getByRole("checkbox", { name: /^C / }).check();
  await panel(page).getByRole("button", { name: "查看结果" }).click();
  await expect(page).toHaveURL(/grade=C/);
  await expect(page.getByRole("button", { name: "筛选（1）" })).toBeVisible();
});

test("RAT_16 the enterprise page reads on a phone", async ({ page }) => {
  await page.goto("/portfolios/demo?page_size=100");
  await page
    .getByRole("listitem")
    .filter({ has: page.getByText("RAT-16", { exact: true }) })
    .first()
    .getByRole("link")
    .click();
  await expect(shown_grade(page)).toBeVisible();
  await expect(page.locator(".summary")).toContainText("5,000 万元");
  expect(await fits(page)).toBe(true);
  await page.locator(".reason-text").first().click();
  const box = await panel(page).boundingBox();
  expect(Math.round(box?.width ?? 0)).toBe(390);
});

test("the policy page fits", async ({ page }) => {
  await page.goto("/packs/chongming?tab=tables");
  await expect(page.locator(".table-shown table")).toBeVisible();
  expect(await fits(page)).toBe(true);
  const bar = await page.getByRole("navigation", { name: "主导航" }).boundingBox();
  expect(bar && bar.y + bar.height).toBeGreaterThanOrEqual(843);
});
