import "temporal-polyfill/global";
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { participantIdOf } from "#shared/domain/ledger/causal-id.ts";
import { createTestDatabase, type TestDatabase } from "../db/testing.ts";
import { ensureNamedParticipants } from "./participants.ts";
import { createProgressRows, type RecomputeScope, recompute, recomputeProgress } from "./recompute.ts";
import { createTestCampaign, now, type TestCampaign } from "./recompute-testing.ts";

let database: TestDatabase;
let campaign: TestCampaign;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  campaign = await createTestCampaign(database.db);
});

async function run(
  scope: RecomputeScope = "all",
  options: { readonly dryRun?: boolean; readonly at?: typeof now } = {},
) {
  const { dryRun = false, at = now } = options;
  const report = await recompute(database.db, campaign.tenantId, { scope, dryRun, now: at });
  if (!report.ok) throw new Error(report.error.code);
  return report.value;
}

test("trap 1.4b: without a next checkpoint the window is open, and counts", async () => {
  const ana = await campaign.participant();
  await campaign.mission({ target: 10 });
  await campaign.video(ana, "2026-05-01", { units: 4 });
  await run();
  expect(await campaign.row(ana)).toEqual({ status: "active", value: 4 });
  expect((await campaign.rows())[0]).toMatchObject({ from: "2026-01-01", to: "infinity" });
});

test("trap 1.4c: somebody whom a file brought, in the entry tier and without any date of an own, has a window that counts", async () => {
  const { tenantId } = campaign;
  await campaign.run((tx) => ensureNamedParticipants(tx, tenantId, ["newcomer"]));
  const newcomer = participantIdOf(tenantId, "newcomer");
  await campaign.mission({ target: 10 });
  await campaign.video(newcomer, "2026-05-01", { units: 4 });
  await run();
  expect(await campaign.row(newcomer)).toEqual({ status: "active", value: 4 });
});

test("trap 1.4g: money is exact: $99.50 of $100 isn't there yet", async () => {
  const ana = await campaign.participant();
  await campaign.mission({ type: "sales_dollars", target: 10_000 });
  await campaign.video(ana, "2026-05-01", { sales: 9_950 });
  await run();
  expect(await campaign.row(ana)).toEqual({ status: "active", value: 9_950 });
  await campaign.video(ana, "2026-05-02", { sales: 49 });
  await run();
  expect((await campaign.row(ana)).status).toBe("active");
  await campaign.video(ana, "2026-05-02", { sales: 1 });
  await run();
  expect(await campaign.row(ana)).toEqual({ status: "completed", value: 10_000 });
});

test("more than 2³¹ views of one person are no trouble to anybody", async () => {
  const [ana, ben] = [await campaign.participant(), await campaign.participant()];
  await campaign.mission({ type: "views", target: 5_000_000_000 });
  await campaign.video(ana, "2026-05-01", { views: 3_000_000_000 });
  await campaign.video(ana, "2026-05-02", { views: 3_000_000_000 });
  await campaign.video(ben, "2026-05-02", { views: 7 });
  await run();
  expect(await campaign.row(ana)).toEqual({ status: "completed", value: 6_000_000_000 });
  expect(await campaign.row(ben)).toEqual({ status: "active", value: 7 });
});

test("figures too large to be summed hold up nobody but their own participant", async () => {
  const [ana, ben] = [await campaign.participant(), await campaign.participant()];
  await campaign.mission({ type: "views", target: 5 });
  await run();
  for (const day of ["2026-05-01", "2026-05-02"])
    await campaign.video(ana, day, { views: Number.MAX_SAFE_INTEGER * 1000 });
  await campaign.video(ben, "2026-05-02", { views: 7 });
  const report = await run("marked", { dryRun: true });
  expect(report).toEqual({ ...(await run("marked")), dryRun: true });
  expect(report.failed).toEqual([{ participantId: ana, reason: expect.stringContaining("out of range") }]);
  expect(await campaign.row(ben)).toEqual({ status: "completed", value: 7 });
});

test("an empty list is refused, by the service and by the function, and never means everybody", async () => {
  const ana = await campaign.participant();
  await campaign.mission({ target: 1 });
  await createProgressRows(database.db, campaign.tenantId, { scope: "all", now });
  await campaign.video(ana, "2026-05-01", { units: 4 });
  expect(await recompute(database.db, campaign.tenantId, { scope: [], now })).toEqual({
    ok: false,
    error: { code: "nobody_named" },
  });
  for (const list of ["'{}'", "null"])
    await expect(
      database.db.inTransaction({ kind: "service", tenantId: campaign.tenantId }, (tx) =>
        tx.rows(`select campaign.update_mission_progress($1, ${list}::uuid[], now())`, [campaign.tenantId]),
      ),
    ).rejects.toThrow("no participants are named");
  expect((await campaign.row(ana)).status).toBe("active");
});

