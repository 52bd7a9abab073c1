// Journeys through the workbench in a real Chromium against the real program. No browser is ever downloaded.
//   YINGZHOU_BIN        the program, default ../../build/release/yingzhou
//   YINGZHOU_URL        a server that already runs, instead of starting the program; YINGZHOU_PASSWORD of its people
//   YINGZHOU_MOCK=1     use web/mock instead (needs web/dist); tests of documents are then skipped
//   YINGZHOU_CHROMIUM   the browser, default /usr/bin/chromium
//   YINGZHOU_RESULTS    where files of failed journeys and junit.xml go, default test-results
// `--workers 2` runs two at once, each on a server of its own; those that assert how long something takes (@timed) then
// want to be left out (`--grep-invert @timed`).
import { defineConfig } from "@playwright/test";

const wide = { width: 1440, height: 900 };
const narrow = { width: 390, height: 844 };
const results = process.env.YINGZHOU_RESULTS ?? "test-results";

export default defineConfig({
  testDir: "journeys",
  outputDir: results,
  globalSetup: "./server.ts",
  workers: 1,
  fullyParallel: false,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  reporter: [["list"], ["junit", { outputFile: `${results}/junit.xml` }]],
  use: {
    locale: "zh-CN",
    timezoneId: "Asia/Shanghai",
    acceptDownloads: true,
    screenshot: "only-on-failure",
    trace: process.env.CI ? "off" : "retain-on-failure", // it costs a third of the time
    launchOptions: {
      executablePath: process.env.YINGZHOU_CHROMIUM ?? "/usr/bin/chromium",
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-dev-shm-usage",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--no-first-run",
        "--font-render-hinting=none",
      ],
    },
  },
  // The longest journeys first: of two workers none then waits long for the other.
  projects: [
    { name: "narrow", use: { viewport: narrow }, testMatch: /(narrow|accessibility|findings)\.spec\.ts/ },
    { name: "wide", use: { viewport: wide } },
  ],
});
