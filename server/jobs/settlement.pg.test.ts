import "temporal-polyfill/global";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { hourMs, type Instant, minuteMs, plusMs } from "#shared/domain/time/instant.ts";
import { createTestDatabase, type TestDatabase } from "../db/testing.ts";
import { notePresence } from "../ledger/absence.ts";
import { settleTenant } from "../ledger/settle-tenant.ts";
import { at, createTestDevice, createTestRep } from "../ledger/testing.ts";
import { createTestSync } from "../sync/testing.ts";
import { settlement } from "./settlement.ts";
import { changedTables, contentsOf, createTestRunner, executionsOf, unwatched } from "./testing.ts";

let database: TestDatabase;
let admin: pg.Client;
beforeAll(async () => {
  database = await createTestDatabase();
  admin = new pg.Client({ connectionString: database.adminConnectionString });
  await admin.connect();
});
afterAll(async () => {
  await admin.end();
  await database.drop();
});

const sync = createTestSync(() => database.db);

const contents = () => contentsOf(admin);

async function run(tenantId: string, now: Instant, how: { readonly dryRun?: boolean; readonly limit?: number } = {}) {
  const runner = createTestRunner({ db: database.db, jobs: [settlement], clock: () => now });
  const asked = { dryRun: how.dryRun ?? false, limit: how.limit ?? null, verbose: false };
  await runner.runNow(tenantId, settlement, asked, unwatched);
  const execution = (await executionsOf(database.db, tenantId)).find(
    ({ askedAt, dryRun }) => askedAt === now && dryRun === asked.dryRun,
  );
  return execution;
}

/** A tenant without a campaign has nothing else to settle. */
const ofCampaign = [
  { name: "raffles", counts: {} },
  { name: "boosts", counts: {} },
  { name: "communications", counts: {} },
];

test("a dry run writes nothing but its report, the real run does what it said, a second run changes nothing", async () => {
  const rep = await createTestRep(database.db);
  const device = createTestDevice();
  const tapped = at("2026-04-01", "10:00");
  await sync(rep, device, tapped, [device.log({ activity: "call", durationSeconds: 300 }, tapped)]);
  const now = at("2026-04-09", "14:00");

  const before = await contents();
  const dry = await run(rep.tenantId, now, { dryRun: true });
  expect(dry).toMatchObject({
    outcome: "success",
    steps: [{ counts: { reps: 1, dates: 7 }, progress: { done: 1, total: 1 } }, ...ofCampaign],
  });
  expect(changedTables(before, await contents())).toEqual(["ops.job_executions"]);

  const real = await run(rep.tenantId, plusMs(now, 1));
  expect(real).toMatchObject({ outcome: "success", steps: [{ counts: { reps: 1, dates: 7 } }, ...ofCampaign] });
  const settled = await contents();
  expect(changedTables(before, settled)).toEqual(expect.arrayContaining(["ledger.settled_days", "ledger.progression"]));

  const again = await run(rep.tenantId, plusMs(now, 2));
  expect(again).toMatchObject({ outcome: "success", steps: [{ counts: { reps: 1, dates: 0 } }, ...ofCampaign] });
  expect(changedTables(settled, await contents())).toEqual(["ops.job_executions"]);
});

test("servers that were away leave devices two hours from their return on, and a restart is no absence", async () => {
  const { db } = database;
  const rep = await createTestRep(db);
  const leftAt = at("2026-04-02", "10:00");
  const backAt = at("2026-04-04", "09:00");
  const finalThrough = async (now: Instant) => {
    await settleTenant(db, rep.tenantId, now);
    const [row] = await db.inTransaction({ kind: "tenant", tenantId: rep.tenantId }, (tx) =>
      tx.rows<{ last: string | null }>("select max(local_date) as last from ledger.settled_days where tenant_id = $1", [
        rep.tenantId,
      ]),
    );
    return row?.last ?? null;
  };

  await notePresence(db, leftAt);
  await notePresence(db, plusMs(leftAt, 9 * minuteMs));
  await notePresence(db, backAt);
  // 1 April's grace ended on the 3rd at noon, while nobody was there.
  expect(await finalThrough(backAt)).toBeNull();
  for (let minutes = 1; minutes <= 60; minutes += 1) await notePresence(db, plusMs(backAt, minutes * minuteMs));

  // Away again within these two hours: they begin anew.
  const backAgainAt = plusMs(backAt, 3 * hourMs);
  await notePresence(db, backAgainAt);
  expect(await finalThrough(plusMs(backAgainAt, 2 * hourMs - 1))).toBeNull();
  expect(await finalThrough(plusMs(backAgainAt, 2 * hourMs))).toBe("2026-04-02");
});
