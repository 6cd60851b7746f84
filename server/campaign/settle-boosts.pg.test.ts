import "temporal-polyfill/global";
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { boostStates } from "#shared/domain/campaign/redemption.ts";
import { civilDateOf } from "#shared/domain/time/civil-date.ts";
import { dayMs, plusMs } from "#shared/domain/time/instant.ts";
import { createTestDatabase, type TestDatabase } from "../db/testing.ts";
import { at } from "../ledger/testing.ts";
import { writeCommunications } from "./communications.ts";
import { actOnRedemption } from "./redemption-actions.ts";
import { createTestRewards, type TestRewards } from "./rewards-testing.ts";
import { settleBoosts } from "./settle-boosts.ts";

const claimedAt = at("2026-03-10", "11:00");
const begins = at("2026-03-12", "14:00");
/** The clocks went forward on 29 March. */
const ends = at("2026-04-11", "14:00");

let database: TestDatabase;
let campaign: TestRewards;
let ana: string;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  campaign = await createTestRewards(database);
  ana = await campaign.participant();
});

async function claimBoost(repId = ana): Promise<string> {
  const subjectId = await campaign.reward({
    type: "commission_boost",
    source: "vip_tier",
    config: { rate: 500, durationDays: 30 },
  });
  const body = { subjectType: "tier_reward", subjectId, scheduledDate: civilDateOf("2026-03-12") } as const;
  expect(await campaign.decide(repId, claimedAt, { kind: "claim", body })).toEqual(["applied"]);
  return campaign.redemption(repId);
}

const boostOf = async (repId = ana) =>
  (await campaign.redemptions(repId)).map(({ status, boost, payout }) => [status, boost, payout]);
const settled = async (moment: typeof begins) => (await campaign.step(settleBoosts, moment)).counts;

test("a boost goes its way: two readings, what was sold between them, an account, a payout", async () => {
  await campaign.video(ana, "2026-03-01", { sales: 100_000 });
  const redemptionId = await claimBoost();
  expect(await settled(at("2026-03-12", "13:59"))).toEqual({});
  expect(await settled(begins)).toEqual({ activated: 1 });
  await campaign.video(ana, "2026-03-20", { sales: 250_001 });
  expect(await settled(at("2026-04-11", "13:59"))).toEqual({});
  expect(await settled(ends)).toEqual({ expired: 1 });
  expect(await boostOf()).toEqual([["claimed", "pending_info", 12_500n]]);

  const account = {
    kind: "give_payment_info",
    body: { redemptionId, method: "paypal", account: "ana@x.test" },
  } as const;
  expect(await campaign.decide(ana, ends, account, account)).toEqual(["applied", "payment_not_asked"]);
  expect(await boostOf()).toEqual([["fulfilled", "pending_payout", 12_500n]]);
  expect((await campaign.exchange(ana, ends)).changes).not.toMatchObject({ campaign: { account: "ana@x.test" } });
  const admin = { tenantId: campaign.tenantId, userId: "boss", role: "admin", repId: null } as const;
  await actOnRedemption(database.db, admin, { id: randomUUID(), kind: "pay", redemptionId }, ends);
  expect(await boostOf()).toEqual([["concluded", "paid", 12_500n]]);
});

test("it ends at the same time of the clock, also after a run that came seconds late", async () => {
  await claimBoost();
  expect(await settled(plusMs(begins, 7_000))).toEqual({ activated: 1 });
  expect(await settled(ends)).toEqual({ expired: 1 });
});

test("a run that comes days late begins it then, for all its days", async () => {
  await claimBoost();
  await settled(plusMs(begins, 3 * dayMs));
  expect(await settled(ends)).toEqual({});
  expect(await settled(plusMs(ends, 3 * dayMs))).toEqual({ expired: 1 });
});

test("without sales it pays nothing, with refunds too, and never takes anything", async () => {
  const url = await campaign.video(ana, "2026-03-01", { sales: 100_000 });
  await claimBoost();
  await settled(begins);
  await campaign.withdraw(url);
  await settled(ends);
  expect(await boostOf()).toEqual([["claimed", "pending_info", 0n]]);
});

test("I6 a second run does nothing, a dry one says what the first will do", async () => {
  await claimBoost();
  expect((await campaign.step(settleBoosts, begins, { dryRun: true })).counts).toEqual({ activated: 1 });
  expect(await boostOf()).toEqual([["claimed", "scheduled", null]]);
  expect(await settled(begins)).toEqual({ activated: 1 });
  expect(await settled(begins)).toEqual({});
});

test("one whose boost can't be settled is listed, and the others' are", async () => {
  const ben = await campaign.participant();
  await claimBoost();
  await claimBoost(ben);
  await campaign.refuse(`new.participant_id = '${ana}' and new.state = 'active'`, "campaign.boosts");
  const told = await campaign.step(settleBoosts, begins);
  expect(told).toMatchObject({ counts: { activated: 1 }, badRows: [expect.stringMatching(`^participant ${ana}: `)] });
  expect(await boostOf(ben)).toEqual([["claimed", "active", null]]);
});

test("the database knows no other way for a boost", async () => {
  await claimBoost();
  await settled(begins);
  const others = boostStates.filter((state) => state !== "active" && state !== "expired");
  for (const state of others)
    await expect(
      campaign.run((tx) =>
        tx.rows("update campaign.boosts set state = $2 where tenant_id = $1", [campaign.tenantId, state]),
      ),
    ).rejects.toThrow(`from active to ${state}`);
});

test("an account that is missing is asked for at once, after a day and after a week", async () => {
  await claimBoost();
  await settled(begins);
  await settled(ends);
  const asked = async (days: number) =>
    (await campaign.step(writeCommunications, plusMs(ends, days * dayMs))).counts.payment_info_needed ?? 0;
  expect([await asked(0), await asked(0), await asked(1), await asked(3), await asked(7), await asked(20)]).toEqual([
    1, 0, 1, 0, 1, 0,
  ]);
});

test("every move is written down with who made it", async () => {
  const redemptionId = await claimBoost();
  await settled(begins);
  await settled(ends);
  const moves = await campaign.run((tx) =>
    tx.rows<{ subject: string; after: string; by: string }>(
      "select subject, after, by from campaign.moves where tenant_id = $1 and redemption_id = $2 order by at, subject, after",
      [campaign.tenantId, redemptionId],
    ),
  );
  expect(moves.map(({ subject, after, by }) => `${subject} ${after} ${by}`)).toEqual([
    "boost scheduled operation",
    "redemption claimed operation",
    "boost active job",
    "boost expired job",
    "boost pending_info job",
  ]);
});
