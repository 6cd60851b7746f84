import "temporal-polyfill/global";
import { randomUUID } from "node:crypto";
import pg from "pg";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { civilDateOf } from "#shared/domain/time/civil-date.ts";
import { type Instant, plusMs } from "#shared/domain/time/instant.ts";
import { wallTimeAt, zoneOf } from "#shared/domain/time/zone.ts";
import type { Execution } from "#shared/protocol/jobs.ts";
import { adjust } from "../campaign/adjustments.ts";
import { createTestRewards, type TestRewards } from "../campaign/rewards-testing.ts";
import { createTestDatabase, type TestDatabase } from "../db/testing.ts";
import { at } from "../ledger/testing.ts";
import type { Job } from "./job.ts";
import { missionRecompute } from "./mission-recompute.ts";
import { nextRun } from "./schedule.ts";
import { changedTables, contentsOf, createTestRunner, executionsOf, unwatched } from "./testing.ts";
import { walletReset } from "./wallet-reset.ts";

const now = at("2026-05-10", "14:00");

let database: TestDatabase;
let admin: pg.Client;
let campaign: TestRewards;
beforeAll(async () => {
  database = await createTestDatabase();
  admin = new pg.Client({ connectionString: database.adminConnectionString });
  await admin.connect();
});
afterAll(async () => {
  await admin.end();
  await database.drop();
});
beforeEach(async () => {
  campaign = await createTestRewards(database);
});

async function run(moment: Instant, { dryRun = false, job = missionRecompute as Job } = {}): Promise<Execution> {
  const runner = createTestRunner({ db: database.db, jobs: [job], clock: () => moment });
  await runner.runNow(campaign.tenantId, job, { dryRun, limit: null, verbose: false }, unwatched);
  const executions = await executionsOf(database.db, campaign.tenantId);
  const execution = executions.find((one) => one.askedAt === moment && one.dryRun === dryRun);
  if (!execution) throw new Error("no execution");
  return execution;
}

/** What each step counted, those that counted nothing left out. */
function told({ steps }: Execution) {
  return Object.fromEntries(
    steps.filter(({ counts }) => Object.keys(counts).length > 0).map(({ name, counts }) => [name, counts]),
  );
}

const outcomes = ({ outcome, steps }: Execution) => ({
  outcome,
  steps: Object.fromEntries(
    steps.filter((step) => step.outcome !== "success").map((step) => [step.name, step.outcome]),
  ),
});

const contents = () => contentsOf(admin);

async function adjustUnits(participantId: string, units: number): Promise<void> {
  await adjust(
    database.db,
    { tenantId: campaign.tenantId, userId: "boss", role: "admin", repId: null },
    { id: randomUUID(), participantId, kind: "bonus", day: civilDateOf("2026-05-09"), units, reason: "Fair" },
    now,
  );
}

test("one run brings an adjustment, the promotion by it, the mission of the new tier, its completion and its reward", async () => {
  const ana = await campaign.participant();
  await campaign.mission(await campaign.reward({ tierId: "tier_2" }), { target: 10, tierEligibility: "tier_2" });
  await campaign.video(ana, "2026-05-10", { units: 60 });
  await adjustUnits(ana, 40);
  const execution = await run(now);
  expect(execution.outcome).toBe("success");
  expect(told(execution)).toMatchObject({
    adjustments: { adjustments: 1 },
    tiers: { promoted: 1 },
    rows: { created: 1 },
    recompute: { completed: 1 },
    communications: { tier_promoted: 1, reward_claimable: 1 },
  });
  expect(await campaign.redemptions(ana)).toMatchObject([{ status: "claimable" }]);
});

test("a dry run writes nothing but its report, the real run does what it said, a second run changes nothing", async () => {
  const [ana, ben, eva] = [await campaign.participant(), await campaign.participant(), await campaign.participant()];
  await campaign.mission(await campaign.reward(), { target: 10 });
  await campaign.mission(await campaign.reward({ frequency: "weekly" }), { type: "views", target: 500 });
  const raffle = await campaign.mission(await campaign.reward({ type: "experience" }), { type: "raffle" });
  await campaign.video(ana, "2026-05-01", { units: 12, views: 100 });
  await campaign.video(ben, "2026-05-02", { units: 7, views: 900 });
  await run(plusMs(now, -1));
  await campaign.video(ben, "2026-05-03", { units: 7 });
  await campaign.video(eva, "2026-05-03", { units: 7 });
  await adjustUnits(eva, 1);
  await campaign.decide(ana, at("2026-05-10", "13:00"), { kind: "enter_raffle", body: { missionId: raffle } });

  const drawing = at("2026-07-02", "14:00");
  const before = await contents();
  const dry = await run(drawing, { dryRun: true });
  expect(changedTables(before, await contents())).toEqual(["ops.job_executions"]);
  const real = await run(plusMs(drawing, 1));
  expect(told(dry)).toMatchObject({
    adjustments: { adjustments: 1 },
    recompute: { completed: 1 },
    raffles: { drawn: 1 },
  });
  const { communications: said, ...decided } = told(real);
  const { communications: _ofDry, ...promised } = told(dry);
  expect(decided).toEqual(promised);
  expect(said).toEqual({ raffle_won: 1, reward_claimable: 2 });

  const settled = await contents();
  const again = await run(plusMs(drawing, 2));
  expect(changedTables(settled, await contents())).toEqual(["ops.job_executions"]);
  expect(again.outcome).toBe("success");
});

