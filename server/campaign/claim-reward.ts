import type { Reward } from "#shared/domain/campaign/campaign.ts";
import { type ClaimRefusal, judgeClaim, repeatsFrom } from "#shared/domain/campaign/claim.ts";
import type { ClaimReward } from "#shared/domain/intents.ts";
import type { Instant } from "#shared/domain/time/instant.ts";
import type { ErrorBody } from "#shared/protocol/errors.ts";
import type { Tx } from "../db/db.ts";
import type { DecidingRep } from "./deciding-rep.ts";
import { type Move, recordMoves, redemptionsOf } from "./redemptions-repository.ts";
import { repeatMission } from "./repeat-mission.ts";
import { rewardOf } from "./rewards-repository.ts";

/**
 * Claims what a mission has earned, or what the rep's tier offers, and begins what the reward needs: a scheduled boost, a discount, a
 * shipment. A mission whose reward can be had again begins anew. Returns why not, or `null`.
 */
export async function claimReward(
  tx: Tx,
  rep: DecidingRep,
  { id, claim }: { readonly id: string; readonly claim: ClaimReward },
): Promise<ErrorBody | null> {
  const { participant, now, clock, today } = rep;
  const { tenantId } = participant;
  const redemptions = await redemptionsOf(tx, tenantId, participant.id);
  const earned = claim.subjectType === "redemption" ? redemptions.find((one) => one.id === claim.subjectId) : undefined;
  const rewardId = claim.subjectType === "redemption" ? earned?.rewardId : claim.subjectId;
  const reward = rewardId === undefined ? null : await rewardOf(tx, tenantId, rewardId);

  const judged = judgeClaim(claim, { now, clock, tierId: participant.tierId, reward, redemptions });
  if (!judged.ok) return refusalBody(judged.error);
  if (reward === null) throw new Error("A claim was granted without a reward");

  const { scheduledFor } = judged.value;
  const redemptionId = earned?.id ?? id;
  if (earned) {
    await tx.rows(
      `update campaign.redemptions set status = 'claimed', claimed_at = $3, scheduled_for = $4 where tenant_id = $1 and id = $2`,
      [tenantId, redemptionId, new Date(now), dateOrNull(scheduledFor)],
    );
  } else {
    await tx.rows(
      `insert into campaign.redemptions (
         tenant_id, id, participant_id, reward_id, type, tier_id, status, created_at, claimed_at, scheduled_for)
       values ($1, $2, $3, $4, $5, $6, 'claimed', $7, $7, $8)`,
      [
        tenantId,
        redemptionId,
        participant.id,
        reward.id,
        reward.type,
        participant.tierId,
        new Date(now),
        dateOrNull(scheduledFor),
      ],
    );
  }
  const begun = await beginDelivery(tx, rep, { redemptionId, reward, claim, scheduledFor });
  const claimed = { redemptionId, subject: "redemption", before: earned?.status ?? null, after: "claimed" } as const;
  await recordMoves(tx, tenantId, [claimed, ...begun], { who: participant.id, by: "operation" }, now);

  const from = earned ? repeatsFrom(reward.frequency, today, participant.windowEnd) : null;
  if (earned && from !== null) await repeatMission(tx, rep, earned.id, from);
  return null;
}

type Granted = {
  readonly redemptionId: string;
  readonly reward: Reward;
  readonly claim: ClaimReward;
  readonly scheduledFor: Instant | null;
};

/** What a type of reward needs besides its redemption, with the figures that it has now: a later edit of the reward changes nothing of it. */
async function beginDelivery(
  tx: Tx,
  { participant }: DecidingRep,
  { redemptionId, reward, claim, scheduledFor }: Granted,
): Promise<readonly Move[]> {
  const { tenantId } = participant;
  const { config } = reward;
  switch (reward.type) {
    case "commission_boost":
      await tx.rows(
        `insert into campaign.boosts (tenant_id, redemption_id, participant_id, state, rate, duration_days, scheduled_for)
         values ($1, $2, $3, 'scheduled', $4, $5, $6)`,
        [tenantId, redemptionId, participant.id, config.rate ?? 0, config.durationDays ?? 30, dateOrNull(scheduledFor)],
      );
      return [{ redemptionId, subject: "boost", before: null, after: "scheduled" }];
    case "discount":
      await tx.rows(
        `insert into campaign.discounts (tenant_id, redemption_id, rate, duration_minutes, max_uses, coupon)
         values ($1, $2, $3, $4, $5, $6)`,
        [
          tenantId,
          redemptionId,
          config.rate ?? 0,
          config.durationMinutes ?? 0,
          config.maxUses ?? null,
          config.coupon ?? "",
        ],
      );
      return [{ redemptionId, subject: "discount", before: null, after: "scheduled" }];
    case "physical_gift":
      await tx.rows(
        `insert into campaign.shipments (tenant_id, redemption_id, size, address, state)
         values ($1, $2, $3, $4, 'address_given')`,
        [tenantId, redemptionId, claim.size ?? null, JSON.stringify(claim.address)],
      );
      return [{ redemptionId, subject: "shipment", before: null, after: "address_given" }];
    case "gift_card":
    case "spark_ads":
    case "experience":
      return [];
  }
}

function refusalBody({ code, field }: ClaimRefusal): ErrorBody {
  return { code, field: `body.${field}`, message: messages[code] };
}

const messages: { readonly [code in ClaimRefusal["code"]]: string } = {
  not_claimable: "There is nothing to claim here, or not for this tier.",
  already_claimed: "This has been claimed already.",
  reward_used_up: "This reward can't be had again yet.",
  invalid_schedule: "It can't begin at that time.",
  slot_taken_boost: "Another boost is scheduled or under way.",
  slot_taken_discount: "Another discount is scheduled or under way.",
  address_required: "An address is needed.",
  size_required: "A size is needed.",
  size_not_offered: "This size isn't offered.",
};

function dateOrNull(at: Instant | null): Date | null {
  return at === null ? null : new Date(at);
}
