import type { RewardType } from "#shared/domain/campaign/campaign.ts";
import type { ClaimReward } from "#shared/domain/intents.ts";
import { importedFactId } from "#shared/domain/ledger/causal-id.ts";
import { addDays, type CivilDate, weekdayOf } from "#shared/domain/time/civil-date.ts";
import { hourMs, type Instant, plusMs } from "#shared/domain/time/instant.ts";
import { type DayClock, dateAt, instantAt } from "#shared/domain/time/zone.ts";
import type { ErrorBody } from "#shared/protocol/errors.ts";
import type { RedemptionAction } from "#shared/protocol/redemption-actions.ts";
import type { CampaignRun } from "../../campaign/campaign-run.ts";
import { claimReward } from "../../campaign/claim-reward.ts";
import type { DecidingRep } from "../../campaign/deciding-rep.ts";
import { enterRaffle } from "../../campaign/enter-raffle.ts";
import { givePaymentInfo } from "../../campaign/give-payment-info.ts";
import { lockParticipants, stampParticipants } from "../../campaign/participant-heads.ts";
import { participantOf } from "../../campaign/participant-repository.ts";
import { actOnRedemption } from "../../campaign/redemption-actions.ts";
import { settleBoosts } from "../../campaign/settle-boosts.ts";
import type { Tx } from "../../db/db.ts";
import { lockHead } from "../../ledger/heads.ts";
import { demoRewardId } from "./demo-rewards.ts";

/** The ids of reps by their codes. */
export type DemoReps = ReadonlyMap<string, string>;

export type DemoStage = {
  readonly reps: DemoReps;
  readonly clock: DayClock;
  readonly promotedAt: Instant;
};

/**
 * Lets the demo's reps and manager do what makes a queue worth looking at: boosts in every state, gifts on their way, a discount to come and one under
 * way, a card that has waited for a day, and entries to the raffle. Everything goes the way that it goes in life, at the time that it says.
 */
export async function playDemoStories(run: CampaignRun, stage: DemoStage): Promise<void> {
  const { now } = run;
  const { clock, promotedAt } = stage;
  const today = dateAt(now, clock);
  const promotedOn = dateAt(promotedAt, clock);
  const at = (date: CivilDate, time: string) => momentOf(date, time, clock);
  const actor = createActor(run, stage);

  // Boosts of thirty days that are over: one waits for an account, one for its payout, one is paid.
  const boosted = ["rep03", "rep07", "rep08"];
  const boostOn = addDays(promotedOn, 2);
  for (const code of boosted)
    await actor.claim(code, "commission_boost", at(addDays(promotedOn, 1), "10:00"), { scheduledDate: boostOn });
  await settleBoosts({ ...run, now: at(boostOn, "14:00") });
  await actor.sell(boosted, addDays(boostOn, 5));
  const boostEnd = addDays(boostOn, 30);
  await settleBoosts({ ...run, now: at(boostEnd, "14:00") });
  await actor.givePayment("rep07", at(boostEnd, "16:00"), { method: "paypal", account: "claire@demo.test" });
  await actor.givePayment("rep08", at(boostEnd, "17:00"), { method: "venmo", account: "@tomas-ferreira" });
  await actor.act("rep08", "commission_boost", at(addDays(boostEnd, 2), "09:30"), { kind: "pay" });

  // One under way and one to come.
  await actor.claim("rep04", "commission_boost", at(addDays(today, -6), "11:00"), {
    scheduledDate: addDays(today, -5),
  });
  await settleBoosts({ ...run, now: at(addDays(today, -5), "14:00") });
  await actor.claim("rep01", "commission_boost", plusMs(now, -hourMs), { scheduledDate: addDays(today, 2) });

  await actor.claim("rep02", "spark_ads", at(addDays(today, -9), "09:00"));
  await actor.act("rep02", "spark_ads", at(addDays(today, -9), "15:00"), { kind: "conclude" });
  await actor.claim("rep02", "physical_gift", plusMs(now, -30 * hourMs), {
    size: "M",
    address: addressOf("Mateo García"),
  });
  await actor.claim("rep03", "physical_gift", at(addDays(today, -5), "12:00"), {
    size: "S",
    address: addressOf("Inés Navarro"),
  });
  await actor.act("rep03", "physical_gift", at(addDays(today, -3), "10:00"), {
    kind: "ship",
    carrier: "DHL",
    tracking: "JD014600003828",
  });

  const begun = weekday(addDays(today, -1), -1);
  await actor.claim("rep08", "discount", at(addDays(begun, -1), "18:00"), {
    scheduledDate: begun,
    scheduledTime: "10:00",
  });
  await actor.act("rep08", "discount", at(begun, "10:05"), { kind: "fulfil" });
  await actor.claim("rep09", "discount", plusMs(now, -2 * hourMs), {
    scheduledDate: weekday(addDays(today, 1), 1),
    scheduledTime: "10:00",
  });

  await actor.claimEarned("rep01", plusMs(now, -22 * hourMs));
  await actor.claimEarned("rep04", plusMs(now, -5 * hourMs));
  for (const code of ["rep02", "rep03", "rep09"]) await actor.enterRaffle(code, plusMs(now, -hourMs));
}