test("a second run with nothing new changes and writes nothing", async () => {
  for (let each = 0; each < 3; each += 1) {
    const id = await campaign.participant();
    await campaign.video(id, "2026-05-01", { units: each * 5 });
  }
  await campaign.mission({ target: 10 });
  await campaign.mission({ type: "views", target: 10 });
  expect(await run()).toMatchObject({ created: 6, recalculated: 6, changed: 2, completed: 1 });
  const before = await written();
  expect(await run()).toMatchObject({ created: 0, recalculated: 5, changed: 0, completed: 0 });
  expect(await run("marked")).toMatchObject({ created: 0, recalculated: 0, changed: 0, completed: 0 });
  expect(await written()).toEqual(before);
});

/** Every row of the tables that a recompute writes, with the transaction that wrote it. */
function written() {
  return campaign.run((tx) =>
    tx.rows(
      `select 'row' as of, xmin::text, ctid::text, id::text from campaign.progress_rows where tenant_id = $1
       union all select 'window', xmin::text, ctid::text, participant_id::text from campaign.progress_windows where tenant_id = $1
       union all select 'head', xmin::text, ctid::text, scope_id::text from ledger.heads where tenant_id = $1
       order by 1, 4`,
      [campaign.tenantId],
    ),
  );
}

test("trap 1.4i: a completion is sticky, the value goes on following the facts, and the value at completion is kept", async () => {
  const ana = await campaign.participant();
  await campaign.mission({ target: 100 });
  const url = await campaign.video(ana, "2026-05-01", { units: 120 });
  await run();
  const at = new Date(now);
  const completed = { status: "completed", completed_at: at, value_at_completion: 120n };
  for (const units of [20, 420]) {
    await campaign.video(ana, "2026-05-01", { units }, url);
    await run("marked", { at: (now + 1000) as typeof now });
    expect((await campaign.rows())[0]).toMatchObject({ ...completed, value: units });
  }
});

test("a negative sum is shown as 0", async () => {
  const ana = await campaign.participant();
  await campaign.mission({ target: 100 });
  await campaign.video(ana, "2026-05-01", { units: -3 });
  await run();
  expect(await campaign.row(ana)).toEqual({ status: "active", value: 0 });
  await campaign.video(ana, "2026-05-01", { units: 5 });
  await run();
  expect(await campaign.row(ana)).toEqual({ status: "active", value: 2 });
});

test("a mission that is activated later finds its rows dormant, moves them on, and completes them", async () => {
  const [ana, ben] = [await campaign.participant(), await campaign.participant()];
  const mission = await campaign.mission({ target: 3, activated: false });
  await campaign.video(ana, "2026-05-01", { units: 4 });
  await run();
  expect(await campaign.row(ana)).toEqual({ status: "dormant", value: 4 });
  await run();
  expect((await campaign.row(ana)).status).toBe("dormant");

  await campaign.change(mission, "activated");
  expect(await run("marked")).toMatchObject({ completed: 1 });
  expect((await campaign.row(ana)).status).toBe("completed");
  expect((await campaign.row(ben)).status).toBe("active");
  const [marker] = await campaign.run((tx) =>
    tx.rows("select activating from campaign.missions where tenant_id = $1", [campaign.tenantId]),
  );
  expect(marker).toEqual({ activating: false });
});

test("rows of a raffle wait for entries: they move on with it, and no figure completes them", async () => {
  const ana = await campaign.participant();
  const raffle = await campaign.mission({ type: "raffle", activated: false });
  await campaign.video(ana, "2026-05-01", { units: 4 });
  await run();
  expect((await campaign.row(ana)).status).toBe("dormant");
  await campaign.change(raffle, "activated");
  expect(await run()).toMatchObject({ recalculated: 0, completed: 0 });
  expect((await campaign.row(ana)).status).toBe("active");
});

test("trap 1.4h: a disabled mission keeps where its rows stand, and goes on when it is enabled", async () => {
  const ana = await campaign.participant();
  const mission = await campaign.mission({ target: 3 });
  await run();
  await campaign.change(mission, "disabled");
  await campaign.video(ana, "2026-05-01", { units: 4 });
  await run();
  expect((await campaign.row(ana)).status).toBe("active");
  await campaign.change(mission, "enabled");
  expect(await run("marked")).toMatchObject({ completed: 1 });
});

