/**
 * `npm run shots`: pictures of every screen in `shots`, at both widths, in both themes, with and without a network, of a product
 * that is started for them with the demo tenant. `npm run shots -- progress exams` takes those of the screens named, and leaves the others.
 */
import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { type Browser, type BrowserContext, chromium, expect, type Page } from "@playwright/test";
import type { Me } from "#shared/protocol/me.ts";
import { findBrowser } from "./support/browser.ts";
import { chromiumFlags } from "./support/chromium-flags.ts";
import { discard, type Product, startProduct } from "./support/product.ts";
import { refusedBeforeJoining, signInOnScreen, storeApp, tile } from "./support/rep-screen.ts";
import { createScriptedDevice } from "./support/scripted-device.ts";
import { emailOf, signIn } from "./support/session.ts";
import { managerViews, repViews, type View } from "./support/views.ts";

const folder = join(import.meta.dirname, "../shots");
/** What lies over a screen keeps the window's height, and so does a list that goes on for weeks. */
const windowHigh: ReadonlySet<string> = new Set([
  "redemption-sheet",
  "reward-sheet",
  "job-run",
  "log-sheet",
  "claim-sheet",
  "exam-intro",
  "ledger",
]);
const widths = { 375: { height: 812, rep: "rep04" }, 1280: { height: 860, rep: "rep05" } } as const;
type Width = keyof typeof widths;

const { executablePath, environment, found } = await findBrowser();
console.log(`Browser: ${found}`);
const wanted = new Set(process.argv.slice(2));
const named = ["sign-in", ...[...repViews, ...managerViews].map(({ name }) => name)];
const unknown = [...wanted].filter((name) => !named.includes(name));
if (unknown.length > 0) throw new Error(`No screen is called ${unknown.join(", ")}. There are ${named.join(", ")}.`);
if (wanted.size === 0) await rm(folder, { recursive: true, force: true });
await mkdir(folder, { recursive: true });

const product = await startProduct();
const browser = await chromium.launch({
  executablePath,
  args: [...chromiumFlags],
  env: { ...process.env, ...environment },
});
try {
  await fillTeam(product);
  for (const width of [375, 1280] as const) {
    if (isWanted("sign-in")) await shootSignIn(browser, product, width);
    if (repViews.some(({ name }) => isWanted(name))) await shootRep(browser, product, width);
    if (managerViews.some(({ name }) => isWanted(name))) await shootManager(browser, product, width);
  }
} finally {
  await browser.close();
  await discard(product);
}

async function shootSignIn(browser: Browser, { url }: Product, width: Width): Promise<void> {
  const { context, page } = await openWindow(browser, width);
  await page.goto(url);
  await expect(page.getByLabel("E-mail")).toBeVisible();
  await shoot(page, width, "sign-in", "online");
  await context.setOffline(true);
  await expect(page.getByText("Signing in needs one, this once.")).toBeVisible();
  await shoot(page, width, "sign-in", "offline");
  await context.close();
}

async function shootRep(browser: Browser, { url }: Product, width: Width): Promise<void> {
  const { context, page } = await openWindow(browser, width);
  await signInOnScreen(page, url, emailOf(widths[width].rep));
  await storeApp(page);
  await logSome(page);
  await synced(page);
  await shootViews(page, url, width, "online", repViews);

  await page.goto(url);
  await context.setOffline(true);
  await logSome(page);
  await expect(page.getByRole("link", { name: /^Offline · \d+ saved here/ })).toBeVisible();
  await shootViews(page, url, width, "offline", repViews);

  await context.setOffline(false);
  await synced(page);
  if (!isWanted("sync-center")) return context.close();
  await refusedBeforeJoining(page);
  await expect(page.getByRole("link", { name: "1 needs attention" })).toBeVisible();
  await page.goto(`${url}/sync`);
  await expect(page.getByRole("heading", { name: "Needs attention", exact: true })).toBeVisible();
  await shoot(page, width, "sync-center", "attention");
  await context.close();
}

async function shootViews(page: Page, url: string, width: Width, state: string, views: readonly View[]): Promise<void> {
  for (const { name, open } of views) {
    if (!isWanted(name)) continue;
    await open(page, url);
    await shoot(page, width, name, state);
  }
}

function isWanted(screen: string): boolean {
  return wanted.size === 0 || wanted.has(screen);
}

async function shootManager(browser: Browser, { url }: Product, width: Width): Promise<void> {
  const { context, page } = await openWindow(browser, width);
  await signInOnScreen(page, url, "manager@demo.test");
  await storeApp(page);
  await shootViews(page, url, width, "online", managerViews);
  await context.setOffline(true);
  await shootViews(page, url, width, "offline", managerViews);
  await context.close();
}

async function openWindow(browser: Browser, width: Width): Promise<{ context: BrowserContext; page: Page }> {
  const viewport = { width, height: widths[width].height };
  const context = await browser.newContext({
    viewport,
    deviceScaleFactor: 2,
    locale: "en-GB",
    timezoneId: "Europe/Madrid",
  });
  return { context, page: await context.newPage() };
}

/** The same moment in both themes. The window grows with the page, so that its bars stand where they belong; a sheet keeps its window. */
async function shoot(page: Page, width: Width, screen: string, state: string): Promise<void> {
  const { height } = widths[width];
  const contentHeight = await page.evaluate(() => document.documentElement.scrollHeight);
  await page.setViewportSize({ width, height: windowHigh.has(screen) ? height : Math.max(height, contentHeight) });
  for (const theme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme: theme, reducedMotion: "reduce" });
    await page.mouse.move(0, 0);
    const path = join(folder, `${screen}-${width}-${theme}-${state}.png`);
    await page.screenshot({ path, animations: "disabled" });
  }
  await page.setViewportSize({ width, height });
}

async function logSome(page: Page): Promise<void> {
  await expect(tile(page, "Dial")).toBeVisible();
  await page.evaluate(async () => {
    await perennial.log({ activity: "email_sent", contactRef: "Norte Logística" });
    await perennial.log({ activity: "call", disposition: "no_answer", contactRef: "Talleres Urrutia" });
    await perennial.log({ activity: "appointment_set", contactRef: "Ibérica Motor" });
    await perennial.log({
      activity: "call",
      disposition: "contact",
      durationSeconds: 161,
      contactRef: "Clínica Duarte",
    });
  });
}

async function synced(page: Page): Promise<void> {
  await expect.poll(() => page.evaluate(async () => (await perennial.status()).pending), { timeout: 30_000 }).toBe(0);
}

/** Gives the manager something to see: reps heard of lately, one of them with work still on the device. */
async function fillTeam({ url }: Product): Promise<void> {
  for (const [code, count] of [
    ["rep01", 0],
    ["rep02", 14],
    ["rep03", 0],
    ["rep06", 0],
  ] as const) {
    const session = await signIn(url, emailOf(code));
    const { tenant } = await session.get<Me>("/api/me");
    const device = createScriptedDevice(session, tenant.zone);
    const pending = { count, oldestLocalDate: null, oldestRecordedAt: null };
    await device.send([device.log({ activity: "appointment_set" })], { pending });
  }
}
