import "temporal-polyfill/global";
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { Tx } from "../db/db.ts";
import { createTestDatabase, type TestDatabase } from "../db/testing.ts";
import { lockParticipants } from "./participant-heads.ts";
import { createProgressRows, type RecomputeScope, recompute, recomputeProgress } from "./recompute.ts";
import { createTestCampaign, now, type TestCampaign } from "./recompute-testing.ts";
import { sumVideoDays } from "./video-days.ts";

let database: TestDatabase;
let campaign: TestCampaign;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  campaign = await createTestCampaign(database.db);
});

async function run(scope: RecomputeScope) {
  const report = await recompute(database.db, campaign.tenantId, { scope, now });
  if (!report.ok) throw new Error(report.error.code);
  return report.value;
}

/** An import as far as its last statement: the caller holds its transaction open. */
async function importVideo(tx: Tx, participantId: string, units: number): Promise<void> {
  await lockParticipants(tx, campaign.tenantId, [participantId]);
  await tx.rows(
    `insert into campaign.videos (
       tenant_id, video_url, handle, participant_id, post_date, views, likes, comments, units, sales_minor, ctr_percent, title)
     values ($1, $2, 'ana', $3, '2026-05-01', 0, 0, 0, $4, 0, 0, '')`,
    [campaign.tenantId, randomUUID(), participantId, units],
  );
  await sumVideoDays(tx, campaign.tenantId, [{ participantId, day: "2026-05-01" }]);
}

/** Starts `other` inside an open transaction, and goes on when it waits for that one, or when `until` says so. */
async function across(
  first: (tx: Tx) => Promise<unknown>,
  other: () => Promise<unknown>,
  until: () => Promise<boolean> = isSomebodyWaiting,
): Promise<void> {
  let running: Promise<unknown> = Promise.resolve();
  await campaign.run(async (tx) => {
    await first(tx);
    running = other();
    while (!(await until())) await new Promise((resolve) => setImmediate(resolve));
  });
  await running;
}

async function isSomebodyWaiting(): Promise<boolean> {
  const rows = await database.db.inTransaction({ kind: "none" }, (tx) =>
    tx.rows(
      "select pid from pg_stat_activity where datname = current_database() and cardinality(pg_blocking_pids(pid)) > 0",
    ),
  );
  return rows.length > 0;
}

async function isMarked(participantId: string): Promise<boolean> {
  const [head] = await campaign.run((tx) =>
    tx.rows<{ campaign_dirty: boolean }>(
      "select campaign_dirty from ledger.heads where tenant_id = $1 and scope_id = $2",
      [campaign.tenantId, participantId],
    ),
  );
  return head?.campaign_dirty ?? false;
}

test.each(["one", "marked", "all"] as const)(
  "a recompute of %s counts the fact whose transaction it waited for, and takes no mark away unseen",
  async (scope) => {
    const ana = await campaign.participant();
    await campaign.mission({ target: 90 });
    await campaign.video(ana, "2026-05-02", { units: 94 });
    await run("all");
    await campaign.video(ana, "2026-05-02", { units: 1 });
    await across(
      (tx) => importVideo(tx, ana, 1),
      () => run(scope === "one" ? [ana] : scope),
    );
    expect((await campaign.row(ana)).value).toBe(95 + 1);
    expect(await isMarked(ana)).toBe(false);
  },
);

test("those who are syncing are left alone first, so that nobody else waits for them", async () => {
  const [ana, ben] = [await campaign.participant(), await campaign.participant()];
  await campaign.mission({ target: 5 });
  await run("all");
  for (const each of [ana, ben]) await campaign.video(each, "2026-05-02", { units: 5 });
  await across(
    (tx) => importVideo(tx, ana, 1),
    () => run("marked"),
    async () => (await campaign.row(ben)).status === "completed" && (await isSomebodyWaiting()),
  );
  expect(await campaign.row(ana)).toEqual({ status: "completed", value: 6 });
});

test("a fact that comes while a recompute holds its person waits, is marked, and counts in the next run", async () => {
  const ana = await campaign.participant();
  await campaign.mission({ target: 5 });
  await run("all");
  await campaign.video(ana, "2026-05-02", { units: 2 });
  let fact: Promise<unknown> = Promise.resolve();
  await database.db.inTransaction({ kind: "service", tenantId: campaign.tenantId }, async (tx) => {
    await tx.rows("select campaign.update_mission_progress($1, $2, now())", [campaign.tenantId, [ana]]);
    fact = campaign.video(ana, "2026-05-03", { units: 3 });
    while (!(await isSomebodyWaiting())) await new Promise((resolve) => setImmediate(resolve));
  });
  await fact;
  expect(await campaign.row(ana)).toEqual({ status: "active", value: 2 });
  expect(await isMarked(ana)).toBe(true);
  await run("marked");
  expect(await campaign.row(ana)).toEqual({ status: "completed", value: 5 });
});

test("two creations at once make every row once", async () => {
  for (let each = 0; each < 3; each += 1) await campaign.participant();
  for (let each = 0; each < 3; each += 1) await campaign.mission();
  const create = () => createProgressRows(database.db, campaign.tenantId, { scope: "all", now });
  const created = await Promise.all([create(), create(), create()]);
  expect(
    created.map((each) => each.ok && each.value.created).reduce<number>((sum, each) => sum + Number(each), 0),
  ).toBe(9);
  expect(await campaign.rows()).toHaveLength(9);
});

test("full runs, runs of lists in whatever order, and imports at once end as if they had come one after another", async () => {
  const people: string[] = [];
  for (let each = 0; each < 12; each += 1) people.push(await campaign.participant());
  await campaign.mission({ target: 3 });
  await run("all");
  const deadlocks = await countDeadlocks();
  await Promise.all([
    ...people.map((each) => campaign.video(each, "2026-05-02", { units: 3 })),
    run(people.toReversed()),
    run("all"),
    recomputeProgress(database.db, campaign.tenantId, { scope: "marked", now }),
  ]);
  await run("marked");
  expect((await campaign.rows()).map(({ status, value }) => [status, value])).toEqual(
    people.map(() => ["completed", 3]),
  );
  expect(await countDeadlocks()).toBe(deadlocks);
});

async function countDeadlocks(): Promise<bigint> {
  const [row] = await database.db.inTransaction({ kind: "none" }, (tx) =>
    tx.rows<{ deadlocks: bigint }>("select deadlocks from pg_stat_database where datname = current_database()"),
  );
  return row?.deadlocks ?? 0n;
}
