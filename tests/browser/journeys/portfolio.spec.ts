import type { Page } from "@playwright/test";

import { expect, list, list_rows, on_mock, panel, test, timed } from "../workbench";

const first_paint_ms_max = 1500;

test("the list finds enterprises by Chinese, pinyin and initials", async ({ page }) => {
  await page.goto("/portfolios/demo");
  const search = page.getByRole("searchbox");
  const case_row = list_rows(page).filter({ has: page.getByText("RAT-16", { exact: true }) });
  await expect(case_row.first()).toBeVisible();
  const name = (await case_row.first().getByRole("link").textContent()) ?? "";
  const all = await list_rows(page).count();

  await search.fill(name.slice(0, 8));
  await expect(case_row.first()).toBeVisible();

  for (const words of ["dianshang", "ds"]) {
    await search.fill(words);
    await expect(page).toHaveURL(new RegExp(`search=${words}`));
    await expect(case_row.first()).toBeVisible();
    await expect.poll(() => list_rows(page).count()).toBeLessThan(all);
  }
});

test("filters stand in the address, combine, and are taken away by one button", async ({ page }) => {
  await page.goto("/portfolios/demo");
  await page.locator(".filter-bar").getByRole("button", { name: "等级" }).click();
  await page.getByRole("checkbox", { name: /^C / }).check();
  await page.getByRole("checkbox", { name: /^BB / }).check();
  await expect(page).toHaveURL(/grade=C,BB/);
  await page.keyboard.press("Escape");
  for (const grade of await list(page)
    .locator("[data-grade]")
    .evaluateAll((tags) => tags.map((tag) => tag.getAttribute("data-grade"))))
    expect(["C", "BB"]).toContain(grade);
  await page.getByRole("button", { name: "有否决" }).click();
  await expect(page).toHaveURL(/veto=1/);
  await page.getByRole("button", { name: "清除筛选" }).first().click();
  await expect(page).not.toHaveURL(/grade|veto/);
});

test("a grade column of the chart filters the list", async ({ page }) => {
  await page.goto("/portfolios/demo");
  await expect(list_rows(page).first()).toBeVisible();
  const column = page.getByRole("group", { name: "等级分布" }).getByRole("button", { name: /^AA：/ });
  const count = Number((await column.getAttribute("aria-label"))?.match(/(\d+) 家/)?.[1]);
  await column.click();
  await expect(column).toHaveAttribute("aria-pressed", "true");
  await expect(list_rows(page)).toHaveCount(count);
});

test("sorting by score orders the rows", async ({ page }) => {
  await page.goto("/portfolios/demo?page_size=100");
  await list(page).getByRole("button", { name: "评分" }).click();
  await expect(page).toHaveURL(/sort=-score/);
  await expect(list(page).getByRole("columnheader", { name: "评分" })).toHaveAttribute("aria-sort", "descending");
  const at = await list(page)
    .getByRole("columnheader")
    .evaluateAll((heads) => heads.findIndex((head) => head.textContent?.includes("评分")));
  await expect
    .poll(async () => {
      const texts = await list_rows(page)
        .locator(`td:nth-child(${at + 1})`)
        .allTextContents();
      const scores = texts.map(Number).filter((score) => !Number.isNaN(score)); // who is not rated has none
      return scores.length > 1 && scores.every((score, index) => index === 0 || (scores[index - 1] ?? 0) >= score);
    })
    .toBe(true);
});

test("a filter is saved as a view, opened again and deleted", async ({ page }) => {
  const name = `否决名单 ${Date.now()}`;
  await page.goto("/portfolios/demo?veto=1&sort=-score");
  await page.getByRole("button", { name: "已存视图" }).click();
  await page.getByRole("textbox", { name: "视图名称" }).fill(name);
  await page.getByRole("button", { name: "保存", exact: true }).click();
  await expect(page.getByText("视图已保存")).toBeVisible();

  await page.goto("/portfolios/demo");
  await page.getByRole("button", { name: "已存视图" }).click();
  await page.getByRole("link", { name }).click();
  await expect(page).toHaveURL(/veto=1/);
  await expect(page).toHaveURL(/sort=-score/);

  await page.getByRole("button", { name: "已存视图" }).click();
  await page.getByRole("button", { name: `删除视图「${name}」` }).click();
  await expect(page.getByRole("link", { name })).toBeHidden();
});

test("an empty result says so and offers the way back", async ({ page }) => {
  await page.goto("/portfolios/demo?search=qqqqqqqq");
  await expect(page.getByRole("heading", { name: "没有符合条件的企业" })).toBeVisible();
  await page.getByRole("main").getByRole("button", { name: "清除筛选" }).last().click();
  await expect(list_rows(page).first()).toBeVisible();
});

