import { type BrowserContext, expect, type Page } from "@playwright/test";
import type { Me } from "#shared/protocol/me.ts";
import { test } from "./support/journey.ts";
import { startProduct } from "./support/product.ts";
import { shownTotals, signInOnScreen, storeApp, tile } from "./support/rep-screen.ts";
import { emailOf, signIn, totalsOf } from "./support/session.ts";

const often = { intervals: [20] };
const taps = 5;
const dealXp = 300;

test("a rep's other device and the manager's screen follow a tap within a second, over two servers", async ({
  browser,
  page: phone,
  product: first,
}) => {
  const second = await startProduct({ dataDir: first.dataDir });
  const { rep } = await (await signIn(first.url, emailOf("rep09"))).get<Me>("/api/me");
  const [laptop, manager] = [await newPage(browser), await newPage(browser)];
  await signInOnScreen(phone, first.url, emailOf("rep09"));
  await signInOnScreen(laptop, second.url, emailOf("rep09"));
  await signInOnScreen(manager, second.url, "manager@demo.test");
  await expect.poll(() => openStreams(second.url)).toBe(2);
  const row = manager.getByRole("row").filter({ hasText: rep?.name ?? "" });

  const seconds: { readonly laptop: number; readonly manager: number }[] = [];
  const { totalXp: start } = await shownTotals(phone);
  for (let tap = 1; tap <= taps; tap += 1) {
    const totalXp = start + tap * dealXp;
    await tile(phone, "Deal").click();
    await expect.poll(async () => (await shownTotals(phone)).totalXp, often).toBe(totalXp);
    await expect.poll(() => pendingOf(phone), often).toBe(0);

    const sent = performance.now();
    const [laptopSeconds, managerSeconds] = await Promise.all([
      secondsUntil(sent, async () => (await shownTotals(laptop)).totalXp === totalXp),
      secondsUntil(sent, async () => (await row.textContent())?.includes(totalXp.toLocaleString("en-GB")) ?? false),
    ]);
    seconds.push({ laptop: laptopSeconds, manager: managerSeconds });
  }

  const listed = (who: "laptop" | "manager") => seconds.map((each) => each[who].toFixed(2)).join(", ");
  test
    .info()
    .annotations.push(
      { type: "seconds until the other device followed", description: listed("laptop") },
      { type: "seconds until the manager's screen followed", description: listed("manager") },
    );
  expect(Math.max(...seconds.flatMap((each) => [each.laptop, each.manager]))).toBeLessThan(1);

  const stopping = performance.now();
  await second.stop();
  expect((performance.now() - stopping) / 1000).toBeLessThan(2);
  await Promise.all([laptop.context().close(), manager.context().close()]);
});

test("I3 what a closed page left in the queue is sent by the service worker", async ({ context, page, product }) => {
  const rep = await signIn(product.url, emailOf("rep10"));
  const before = await totalsOf(rep);
  await recordFlushRequests(page);
  await signInOnScreen(page, product.url, emailOf("rep10"));
  await storeApp(page);

  await context.setOffline(true);
  await tile(page, "Deal").click();
  await expect.poll(() => flushRequests(page), often).not.toEqual([]);
  const [tag] = await flushRequests(page);
  await page.close();
  await context.setOffline(false);
  expect((await totalsOf(rep)).closedDeals).toBe(before.closedDeals);

  await wakeWorker(context, product.url, tag ?? "");
  await expect.poll(async () => (await totalsOf(rep)).closedDeals, often).toBe(before.closedDeals + 1);
});

async function secondsUntil(start: number, isShown: () => Promise<boolean>): Promise<number> {
  await expect.poll(isShown, often).toBe(true);
  return (performance.now() - start) / 1000;
}

async function newPage(browser: { newContext(): Promise<BrowserContext> }): Promise<Page> {
  return (await browser.newContext()).newPage();
}

function pendingOf(page: Page): Promise<number> {
  return page.evaluate(async () => (await perennial.status()).pending);
}

async function openStreams(url: string): Promise<number> {
  const metrics = await (await fetch(`${url}/metrics`)).text();
  return Number(/^perennial_event_streams (\d+)$/m.exec(metrics)?.[1]);
}

/** A browser that runs tests forbids background syncs: what the page asks for is noted, and `wakeWorker` does the rest. */
async function recordFlushRequests(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const tags: string[] = [];
    const noted = async (tag: string) => {
      tags.push(tag);
    };
    Object.assign(globalThis, { flushRequests: tags });
    Object.defineProperty(ServiceWorkerRegistration.prototype, "sync", { value: { register: noted } });
  });
}

function flushRequests(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => (globalThis as { readonly flushRequests?: readonly string[] }).flushRequests ?? []);
}

/** Does what the browser does when a network is back: wakes the worker for a background sync. */
async function wakeWorker(context: BrowserContext, origin: string, tag: string): Promise<void> {
  const bystander = await context.newPage();
  await bystander.goto(`${origin}/manifest.webmanifest`);
  const devtools = await context.newCDPSession(bystander);
  const registered = new Promise<string>((resolve) => {
    devtools.on("ServiceWorker.workerRegistrationUpdated", ({ registrations }) => {
      const own = registrations.find(({ scopeURL }) => scopeURL.startsWith(origin));
      if (own) resolve(own.registrationId);
    });
  });
  await devtools.send("ServiceWorker.enable");
  const registrationId = await registered;
  await devtools.send("ServiceWorker.dispatchSyncEvent", { origin, registrationId, tag, lastChance: false });
}