test("trap 1.4d: after a checkpoint there is a row for the new window, and the one before stays as it was", async () => {
  const ana = await campaign.participant({ from: "2026-01-01", to: "2026-05-01" });
  await campaign.mission({ target: 10 });
  await campaign.video(ana, "2026-04-30", { units: 10 });
  await run();
  await campaign.move(ana, { from: "2026-05-01", to: "2026-09-01" });
  await campaign.video(ana, "2026-05-01", { units: 4 });
  expect(await run("marked")).toMatchObject({ created: 1 });
  expect(await campaign.rows()).toMatchObject([
    { from: "2026-01-01", to: "2026-05-01", status: "completed", value: 10 },
    { from: "2026-05-01", to: "2026-09-01", status: "active", value: 4 },
  ]);
});

test("trap 1.4e: the first date of a window counts, the date of its end doesn't", async () => {
  const ana = await campaign.participant({ from: "2026-04-10", to: "2026-05-20" });
  await campaign.mission({ target: 1000 });
  for (const [day, units] of [
    ["2026-04-09", 1],
    ["2026-04-10", 2],
    ["2026-05-19", 4],
    ["2026-05-20", 8],
  ] as const)
    await campaign.video(ana, day, { units });
  await run();
  expect((await campaign.row(ana)).value).toBe(6);
});

test("no row while there is an open one of the same mission whose window hasn't ended: one sale would complete both", async () => {
  const ana = await campaign.participant({ from: "2026-03-01", to: "2026-07-01" });
  const mission = await campaign.mission({ target: 10 });
  await run();
  await campaign.move(ana, { from: "2026-05-05", to: "2026-09-05", tier: "tier_2" });
  expect(await run()).toMatchObject({ created: 0 });
  await campaign.video(ana, "2026-05-06", { units: 10 });
  expect(await run("marked")).toMatchObject({ created: 0, completed: 1 });
  expect((await campaign.rows()).filter((row) => row.mission === mission && row.status === "completed")).toHaveLength(
    1,
  );
});

test("versions of a series are one mission: whoever has the older one open gets the newer one afterwards", async () => {
  const ana = await campaign.participant({ from: "2026-03-01", to: "2026-07-01" });
  const first = await campaign.mission({ target: 10 });
  await run();
  await campaign.change(first, "retired");
  await campaign.mission({ target: 20, seriesId: first });
  const ben = await campaign.participant({ from: "2026-03-01", to: "2026-07-01" });
  expect(await run()).toMatchObject({ created: 1 });
  await campaign.video(ana, "2026-05-06", { units: 10 });
  expect(await run("marked")).toMatchObject({ created: 0, completed: 1 });
  expect((await campaign.row(ana)).status).toBe("completed");
  expect((await campaign.row(ben)).status).toBe("active");
});

test("a mission is for its tier and those above, or for all; unknown tiers get nothing and are listed", async () => {
  const bronze = await campaign.participant({ tier: "tier_1" });
  const gold = await campaign.participant({ tier: "tier_3" });
  const lost = await campaign.participant({ tier: "tier_6" });
  const forAll = await campaign.mission();
  const forSilver = await campaign.mission({ tierEligibility: "tier_2" });
  const forNobody = await campaign.mission({ tierEligibility: "tier_5" });
  await campaign.mission({ enabled: false });
  const report = await run();
  expect(report.unknownTiers).toEqual({
    missions: [{ missionId: forNobody, title: "Mission", tierId: "tier_5" }],
    participants: [{ tierId: "tier_6", participants: 1 }],
  });
  const missionsOf = (rows: Awaited<ReturnType<TestCampaign["rows"]>>, id: string) =>
    rows.filter((row) => row.participant === id).map((row) => row.mission);
  const rows = await campaign.rows();
  expect(missionsOf(rows, bronze)).toEqual([forAll]);
  expect(missionsOf(rows, gold).sort()).toEqual([forAll, forSilver].sort());
  expect(missionsOf(rows, lost)).toEqual([forAll]);
});

test("who is demoted keeps the rows", async () => {
  const ana = await campaign.participant({ tier: "tier_2" });
  await campaign.mission({ tierEligibility: "tier_2", target: 3 });
  await run();
  await campaign.move(ana, { from: "2026-05-09", to: "2026-09-09", tier: "tier_1" });
  await campaign.video(ana, "2026-05-09", { units: 3 });
  await run();
  expect(await campaign.rows()).toMatchObject([{ status: "completed", from: "2026-01-01" }]);
});

