import "temporal-polyfill/global";
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { redemptionStatuses, rewardTypes } from "#shared/domain/campaign/campaign.ts";
import { nextRedemptionStatuses } from "#shared/domain/campaign/redemption.ts";
import type { ClaimReward } from "#shared/domain/intents.ts";
import { civilDateOf } from "#shared/domain/time/civil-date.ts";
import { hourMs, type Instant, plusMs } from "#shared/domain/time/instant.ts";
import { createTestDatabase, type TestDatabase } from "../db/testing.ts";
import { at } from "../ledger/testing.ts";
import { recompute } from "./recompute.ts";
import { actOnRedemption } from "./redemption-actions.ts";
import { redemptionQueue } from "./redemption-queue.ts";
import { createTestRewards, type TestRewards } from "./rewards-testing.ts";
import { settleRedemptions } from "./settle-redemptions.ts";

/** A Wednesday. */
const now = at("2026-05-06", "11:00");

let database: TestDatabase;
let campaign: TestRewards;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  campaign = await createTestRewards(database);
});

async function compute(at: Instant = now): Promise<void> {
  const done = await recompute(database.db, campaign.tenantId, { scope: "all", now: at });
  if (!done.ok) throw new Error(done.error.code);
}

const claimOf = (subjectId: string, details: Partial<ClaimReward> = {}) =>
  ({ kind: "claim", body: { subjectType: "redemption", subjectId, ...details } }) as const;
const claimOfTier = (subjectId: string, details: Partial<ClaimReward> = {}) =>
  ({ kind: "claim", body: { subjectType: "tier_reward", subjectId, ...details } }) as const;

const admin = () => ({ tenantId: campaign.tenantId, userId: "boss", role: "admin", repId: null }) as const;
const act = (action: Parameters<typeof actOnRedemption>[2], at: Instant = now) =>
  actOnRedemption(database.db, admin(), action, at);

test("trap 1.4a: a completed mission is claimable at once, although it has its time of completion", async () => {
  const ana = await campaign.participant();
  await campaign.mission(await campaign.reward(), { target: 10 });
  await campaign.video(ana, "2026-05-01", { units: 12 });
  await compute();
  const [row] = await campaign.rows();
  expect(row?.completed_at).not.toBeNull();
  expect(await campaign.redemptions(ana)).toMatchObject([{ status: "claimable" }]);
});

test("what a completed row has earned is made good when it is lacking, once", async () => {
  const ana = await campaign.participant();
  const reward = await campaign.reward();
  const mission = await campaign.mission(reward, { target: 10 });
  await campaign.run((tx) => tx.rows("update campaign.missions set reward_id = null where id = $1", [mission]));
  await campaign.video(ana, "2026-05-01", { units: 12 });
  await compute();
  expect(await campaign.redemptions(ana)).toEqual([]);
  await campaign.run((tx) => tx.rows("update campaign.missions set reward_id = $2 where id = $1", [mission, reward]));

  expect(await campaign.step(settleRedemptions, now, { dryRun: true })).toMatchObject({ counts: { redemptions: 1 } });
  expect(await campaign.step(settleRedemptions, now)).toMatchObject({ counts: { redemptions: 1 } });
  expect(await campaign.step(settleRedemptions, now)).toEqual({ counts: {}, badRows: [] });
  expect(await campaign.redemptions(ana)).toHaveLength(1);
});

test("a reward that one gets once isn't promised a second time: it is rejected, with the reason", async () => {
  const ana = await campaign.participant();
  const reward = await campaign.reward({ frequency: "one_time" });
  await campaign.mission(reward, { target: 10 });
  await campaign.mission(reward, { target: 11 });
  await campaign.video(ana, "2026-05-01", { units: 12 });
  await compute();
  const made = await campaign.redemptions(ana);
  expect(made.map(({ status }) => status).sort()).toEqual(["claimable", "rejected"]);
  expect(made.find(({ status }) => status === "rejected")).toMatchObject({ reason: "reward_used_up" });
});

test("trap 1.8: a claim is taken once, a second one is refused", async () => {
  const ana = await campaign.participant();
  await campaign.mission(await campaign.reward(), { target: 10 });
  await campaign.video(ana, "2026-05-01", { units: 12 });
  await compute();
  const id = await campaign.redemption(ana);
  expect(await campaign.decide(ana, now, claimOf(id), claimOf(id))).toEqual(["applied", "already_claimed"]);
  expect(await campaign.redemptions(ana)).toMatchObject([{ status: "claimed" }]);
});

