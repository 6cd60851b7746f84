import { defineConfig } from "@playwright/test";
import { findBrowser } from "./e2e/support/browser.ts";
import { chromiumFlags } from "./e2e/support/chromium-flags.ts";

const browser = await findBrowser();
// Every worker reads this file again and needs not search again.
process.env.CHROMIUM_PATH = browser.executablePath;
Object.assign(process.env, browser.environment);

export default defineConfig({
  testDir: "e2e",
  testMatch: "**/*.spec.ts",
  outputDir: "test-results",
  workers: 1,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  forbidOnly: true,
  use: {
    locale: "en-GB",
    trace: "retain-on-failure",
    screenshot: "only-on-failure",
    launchOptions: { executablePath: browser.executablePath, args: [...chromiumFlags] },
  },
});
