import "temporal-polyfill/global";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { importedFactId } from "#shared/domain/ledger/causal-id.ts";
import { counters } from "#shared/domain/ruleset/ruleset.ts";
import { addDays, civilDateOf } from "#shared/domain/time/civil-date.ts";
import { dayMs, hourMs, type Instant, plusMs } from "#shared/domain/time/instant.ts";
import { createTestDatabase, type TestDatabase } from "../db/testing.ts";
import type { RepKey } from "../org/rep-key.ts";
import { syncDevice } from "../sync/sync.ts";
import { holdRep } from "./held-rep.ts";
import { recordImportedActivities } from "./imported-activities.ts";
import { projectRep, settleRep } from "./ledger.ts";
import { at, createTestDevice, createTestRep, madrid } from "./testing.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const tuesday = at("2026-04-14", "10:00");

function rowsOf<Row extends object>(rep: RepKey, sql: string): Promise<readonly Row[]> {
  return database.db.inTransaction({ kind: "tenant", tenantId: rep.tenantId }, (tx) =>
    tx.rows<Row>(sql, [rep.tenantId, rep.repId]),
  );
}

/** Whether the rep waits for a recompute; the mark is taken away. */
async function takeMark(rep: RepKey): Promise<boolean> {
  const [head] = await rowsOf<{ campaign_dirty: boolean }>(
    rep,
    "select campaign_dirty from ledger.heads where tenant_id = $1 and scope_id = $2",
  );
  await rowsOf(rep, "update ledger.heads set campaign_dirty = false where tenant_id = $1 and scope_id = $2");
  return head?.campaign_dirty ?? false;
}

/** By date, the counters that aren't 0. */
async function countedDays(rep: RepKey): Promise<object> {
  const rows = await rowsOf<{ day: string } & { [counter: string]: number | string }>(
    rep,
    `select day, ${counters.join(", ")} from ledger.counted_days where tenant_id = $1 and scope_id = $2`,
  );
  return byDate(rows.map(({ day, ...figures }) => [day, figures] as const));
}

async function foldedDays(rep: RepKey): Promise<object> {
  const rows = await rowsOf<{ local_date: string; counters: { [counter: string]: number } }>(
    rep,
    "select local_date, counters from ledger.days where tenant_id = $1 and rep_id = $2",
  );
  return byDate(rows.map((row) => [row.local_date, row.counters] as const));
}

function byDate(days: readonly (readonly [string, { readonly [counter: string]: unknown }])[]): object {
  const counted = days.map(
    ([date, figures]) =>
      [date, Object.fromEntries(Object.entries(figures).filter(([, count]) => count !== 0))] as const,
  );
  return Object.fromEntries(counted.filter(([, figures]) => Object.keys(figures).length > 0));
}

type Step =
  | { readonly kind: "log"; readonly daysAgo: number; readonly activity: "call" | "deal_closed" | "email_sent" }
  | { readonly kind: "undo"; readonly which: number }
  | { readonly kind: "import"; readonly which: number; readonly daysAgo: number; readonly seconds: number }
  | { readonly kind: "withdraw"; readonly which: number };

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    kind: fc.constant("log" as const),
    daysAgo: fc.integer({ min: 0, max: 3 }),
    activity: fc.constantFrom("call", "deal_closed", "email_sent"),
  }),
  fc.record({ kind: fc.constant("undo" as const), which: fc.integer({ min: 0, max: 5 }) }),
  fc.record({
    kind: fc.constant("import" as const),
    which: fc.integer({ min: 0, max: 2 }),
    daysAgo: fc.integer({ min: 0, max: 9 }),
    seconds: fc.constantFrom(10, 60, 130),
  }),
  fc.record({ kind: fc.constant("withdraw" as const), which: fc.integer({ min: 0, max: 2 }) }),
);

test("I8 dates are rolled up as they are folded, by whatever they change, and whoever's counters change is marked", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
      const rep = await createTestRep(database.db);
      const device = createTestDevice();
      const logged: string[] = [];
      let now: Instant = tuesday;
      let before = await countedDays(rep);
      for (const each of steps) {
        now = plusMs(now, 60_000);
        await perform(rep, each, now);
        const after = await countedDays(rep);
        expect(after).toEqual(await foldedDays(rep));
        const isMarked = await takeMark(rep);
        if (JSON.stringify(after) !== JSON.stringify(before)) expect(isMarked).toBe(true);
        before = after;
      }

      async function perform(key: RepKey, command: Step, at: Instant): Promise<void> {
        switch (command.kind) {
          case "log": {
            const moment = plusMs(at, -command.daysAgo * dayMs);
            const operation = device.log({ activity: command.activity }, at, {
              occurredAt: moment,
              localDate: addDays(civilDateOf("2026-04-14"), -command.daysAgo),
            });
            logged.push(operation.id);
            await syncDevice(database.db, key, device.request(at, [operation]), at);
            return;
          }
          case "undo": {
            const target = logged[command.which % Math.max(logged.length, 1)];
            if (target) await syncDevice(database.db, key, device.request(at, [device.undo(target, at)]), at);
            return;
          }
          case "import": {
            const moment = plusMs(tuesday, -command.daysAgo * dayMs - hourMs);
            const call = {
              id: importedFactId(key.tenantId, `c${command.which}`),
              activity: "call" as const,
              disposition: "contact" as const,
              durationSeconds: command.seconds,
              occurredAt: moment,
              recordedAt: moment,
              zone: madrid,
              localDate: addDays(civilDateOf("2026-04-14"), -command.daysAgo),
              attributes: {},
            };
            return record(key, [call], [], at);
          }
          case "withdraw":
            return record(key, [], [importedFactId(key.tenantId, `c${command.which}`)], at);
        }
      }
    }),
    { numRuns: 30 },
  );
});

function record(
  rep: RepKey,
  upserts: Parameters<typeof recordImportedActivities>[2]["upserts"],
  withdrawn: readonly string[],
  now: Instant,
): Promise<void> {
  return database.db.inTransaction({ kind: "tenant", tenantId: rep.tenantId }, (tx) =>
    recordImportedActivities(tx, rep, { upserts, withdrawn }, now),
  );
}

test("a date that is closed marks the rep: what was logged on it may complete a mission now", async () => {
  const rep = await createTestRep(database.db);
  const device = createTestDevice();
  await syncDevice(database.db, rep, device.request(tuesday, [device.log({ activity: "call" }, tuesday)]), tuesday);
  expect(await takeMark(rep)).toBe(true);
  const settle = (now: Instant) =>
    database.db.inTransaction({ kind: "tenant", tenantId: rep.tenantId }, async (tx) => {
      const held = await holdRep(tx, rep, now);
      if (!held) throw new Error("No rep");
      const finalThrough = await settleRep(tx, held, held.before?.finalThrough ?? null, held.devices);
      const touched = { changed: new Set<never>(), added: [] };
      await projectRep(tx, held, { touched, finalThrough, factsChanged: false, cause: "settlement" });
    });
  await settle(plusMs(tuesday, 4 * dayMs));
  expect(await takeMark(rep)).toBe(true);
  await settle(plusMs(tuesday, 4 * dayMs + hourMs));
  expect(await takeMark(rep)).toBe(false);
});