test("nobody claims what is somebody else's", async () => {
  const [ana, ben] = [await campaign.participant(), await campaign.participant()];
  await campaign.mission(await campaign.reward(), { target: 10 });
  await campaign.video(ana, "2026-05-01", { units: 12 });
  await compute();
  expect(await campaign.decide(ben, now, claimOf(await campaign.redemption(ana)))).toEqual(["not_claimable"]);
});

test("who is demoted keeps what was earned", async () => {
  const ana = await campaign.participant({ tier: "tier_3", to: "2026-07-01" });
  await campaign.mission(await campaign.reward({ tierId: "tier_3" }), { target: 10, tierEligibility: "tier_3" });
  await campaign.video(ana, "2026-05-01", { units: 12 });
  await compute();
  await campaign.move(ana, { from: "2026-07-01", to: "2026-11-01", tier: "tier_1" });
  expect(await campaign.decide(ana, at("2026-07-02", "10:00"), claimOf(await campaign.redemption(ana)))).toEqual([
    "applied",
  ]);
});

test("claims of one request see each other: one boost at a time, in order of acceptance", async () => {
  const ana = await campaign.participant();
  const boost = { type: "commission_boost", source: "vip_tier", config: { rate: 500, durationDays: 30 } } as const;
  const [first, second] = [await campaign.reward(boost), await campaign.reward(boost)];
  const scheduledDate = civilDateOf("2026-05-08");
  expect(
    await campaign.decide(ana, now, claimOfTier(first, { scheduledDate }), claimOfTier(second, { scheduledDate })),
  ).toEqual(["applied", "slot_taken_boost"]);
});

test("trap 1.8: a mission whose reward can be had again repeats any number of times", async () => {
  const ana = await campaign.participant();
  await campaign.mission(await campaign.reward({ frequency: "weekly" }), { target: 10 });
  const mondays = ["2026-05-04", "2026-05-11", "2026-05-18", "2026-05-25", "2026-06-01"];
  for (const [index, monday] of mondays.entries()) {
    const moment = at(monday, "12:00");
    await campaign.video(ana, monday, { units: 12 });
    await compute(moment);
    const earned = await campaign.redemptions(ana);
    expect(earned).toHaveLength(index + 1);
    const open = earned.find(({ status }) => status === "claimable");
    expect(await campaign.decide(ana, moment, claimOf(open?.id ?? ""))).toEqual(["applied"]);
    const rows = await campaign.rows();
    expect(rows.at(-1)).toMatchObject({ from: mondays[index + 1] ?? "2026-06-08", status: "active" });
  }
});

test("trap 1.8: what repeats counts nothing before its cooldown is over, and progresses after it", async () => {
  const ana = await campaign.participant({ to: "2026-08-01" });
  await campaign.mission(await campaign.reward({ frequency: "monthly" }), { target: 10 });
  await campaign.video(ana, "2026-05-01", { units: 12 });
  await compute();
  await campaign.decide(ana, now, claimOf(await campaign.redemption(ana)));
  await campaign.video(ana, "2026-05-31", { units: 9 });
  await campaign.video(ana, "2026-06-01", { units: 4 });
  await compute(at("2026-06-02", "14:00"));
  expect((await campaign.rows()).at(-1)).toMatchObject({
    from: "2026-06-01",
    to: "2026-08-01",
    status: "active",
    value: 4,
  });
  expect((await campaign.rows()).map(({ from }) => from)).toEqual(["2026-01-01", "2026-06-01"]);
});

test("a mission doesn't repeat beyond its checkpoint, nor once it is retired", async () => {
  const ana = await campaign.participant({ to: "2026-05-20" });
  const mission = await campaign.mission(await campaign.reward({ frequency: "monthly" }), { target: 10 });
  const other = await campaign.mission(await campaign.reward({ frequency: "unlimited", quantity: null }), {
    target: 9,
  });
  await campaign.video(ana, "2026-05-01", { units: 12 });
  await compute();
  await campaign.change(other, "retired");
  for (const { id } of await campaign.redemptions(ana)) await campaign.decide(ana, now, claimOf(id));
  expect((await campaign.rows()).map((row) => row.mission).sort()).toEqual([mission, other].sort());
});

