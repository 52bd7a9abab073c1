// What every journey uses: a page whose console must stay clean, and the ways a person moves through the workbench.
import { test as base, expect, type Page } from "@playwright/test";

export { expect };

export const on_mock = process.env.YINGZHOU_MOCK === "1";

interface Fixtures {
  // Console messages a test expects, by a part of their text.
  expected_console: string[];
  console_is_clean: void;
}

export const test = base.extend<Fixtures>({
  expected_console: [[], { option: true }],
  baseURL: async ({}, use) => {
    await use(process.env.YINGZHOU_URL ?? "");
  },
  console_is_clean: [
    async ({ page, expected_console }, use) => {
      const faults: string[] = [];
      page.on("console", (message) => {
        const bad = message.type() === "error" || message.type() === "warning";
        if (bad && !expected_console.some((part) => message.text().includes(part))) faults.push(message.text());
      });
      page.on("pageerror", (error) => faults.push(`uncaught: ${error.message}`));
      await use();
      expect(faults, "the console stays clean").toEqual([]);
    },
    { auto: true },
  ],
});

export const list = (page: Page) => page.getByRole("table", { name: /企业列表|Enterprises/ });
export const list_rows = (page: Page) => list(page).locator("tbody tr");
export const shown_grade = (page: Page) => page.locator(".summary .grade-tag-large");
export const panel = (page: Page) => page.getByRole("dialog");
export const tab = (page: Page, name: string | RegExp) => page.getByRole("tab", { name });

// The enterprise that demonstrates a case of the catalogue, through search in the list.
export async function open_case(page: Page, requirement: string): Promise<void> {
  await page.goto("/portfolios/demo?page_size=100");
  const row = list_rows(page)
    .filter({ has: page.getByText(requirement, { exact: true }) })
    .first();
  await row.getByRole("link").click();
  await expect(shown_grade(page)).toBeVisible();
}

export const party_id_of = (page: Page): string => decodeURIComponent(new URL(page.url()).pathname.split("/")[2] ?? "");
