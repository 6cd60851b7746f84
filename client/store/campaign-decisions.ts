import type { CampaignStanding, RewardType } from "#shared/domain/campaign/campaign.ts";
import { claimFaultOf, paymentFaultOf } from "#shared/domain/campaign/check-claim.ts";
import { type EarlierRedemption, judgeClaim } from "#shared/domain/campaign/claim.ts";
import { isEligible } from "#shared/domain/campaign/display.ts";
import { type ClaimReward, type GivePaymentInfo, isOfCampaign } from "#shared/domain/intents.ts";
import { err, type Result } from "#shared/domain/result.ts";
import { dateAt } from "#shared/domain/time/zone.ts";
import type { DeviceDatabase, Tables } from "./database.ts";
import type { StorePorts } from "./device.ts";
import { performAboutRep } from "./perform-about-rep.ts";
import type { ProfileFactRow } from "./rows.ts";
import type { WriteFailure } from "./store.ts";

/** Enters a raffle. Whether it was in time is the server's to say. */
export function enterRaffle(
  db: DeviceDatabase,
  ports: StorePorts,
  missionId: string,
): Promise<Result<null, WriteFailure>> {
  return performAboutRep(db, ports, { kind: "enter_raffle", body: { missionId } }, async (tables) => {
    const known = await knownOf(tables);
    const mission = known?.standing.missions.find(({ id }) => id === missionId);
    if (!known || !mission?.raffle || !isEligible(mission, known.standing)) return { code: "not_found" };
    const hasEntered =
      known.standing.entered.includes(missionId) ||
      known.facts.some(({ fact }) => fact.kind === "enter_raffle" && fact.body.missionId === missionId);
    if (hasEntered) return refusal("already_entered", "missionId");
    if (mission.raffle.drawnAt !== null) return refusal("raffle_drawn", "missionId");
    const isOpen = mission.activated && mission.raffle.endsOn >= dateAt(ports.now(), known.standing.clock);
    return isOpen ? null : refusal("raffle_closed", "missionId");
  });
}

/** Claims a reward, by what the device knows of it: the server judges it again. */
export async function claimReward(
  db: DeviceDatabase,
  ports: StorePorts,
  body: ClaimReward,
): Promise<Result<null, WriteFailure>> {
  const fault = claimFaultOf(body);
  if (fault) return err(refusal(fault.code, fault.field));
  return performAboutRep(db, ports, { kind: "claim", body }, async (tables) => {
    const known = await knownOf(tables);
    if (!known) return { code: "not_found" };
    const { standing, facts } = known;
    const redemptions = decidedRedemptions(standing, facts);
    const rewardId =
      body.subjectType === "tier_reward"
        ? body.subjectId
        : standing.redemptions.find(({ id }) => id === body.subjectId)?.rewardId;
    const { clock, tierId } = standing;
    const reward = standing.rewards.find(({ id }) => id === rewardId) ?? null;
    const judged = judgeClaim(body, { now: ports.now(), clock, tierId, reward, redemptions });
    return judged.ok ? null : refusal(judged.error.code, judged.error.field);
  });
}

/** Says where the payout of a boost goes. */
export async function givePaymentInfo(
  db: DeviceDatabase,
  ports: StorePorts,
  body: GivePaymentInfo,
): Promise<Result<null, WriteFailure>> {
  const fault = paymentFaultOf(body);
  if (fault) return err(refusal(fault.code, fault.field));
  return performAboutRep(db, ports, { kind: "give_payment_info", body }, async (tables) => {
    const redemption = (await knownOf(tables))?.standing.redemptions.find(({ id }) => id === body.redemptionId);
    if (!redemption) return { code: "not_found" };
    return redemption.boost === "pending_info" ? null : refusal("payment_not_asked", "redemptionId");
  });
}

/** What the rep has earned and claimed, what waits on this device included: it stands in the way of other claims already. */
export function decidedRedemptions(
  { redemptions, rewards }: Pick<CampaignStanding, "redemptions" | "rewards">,
  facts: readonly ProfileFactRow[],
): readonly EarlierRedemption[] {
  const typeOf = (rewardId: string): RewardType => rewards.find(({ id }) => id === rewardId)?.type ?? "gift_card";
  const claims = facts.flatMap(({ fact }) => (fact.kind === "claim" ? [fact] : []));
  const known = redemptions.map((redemption): EarlierRedemption => {
    const type = typeOf(redemption.rewardId);
    const claim = claims.find(({ body }) => body.subjectId === redemption.id);
    if (redemption.status !== "claimable" || !claim) return { ...redemption, type };
    const boost = type === "commission_boost" ? "scheduled" : null;
    return { ...redemption, type, boost, status: "claimed", claimedAt: claim.recordedAt };
  });
  const made = claims.flatMap(({ id, body, recordedAt }): readonly EarlierRedemption[] => {
    if (body.subjectType !== "tier_reward" || redemptions.some((redemption) => redemption.id === id)) return [];
    const type = typeOf(body.subjectId);
    const boost = type === "commission_boost" ? "scheduled" : null;
    return [{ id, rewardId: body.subjectId, type, boost, status: "claimed", claimedAt: recordedAt }];
  });
  return [...known, ...made];
}

async function knownOf({ campaign, profileFacts }: Tables) {
  const [row, facts] = await Promise.all([campaign.get("campaign"), profileFacts.toArray()]);
  return row && { standing: row.standing, facts: facts.filter(({ fact }) => isOfCampaign(fact)) };
}

function refusal(code: string, field: string): WriteFailure {
  return { code: "invalid", field, fault: code };
}