test("the database refuses every move that the rules don't know, for every type", async () => {
  const ana = await campaign.participant();
  const accepted: string[] = [];
  const expected: string[] = [];
  for (const type of rewardTypes) {
    const config = { rate: 500, durationDays: 30, durationMinutes: 60, coupon: "TEN" };
    const rewardId = await campaign.reward({ type, source: "vip_tier", config });
    for (const from of redemptionStatuses)
      for (const to of redemptionStatuses) {
        if (from === to) continue;
        if (nextRedemptionStatuses(type, from).includes(to)) expected.push(`${type} ${from} ${to}`);
        if (await moves(rewardId, ana, type, from, to)) accepted.push(`${type} ${from} ${to}`);
      }
  }
  expect(accepted).toEqual(expected);
});

/** Whether a redemption that has come to `from` by allowed steps can be made `to`. Nothing of it stays. */
async function moves(rewardId: string, participantId: string, type: string, from: string, to: string) {
  const scheduled = type === "commission_boost" || type === "discount";
  const steps: { readonly [status: string]: readonly string[] } = {
    claimable: [],
    claimed: ["claimed"],
    fulfilled: scheduled ? ["claimed", "fulfilled"] : [],
    concluded: scheduled ? ["claimed", "fulfilled", "concluded"] : ["claimed", "concluded"],
    rejected: ["rejected"],
  };
  // What can't be reached can't be left either.
  if (from === "fulfilled" && !scheduled) return false;
  const undo = new Error("undo");
  try {
    await campaign.run(async (tx) => {
      const id = randomUUID();
      await tx.rows(
        `insert into campaign.redemptions (tenant_id, id, participant_id, reward_id, type, tier_id, status, created_at)
         values ($1, $2, $3, $4, $5, 'tier_1', 'claimable', now())`,
        [campaign.tenantId, id, participantId, rewardId, type],
      );
      for (const status of [...(steps[from] ?? []), to])
        await tx.rows(
          `update campaign.redemptions
              set status = $3,
                  claimed_at = case when $3 in ('claimed', 'fulfilled', 'concluded') then now() end,
                  concluded_at = case when $3 = 'concluded' then now() end,
                  reason = case when $3 = 'rejected' then 'x' end
            where tenant_id = $1 and id = $2`,
          [campaign.tenantId, id, status],
        );
      throw undo;
    });
  } catch (error) {
    return error === undo;
  }
  return false;
}

test("a reward says how often it can be had, unless that is unlimited; rates and coupons are what they can be", async () => {
  await campaign.reward({ frequency: "unlimited", quantity: null });
  await campaign.reward({ frequency: "unlimited", quantity: 1 });
  for (const wrong of [
    { frequency: "weekly", quantity: null },
    { frequency: "weekly", quantity: 11 },
    { type: "commission_boost", config: { rate: 0, durationDays: 30 } },
    { type: "commission_boost", config: { rate: 500 } },
    { type: "discount", config: { rate: 500, durationMinutes: 9, coupon: "TEN" } },
    { type: "discount", config: { rate: 500, durationMinutes: 10, coupon: "ten" } },
    { type: "discount", config: { rate: 500, durationMinutes: 10, coupon: "TEN", maxUses: 0 } },
    { tierId: "all" },
  ] as const)
    await expect(campaign.reward(wrong)).rejects.toThrow(/violates/);
});

test("a redemption doesn't begin beyond its beginning, and belongs to one row", async () => {
  const ana = await campaign.participant();
  const rewardId = await campaign.reward();
  const insert = (status: string) =>
    campaign.run((tx) =>
      tx.rows(
        `insert into campaign.redemptions (tenant_id, id, participant_id, reward_id, type, tier_id, status, created_at, claimed_at, concluded_at)
         values ($1, $2, $3, $4, 'gift_card', 'tier_1', $5, now(), now(), case when $5 = 'concluded' then now() end)`,
        [campaign.tenantId, randomUUID(), ana, rewardId, status],
      ),
    );
  await expect(insert("concluded")).rejects.toThrow("does not begin as concluded");
  await expect(insert("fulfilled")).rejects.toThrow("does not begin as fulfilled");
  await insert("claimed");
  await expect(
    campaign.run((tx) => tx.rows("delete from campaign.redemptions where tenant_id = $1", [campaign.tenantId])),
  ).rejects.toThrow("permission denied");
});

