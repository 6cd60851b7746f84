import type { ClaimReward } from "../intents.ts";
import { err, ok, type Result } from "../result.ts";
import { addDays, addMonths, type CivilDate, mondayOf, weekdayOf } from "../time/civil-date.ts";
import type { Instant } from "../time/instant.ts";
import { type DayClock, dateAt, instantAt } from "../time/zone.ts";
import { boostDaysAhead, boostTime } from "./boost.ts";
import type { BoostState, RedemptionStatus, Reward, RewardFrequency, RewardType } from "./campaign.ts";

/** A redemption as far as it stands in the way of another one. */
export type EarlierRedemption = {
  readonly id: string;
  readonly rewardId: string;
  readonly type: RewardType;
  readonly status: RedemptionStatus;
  readonly boost: BoostState | null;
  readonly claimedAt: Instant | null;
};

export type ClaimSituation = {
  readonly now: Instant;
  /** The tenant's: all dates and times of claims are read on it. */
  readonly clock: DayClock;
  readonly tierId: string | null;
  /** What is claimed; of a mission's redemption the reward that it was made for. */
  readonly reward: Reward | null;
  /** All that the same person has earned or claimed. */
  readonly redemptions: readonly EarlierRedemption[];
};

export type ClaimRefusal = {
  readonly code:
    | "not_claimable"
    | "already_claimed"
    | "reward_used_up"
    | "invalid_schedule"
    | "slot_taken_boost"
    | "slot_taken_discount"
    | "address_required"
    | "size_required"
    | "size_not_offered";
  readonly field: "subjectId" | "scheduledDate" | "scheduledTime" | "address" | "size";
};

/**
 * Whether a claim is granted, and when what it schedules begins (`null` for what isn't scheduled). The guards come in this order: is there
 * something to claim, is it used up, is the time free and allowed, is it known where to send it. A mission's redemption asks nothing of
 * the tier: who is demoted keeps what was earned.
 */
export function judgeClaim(
  claim: ClaimReward,
  situation: ClaimSituation,
): Result<{ readonly scheduledFor: Instant | null }, ClaimRefusal> {
  const { reward } = situation;
  if (reward === null) return err({ code: "not_claimable", field: "subjectId" });
  const refusal =
    subjectRefusal(claim, reward, situation) ?? usageRefusal(reward, situation) ?? slotRefusal(reward, situation);
  if (refusal) return err(refusal);
  const scheduledFor = scheduleOf(claim, reward.type, situation);
  if (!scheduledFor.ok) return scheduledFor;
  const delivery = deliveryRefusal(claim, reward);
  return delivery ? err(delivery) : ok({ scheduledFor: scheduledFor.value });
}

/** How often a reward was claimed in the window of its frequency that a date is in. */
export function timesUsed(
  { id, frequency }: Pick<Reward, "id" | "frequency">,
  redemptions: readonly EarlierRedemption[],
  today: CivilDate,
  clock: DayClock,
): number {
  const window = frequencyWindow(frequency, today);
  return redemptions.filter(({ rewardId, status, claimedAt }) => {
    if (rewardId !== id || claimedAt === null || status === "rejected") return false;
    return frequencyWindow(frequency, dateAt(claimedAt, clock)) === window;
  }).length;
}

/** How often it can be claimed in that window; `null`: as often as one likes. */
export function usesAllowed({ frequency, quantity }: Pick<Reward, "frequency" | "quantity">): number | null {
  if (frequency === "unlimited") return null;
  return frequency === "one_time" ? 1 : (quantity ?? 1);
}

/**
 * From which date on a mission counts anew after its reward was claimed: the next ISO week, the next month, tomorrow. `null` for one that
 * doesn't repeat, or not any more before its window ends.
 */
export function repeatsFrom(
  frequency: RewardFrequency,
  today: CivilDate,
  windowEnd: CivilDate | null,
): CivilDate | null {
  const from = nextWindowStart(frequency, today);
  return from === null || (windowEnd !== null && from >= windowEnd) ? null : from;
}

