import { counters } from "../ruleset/ruleset.ts";
import type { CivilDate } from "../time/civil-date.ts";
import type { CampaignMission, CampaignStanding, MissionProgress, Redemption, Reward } from "./campaign.ts";
import type { MissionType } from "./metric.ts";
import { isScheduled } from "./redemption.ts";

/** A mission in one window of the rep's, with what it has earned there. One without a row is shown for its mission alone. */
export type MissionItem = {
  readonly mission: CampaignMission;
  readonly progress: MissionProgress | null;
  readonly redemption: Redemption | null;
  readonly reward: Reward | null;
};

/** What is listed, and below the list what is over. */
export type MissionStatus = ListedMission | PastMission;

export type ListedMission = RaffleStatus | UnderWay | "dormant" | "in_progress" | "locked" | "recurring_cooldown";

type RaffleStatus = "raffle_available" | "raffle_claim" | "raffle_processing" | "raffle_won";

/** Where a redemption stands, as far as there is something to do or to wait for. */
export type UnderWay =
  | "claimable_instant"
  | "claimable_schedulable"
  | "payment_info_needed"
  | "clearing"
  | "sending"
  | "active"
  | "scheduled"
  | "redeeming"
  | "redeeming_physical";

export type PastMission = "completed" | "concluded" | "rejected" | "raffle_lost" | "raffle_missed" | "window_over";

/** What a status follows from besides the item itself. */
export type MissionSurroundings = Pick<CampaignStanding, "tiers" | "tierId" | "entered"> & {
  /** The tenant's. */
  readonly today: CivilDate;
  /** The value shown has reached the target: a window that is over may still complete it. */
  readonly reached: boolean;
};

/** The place of a status in the list: what the rep can act on comes first. */
export const missionRanks: { readonly [status in ListedMission]: number } = {
  raffle_available: 2,
  raffle_claim: 2,
  claimable_instant: 3,
  claimable_schedulable: 3,
  payment_info_needed: 4,
  clearing: 5,
  sending: 6,
  active: 7,
  scheduled: 8,
  redeeming: 9,
  redeeming_physical: 9,
  in_progress: 10,
  raffle_won: 11,
  raffle_processing: 11,
  dormant: 11,
  locked: 12,
  recurring_cooldown: 13,
};

const typeOrder: readonly MissionType[] = [
  "raffle",
  "sales_dollars",
  "sales_units",
  "videos",
  "likes",
  "views",
  ...counters,
];

/**
 * Where a mission stands, asked in this order: locked, cooldown, raffle, redemption, in progress. What was earned before a demotion stays
 * the rep's, so only a mission without a row can be locked.
 */
export function missionStatus(item: MissionItem, around: MissionSurroundings): MissionStatus {
  const { mission, progress, redemption, reward } = item;
  if (progress === null && !isEligible(mission, around)) return "locked";
  if (isCooling(progress, around.today)) return "recurring_cooldown";
  if (mission.type === "raffle") return raffleStatus(item, around);
  if (redemption) return redemptionStatus(redemption, reward);
  if (progress?.status === "completed") return "completed";
  if (!mission.activated || progress?.status === "dormant") return "dormant";
  const isOver = progress !== null && progress.windowEnd !== null && progress.windowEnd <= around.today;
  return isOver && !around.reached ? "window_over" : "in_progress";
}

export function isListed(status: MissionStatus): status is ListedMission {
  return Object.hasOwn(missionRanks, status);
}

/** The order of the list: by rank, a featured mission first, then by what is counted and by the mission's own place. */
export function compareMissions(
  [a, statusOfA]: readonly [CampaignMission, ListedMission],
  [b, statusOfB]: readonly [CampaignMission, ListedMission],
): number {
  return (
    missionRanks[statusOfA] - missionRanks[statusOfB] ||
    Number(b.featured) - Number(a.featured) ||
    typeOrder.indexOf(a.type) - typeOrder.indexOf(b.type) ||
    a.displayOrder - b.displayOrder ||
    (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
  );
}

/** Whether a tier has a mission: `all`, or one not above it. */
export function isEligible(
  { tierEligibility }: Pick<CampaignMission, "tierEligibility">,
  { tiers, tierId }: Pick<CampaignStanding, "tiers" | "tierId">,
): boolean {
  if (tierEligibility === "all") return true;
  const ordinalOf = (id: string | null) => tiers.find((tier) => tier.id === id)?.ordinal;
  const [own, needed] = [ordinalOf(tierId), ordinalOf(tierEligibility)];
  return own !== undefined && needed !== undefined && needed <= own;
}

function isCooling(progress: MissionProgress | null, today: CivilDate): boolean {
  return progress?.status !== "completed" && progress?.cooldownUntil != null && today < progress.cooldownUntil;
}

function raffleStatus(
  { mission, progress, redemption, reward }: MissionItem,
  around: MissionSurroundings,
): MissionStatus {
  const hasEntered = around.entered.includes(mission.id) || progress?.status === "completed";
  if (redemption?.status === "claimable") return "raffle_claim";
  if (redemption?.status === "rejected") return "raffle_lost";
  if (redemption) {
    const status = redemptionStatus(redemption, reward);
    return status === "redeeming" ? "raffle_won" : status;
  }
  const isDrawn = mission.raffle?.drawnAt != null;
  if (hasEntered) return isDrawn ? "raffle_lost" : "raffle_processing";
  if (isDrawn || (mission.raffle !== null && mission.raffle.endsOn < around.today)) return "raffle_missed";
  return mission.activated ? "raffle_available" : "dormant";
}

/** Where a redemption stands, whatever earned it. */
export function redemptionStatus(
  { status, boost, shipping }: Redemption,
  reward: Pick<Reward, "type"> | null,
): UnderWay | "concluded" | "rejected" {
  switch (status) {
    case "claimable":
      return reward !== null && isScheduled(reward.type) ? "claimable_schedulable" : "claimable_instant";
    case "claimed":
    case "fulfilled":
      if (boost !== null) return boostStatus(boost);
      if (reward?.type === "discount") return status === "fulfilled" ? "active" : "scheduled";
      if (shipping === "delivered") return "concluded";
      if (shipping !== null) return shipping === "shipped" ? "sending" : "redeeming_physical";
      return "redeeming";
    case "concluded":
    case "rejected":
      return status;
  }
}

function boostStatus(boost: NonNullable<Redemption["boost"]>): UnderWay | "concluded" {
  switch (boost) {
    case "scheduled":
    case "active":
      return boost;
    case "pending_info":
      return "payment_info_needed";
    case "expired":
    case "pending_payout":
      return "clearing";
    case "paid":
      return "concluded";
  }
}