function createActor({ db, tenantId }: CampaignRun, { reps, clock }: DemoStage) {
  const idOf = (what: string) => importedFactId(tenantId, `demo-story/${what}`);
  const repId = (code: string) => reps.get(code) ?? fail(`no rep ${code}`);

  /** What a rep does at a moment, as a request of a device would. */
  async function decide(
    code: string,
    now: Instant,
    work: (tx: Tx, rep: DecidingRep) => Promise<ErrorBody | null>,
  ): Promise<void> {
    await db.inTransaction({ kind: "tenant", tenantId }, async (tx) => {
      const id = repId(code);
      await lockParticipants(tx, tenantId, [id]);
      const version = (await lockHead(tx, tenantId, id)) + 1n;
      const participant = (await participantOf(tx, tenantId, id)) ?? fail(`${code} has no part`);
      const refusal = await work(tx, { participant, version, now, today: dateAt(now, clock), clock });
      // A start that was cut off has told this part of the story already.
      if (refusal && !toldBefore.includes(refusal.code)) fail(`${code}: ${refusal.code}`);
      await stampParticipants(tx, tenantId, [id], { recount: true });
    });
  }

  const tierReward = async (tx: Tx, code: string, type: RewardType): Promise<string> => {
    const { tierId } = (await participantOf(tx, tenantId, repId(code))) ?? fail(`${code} has no part`);
    return demoRewardId(tenantId, type, Number(tierId.slice("tier_".length)));
  };

  return {
    claim: (code: string, type: RewardType, now: Instant, details: Partial<ClaimReward> = {}) =>
      decide(code, now, async (tx, rep) => {
        const subjectId = await tierReward(tx, code, type);
        const claim: ClaimReward = { subjectType: "tier_reward", subjectId, ...details };
        return claimReward(tx, rep, { id: idOf(`${code}/${type}`), claim });
      }),

    /** The first of what a rep's missions have earned, claimed or not: a story that is told again claims nothing more. */
    claimEarned: (code: string, now: Instant) =>
      decide(code, now, async (tx, rep) => {
        const [earned] = await tx.rows<{ id: string }>(
          `select id from campaign.redemptions
            where tenant_id = $1 and participant_id = $2 and progress_id is not null order by created_at, id limit 1`,
          [tenantId, repId(code)],
        );
        if (!earned) return null;
        const id = idOf(`${code}/earned`);
        return claimReward(tx, rep, { id, claim: { subjectType: "redemption", subjectId: earned.id } });
      }),

    givePayment: (
      code: string,
      now: Instant,
      payment: { readonly method: "paypal" | "venmo"; readonly account: string },
    ) =>
      decide(code, now, (tx, rep) =>
        givePaymentInfo(tx, rep, { redemptionId: idOf(`${code}/commission_boost`), ...payment }),
      ),

    enterRaffle: (code: string, now: Instant) =>
      decide(code, now, (tx, rep) =>
        enterRaffle(tx, rep, {
          id: idOf(`${code}/raffle`),
          missionId: importedFactId(tenantId, "demo-mission/raffle"),
          localDate: rep.today,
        }),
      ),

    async act(code: string, type: RewardType, now: Instant, action: Doing): Promise<void> {
      const redemptionId = idOf(`${code}/${type}`);
      const manager = { tenantId, userId: "demo", role: "admin", repId: null } as const;
      const id = idOf(`${code}/${type}/${action.kind}`);
      const done = await actOnRedemption(db, manager, { id, redemptionId, ...action }, now);
      if (!done.ok) fail(`${code}: ${done.error.code}`);
    },

    /** Sales during a boost, without which it would pay nothing. */
    async sell(codes: readonly string[], day: CivilDate): Promise<void> {
      await db.inTransaction({ kind: "tenant", tenantId }, async (tx) => {
        for (const [index, code] of codes.entries())
          await tx.rows(
            `insert into campaign.adjustments (
               tenant_id, id, participant_id, kind, day, amount_minor, reason, decided_by, decided_at, counted_at)
             values ($1, $2, $3, 'manual_sale', $4, $5, 'A sale by phone', 'demo', $6, $6)
             on conflict do nothing`,
            [
              tenantId,
              idOf(`${code}/sale`),
              repId(code),
              day,
              150_000 + index * 42_000,
              new Date(momentOf(day, "12:00", clock)),
            ],
          );
      });
    },
  };
}

type Doing =
  | { readonly kind: "conclude" | "fulfil" | "deliver" | "pay" }
  | (Pick<Extract<RedemptionAction, { kind: "ship" }>, "kind" | "carrier"> & { readonly tracking: string });

const toldBefore: readonly string[] = [
  "already_claimed",
  "reward_used_up",
  "slot_taken_boost",
  "slot_taken_discount",
  "already_entered",
  "payment_not_asked",
];

function addressOf(name: string) {
  return { name, line1: "Calle de la Flor 12", city: "Madrid", postalCode: "28004", country: "ES" };
}

/** The date itself, or the next Monday to Friday in a direction. */
function weekday(date: CivilDate, step: 1 | -1): CivilDate {
  return weekdayOf(date) > 5 ? weekday(addDays(date, step), step) : date;
}

function momentOf(date: CivilDate, time: string, { zone }: DayClock): Instant {
  return instantAt(date, time, zone) ?? fail(`Not a time: ${time}`);
}

function fail(reason: string): never {
  throw new Error(`The demo's stories can't be told: ${reason}`);
}
