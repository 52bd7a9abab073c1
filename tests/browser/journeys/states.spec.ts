import { expect, list_rows, shown_grade, test } from "../workbench";

test.describe("what is not there", () => {
  test.use({ expected_console: ["404"] });
  test("an unknown enterprise says so, with a trace to pass on and a way back", async ({ page }) => {
    await page.goto("/parties/no-such-enterprise");
    await expect(page.getByRole("alert")).toContainText("没有找到");
    await expect(page.getByRole("alert")).toContainText("追踪编号");
    await page.getByRole("link", { name: "回到企业列表" }).click();
    await expect(list_rows(page).first()).toBeVisible();
  });
});

test("an unknown page says so", async ({ page }) => {
  await page.goto("/no/such/page");
  await expect(page.getByRole("heading", { name: "没有找到" })).toBeVisible();
  await expect(page).toHaveTitle(/没有找到/);
});

test.describe("when the server is away", () => {
  test.use({
    expected_console: ["net::ERR_", "Failed to load resource", "preload CSS", "dynamically imported module"],
  });
  test("the page says so and comes back on retry", async ({ page, context }) => {
    await page.goto("/portfolios/demo");
    await expect(list_rows(page).first()).toBeVisible();
    await context.setOffline(true);
    await expect(page.getByText("网络已断开")).toBeVisible();
    await list_rows(page).first().getByRole("link").click();
    const retry = page.getByRole("button", { name: "重试" });
    await expect(retry).toBeVisible({ timeout: 20_000 });
    await context.setOffline(false);
    await retry.click();
    await expect(shown_grade(page)).toBeVisible();
  });
});

test("a problem of the server is told with its title, detail and trace", async ({ page }) => {
  await page.route("**/api/v1/portfolios", (route) =>
    route.fulfill({
      status: 422,
      contentType: "application/problem+json",
      body: JSON.stringify({
        type: "about:blank",
        title: "invalid",
        status: 422,
        detail: "page: expected a number",
        code: "invalid",
        errors: [{ pointer: "/page", message: "expected a number" }],
        trace_id: "0123abcd",
      }),
    }),
  );
  await page.goto("/");
  const alert = page.getByRole("alert");
  await expect(alert).toContainText("invalid");
  await expect(alert).toContainText("/page");
  await expect(alert).toContainText("0123abcd");
  await page.unroute("**/api/v1/portfolios");
  await alert.getByRole("button", { name: "重试" }).click();
  await expect(list_rows(page).first()).toBeVisible();
});
test.use({ expected_console: ["422"] });

test("titles name the enterprise and the portfolio", async ({ page }) => {
  await page.goto("/portfolios/demo");
  await expect(page).toHaveTitle(/示范园区 · 瀛洲/);
  const name = (await list_rows(page).first().getByRole("link").textContent()) ?? "";
  await list_rows(page).first().getByRole("link").click();
  await expect(page).toHaveTitle(`${name} · 瀛洲`);
});

test("the print page has no navigation and unfolds the tables", async ({ page }) => {
  await page.goto("/portfolios/demo?page_size=100");
  await list_rows(page)
    .filter({ has: page.getByText("RAT-16", { exact: true }) })
    .first()
    .getByRole("link")
    .click();
  await page.getByRole("link", { name: "打印版" }).click();
  await expect(page).toHaveURL(/\/print/);
  await expect(page.getByRole("navigation")).toHaveCount(0);
  await expect(page.getByRole("table", { name: "等级是怎样得出的" })).toBeVisible();
  await expect(page.getByRole("table", { name: "额度测算" })).toBeVisible();
  const pdf = await page.pdf({ format: "A4" });
  expect(pdf.length).toBeGreaterThan(20_000);
});
