import { type BrowserContext, expect, type Page } from "@playwright/test";
import type { ActivityDetails } from "#shared/domain/ledger/activity.ts";
import type { SyncAnswer } from "#shared/protocol/sync.ts";
import { createFaultProxy, type Fault, type FaultProxy } from "../support/fault-proxy.ts";
import { test } from "../support/journey.ts";
import { saySameInVersion } from "../support/old-versions.ts";
import { demoPassword, type Product } from "../support/product.ts";
import { logEach, pendingOf, queueEmpty } from "../support/queue.ts";
import { refusedBeforeJoining, shownTotals, signInOnScreen, storeApp } from "../support/rep-screen.ts";
import { createScriptedDevice } from "../support/scripted-device.ts";
import { emailOf, type Session, signIn, totalsOf } from "../support/session.ts";

const deal: ActivityDetails = { activity: "deal_closed" };

test("a thousand queued operations leave in one request, over a network with 125 ms round trip", async ({
  page,
  context,
  product,
}) => {
  const { proxy, rep } = await openBehindProxy(page, product, "rep05", 125);
  const before = await totalsOf(rep);
  await context.setOffline(true);
  await logEach(page, Array(1000).fill({ activity: "email_sent" }), { overDays: 10 });
  await queueLength(page, 1000);

  const seen = proxy.syncs.length;
  await watchFlush(page);
  await context.setOffline(false);
  const flushMs = await page.evaluate(() => (globalThis as unknown as { readonly flushed: Promise<number> }).flushed);
  note("milliseconds for 1,000 queued operations at 125 ms", flushMs.toFixed(0));
  expect(carried(proxy, seen)).toEqual([1000]);
  expect((await totalsOf(rep)).totalXp - before.totalXp).toBe(1000 * 10);
  await proxy.close();
});

const breakdowns: readonly (readonly [what: string, rep: string, fault: Fault, isBroken: (nth: number) => boolean])[] =
  [
    ["lost, alternating", "rep02", "answer_lost", (nth) => nth % 2 === 1],
    ["lost at random", "rep04", "answer_lost", chance(20_260)],
    ["cut inside the answer, alternating", "rep05", "answer_cut", (nth) => nth % 2 === 1],
    ["cut inside the answer at random", "rep06", "answer_cut", chance(417)],
  ];

test("I2 I3 every second acknowledgement lost, or cut, doubles nothing, and nothing gets stuck", async ({
  browser,
  product,
}) => {
  const stories = breakdowns.map(async ([what, code, fault, isBroken]) => {
    const page = await (await browser.newContext()).newPage();
    const { proxy, rep } = await openBehindProxy(page, product, code);
    const before = await totalsOf(rep);
    let [nth, broken] = [0, 0];
    proxy.meddle(() => {
      nth += 1;
      const breaks = isBroken(nth);
      broken += breaks ? 1 : 0;
      return breaks ? fault : "none";
    });

    for (let flush = 1; flush <= 3; flush += 1) {
      await logEach(page, Array(20).fill(deal));
      await queueEmpty(page);
    }
    const { totalXp, closedDeals } = await totalsOf(rep);
    expect(closedDeals).toBe(before.closedDeals + 60);
    await expect.poll(() => shownTotals(page)).toMatchObject({ totalXp, closedDeals });
    await page.context().close();
    await proxy.close();
    note(`acknowledgements ${what}`, `${broken} of ${nth}`);
    expect(broken).toBeGreaterThan(0);
  });
  await Promise.all(stories);
});

test("P7 one refused among two hundred: the other 199 arrive in the same request", async ({
  page,
  context,
  product,
}) => {
  const { proxy, rep } = await openBehindProxy(page, product, "rep06");
  const before = await totalsOf(rep);
  await context.setOffline(true);
  await logEach(page, Array(77).fill(deal));
  await refusedBeforeJoining(page);
  await logEach(page, Array(122).fill(deal));
  await queueLength(page, 200);

  const seen = proxy.syncs.length;
  await context.setOffline(false);
  await queueEmpty(page);
  expect(carried(proxy, seen)).toEqual([200]);
  expect((await totalsOf(rep)).closedDeals).toBe(before.closedDeals + 199);
  await expect(page.getByRole("link", { name: "1 needs attention" })).toBeVisible();
  await proxy.close();
});

