// What every journey uses: a page whose console must stay clean, with somebody logged in, and the ways a person moves
// through the workbench.
import { AxeBuilder } from "@axe-core/playwright";
import { test as base, expect, type Page } from "@playwright/test";

import { log_in, server_of, type LoggedIn } from "./server";

export { expect };

export const on_mock = process.env.YINGZHOU_MOCK === "1";

// Of a journey that asserts how long something takes: it wants the machine for itself (`--grep @timed --workers=1`).
export const timed = { tag: "@timed" };

export const nobody: LoggedIn = { cookies: [], origins: [] };

interface Fixtures {
  // Console messages a test expects, by a part of their text.
  expected_console: string[];
  console_is_clean: void;
  // Of everybody, on the server of the test.
  password: string;
  // A page of one's own for somebody, with a session of its own; of nobody for "".
  page_of: (login_name: string) => Promise<Page>;
}

// One session per person for all the tests that do not care: logging in is slow on purpose.
const sessions = new Map<string, Promise<LoggedIn>>();
function session_of(url: string, login_name: string, password: string): Promise<LoggedIn> {
  const key = `${url} ${login_name}`;
  const session = sessions.get(key) ?? log_in(url, login_name, password);
  sessions.set(key, session);
  return session;
}

function watch(page: Page, expected: string[], faults: string[]): void {
  page.on("console", (message) => {
    const bad = message.type() === "error" || message.type() === "warning";
    if (bad && !expected.some((part) => message.text().includes(part))) faults.push(message.text());
  });
  page.on("pageerror", (error) => faults.push(`uncaught: ${error.message}`));
}

export const test = base.extend<Fixtures>({
  expected_console: [[], { option: true }],
  baseURL: async ({}, use, { parallelIndex }) => {
    await use(server_of(parallelIndex).url);
  },
  password: async ({}, use, { parallelIndex }) => {
    await use(server_of(parallelIndex).password);
  },
  storageState: async ({ baseURL, password }, use) => {
    await use(await session_of(baseURL ?? "", "leader", password));
  },
  console_is_clean: [
    async ({ page, expected_console }, use) => {
      const faults: string[] = [];
      watch(page, expected_console, faults);
      await use();
      expect(faults, "the console stays clean").toEqual([]);
    },
    { auto: true },
  ],
  page_of: async ({ browser, baseURL, password, viewport, expected_console }, use) => {
    const faults: string[] = [];
    const close: (() => Promise<void>)[] = [];
    await use(async (login_name) => {
      const storageState = login_name ? await log_in(baseURL ?? "", login_name, password) : nobody;
      const context = await browser.newContext({ baseURL: baseURL ?? "", viewport, storageState, locale: "zh-CN" });
      close.push(() => context.close());
      const page = await context.newPage();
      watch(page, expected_console, faults);
      return page;
    });
    for (const end of close) await end();
    expect(faults, "the console stays clean").toEqual([]);
  },
});

// WCAG 2.2 A and AA.
export const wcag = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

// What axe finds on a page, or in the part of it that is named; by all its rules unless some are. It looks from within the
// page: to gather what it finds in frames, of which there are none, it would open a second one, and only faults are wanted.
// Both together take more than half of the time.
export async function axe(page: Page, { tags, within }: { tags?: string[]; within?: string } = {}) {
  const look = new AxeBuilder({ page }).options({ resultTypes: ["violations"] }).setLegacyMode();
  if (tags) look.withTags(tags);
  if (within) look.include(within);
  return (await look.analyze()).violations;
}

export const on_phone = (viewport: { width: number } | null): boolean => (viewport?.width ?? 0) < 720;

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