test("the keyboard alone finds and opens an enterprise", async ({ page }) => {
  await page.goto("/portfolios/demo");
  await expect(list_rows(page).first()).toBeVisible();
  await page.keyboard.press("/");
  await expect(page.getByRole("combobox", { name: "搜索企业" })).toBeFocused();
  await page.keyboard.press("Escape");
  await page.getByRole("heading", { level: 1 }).click();
  await page.keyboard.press("j");
  await page.keyboard.press("j");
  await page.keyboard.press("k");
  await expect(list_rows(page).first()).toHaveClass(/chosen/);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/parties\//);
});

test("Ctrl+K goes to an enterprise by pinyin, ? shows the keys", async ({ page }) => {
  await page.goto("/portfolios/demo");
  await expect(list_rows(page).first()).toBeVisible();
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog")).toContainText("键盘快捷键");
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toBeHidden();
  await page.keyboard.press("Control+k");
  await panel(page).getByRole("combobox").fill("dianshang");
  const option = page.getByRole("option").filter({ hasText: "RAT-16" });
  await expect(option).toBeVisible();
  while ((await option.getAttribute("aria-selected")) !== "true") await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/parties\//);
});

test("the real companies show their later fate, the share of failures per grade, and where the data come from", async ({
  page,
}) => {
  await page.goto("/portfolios/us");
  await expect(page.locator(".attribution")).toContainText("CC BY 4.0");
  await expect(page.getByRole("columnheader", { name: "后来结局" })).toBeVisible();
  const columns = page.getByRole("group", { name: "等级分布" }).getByRole("button");
  const words = await columns.evaluateAll((buttons) =>
    buttons.map((button) => button.getAttribute("aria-label") ?? ""),
  );
  const failed = words.map((text) => Number(text.match(/其中 (\d+) 家/)?.[1] ?? "0"));
  expect(failed.reduce((sum, count) => sum + count, 0)).toBeGreaterThan(0);
  await page.locator(".filter-bar").getByRole("button", { name: "后来结局" }).click();
  await page.getByRole("checkbox", { name: "后来破产" }).check();
  await expect(page).toHaveURL(/fate=failed/);
  await expect(page.locator(".overview-count strong")).toHaveText(
    String(failed.reduce((sum, count) => sum + count, 0)),
  );
});

// When the first content, and the list itself, stood on the screen, in milliseconds from the start of the visit.
async function painted(page: Page): Promise<{ first: number; list: number }> {
  await page.goto("/portfolios/demo");
  await expect(list_rows(page).first()).toBeVisible();
  const list_ms = await page.evaluate(() => performance.now());
  const first = await page.evaluate(() => performance.getEntriesByName("first-contentful-paint")[0]?.startTime);
  return { first: first ?? Number.POSITIVE_INFINITY, list: list_ms };
}

test("the page paints within 1.5 s", timed, async ({ page }) => {
  const cold = await painted(page);
  const warm = await painted(page);
  const words = ({ first, list: rows }: { first: number; list: number }) =>
    `${Math.round(first)} ms (rows ${Math.round(rows)} ms)`;
  console.log(`first contentful paint: cold ${words(cold)}, warm ${words(warm)}${on_mock ? ", mock" : ""}`);
  expect(cold.first).toBeLessThan(first_paint_ms_max);
  expect(warm.first).toBeLessThan(first_paint_ms_max);
});

test("the way back from an enterprise leads to the list as it was left", async ({ page }) => {
  await page.goto("/portfolios/demo?sort=-score&grade=A,AA");
  await expect(list_rows(page).first()).toBeVisible();
  await list_rows(page).first().getByRole("link").click();
  await page.getByRole("link", { name: "返回企业列表" }).click();
  await expect(page).toHaveURL(/sort=-score/);
  await expect(page).toHaveURL(/grade=A,AA/);
});

test("who opens an enterprise while a search is on its way is not brought back", async ({ page }) => {
  // The page of the enterprise takes longer to come than the pause after typing.
  await page.route(/\/assets\/PartyPage.*\.js/, async (route) => {
    await new Promise((done) => setTimeout(done, 800));
    await route.continue();
  });
  await page.goto("/portfolios/demo");
  const first = page.locator("[data-party-row] a, a.party-link").first();
  await expect(first).toBeVisible();
  await page.getByRole("main").getByRole("searchbox").fill("云帆");
  await first.click();
  await expect(page).toHaveURL(/\/parties\//);
  await expect(page.locator(".party-header-main")).toBeVisible();
  await expect(page).toHaveURL(/\/parties\/[^?]+$/);
});
