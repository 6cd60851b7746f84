import { setTimeout as pause } from "node:timers/promises";
import { expect, type Page } from "@playwright/test";
import type { Me } from "#shared/protocol/me.ts";
import { createFaultProxy } from "../support/fault-proxy.ts";
import { test } from "../support/journey.ts";
import { createProfile, type LastingBrowser, openProfile, removeProfile } from "../support/lasting-browser.ts";
import { ledgerSums } from "../support/ledger-sums.ts";
import { discard, startProduct } from "../support/product.ts";
import { logEach, pendingOf, queueEmpty } from "../support/queue.ts";
import { shownTotals, signInOnScreen, storeApp } from "../support/rep-screen.ts";
import { createScriptedDevice } from "../support/scripted-device.ts";
import { emailOf, signIn, totalsOf } from "../support/session.ts";

/**
 * Processes that are killed: `FAULT_ROUNDS` times each (default 3). A killed process loses what it holds in memory, and no more. That a
 * machine loses its power, and with it what the disk hasn't written yet, isn't tested by this.
 */
const rounds = Number(process.env.FAULT_ROUNDS ?? 3);
const email = emailOf("rep02");

test("I1 I2 everything that the screen had shown when the browser was killed is there afterwards, once", async ({
  product,
}) => {
  test.setTimeout(60_000 + rounds * 30_000);
  const rep = await signIn(product.url, email);
  const { tenant } = await rep.get<Me>("/api/me");
  const before = await totalsOf(rep);
  const profile = await createProfile();
  const first = await openProfile(profile);
  await signInOnScreen(first.page, product.url, email);
  await storeApp(first.page);
  await first.close();

  const shown = new Set<string>();
  let shownDeals = before.closedDeals;
  const unsent: number[] = [];
  for (let round = 1; round <= rounds; round += 1) {
    const browser = await reopen(profile, product.url, shownDeals);
    unsent.push(await pendingOf(browser.page));
    // Every second time it is killed while it also sends.
    if (round % 2 === 0) await browser.context.setOffline(false);
    const logging = await logUntilKilled(browser, round);
    for (const name of logging.names) shown.add(name);
    shownDeals = logging.deals;
  }

  const browser = await reopen(profile, product.url, shownDeals);
  const { closedDeals } = await shownTotals(browser.page);
  await browser.context.setOffline(false);
  await queueEmpty(browser.page);
  const logged = (await createScriptedDevice(rep, tenant.zone).pullAll())
    .flatMap(({ activities }) => activities)
    .flatMap(({ contactRef }) => (contactRef?.startsWith("Tap ") ? [contactRef] : []));
  expect([...shown].filter((name) => !logged.includes(name))).toEqual([]);
  expect(logged.length).toBe(new Set(logged).size);
  expect(before.closedDeals + logged.length).toBe(closedDeals);
  expect((await totalsOf(rep)).closedDeals).toBe(closedDeals);
  expect(await shownTotals(browser.page)).toMatchObject({ closedDeals });

  note(
    `entries at ${rounds} kills of the browser`,
    `${logged.length} logged, ${shown.size} seen by name on the screen`,
  );
  note("entries found unsent at each start", unsent.join(", "));
  await browser.close();
  await removeProfile(profile);
});

test("I1 I2 what a server was killed over in the middle of a flush is applied once, and nothing gets stuck", async ({
  page,
  context,
}) => {
  test.setTimeout(120_000 + rounds * 60_000);
  let product = await startProduct();
  const proxy = await createFaultProxy(product.url);
  const rep = await signIn(product.url, email);
  const me = await rep.get<Me>("/api/me");
  const before = await totalsOf(rep);
  await signInOnScreen(page, proxy.url, email);
  await storeApp(page);
  const perFlush = 100;
  const flush = Array(perFlush).fill({ activity: "deal_closed" });

  await logOffline(page, flush);
  const started = performance.now();
  await context.setOffline(false);
  await queueEmpty(page);
  const flushMs = performance.now() - started;

  const outcomes: string[] = [];
  for (let round = 1; round <= rounds; round += 1) {
    await logOffline(page, flush);
    const killAfterMs = Math.random() * flushMs;
    const killed = new Promise<void>((resolve, reject) => {
      proxy.meddle(() => {
        proxy.meddle(() => "none");
        pause(killAfterMs).then(product.kill).then(resolve, reject);
        return "none";
      });
    });
    await context.setOffline(false);
    await killed;
    const pending = await pendingOf(page);
    outcomes.push(`${killAfterMs.toFixed(0)} ms: ${pending} left`);
    product = await startProduct({ dataDir: product.dataDir, port: product.port });
    await queueEmpty(page);
    expect((await totalsOf(rep)).closedDeals).toBe(before.closedDeals + (round + 1) * perFlush);
  }

  const { totalXp, closedDeals } = await totalsOf(rep);
  await expect.poll(() => shownTotals(page)).toMatchObject({ totalXp, closedDeals });
  expect(await ledgerSums(product.dataDir, me)).toEqual({ entries: totalXp, days: totalXp, total: totalXp });
  note(`a flush of ${perFlush} took`, `${flushMs.toFixed(0)} ms`);
  note("the server was killed after", outcomes.join(", "));
  await page.close();
  await proxy.close();
  await discard(product);
});

/** Opens the app on its profile without a network: what it shows comes off the disk. */
async function reopen(profile: string, url: string, deals: number): Promise<LastingBrowser> {
  const browser = await openProfile(profile);
  await browser.context.setOffline(true);
  await browser.page.goto(url);
  await expect.poll(async () => (await shownTotals(browser.page)).closedDeals).toBeGreaterThanOrEqual(deals);
  return browser;
}

type Logging = { readonly names: ReadonlySet<string>; readonly deals: number };

/** Logs deals, each with a name of its own, as fast as the device takes them, until the browser is killed. Returns what it had shown. */
async function logUntilKilled({ page, kill }: LastingBrowser, round: number): Promise<Logging> {
  const names = new Set<string>();
  let deals = (await shownTotals(page)).closedDeals;
  let seen = (): void => {};
  const logging = new Promise<void>((resolve) => {
    seen = resolve;
  });
  await page.exposeFunction("noteShown", (text: string) => {
    for (const [name] of text.matchAll(/Tap \d+-\d+/g)) names.add(name);
    deals = Math.max(deals, Number(/([\d,]+) deals?/.exec(text)?.[1]?.replaceAll(",", "") ?? 0));
    if (text.includes(`Tap ${round}-`)) seen();
  });
  page.evaluate(logAndTell, round).catch(() => {});
  await logging;
  await pause(Math.random() * 2500);
  await kill();
  return { names, deals };
}

/** Runs in the page. */
async function logAndTell(round: number): Promise<void> {
  const main = document.querySelector("main");
  const { noteShown } = globalThis as unknown as { readonly noteShown: (text: string) => void };
  if (main === null) throw new Error("The page shows nothing.");
  const watcher = new MutationObserver(() => noteShown(main.textContent));
  watcher.observe(main, { childList: true, characterData: true, subtree: true });
  for (let tap = 1; ; tap += 1) await perennial.log({ activity: "deal_closed", contactRef: `Tap ${round}-${tap}` });
}

async function logOffline(page: Page, work: Parameters<typeof logEach>[1]): Promise<void> {
  await page.context().setOffline(true);
  await logEach(page, work);
}

function note(type: string, description: string): void {
  test.info().annotations.push({ type, description });
}
