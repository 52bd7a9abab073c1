// What the static proof finds, on the real program with a pack in which faults are planted: a masked row, rows that
// overlap, a gap, and a better score that gives a worse grade.
import { make_faulty_pack } from "../faulty_pack";
import { serve } from "../server";
import { axe, expect, on_mock, on_phone, test as base, wcag } from "../workbench";

const test = base.extend<object, { faulty: { url: string; password: string } }>({
  faulty: [
    async ({}, use) => {
      const pack = make_faulty_pack();
      const running = await serve("--demo", "--pack", pack.folder);
      await use(running);
      await running.stop();
      pack.remove();
    },
    { scope: "worker", timeout: 60_000 },
  ],
  baseURL: async ({ faulty }, use) => {
    await use(faulty.url);
  },
  password: async ({ faulty }, use) => {
    await use(faulty.password);
  },
});

test.skip(on_mock, "the mock proves nothing");

const table = (name: string, more = "") => `/packs/chongming?tab=tables&table=${name}${more}`;
const finding = (page: import("@playwright/test").Page, says: RegExp) =>
  page.locator(".findings li").filter({ has: page.getByRole("heading", { name: says }) });

test("POL_10 a masked row is told in words, a click leads to it, and its sign has text", async ({ page, viewport }) => {
  await page.goto(table("tier"));
  const masked = finding(page, /这一行永远不会命中/);
  await expect(masked).toContainText("第6行已经覆盖产业链位置");
  await expect(masked).not.toContainText("`");
  const example = masked.getByRole("table");
  await expect(example.getByRole("row").nth(1)).toContainText(/产业链位置\s*链主/);
  await expect(example.getByRole("row", { name: /高新技术企业/ })).toContainText("否");
  const row = page.locator(".table-scroll tr[data-index='6']");
  await expect(row).not.toHaveAttribute("aria-current");
  await masked.getByRole("button", { name: /这一行永远不会命中/ }).click();
  await expect(row).toHaveAttribute("aria-current", "true");
  await expect(row).toHaveClass(/lit/);
  await expect(row).toBeInViewport();
  await expect(row.getByRole("img", { name: /^错误：这一行永远不会命中/ })).toBeVisible();
  // Asked for again after scrolling away, it comes back.
  await page.locator(".findings").scrollIntoViewIfNeeded();
  await page.locator(".table-scroll").evaluate((box) => (box.scrollTop = 0));
  await page.evaluate(() => window.scrollTo(0, 0));
  await masked.getByRole("button", { name: "第 7 行" }).click();
  await expect(row).toBeInViewport();
  expect(page.url()).toContain("row=7");
  if (on_phone(viewport))
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
});

test("RAT_41 a gap says which scores get no grade, and a wrong direction shows both enterprises", async ({ page }) => {
  await page.goto(table("notch", "&lang=en"));
  await expect(finding(page, /fit no row/)).toContainText("10 (included) to 35 (excluded)");
  await expect(
    finding(page, /fit no row/)
      .getByRole("row")
      .last(),
  ).toContainText(/core\s*10/i);
  const direction = finding(page, /gets a worse result/);
  await expect(direction.getByRole("columnheader")).toHaveText([
    "Figure",
    "The better enterprise",
    "The other enterprise",
  ]);
  await expect(direction.locator("tr.differs td")).toHaveText(["62", "55"]);
  await direction.getByRole("button", { name: "row 6" }).click();
  await expect(page.locator("tr.lit .row-number")).toContainText("6");
});

test("every table with findings says so, and overlapping rows are all marked", async ({ page, viewport }) => {
  await page.goto(table("five_level_class"));
  await expect(page.locator(".findings li")).toHaveCount(7);
  await expect(page.locator("tr.found-error")).toHaveCount(7);
  await expect(page.locator(".findings details").nth(0)).not.toHaveAttribute("open");
  await finding(page, /同时符合几行/)
    .first()
    .getByText("出问题的企业举例")
    .click();
  await expect(page.locator(".finding-example").first()).toBeVisible();
  if (on_phone(viewport)) return expect(page.locator(".tables-layout .ant-select").first()).toContainText("发现 7");
  const list = page.getByRole("navigation", { name: "决策表" });
  await expect(list.getByRole("button", { name: /客户分层/ })).toContainText("发现 1");
  await expect(list.getByRole("button", { name: /信用等级/ })).toContainText("发现 2");
  await expect(list.getByRole("button", { name: /加分/ })).not.toContainText("发现");
});

test("on paper the findings stand unfolded above the whole table", async ({ page }) => {
  await page.goto(table("five_level_class"));
  await expect(page.locator(".findings li")).toHaveCount(7);
  await page.emulateMedia({ media: "print" });
  await expect(page.locator(".finding-example")).toHaveCount(7);
  for (const example of await page.locator(".finding-example").all()) await expect(example).toBeVisible();
  await expect(page.getByRole("navigation").filter({ visible: true })).toHaveCount(0);
  await expect(page.getByRole("tablist")).toBeHidden();
  const box = page.locator(".table-scroll");
  expect(await box.evaluate((one) => one.scrollHeight <= one.clientHeight + 1)).toBe(true);
});

for (const locale of ["zh-CN", "en"])
  test(`findings have no accessibility fault (${locale})`, async ({ page, viewport }) => {
    test.skip(on_phone(viewport) && locale === "en", "the phone is checked in Chinese");
    for (const name of ["tier", "notch", "five_level_class"]) {
      await page.goto(table(name, `&row=6&lang=${locale}`));
      await expect(page.locator(".findings li").first()).toBeVisible();
      await page.evaluate(() => window.scrollTo(0, 0)); // what lies under the head of the page is no target
      expect((await axe(page, { tags: wcag })).map((one) => `${one.id}: ${one.nodes[0]?.target.join(" ")}`)).toEqual(
        [],
      );
    }
  });
