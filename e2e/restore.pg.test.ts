import "fake-indexeddb/auto";
import "temporal-polyfill/global";
import { randomBytes } from "node:crypto";
import pg from "pg";
import { v7 } from "uuid";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { err, ok } from "#shared/domain/result.ts";
import { dayMs, hourMs, type Instant, minuteMs, plusMs } from "#shared/domain/time/instant.ts";
import { createStore } from "../client/store/create-store.ts";
import { connectDevice } from "../client/store/database.ts";
import { prepareDevice, type StorePorts } from "../client/store/device.ts";
import type { ActivityDraft, Store } from "../client/store/store.ts";
import { createSyncStore } from "../client/store/sync-store.ts";
import { createEngine } from "../client/sync/engine.ts";
import type { Db } from "../server/db/db.ts";
import { startNewEpoch } from "../server/db/epoch.ts";
import { createDb } from "../server/db/postgres.ts";
import { at, createTestRep, madrid } from "../server/ledger/testing.ts";
import type { RepKey } from "../server/org/rep-key.ts";
import { syncDevice } from "../server/sync/sync.ts";

const { connectionString, template } = inject("testDatabase");
const made: string[] = [];
let db: Db;
let now: Instant;
beforeAll(async () => {
  db = await openCopy(template);
});
afterAll(async () => {
  await db.close();
  for (const name of made) await asAdmin(`drop database if exists ${name} with (force)`);
});

async function asAdmin(sql: string): Promise<void> {
  const admin = new pg.Client({ connectionString });
  await admin.connect();
  await admin.query(sql).finally(() => admin.end());
}

function addressOf(name: string): string {
  return Object.assign(new URL(connectionString), { pathname: name }).href;
}

/** A copy of a database that nobody is connected to. */
async function copy(name: string): Promise<string> {
  const copied = `perennial_test_${randomBytes(6).toString("hex")}`;
  await asAdmin(`create database ${copied} template ${name}`);
  made.push(copied);
  return copied;
}

async function openCopy(name: string): Promise<Db> {
  return createDb({ connectionString: addressOf(await copy(name)), poolSize: 2 });
}

/** Everything that the ledger says of the rep, but for when and by which request. */
async function ledgerOf({ tenantId, repId }: RepKey) {
  return db.inTransaction({ kind: "tenant", tenantId }, async (tx) => {
    const rows = (columns: string, table: string, order: string) =>
      tx.rows(`select ${columns} from ledger.${table} where tenant_id = $1 and rep_id = $2 order by ${order}`, [
        tenantId,
        repId,
      ]);
    return {
      operations: await rows(
        "id, kind, kind_version, body, recorded_at, occurred_at, local_date, backdated, late, suspect",
        "operations",
        "id",
      ),
      activities: await rows("id, activity, recorded_at, local_date, suspect, late, undone", "activities", "id"),
      entries: await rows("id, amount", "entries", "id"),
      days: await rows("local_date, counters, xp, heartbeat", "days", "local_date"),
      progression: await rows("total_xp, level, closed_deals, streak_days, freezes", "progression", "rep_id"),
    };
  });
}

type Device = { readonly store: Store; readonly log: (draft: ActivityDraft) => Promise<string>; sync(): Promise<void> };

/** A device as a browser has it, without the browser. Its clock is off by `skewMs`, as long as that says so. */
async function openDevice(rep: RepKey, name: string, skewMs: () => number): Promise<Device> {
  const device = connectDevice(`${rep.repId}-${name}`);
  const ports: StorePorts = { now: () => plusMs(now, skewMs()), newId: () => v7() };
  await prepareDevice(device, ports, { ...rep, homeZone: madrid, deviceName: name });
  const store = createStore(device, ports);
  const engine = createEngine({
    store: createSyncStore(device, ports),
    now: ports.now,
    random: () => 0.5,
    wakeAt: () => () => {},
    async exchange(request) {
      const answer = await syncDevice(db, rep, structuredClone(request), now);
      return answer ? ok(structuredClone(answer)) : err({ code: "no_answer" });
    },
    report(error) {
      throw error;
    },
  });
  return {
    store,
    async log(draft) {
      const logged = await store.activities.log(draft);
      if (!logged.ok) throw new Error(logged.error.code);
      return logged.value.id;
    },
    async sync() {
      engine.wake("person");
      await engine.settled();
    },
  };
}

test("I2 a database restored from an older copy gets back from the devices what it forgot, once and as it was", async () => {
  now = at("2026-04-13", "10:00");
  const rep = await createTestRep(db);
  let skew = 25 * hourMs;
  const phone = await openDevice(rep, "phone", () => 0);
  const laptop = await openDevice(rep, "laptop", () => 0);
  const tablet = await openDevice(rep, "tablet", () => skew);

  const kept = await phone.log({ activity: "call", disposition: "contact", durationSeconds: 130 });
  await phone.sync();
  await laptop.sync();

  const [{ name }] = (await db.inTransaction({ kind: "none" }, (tx) =>
    tx.rows<{ name: string }>("select current_database() as name"),
  )) as [{ name: string }];
  await db.close();
  const backup = await copy(name);
  db = createDb({ connectionString: addressOf(name), poolSize: 2 });

  now = plusMs(now, dayMs);
  await phone.log({ activity: "deal_closed", valueMinor: 90_000, currency: "EUR" });
  const mistake = await phone.log({ activity: "appointment_set" });
  await phone.sync();
  // The tablet's clock is a day ahead, and it learns so only with the answer: the ledger corrects its work, and doesn't trust it.
  await tablet.log({ activity: "referral_generated" });
  await tablet.sync();
  skew = 0;
  now = plusMs(now, hourMs);
  await laptop.sync();
  await laptop.store.activities.undo(mistake);
  await laptop.store.activities.undo(kept);
  await laptop.log({ activity: "email_sent" });
  for (const device of [laptop, phone, tablet]) await device.sync();
  const before = await ledgerOf(rep);
  expect(before.operations).toHaveLength(7);

  await db.close();
  await startNewEpoch(addressOf(backup));
  db = createDb({ connectionString: addressOf(backup), poolSize: 2 });
  expect((await ledgerOf(rep)).operations).toHaveLength(1);

  // The laptop comes first: what it undid is still unknown.
  now = plusMs(now, 5 * minuteMs);
  for (const device of [laptop, tablet, phone, laptop, tablet, phone]) await device.sync();
  expect(await ledgerOf(rep)).toEqual(before);
  for (const { store } of [phone, laptop, tablet]) {
    expect(await store.sync.status()).toMatchObject({ phase: "idle", pending: 0, attention: 0 });
    expect((await store.progress.overview())?.totalXp).toEqual((await phone.store.progress.overview())?.totalXp);
  }
  const [progression] = before.progression as readonly { readonly total_xp: bigint }[];
  const shown = Number(progression?.total_xp);
  expect((await laptop.store.progress.overview())?.totalXp).toEqual({ confirmed: shown, shown });
});