function nextWindowStart(frequency: RewardFrequency, today: CivilDate): CivilDate | null {
  switch (frequency) {
    case "one_time":
      return null;
    case "weekly":
      return addDays(mondayOf(today), 7);
    case "monthly":
      return addMonths(firstOfMonth(today), 1);
    case "unlimited":
      return addDays(today, 1);
  }
}

/** The same text for dates of the same window, and for no others. */
function frequencyWindow(frequency: RewardFrequency, date: CivilDate): string {
  switch (frequency) {
    case "one_time":
    case "unlimited":
      return "ever";
    case "weekly":
      return mondayOf(date);
    case "monthly":
      return firstOfMonth(date);
  }
}

function firstOfMonth(date: CivilDate): CivilDate {
  return `${date.slice(0, 8)}01` as CivilDate;
}

function subjectRefusal(
  { subjectType, subjectId }: ClaimReward,
  reward: Reward,
  { tierId, redemptions }: ClaimSituation,
): ClaimRefusal | null {
  if (subjectType === "redemption") {
    const status = redemptions.find(({ id }) => id === subjectId)?.status;
    if (status === "claimable") return null;
    const isDone = status !== undefined && status !== "rejected";
    return { code: isDone ? "already_claimed" : "not_claimable", field: "subjectId" };
  }
  if (!reward.enabled || reward.source !== "vip_tier" || reward.tierId !== tierId)
    return { code: "not_claimable", field: "subjectId" };
  const isUnderWay = redemptions.some(
    ({ rewardId, status }) => rewardId === reward.id && (status === "claimed" || status === "fulfilled"),
  );
  return isUnderWay ? { code: "already_claimed", field: "subjectId" } : null;
}

function usageRefusal(reward: Reward, { redemptions, now, clock }: ClaimSituation): ClaimRefusal | null {
  const allowed = usesAllowed(reward);
  if (allowed === null || timesUsed(reward, redemptions, dateAt(now, clock), clock) < allowed) return null;
  return { code: "reward_used_up", field: "subjectId" };
}

/** At most one boost that hasn't ended and one discount that hasn't, so that no sale is paid for twice. */
function slotRefusal({ type }: Reward, { redemptions }: ClaimSituation): ClaimRefusal | null {
  if (type === "commission_boost") {
    const isTaken = redemptions.some(({ boost }) => boost === "scheduled" || boost === "active");
    return isTaken ? { code: "slot_taken_boost", field: "scheduledDate" } : null;
  }
  if (type === "discount") {
    const isTaken = redemptions.some(
      (earlier) => earlier.type === "discount" && (earlier.status === "claimed" || earlier.status === "fulfilled"),
    );
    return isTaken ? { code: "slot_taken_discount", field: "scheduledDate" } : null;
  }
  return null;
}

function scheduleOf(
  { scheduledDate: date, scheduledTime: time }: ClaimReward,
  type: RewardType,
  { now, clock }: ClaimSituation,
): Result<Instant | null, ClaimRefusal> {
  if (type === "commission_boost") {
    const today = dateAt(now, clock);
    const isInReach = date !== undefined && date > today && date <= addDays(today, boostDaysAhead);
    const start = isInReach ? instantAt(date, boostTime, clock.zone) : null;
    return start === null ? err({ code: "invalid_schedule", field: "scheduledDate" }) : ok(start);
  }
  if (type === "discount") {
    if (date === undefined || weekdayOf(date) > 5) return err({ code: "invalid_schedule", field: "scheduledDate" });
    const isOfficeHour = time !== undefined && time >= "09:00" && time <= "16:59";
    const start = isOfficeHour ? instantAt(date, time, clock.zone) : null;
    return start === null || start <= now ? err({ code: "invalid_schedule", field: "scheduledTime" }) : ok(start);
  }
  return ok(null);
}

function deliveryRefusal({ address, size }: ClaimReward, { type, config }: Reward): ClaimRefusal | null {
  if (type !== "physical_gift") return null;
  if (address === undefined) return { code: "address_required", field: "address" };
  if (config.sizes === undefined || config.sizes.length === 0) return null;
  if (size === undefined) return { code: "size_required", field: "size" };
  return config.sizes.includes(size) ? null : { code: "size_not_offered", field: "size" };
}