test("a dry run foresees the missions and completions of those whom the same run promotes or lets take part", async () => {
  const [ana, ben] = [await campaign.participant(), await campaign.participant()];
  const newcomer = await campaign.participant();
  await campaign.mission(await campaign.reward(), { target: 10 });
  await campaign.mission(await campaign.reward(), { target: 50, tierEligibility: "tier_2" });
  await campaign.mission(await campaign.reward(), { target: 500, tierEligibility: "tier_2" });
  await campaign.video(ana, "2026-05-10", { units: 60 });
  await campaign.video(ben, "2026-05-10", { units: 5 });
  await adjustUnits(ana, 40);
  await campaign.run((tx) =>
    tx.rows("delete from campaign.participants where tenant_id = $1 and id = $2", [campaign.tenantId, newcomer]),
  );
  const dry = await run(now, { dryRun: true });
  const { communications: _said, ...decided } = told(await run(plusMs(now, 1)));
  expect(told(dry)).toEqual(decided);
  expect(decided).toMatchObject({ participants: { joined: 1 }, tiers: { promoted: 1 }, rows: { created: 5 } });
  expect(decided).toMatchObject({ recompute: { completed: 2 } });
});

test("trap 1.11: a bad row makes the run partial and holds up neither its step nor the ones after it", async () => {
  const [ana, ben] = [await campaign.participant({ tier: "tier_6" }), await campaign.participant()];
  await campaign.mission(await campaign.reward(), { target: 10 });
  await campaign.mission(await campaign.reward(), { target: 10, tierEligibility: "tier_5" });
  await campaign.video(ben, "2026-05-10", { units: 120 });
  await campaign.video(ana, "2026-05-10", { units: 120 });
  const execution = await run(now);
  expect(outcomes(execution)).toEqual({ outcome: "partial", steps: { tiers: "partial", rows: "partial" } });
  expect(told(execution)).toMatchObject({ tiers: { promoted: 1 }, recompute: { completed: 2 } });
  const badRows = execution.steps.flatMap((step) => step.badRows.map(({ subject }) => subject));
  expect(badRows).toEqual(expect.arrayContaining([`participant ${ana}`, "tier tier_6"]));
  expect(badRows.some((subject) => subject.startsWith("mission "))).toBe(true);
});

test.each([
  ["tiers", "campaign.tier_checkpoints"],
  ["adjustments", "campaign.adjustments"],
  ["communications", "campaign.communications"],
])("a failing step of %s stops no other", async (step, table) => {
  const ana = await campaign.participant();
  await campaign.mission(await campaign.reward(), { target: 10 });
  await campaign.video(ana, "2026-05-10", { units: 120 });
  await adjustUnits(ana, 1);
  const tenant = `new.tenant_id = '${campaign.tenantId}'`;
  await campaign.refuse(step === "adjustments" ? `${tenant} and new.counted_at is not null` : tenant, table);
  const execution = await run(now);
  expect(execution.outcome).toBe("partial");
  expect(execution.steps.filter(({ outcome }) => outcome !== "success").map(({ name }) => name)).toEqual([step]);
  expect(told(execution)).toMatchObject({ recompute: { completed: 1 } });
  expect(await campaign.redemptions(ana)).toMatchObject([{ status: "claimable" }]);
});

test("two runs at once come to what one comes to", async () => {
  const reps: string[] = [];
  await campaign.mission(await campaign.reward(), { target: 10 });
  for (let count = 0; count < 5; count += 1) {
    const rep = await campaign.participant();
    reps.push(rep);
    await campaign.video(rep, "2026-05-10", { units: 120 });
  }
  await Promise.all([run(now), run(plusMs(now, 1))]);
  for (const rep of reps) expect(await campaign.redemptions(rep)).toHaveLength(1);
  const checkpoints = await campaign.run((tx) =>
    tx.rows("select from campaign.tier_checkpoints where tenant_id = $1", [campaign.tenantId]),
  );
  expect(checkpoints).toHaveLength(5);
});

test("trap 1.11: it runs at 14:00 of the tenant's clock, on the days of the changes too", () => {
  const zone = zoneOf("America/New_York");
  let moment = at("2026-03-06", "00:00");
  const runs: string[] = [];
  for (let day = 0; day < 4; day += 1) {
    moment = nextRun(missionRecompute.schedule, zone, moment);
    runs.push(`${wallTimeAt(moment, zone)} ${new Date(moment).toISOString()}`);
  }
  expect(runs).toEqual([
    "14:00 2026-03-06T19:00:00.000Z",
    "14:00 2026-03-07T19:00:00.000Z",
    "14:00 2026-03-08T18:00:00.000Z",
    "14:00 2026-03-09T18:00:00.000Z",
  ]);
});

test("a week's allowance is written once for every rep, with its notice, and asks for force by hand", async () => {
  const ana = await campaign.participant();
  await campaign.participant({ isRep: false });
  await campaign.logged(ana, "2026-05-10", { referral_generated: 2 });
  await campaign.logged(ana, "2026-05-11", { referral_generated: 5 });
  const monday = at("2026-05-11", "00:00");
  expect(walletReset).toMatchObject({ needsForce: true, includedInAll: false });
  expect(told(await run(monday, { job: walletReset, dryRun: true }))).toEqual({ allowances: { allowances: 1 } });
  expect(told(await run(plusMs(monday, 1), { job: walletReset }))).toEqual({ allowances: { allowances: 1 } });
  expect(told(await run(plusMs(monday, 2), { job: walletReset }))).toEqual({});
  const rows = await campaign.run((tx) =>
    tx.rows(
      `select w.rep_id, w.week, w.amount, c.kind
         from campaign.wallet_entries w
         join campaign.communications c on c.tenant_id = w.tenant_id and c.participant_id = w.rep_id
        where w.tenant_id = $1`,
      [campaign.tenantId],
    ),
  );
  expect(rows).toEqual([{ rep_id: ana, week: "2026-05-11", amount: 1200, kind: "allowance" }]);
});
