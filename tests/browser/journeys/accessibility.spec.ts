// axe over every page, WCAG 2.2 A and AA. What is let through is listed with its reason; the list is reviewed, not grown.
import type { Page } from "@playwright/test";

import { axe, expect, list_rows, on_phone, party_id_of, test, wcag } from "../workbench";

interface Allowance {
  rule: string;
  target: RegExp;
  why: string;
}

const allowed: Allowance[] = [];

async function faults(page: Page): Promise<string[]> {
  return (await axe(page, { tags: wcag })).flatMap((violation) =>
    violation.nodes
      .map((node) => ({ target: node.target.join(" "), summary: node.failureSummary ?? "" }))
      .filter(({ target }) => !allowed.some((entry) => entry.rule === violation.id && entry.target.test(target)))
      .map(({ target, summary }) => `${violation.id} at ${target}: ${summary}`),
  );
}

const party_id = "demo-dat-07"; // rated, with a veto

for (const locale of ["zh-CN", "en"]) {
  // What differs between the languages does not differ by width.
  test.beforeEach(({ viewport }, info) => {
    test.skip(on_phone(viewport) && info.title.includes("(en)"), "the phone is checked in Chinese");
  });

  test(`portfolio pages have no accessibility fault (${locale})`, async ({ page }) => {
    for (const portfolio of ["demo", "us"]) {
      await page.goto(`/portfolios/${portfolio}?lang=${locale}`);
      await expect(page.locator("[data-party-row]").first()).toBeVisible();
      expect(await faults(page)).toEqual([]);
    }
  });

  test(`every tab of the enterprise page has no accessibility fault (${locale})`, async ({ page }) => {
    test.slow(); // six pages, each read whole by axe
    for (const tab of ["indicators", "limit", "models", "rules", "facts", "timeline"]) {
      await page.goto(`/parties/${party_id}?tab=${tab}&lang=${locale}`);
      await expect(page.locator(".summary .grade-tag-large")).toBeVisible();
      await expect(page.locator("[role=tabpanel] :is(table, li)").first()).toBeVisible();
      expect(await faults(page), tab).toEqual([]);
    }
  });

  test(`every tab of the policy page has no accessibility fault (${locale})`, async ({ page }) => {
    test.setTimeout(360_000); // ten pages, each read whole by axe, and the proofs of all tables asked for the first time
    const laid = "party=demo-rat-35&hits=demo";
    for (const tab of [
      "overview",
      "graph",
      "graph&model=decisions/bonuses.dmn",
      "parameters",
      "indicators",
      "tables",
      `tables&table=table_tier&form=grid&${laid}`,
      `tables&table=table_vetoes&${laid}`,
      "steps",
      "ahp",
    ]) {
      await page.goto(`/packs/chongming?tab=${tab}&lang=${locale}`);
      await expect(page.locator("[role=tabpanel]").first()).toBeVisible();
      if (tab.startsWith("graph")) await expect(page.locator(".graph-node, .graph-list li").first()).toBeVisible();
      if (tab.startsWith("tables")) await expect(page.locator(".table-scroll").first()).toBeVisible();
      if (tab.includes(laid)) await expect(page.locator(".run-line").first()).toBeVisible();
      expect(await faults(page), tab).toEqual([]);
    }
  });
}

test("all tabs of the policy page are in sight in a window of half the width, in the longer language", async ({
  page,
}) => {
  test.skip(on_phone(page.viewportSize()), "on a phone tabs are swiped");
  for (const width of [1024, 760]) {
    await page.setViewportSize({ width, height: 900 });
    await page.goto("/packs/chongming?lang=en");
    const tabs = page.locator(".policy-tabs [role=tab]");
    await expect(tabs.first()).toBeVisible();
    for (const tab of await tabs.all()) await expect(tab).toBeInViewport({ ratio: 1 });
    await tabs.last().click();
    await expect(tabs.last()).toHaveAttribute("aria-selected", "true");
    expect(await faults(page), `${width} px`).toEqual([]);
  }
});

