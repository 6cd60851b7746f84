import "temporal-polyfill/global";
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { civilDateOf } from "#shared/domain/time/civil-date.ts";
import { createTestDatabase, type TestDatabase } from "../db/testing.ts";
import { at } from "../ledger/testing.ts";
import { adjust } from "./adjustments.ts";
import { createTestRewards, type TestRewards } from "./rewards-testing.ts";
import { settleAdjustments } from "./settle-adjustments.ts";
import { settleProgress, settleRows } from "./settle-missions.ts";
import { settleTiers } from "./settle-tiers.ts";

/** Tiers of these tests need 0, 100 and 200 units; the programme began on 1 January 2026. */
const now = at("2026-05-10", "14:00");

let database: TestDatabase;
let campaign: TestRewards;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  campaign = await createTestRewards(database);
  await campaign.run((tx) =>
    tx.rows("update campaign.tiers set checkpoint_exempt = true where tenant_id = $1 and id = 'tier_1'", [
      campaign.tenantId,
    ]),
  );
});

async function place(participantId: string): Promise<string> {
  const [row] = await campaign.run((tx) =>
    tx.rows<{ place: string }>(
      "select concat_ws(' ', tier_id, window_start, window_end) as place from campaign.participants where tenant_id = $1 and id = $2",
      [campaign.tenantId, participantId],
    ),
  );
  return row?.place ?? "";
}

const checkpoints = () =>
  campaign.run((tx) =>
    tx.rows(
      `select kind, status, achieved::int, required::int, tier_before, tier_after, decided_on
         from campaign.tier_checkpoints where tenant_id = $1 order by decided_on, kind`,
      [campaign.tenantId],
    ),
  );

const adjustment = (participantId: string, day: string, units: number, id: string = randomUUID()) =>
  adjust(
    database.db,
    { tenantId: campaign.tenantId, userId: "boss", role: "admin", repId: null },
    { id, participantId, kind: "bonus", day: civilDateOf(day), units, reason: "Fair" },
    now,
  );

test("trap 1.11: an adjustment promotes the same day: it is counted before promotions", async () => {
  const ana = await campaign.participant();
  await campaign.video(ana, "2026-05-01", { units: 60 });
  await adjustment(ana, "2026-05-09", 40);
  expect((await campaign.step(settleAdjustments, now)).counts).toEqual({ adjustments: 1 });
  expect((await campaign.step(settleTiers, now)).counts).toEqual({ promoted: 1 });
  expect(await place(ana)).toBe("tier_2 2026-05-10 2026-09-10");
  expect(await checkpoints()).toEqual([
    {
      kind: "promotion",
      status: "promoted",
      achieved: 100,
      required: 100,
      tier_before: "tier_1",
      tier_after: "tier_2",
      decided_on: "2026-05-10",
    },
  ]);
});

test("an adjustment counts in the window of its date alone, not at every later checkpoint", async () => {
  const ana = await campaign.participant({ tier: "tier_2", from: "2026-01-05", to: "2026-05-05" });
  await adjustment(ana, "2026-01-04", 500);
  await adjustment(ana, "2026-02-01", 100);
  expect((await campaign.step(settleTiers, now)).counts).toEqual({ maintained: 1 });
  expect(await place(ana)).toBe("tier_2 2026-05-05 2026-09-05");
  expect((await campaign.step(settleTiers, at("2026-09-05", "14:00"))).counts).toEqual({ demoted: 1 });
});

test("trap 1.4f: an adjustment counts for the tier, and not for a mission over sales", async () => {
  const ana = await campaign.participant();
  await campaign.mission(await campaign.reward(), { target: 100 });
  await adjustment(ana, "2026-05-01", 100);
  expect((await campaign.step(settleTiers, now)).counts).toEqual({ promoted: 1 });
  await campaign.step(settleRows, now);
  await campaign.step(settleProgress, now);
  expect(await campaign.row(ana)).toEqual({ status: "active", value: 0 });
});

test("an adjustment is made once by its id, not for the future, and put right by an opposite one", async () => {
  const ana = await campaign.participant();
  const id = randomUUID();
  expect(await adjustment(ana, "2026-05-01", 100, id)).toMatchObject({ ok: true, value: { countedAt: null } });
  expect(await adjustment(ana, "2026-05-01", 100, id)).toMatchObject({ ok: true });
  expect(await adjustment(ana, "2026-05-01", 101, id)).toMatchObject({ error: { code: "adjustment_differs" } });
  expect(await adjustment(ana, "2026-05-11", 1)).toMatchObject({ error: { code: "not_begun", today: "2026-05-10" } });
  expect(await adjustment(randomUUID(), "2026-05-01", 1)).toMatchObject({ error: { code: "participant_not_found" } });
  await adjustment(ana, "2026-05-02", -1);
  expect((await campaign.step(settleTiers, now)).counts).toEqual({});
});

