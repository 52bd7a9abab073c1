// Where data come from: which sources keep their cadence, and the published list that ratings rest on.
import { expect, on_mock, test } from "../workbench";

test.skip(on_mock, "the mock knows no sources");

test("DAT_14 DAT_24 a leader sees which sources are overdue, and gets there from the list of enterprises", async ({
  page,
}) => {
  await page.goto("/portfolios/demo");
  await page.getByRole("link", { name: "数据来源" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "数据来源" })).toBeVisible();
  const tax = page.locator('[data-source="tax"]');
  await expect(tax).toContainText("每月");
  await expect(tax).toContainText("超过 35 天算逾期");
  await expect(tax).toContainText(/\d{4}-\d{2}-\d{2}/);
  // The facts of the demonstration are of earlier years, and nothing has come since.
  await expect(tax).toContainText("逾期未更新");
  await expect(page.getByRole("alert")).toContainText("个来源逾期未更新");
  await expect(page.locator('[data-source="registry"]')).toContainText("不定期");
  await page
    .getByRole("link", { name: /瀛洲示范园区/ })
    .first()
    .click();
  await expect(page).toHaveURL(/\/portfolios\/demo$/);
});

test("DAT_27 the policy page publishes the register of sources", async ({ page }) => {
  await page.goto("/packs/chongming");
  await page.getByRole("tab", { name: /数据来源/ }).click();
  const table = page.getByRole("table", { name: "数据来源" });
  await expect(table.getByRole("row")).toHaveCount(34);
  await expect(table).toContainText("政务数据共享");
  await expect(page).toHaveURL(/tab=sources/);
});

test("DAT_01 whoever may not see them is offered no way there", async ({ page_of }) => {
  const bank = await page_of("bank");
  await bank.goto("/portfolios/demo");
  await expect(bank.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(bank.getByRole("link", { name: "数据来源" })).toHaveCount(0);
  await bank.goto("/portfolios/demo/sources");
  await expect(bank.getByText("查看数据来源与更新情况")).toBeVisible();
});