test("the panel, the command palette and the print page have no accessibility fault", async ({ page }) => {
  await page.goto(`/parties/${party_id}?open=quantitative`);
  await expect(page.getByRole("dialog").locator(".indicator").first()).toBeVisible();
  await page.waitForTimeout(400); // the panel slides in; half-shown colours are no colours
  expect(await faults(page), "panel").toEqual([]);
  await page.goto(`/parties/${party_id}`);
  await expect(page.locator(".summary .grade-tag-large")).toBeVisible();
  await page.keyboard.press("Control+k");
  await page.getByRole("dialog").getByRole("combobox").fill("dianshang");
  await expect(page.getByRole("option").first()).toBeVisible();
  await page.waitForTimeout(400);
  expect(await faults(page), "palette").toEqual([]);
  await page.goto(`/parties/${party_id}/print`);
  await expect(page.getByRole("table").first()).toBeVisible();
  expect(await faults(page), "print").toEqual([]);
});

test.describe("the pages about people", () => {
  test.use({ expected_console: ["401"] });

  test("log-in, set-up and invitation have no accessibility fault", async ({ page_of }) => {
    const page = await page_of("");
    for (const path of ["/login?why=ended", "/set-up#token", "/set-up", "/invitation#token", "/new-password#token"]) {
      await page.goto(path);
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      expect(await faults(page), path).toEqual([]);
    }
    await page.goto("/login");
    await page.getByRole("button", { name: "登录", exact: true }).click();
    expect(await faults(page), "with a fault told").toEqual([]);
  });

  test("account, approvals, people, reasons and the audit trail have no accessibility fault", async ({ page_of }) => {
    test.setTimeout(120_000);
    const visits: [string, string[]][] = [
      ["officer", ["/account", "/approvals", "/audit"]],
      ["leader", ["/approvals", "/approvals?tab=others"]],
      ["security", ["/admin/users", "/admin/access"]],
      ["system", ["/admin/webhooks"]],
      ["audit", ["/audit"]],
    ];
    for (const [login_name, paths] of visits) {
      const page = await page_of(login_name);
      for (const path of paths) {
        await page.goto(path);
        await expect(page.getByRole("heading").first()).toBeVisible();
        await expect(page.locator(".ant-skeleton, .ant-spin-spinning")).toHaveCount(0);
        expect(await faults(page), `${login_name} ${path}`).toEqual([]);
      }
      await page.getByRole("button", { name: "账户菜单" }).click();
      await expect(page.getByRole("menuitem").first()).toBeVisible();
      await page.waitForTimeout(400); // it unfolds; half-shown colours are no colours
      expect(await faults(page), `${login_name} menu`).toEqual([]);
    }
  });

  test("the dialogs about people have no accessibility fault", async ({ page_of }) => {
    const page = await page_of("security");
    await page.goto("/admin/users");
    for (const name of ["邀请用户", "授予角色"]) {
      await page.getByRole("button", { name }).first().click();
      await expect(page.getByRole("dialog").getByRole("button", { name: "取消" })).toBeVisible();
      await page.waitForTimeout(400);
      expect(await faults(page), name).toEqual([]);
      await page.getByRole("button", { name: "取消" }).click();
      await expect(page.getByRole("dialog")).toBeHidden();
    }
  });
});

test("the list is a table for readers: heads, rows, and a link in each row", async ({ page, viewport }) => {
  test.skip(on_phone(viewport), "a phone shows cards");
  await page.goto("/portfolios/demo");
  await expect(list_rows(page).first()).toBeVisible();
  expect(await page.getByRole("columnheader").count()).toBeGreaterThanOrEqual(6);
  const rows = await list_rows(page).count();
  expect(await page.getByRole("row").count()).toBe(rows + 1);
  expect(await list_rows(page).getByRole("link").count()).toBe(rows);
  await list_rows(page).first().getByRole("link").click();
  expect(party_id_of(page)).not.toBe("");
});
