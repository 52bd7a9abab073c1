// Journeys through the workbench in a real Chromium against the real program. No browser is ever downloaded.
//   YINGZHOU_BIN        the program, default ../../build/release/yingzhou
//   YINGZHOU_URL        a server that already runs, instead of starting the program; YINGZHOU_PASSWORD of its people
//   YINGZHOU_MOCK=1     use web/mock instead (needs web/dist); tests of documents are then skipped
//   YINGZHOU_CHROMIUM   the browser, default /usr/bin/chromium
import { defineConfig } from "@playwright/test";

const wide = { width: 1440, height: 900 };
const narrow = { width: 390, height: 844 };

export default defineConfig({
  testDir: "journeys",
  globalSetup: "./server.ts",
  workers: 1,
  fullyParallel: false,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  reporter: [["list"], ["junit", { outputFile: "test-results/junit.xml" }]],
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
  projects: [
    { name: "wide", use: { viewport: wide } },
    { name: "narrow", use: { viewport: narrow }, testMatch: /(narrow|accessibility|findings)\.spec\.ts/ },
  ],
});