test("I3 a session that ends under a request costs nothing: all leave after signing in", async ({
  page,
  context,
  product,
}) => {
  const { proxy, rep } = await openBehindProxy(page, product, "rep06");
  const before = await totalsOf(rep);
  await context.setOffline(true);
  await logEach(page, Array(200).fill(deal));
  proxy.meddle(async ({ operations }): Promise<Fault> => {
    if (operations > 0) await endSession(context, proxy.url);
    return "none";
  });

  await context.setOffline(false);
  const pill = page.getByRole("link", { name: "Sign in to send" });
  await expect(pill).toBeVisible();
  await queueLength(page, 200);
  await logEach(page, [deal]);
  await queueLength(page, 201);
  expect((await totalsOf(rep)).closedDeals).toBe(before.closedDeals);

  proxy.meddle(() => "none");
  await pill.click();
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByLabel("E-mail").fill(emailOf("rep06"));
  await page.getByLabel("Password", { exact: true }).fill(demoPassword);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await queueEmpty(page);
  expect((await totalsOf(rep)).closedDeals).toBe(before.closedDeals + 201);
  await proxy.close();
});

test("I3 what two earlier versions of the app left in the queue is applied, five hundred of each", async ({
  page,
  context,
  product,
}) => {
  const { rep, proxy } = await openBehindProxy(page, product, "rep02");
  const before = await totalsOf(rep);
  await context.setOffline(true);
  const work = [{ activity: "call" }, { ...deal, valueMinor: 90_000, currency: "EUR" }] as const;
  await logEach(
    page,
    Array.from({ length: 1000 }, (_, n) => work[n % 2] as ActivityDetails),
    { overDays: 10 },
  );
  await saySameInVersion(page, 1, 500);
  await saySameInVersion(page, 2, 500);

  const seen = proxy.syncs.length;
  await context.setOffline(false);
  await queueEmpty(page);
  expect(carried(proxy, seen)).toEqual([1000]);
  const { totalXp, closedDeals } = await totalsOf(rep);
  expect(closedDeals).toBe(before.closedDeals + 500);
  await expect.poll(() => shownTotals(page)).toMatchObject({ totalXp, closedDeals });
  expect((await page.evaluate(() => perennial.status())).attention).toBe(0);

  const { tenant } = await rep.get<{ readonly tenant: { readonly zone: string } }>("/api/me");
  const pages: readonly SyncAnswer["changes"][] = await createScriptedDevice(rep, tenant.zone).pullAll();
  const values = pages.flatMap(({ activities }) => activities).filter(({ valueMinor }) => valueMinor === 90_000);
  expect(values).toHaveLength(500);
  expect(new Set(values.map(({ currency }) => currency))).toEqual(new Set(["EUR"]));
  await proxy.close();
});

type Behind = { readonly proxy: FaultProxy; readonly rep: Session };

/** Signs a rep in on a page that reaches the product through a proxy only. */
async function openBehindProxy(page: Page, product: Product, code: string, roundTripMs = 0): Promise<Behind> {
  const proxy = await createFaultProxy(product.url, { roundTripMs });
  const rep = await signIn(product.url, emailOf(code));
  await signInOnScreen(page, proxy.url, emailOf(code));
  await storeApp(page);
  return { proxy, rep };
}

/** From now on the page measures the milliseconds from the network's return to an empty queue. */
async function watchFlush(page: Page): Promise<void> {
  await page.evaluate(() => {
    const online = new Promise((resolve) => addEventListener("online", resolve, { once: true }));
    const flushed = online.then(async () => {
      const start = performance.now();
      while ((await perennial.status()).pending > 0) await new Promise((next) => setTimeout(next, 5));
      return performance.now() - start;
    });
    Object.assign(globalThis, { flushed });
  });
}

/** What the syncs after the first so many carried, those with nothing left out. */
function carried({ syncs }: FaultProxy, seen: number): readonly number[] {
  return syncs.slice(seen).flatMap(({ operations }) => (operations > 0 ? [operations] : []));
}

async function queueLength(page: Page, length: number): Promise<void> {
  expect(await pendingOf(page)).toBe(length);
}

/** Ends the page's session at the server; the browser keeps its cookie. */
async function endSession(context: BrowserContext, url: string): Promise<void> {
  const cookies = await context.cookies(url);
  const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join("; ");
  await fetch(`${url}/api/auth/sign-out`, { method: "POST", headers: { cookie, origin: url } });
}

/** True for half of the numbers or so, the same ones in each run. */
function chance(seed: number): (nth: number) => boolean {
  return (nth) => (Math.imul((seed + nth) ^ ((seed + nth) >>> 15), 2_654_435_761) >>> 0) % 2 === 0;
}

function note(type: string, description: string): void {
  test.info().annotations.push({ type, description });
}
