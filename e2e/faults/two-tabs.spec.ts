import { expect, type Page } from "@playwright/test";
import { createFaultProxy, type FaultProxy } from "../support/fault-proxy.ts";
import { test } from "../support/journey.ts";
import { createProfile, openProfile, removeProfile } from "../support/lasting-browser.ts";
import { logEach, queueEmpty } from "../support/queue.ts";
import { shownTotals, signInOnScreen, storeApp, tile } from "../support/rep-screen.ts";
import { emailOf, signIn, totalsOf } from "../support/session.ts";

const email = emailOf("rep04");
const deal = { activity: "deal_closed" } as const;

test("I2 I4 what two tabs and two devices logged without a network comes to the same totals everywhere", async ({
  page: laptop,
  product,
}) => {
  const rep = await signIn(product.url, email);
  const before = await totalsOf(rep);
  const proxy = await createFaultProxy(product.url);
  const { context: phone, tabs, close } = await openTwoTabs(proxy.url);
  await signInOnScreen(laptop, proxy.url, email);
  await storeApp(laptop);

  const contexts = [phone, laptop.context()];
  for (const context of contexts) await context.setOffline(true);
  const pages = [...tabs, laptop];
  await Promise.all(
    pages.map(async (page, index) => {
      await logEach(page, Array(10 + index).fill(deal));
      await tile(page, "Deal").click();
    }),
  );
  const deals = 11 + 12 + 13;
  for (const tab of tabs)
    await expect.poll(async () => (await shownTotals(tab)).closedDeals).toBe(before.closedDeals + 11 + 12);

  await Promise.all(contexts.map((context) => context.setOffline(false)));
  for (const page of pages) await queueEmpty(page);
  const { totalXp, closedDeals, streakDays } = await totalsOf(rep);
  expect(closedDeals).toBe(before.closedDeals + deals);
  for (const page of pages) {
    await expect.poll(() => shownTotals(page)).toEqual({ totalXp, closedDeals, streakDays });
  }

  const senders = new Set(proxy.syncs.filter(({ operations }) => operations > 0).map(({ deviceId }) => deviceId));
  expect(senders.size).toBe(2);
  expect(Math.max(...proxy.syncs.map(({ atOnce }) => atOnce))).toBe(1);
  note("syncs of two tabs and a second device", `${proxy.syncs.length}, never two of one device at once`);

  await close();
  await proxy.close();
});

const ends: readonly (readonly [what: string, end: (leading: Page) => Promise<void>])[] = [
  ["closed", (leading) => leading.close()],
  ["crashed", crash],
  ["frozen", freeze],
];

for (const [what, end] of ends) {
  test(`I3 when the leading tab is ${what} in the middle of a request, a visible one sends within two seconds`, async ({
    product,
  }) => {
    const rep = await signIn(product.url, email);
    const before = await totalsOf(rep);
    const proxy = await createFaultProxy(product.url);
    const { tabs, close } = await openTwoTabs(proxy.url);
    const [leading, other] = tabs;
    const underWay = holdNextSync(proxy);
    await logEach(leading, [deal]);
    await underWay;

    const gone = performance.now();
    await end(leading);
    const later = () => proxy.syncs.find(({ operations, arrivedAt }) => operations > 0 && arrivedAt > gone);
    await expect.poll(later, { intervals: [20] }).toBeDefined();
    const tookMs = (later()?.arrivedAt ?? Number.POSITIVE_INFINITY) - gone;
    note(`milliseconds until another tab sent, the leading one ${what}`, tookMs.toFixed(0));
    expect(tookMs).toBeLessThan(2000);

    await queueEmpty(other);
    expect((await totalsOf(rep)).closedDeals).toBe(before.closedDeals + 1);
    await close();
    await proxy.close();
  });
}

/** Two tabs of one profile, the first of which leads. */
async function openTwoTabs(url: string) {
  const profile = await createProfile();
  const browser = await openProfile(profile);
  await signInOnScreen(browser.page, url, email);
  await storeApp(browser.page);
  const second = await browser.context.newPage();
  await second.goto(url);
  await expect.poll(() => second.evaluate(async () => (await navigator.locks.query()).pending?.length)).toBe(1);
  const close = async (): Promise<void> => {
    await browser.close();
    await removeProfile(profile);
  };
  return { context: browser.context, tabs: [browser.page, second] as const, close };
}

/** Holds up the next sync that carries something, for good. Resolves once it has come. */
function holdNextSync(proxy: FaultProxy): Promise<void> {
  return new Promise((arrived) => {
    proxy.meddle(({ operations }) => {
      if (operations === 0) return "none";
      proxy.meddle(() => "none");
      arrived();
      return new Promise(() => {});
    });
  });
}

/** Ends the tab's own process. */
async function crash(page: Page): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  const crashed = page.waitForEvent("crash");
  devtools.send("Page.crash").catch(() => {});
  await crashed;
}

/**
 * Hides a tab and freezes it, then thaws it for what it had begun on the device: a browser freezes no tab in the middle of a transaction,
 * devtools do.
 */
async function freeze(page: Page): Promise<void> {
  await setLifecycle(page, "frozen");
  await setLifecycle(page, "active");
  await expect.poll(() => page.evaluate(() => document.hidden)).toBe(true);
}

async function setLifecycle(page: Page, state: "frozen" | "active"): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("Page.setWebLifecycleState", { state });
}

function note(type: string, description: string): void {
  test.info().annotations.push({ type, description });
}