test("a checkpoint that runs late is decided as of its due date, and its window is followed by the next without a gap", async () => {
  const ana = await campaign.participant({ tier: "tier_3", from: "2026-01-01", to: "2026-05-01" });
  await campaign.video(ana, "2026-04-30", { units: 150 });
  await campaign.video(ana, "2026-05-01", { units: 60 });
  expect((await campaign.step(settleTiers, now)).counts).toEqual({ demoted: 1 });
  expect(await place(ana)).toBe("tier_2 2026-05-01 2026-09-01");
  expect(await checkpoints()).toMatchObject([{ decided_on: "2026-05-01", achieved: 150, required: 200 }]);
});

test("a demotion outlasts the next run: promotions look at the window too", async () => {
  const ana = await campaign.participant({ tier: "tier_3", from: "2026-01-01", to: "2026-05-01" });
  await campaign.video(ana, "2025-12-01", { units: 1_000 });
  expect((await campaign.step(settleTiers, now)).counts).toEqual({ demoted: 1 });
  for (const date of ["2026-05-10", "2026-05-11", "2026-05-12"])
    expect((await campaign.step(settleTiers, at(date, "14:00"))).counts).toEqual({});
  expect(await place(ana)).toBe("tier_1 2026-05-01 infinity");
});

test("I6 a second run decides nothing, and a dry one says what the first will do and writes nothing", async () => {
  const [ana, ben] = [await campaign.participant(), await campaign.participant({ tier: "tier_2", to: "2026-05-01" })];
  await campaign.video(ana, "2026-05-01", { units: 210 });
  expect((await campaign.step(settleTiers, now, { dryRun: true })).counts).toEqual({ promoted: 1, demoted: 1 });
  expect([await place(ana), await checkpoints()]).toEqual(["tier_1 2026-01-01 infinity", []]);
  expect((await campaign.step(settleTiers, now)).counts).toEqual({ promoted: 1, demoted: 1 });
  expect(await place(ben)).toBe("tier_1 2026-05-01 infinity");
  expect((await campaign.step(settleTiers, now)).counts).toEqual({});
  expect(await checkpoints()).toHaveLength(2);
});

test("the run takes the tenant's date, and the promoted one's day counts in the new window", async () => {
  const ana = await campaign.participant();
  await campaign.video(ana, "2026-05-11", { units: 130 });
  // Half past midnight in Madrid; in UTC it is still the day before.
  await campaign.step(settleTiers, at("2026-05-11", "00:30"));
  expect(await place(ana)).toBe("tier_2 2026-05-11 2026-09-11");
  await campaign.mission(await campaign.reward(), { target: 500, tierEligibility: "tier_2" });
  await campaign.step(settleRows, at("2026-05-11", "00:31"));
  expect(await campaign.rows()).toMatchObject([{ from: "2026-05-11", to: "2026-09-11" }]);
});

test("in lifetime mode nobody is demoted and all since the start counts", async () => {
  await campaign.run((tx) =>
    tx.rows("update campaign.programmes set tier_mode = 'lifetime' where tenant_id = $1", [campaign.tenantId]),
  );
  const ana = await campaign.participant({ tier: "tier_2", from: "2026-03-01", to: "2026-05-01" });
  await campaign.video(ana, "2026-01-02", { units: 90 });
  expect((await campaign.step(settleTiers, now)).counts).toEqual({ maintained: 1 });
  await campaign.video(ana, "2026-05-02", { units: 110 });
  expect((await campaign.step(settleTiers, now)).counts).toEqual({ promoted: 1 });
  expect(await place(ana)).toBe("tier_3 2026-05-01 infinity");
});

test("whose tier isn't there is listed and left alone, and holds up nobody else", async () => {
  const [ana, ben] = [await campaign.participant({ tier: "tier_6" }), await campaign.participant()];
  await campaign.video(ana, "2026-05-01", { units: 210 });
  await campaign.video(ben, "2026-05-01", { units: 110 });
  expect(await campaign.step(settleTiers, now)).toEqual({
    counts: { promoted: 1 },
    badRows: [`participant ${ana}: There is no tier tier_6.`],
  });
  expect(await place(ben)).toBe("tier_2 2026-05-10 2026-09-10");
});

test("one who can't be decided is listed, and the others of the batch are decided", async () => {
  const [ana, ben] = [await campaign.participant(), await campaign.participant()];
  await campaign.video(ana, "2026-05-01", { units: 110 });
  await campaign.video(ben, "2026-05-01", { units: 110 });
  await campaign.refuse(`new.participant_id = '${ana}'`, "campaign.tier_checkpoints");
  const told = await campaign.step(settleTiers, now);
  expect(told.counts).toEqual({ promoted: 1 });
  expect(told.badRows).toEqual([expect.stringMatching(`^participant ${ana}: `)]);
  expect([await place(ana), await place(ben)]).toEqual(["tier_1 2026-01-01 infinity", "tier_2 2026-05-10 2026-09-10"]);
});