test("what people log is reached at once and completed by closed dates", async () => {
  const ana = await campaign.participant();
  await campaign.mission({ type: "dial_made", target: 10 });
  await campaign.logged(ana, "2026-05-06", { dial_made: 6 });
  await campaign.logged(ana, "2026-05-08", { dial_made: 5, call_connected: 2 });
  await run();
  expect(await campaign.row(ana)).toEqual({ status: "active", value: 11 });
  await campaign.closeThrough(ana, "2026-05-07");
  await run("marked");
  expect((await campaign.row(ana)).status).toBe("active");
  await campaign.closeThrough(ana, "2026-05-08");
  expect(await run("marked")).toMatchObject({ completed: 1, changed: 0 });
  expect((await campaign.rows())[0]).toMatchObject({ status: "completed", value_at_completion: 11n });
});

test("closed dates before the window don't complete a mission of it", async () => {
  const ana = await campaign.participant({ from: "2026-05-01", to: "2026-09-01" });
  await campaign.mission({ type: "dial_made", target: 3 });
  await campaign.logged(ana, "2026-04-30", { dial_made: 9 });
  await campaign.logged(ana, "2026-05-02", { dial_made: 3 });
  await campaign.closeThrough(ana, "2026-05-01");
  await run();
  expect(await campaign.row(ana)).toEqual({ status: "active", value: 3 });
});

test("a day that loses its facts loses its counters", async () => {
  const ana = await campaign.participant();
  await campaign.mission({ type: "dial_made", target: 10 });
  await campaign.logged(ana, "2026-05-06", { dial_made: 6 });
  await run();
  await campaign.logged(ana, "2026-05-06", {});
  expect(await run("marked")).toMatchObject({ changed: 1 });
  expect((await campaign.row(ana)).value).toBe(0);
});

test("a video that is taken back no longer counts at the next run of the marked", async () => {
  const ana = await campaign.participant();
  await campaign.mission({ target: 10 });
  const url = await campaign.video(ana, "2026-05-06", { units: 6 });
  await run();
  await campaign.withdraw(url);
  expect(await run("marked")).toMatchObject({ changed: 1 });
  expect((await campaign.row(ana)).value).toBe(0);
});

test("a full run makes right what is stored wrongly, though nothing marks it", async () => {
  const ana = await campaign.participant();
  await campaign.mission({ target: 10 });
  await campaign.video(ana, "2026-05-06", { units: 6 });
  await run();
  await campaign.run((tx) =>
    tx.rows("update campaign.progress_windows set units = 99 where tenant_id = $1", [campaign.tenantId]),
  );
  expect(await run("marked")).toMatchObject({ changed: 0 });
  expect(await run("all", { dryRun: true })).toMatchObject({ recalculated: 1, changed: 1, completed: 0 });
  expect(await run("all")).toMatchObject({ recalculated: 1, changed: 1, completed: 0 });
  expect((await campaign.row(ana)).value).toBe(6);
});

test("where most turn out to differ, those whom the comparison leaves unseen are put right with them", async () => {
  const { tenantId } = campaign;
  const people = 1100;
  await campaign.run((tx) =>
    tx.rows(
      `with made as (
         insert into campaign.participants (tenant_id, id, display_name, tier_id, window_start, window_end)
         select $1, gen_random_uuid(), 'Ana ' || n, 'tier_1', '2026-01-01', 'infinity' from generate_series(1, $2::int) n
         returning id
       )
       insert into ledger.counted_days (tenant_id, scope_id, day, units) select $1, id, '2026-05-06', 6 from made`,
      [tenantId, people],
    ),
  );
  await campaign.mission({ target: 10 });
  expect(await run()).toMatchObject({ created: people, recalculated: people, changed: people });
  await campaign.run((tx) =>
    tx.rows("update campaign.progress_windows set units = 99 where tenant_id = $1", [tenantId]),
  );
  expect(await run()).toMatchObject({ recalculated: people, changed: people, completed: 0, failed: [] });
  expect(await run()).toMatchObject({ recalculated: people, changed: 0 });
});

test("a dry run says what the real one does, and writes nothing", async () => {
  const ana = await campaign.participant();
  const ben = await campaign.participant();
  await campaign.mission({ target: 10 });
  await run();
  await campaign.mission({ type: "views", target: 10 });
  await campaign.video(ana, "2026-05-06", { units: 12 });
  await campaign.video(ben, "2026-05-06", { units: 3, views: 20 });
  const before = await written();
  const dry = await run("all", { dryRun: true });
  expect(await written()).toEqual(before);
  expect({ ...dry, dryRun: false }).toEqual(await run());
  expect(dry).toMatchObject({ created: 2, completed: 2 });
});