test("a manager's action is taken once by its id, audited, and refused where the redemption stands elsewhere", async () => {
  const ana = await campaign.participant();
  await campaign.mission(await campaign.reward(), { target: 10 });
  await campaign.video(ana, "2026-05-01", { units: 12 });
  await compute();
  const redemptionId = await campaign.redemption(ana);
  await campaign.decide(ana, now, claimOf(redemptionId));

  const action = { id: randomUUID(), kind: "conclude", redemptionId } as const;
  expect(await act({ ...action, id: randomUUID(), kind: "ship", carrier: "DHL" })).toMatchObject({
    error: { code: "not_in_this_state", status: "claimed" },
  });
  expect(await act(action)).toMatchObject({ ok: true, value: { status: "concluded", actions: [] } });
  expect(await act(action)).toMatchObject({ ok: true, value: { status: "concluded" } });
  expect(await act({ ...action, kind: "deliver" })).toMatchObject({ error: { code: "action_differs" } });
  expect(await act({ ...action, id: randomUUID() })).toMatchObject({ error: { code: "not_in_this_state" } });
  const audited = await campaign.run((tx) =>
    tx.rows("select who, action from ops.audit_log where tenant_id = $1 and action like '%redemption'", [
      campaign.tenantId,
    ]),
  );
  expect(audited).toEqual([{ who: "boss", action: "conclude_redemption" }]);
});

test("a gift goes from its address over shipping to delivery, and is concluded by that", async () => {
  const ana = await campaign.participant();
  const gift = await campaign.reward({ type: "physical_gift", source: "vip_tier", config: { sizes: ["S", "M"] } });
  const address = { name: "Ana", line1: "Calle 1", city: "Madrid", postalCode: "28004", country: "ES" };
  expect(await campaign.decide(ana, now, claimOfTier(gift, { address }))).toEqual(["size_required"]);
  expect(await campaign.decide(ana, now, claimOfTier(gift, { address, size: "M" }))).toEqual(["applied"]);
  const redemptionId = await campaign.redemption(ana);
  const [queued] = await campaign.run((tx) => redemptionQueue(tx, admin(), { show: "open" }, now));
  expect(queued).toMatchObject({ shipment: { state: "address_given", size: "M", address }, actions: ["ship"] });

  await act({ id: randomUUID(), kind: "ship", redemptionId, carrier: "UPS", tracking: "1Z" });
  expect(await act({ id: randomUUID(), kind: "deliver", redemptionId }, plusMs(now, hourMs))).toMatchObject({
    ok: true,
    value: { status: "concluded", shipment: { state: "delivered", carrier: "UPS", tracking: "1Z" } },
  });
});

test("a discount begins at its time and not before, and ends with its last use", async () => {
  const ana = await campaign.participant();
  const config = { rate: 1000, durationMinutes: 60, coupon: "TEN", maxUses: 2 };
  const discount = await campaign.reward({ type: "discount", source: "vip_tier", config });
  const schedule = { scheduledDate: civilDateOf("2026-05-07"), scheduledTime: "09:30" };
  await campaign.decide(ana, now, claimOfTier(discount, schedule));
  const redemptionId = await campaign.redemption(ana);
  const fulfil = () => ({ id: randomUUID(), kind: "fulfil", redemptionId, coupon: "ANA10" }) as const;
  expect(await act(fulfil())).toMatchObject({ error: { code: "not_in_this_state" } });
  const begun = at("2026-05-07", "09:30");
  expect(await act(fulfil(), begun)).toMatchObject({
    value: { status: "fulfilled", discount: { coupon: "ANA10", expiresAt: plusMs(begun, hourMs), uses: 0 } },
  });
  await act({ id: randomUUID(), kind: "use", redemptionId }, begun);
  expect(await act({ id: randomUUID(), kind: "use", redemptionId }, begun)).toMatchObject({
    value: { status: "concluded", discount: { uses: 2 } },
  });
});

test("I5 a manager acts on the own teams' reps alone, and those who don't sign in are the admins'", async () => {
  const ana = await campaign.participant();
  const reward = await campaign.reward({ source: "vip_tier" });
  await campaign.decide(ana, now, claimOfTier(reward));
  const redemptionId = await campaign.redemption(ana);
  const stranger = { ...admin(), role: "manager" } as const;
  const action = { id: randomUUID(), kind: "conclude", redemptionId } as const;
  expect(await actOnRedemption(database.db, stranger, action, now)).toMatchObject({
    error: { code: "redemption_not_found" },
  });
  expect(await campaign.run((tx) => redemptionQueue(tx, stranger, { show: "all" }, now))).toEqual([]);
});
