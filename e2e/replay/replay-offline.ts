import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, type Page } from "@playwright/test";
import { addDays } from "#shared/domain/time/civil-date.ts";
import { instantOf } from "#shared/domain/time/instant.ts";
import { provideTemporal } from "#shared/domain/time/provide-temporal.ts";
import { lastWorkingDays, mondayToFriday } from "#shared/domain/time/working-days.ts";
import { dateAt, zoneOf } from "#shared/domain/time/zone.ts";
import type { Me } from "#shared/protocol/me.ts";
import { openCrm } from "../support/crm-records.ts";
import type { Product } from "../support/product.ts";
import { shownTotals, signInOnScreen, storeApp } from "../support/rep-screen.ts";
import { emailOf, signIn, totalsOf } from "../support/session.ts";
import { julyCalls, replayDays } from "./july-calls.ts";

/** The calls kept with the project. */
export const keptCalls = join(import.meta.dirname, "calls-july.csv");

export type ReplayOptions = {
  readonly product: Pick<Product, "url" | "dataDir">;
  readonly rep: string;
  /** A file of calls, in the columns of an import. */
  readonly file: string;
  readonly password: string;
};

export type ReplayReport = {
  readonly calls: number;
  readonly deals: number;
  /** The first and the last date that the calls were moved to. */
  readonly dates: readonly [string, string];
  readonly queueSeconds: number;
  readonly flushSeconds: number;
  readonly requests: number;
  readonly requestBytes: number;
  readonly baseXp: number;
  readonly xpBefore: number;
  /** What each of them shows after the flush. */
  readonly xp: { readonly screen: number; readonly server: number; readonly crm: number };
};

/**
 * Replays a rep's calls through the queue of a browser that was offline for as long as they took, then lets it send them. The network of
 * the page's context is cut and restored.
 */
export async function replayOffline(
  page: Page,
  { product, rep, file, password }: ReplayOptions,
): Promise<ReplayReport> {
  await provideTemporal();
  const session = await signIn(product.url, emailOf(rep), password);
  const { tenant, rep: profile } = await session.get<Me>("/api/me");
  const zone = zoneOf(tenant.zone);
  const yesterday = addDays(dateAt(instantOf(Date.now()), { zone, dayStartHour: 0 }), -1);
  const dates = lastWorkingDays(yesterday, replayDays, mondayToFriday);
  const replay = julyCalls(await readFile(file, "utf8"), rep, dates, zone);
  const crm = await openCrm(product, tenant.id);
  const { totalXp: xpBefore } = await totalsOf(session);

  await signInOnScreen(page, product.url, emailOf(rep), password);
  await storeApp(page);
  await page.context().setOffline(true);
  const queueStarted = performance.now();
  await page.evaluate(async (drafts) => {
    for (const draft of drafts) {
      const logged = await perennial.log(draft);
      if (!logged.ok) throw new Error(`Refused on the device: ${JSON.stringify(logged.error)}`);
    }
  }, replay.drafts);
  const queueSeconds = secondsSince(queueStarted);

  const sent = countRequests(page);
  const flushStarted = performance.now();
  await page.context().setOffline(false);
  await expect.poll(() => pendingOn(page), { intervals: [20], timeout: 120_000 }).toBe(0);
  const flushSeconds = secondsSince(flushStarted);

  const { totalXp: server } = await totalsOf(session);
  const crmXp = async () => (await crm.totalsOf(profile?.name ?? ""))?.totalXp ?? Number.NaN;
  const screenXp = async () => (await shownTotals(page)).totalXp;
  await settled(async () => (await crmXp()) === server && (await screenXp()) === server);

  const { calls, deals, baseXp } = replay;
  return {
    calls,
    deals,
    dates: [dates[0] ?? "", dates.at(-1) ?? ""],
    queueSeconds,
    flushSeconds,
    ...sent(),
    baseXp,
    xpBefore,
    xp: { screen: await screenXp(), server, crm: await crmXp() },
  };
}

/** Waits for a condition, but not for ever: the report says what was different. */
async function settled(isSo: () => Promise<boolean>): Promise<void> {
  await expect
    .poll(isSo, { timeout: 30_000 })
    .toBe(true)
    .catch(() => {});
}

function pendingOn(page: Page): Promise<number> {
  return page.evaluate(async () => (await perennial.status()).pending);
}

/** Counts the syncs that carry operations from now on. */
function countRequests(page: Page): () => { readonly requests: number; readonly requestBytes: number } {
  const bodies: number[] = [];
  page.on("requestfinished", (request) => {
    const body = request.url().endsWith("/api/sync") ? request.postDataBuffer() : null;
    if (body && JSON.parse(body.toString("utf8")).operations.length > 0) bodies.push(body.byteLength);
  });
  return () => ({ requests: bodies.length, requestBytes: bodies.reduce((sum, bytes) => sum + bytes, 0) });
}

function secondsSince(started: number): number {
  return (performance.now() - started) / 1000;
}
