import { expect, list_rows, open_case, shown_grade, test } from "../workbench";

test("a CJK font is installed: 中 and 国 are drawn differently", async ({ page }) => {
  await page.goto("/portfolios/demo");
  const drawn = await page.evaluate(() =>
    ["中", "国"].map((character) => {
      const canvas = document.createElement("canvas");
      canvas.width = canvas.height = 64;
      const pen = canvas.getContext("2d");
      if (!pen) throw new Error("no canvas");
      pen.font = `48px ${getComputedStyle(document.body).fontFamily}`;
      pen.fillText(character, 4, 52);
      return canvas.toDataURL();
    }),
  );
  expect(drawn[0]).not.toBe(drawn[1]);
});

test("the language switches in place, is remembered, and asks the server in that language", async ({ page }) => {
  await page.goto("/portfolios/demo");
  await expect(list_rows(page).first()).toBeVisible();
  await page.getByRole("button", { name: "切换到英文" }).click();
  await expect(page.getByRole("columnheader", { name: "Enterprise" })).toBeVisible();
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  const asked = page.waitForRequest(/\/api\/v1\/parties\/[^/]+\/assessment/);
  await list_rows(page).first().getByRole("link").click();
  expect((await asked).headers()["accept-language"]).toBe("en");
  await page.reload();
  await expect(page.getByRole("heading", { name: "How the grade came about" })).toBeVisible();
  await page.getByRole("button", { name: "Switch to Chinese" }).click();
  await expect(page.getByRole("heading", { name: "等级是怎样得出的" })).toBeVisible();
});

test("RAT_16 amounts read in English as the catalogue writes them", async ({ page }) => {
  await open_case(page, "RAT-16");
  await page.goto(`${page.url()}?lang=en`);
  const summary = page.locator(".summary");
  await expect(shown_grade(page)).toBeVisible();
  await expect(summary).toContainText("CNY 50 M");
  await expect(summary).toContainText("CNY 80 M requested");
});

test("no Chinese is left on the English policy and portfolio pages outside the data", async ({ page }) => {
  await page.goto("/portfolios/demo?lang=en");
  await expect(list_rows(page).first()).toBeVisible();
  const chrome = await page.locator("header, nav, .filter-bar, thead, .overview").allInnerTexts();
  expect(chrome.join("\n").replace(/中文|沈主任/g, "")).not.toMatch(/\p{Script=Han}/u);
});
