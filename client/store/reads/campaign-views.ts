import type { CampaignStanding, Tier } from "#shared/domain/campaign/campaign.ts";
import type { ClaimNeeds } from "#shared/domain/campaign/claim-needs.ts";
import type { ListedMission, MissionItem, PastMission } from "#shared/domain/campaign/display.ts";
import type { RewardItem } from "#shared/domain/campaign/display-rewards.ts";
import type { CampaignIntent } from "#shared/domain/intents.ts";
import type { Confirmed } from "#shared/domain/progression/standing.ts";
import type { CivilDate } from "#shared/domain/time/civil-date.ts";
import type { ErrorBody } from "#shared/protocol/errors.ts";

export type CampaignView = Pick<CampaignStanding, "asOf" | "clock" | "currency" | "window"> & {
  /** The tenant's. */
  readonly today: CivilDate;
  /** The rep's, or `null` before the campaign knows the rep. */
  readonly tier: Tier | null;
  readonly tiers: readonly Tier[];
  /** In the order in which they are listed. */
  readonly missions: readonly MissionView[];
  /** What the rep's tiers offer, in the order in which it is listed. */
  readonly rewards: readonly RewardView[];
  /** What is over, the newest first. */
  readonly past: readonly PastMissionView[];
};

export type MissionView = MissionItem &
  Decided & {
    /** The row's id, or the mission's where there is no row yet. */
    readonly key: string;
    readonly status: ListedMission;
    readonly window: CampaignStanding["window"];
    /** What is counted in the window; `null` for a raffle. */
    readonly value: MissionValue | null;
    /** The value has reached the target, and the server hasn't completed the mission yet: it does so when the dates are closed. */
    readonly reached: boolean;
  };

/** Confirmed, and with what only this device holds (P8). Never below 0. */
export type MissionValue = Confirmed<number> & {
  /** The dates that it is the sum of, the newest first; `null` where this device doesn't have them. */
  readonly days: readonly (Confirmed<number> & { readonly date: CivilDate })[] | null;
};

export type RewardView = RewardItem & Decided & { readonly key: string };

/** What the rep has decided about it here, and the server hasn't taken yet. */
export type Decided = {
  /** What a claim has to say. */
  readonly needs: ClaimNeeds | null;
  /** Waits for its sync, or for the answer to take effect. */
  readonly waiting: CampaignIntent["kind"] | null;
  /** The newest that was refused: it stands in the sync centre too. */
  readonly refused: { readonly kind: CampaignIntent["kind"]; readonly error: ErrorBody } | null;
};

export type PastMissionView = MissionItem & {
  readonly key: string;
  readonly status: PastMission;
  /** When it was over. */
  readonly on: CivilDate;
};