test("a recompute of some leaves the others as they are", async () => {
  const [ana, ben] = [await campaign.participant(), await campaign.participant()];
  await campaign.mission({ target: 10 });
  await createProgressRows(database.db, campaign.tenantId, { scope: "all", now });
  for (const each of [ana, ben]) await campaign.video(each, "2026-05-06", { units: 6 });
  expect(await run([ana])).toMatchObject({ recalculated: 1, changed: 1 });
  expect((await campaign.row(ana)).value).toBe(6);
  expect((await campaign.row(ben)).value).toBe(0);
  expect(await run("marked")).toMatchObject({ recalculated: 1, changed: 1 });
});

test("a limit ends a run early, and the next one goes on", async () => {
  for (let each = 0; each < 3; each += 1)
    await campaign.video(await campaign.participant(), "2026-05-06", { units: 6 });
  await campaign.mission({ target: 5 });
  await createProgressRows(database.db, campaign.tenantId, { scope: "all", now });
  const some = await recomputeProgress(database.db, campaign.tenantId, { scope: "marked", now, limit: 2 });
  expect(some).toMatchObject({ ok: true, value: { completed: 2 } });
  expect(await run()).toMatchObject({ completed: 1 });
});

test("a mission repeats as often as its reward is claimed: each row counts from its own date, up to the checkpoint", async () => {
  const ana = await campaign.participant({ from: "2026-03-01", to: "2026-09-01" });
  const mission = await campaign.mission({ target: 3 });
  await campaign.video(ana, "2026-05-01", { units: 3 });
  await run();
  for (const from of ["2026-05-11", "2026-05-18", "2026-05-25"]) {
    await campaign.run(async (tx) => {
      await tx.rows(
        `insert into campaign.progress_windows (tenant_id, participant_id, window_start, window_end) values ($1, $2, $3, '2026-09-01')`,
        [campaign.tenantId, ana, from],
      );
      await tx.rows(
        `insert into campaign.progress_rows (tenant_id, participant_id, mission_id, window_start, window_end, id, status, cooldown_until, version)
         values ($1, $2, $3, $4, '2026-09-01', $5, 'active', $4, 0)`,
        [campaign.tenantId, ana, mission, from, randomUUID()],
      );
      await tx.rows("update ledger.heads set campaign_dirty = true where tenant_id = $1 and scope_id = $2", [
        campaign.tenantId,
        ana,
      ]);
    });
    expect(await run("marked")).toMatchObject({ created: 0, completed: 0 });
    await campaign.video(ana, from, { units: 3 });
    expect(await run("marked")).toMatchObject({ created: 0, completed: 1 });
  }
  expect((await campaign.rows()).map(({ status }) => status)).toEqual(Array(4).fill("completed"));
});

test("devices hear of what changed for them, and of nothing else", async () => {
  const [ana, ben] = [await campaign.participant(), await campaign.participant()];
  await campaign.mission({ target: 10 });
  await run();
  await campaign.video(ana, "2026-05-06", { units: 6 });
  const heads = () =>
    campaign.run((tx) =>
      tx.rows<{ scope_id: string; version: bigint; campaign_version: bigint; campaign_dirty: boolean }>(
        "select scope_id, version, campaign_version, campaign_dirty from ledger.heads where tenant_id = $1 order by scope_id",
        [campaign.tenantId],
      ),
    );
  const headOf = async (id: string) => (await heads()).find((head) => head.scope_id === id);
  const [anaBefore, benBefore] = [await headOf(ana), await headOf(ben)];
  await run();
  const version = (anaBefore?.version ?? 0n) + 1n;
  expect(await headOf(ana)).toMatchObject({ version, campaign_version: version, campaign_dirty: false });
  expect(await headOf(ben)).toEqual(benBefore);
});

test("a window can't be inverted, nor a target 0, nor a row another tenant's or without a window", async () => {
  const ana = await campaign.participant();
  const mission = await campaign.mission();
  const other = await createTestCampaign(database.db);
  await expect(campaign.participant({ from: "2026-05-01", to: "2026-05-01" })).rejects.toThrow("check constraint");
  await expect(campaign.mission({ target: 0 })).rejects.toThrow("check constraint");
  const insertRow = (tenantId: string) =>
    database.db.inTransaction({ kind: "tenant", tenantId }, (tx) =>
      tx.rows(
        `insert into campaign.progress_rows (tenant_id, participant_id, mission_id, window_start, window_end, id, status, version)
         values ($1, $2, $3, '2026-01-01', 'infinity', $4, 'active', 0)`,
        [tenantId, ana, mission, randomUUID()],
      ),
    );
  await expect(insertRow(campaign.tenantId)).rejects.toThrow("foreign key");
  await run();
  await expect(insertRow(other.tenantId)).rejects.toThrow("foreign key");
});
