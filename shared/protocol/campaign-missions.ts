import * as z from "zod/mini";
import type { Reward, RewardType, Tier } from "../domain/campaign/campaign.ts";
import { type MissionType, missionMetrics } from "../domain/campaign/metric.ts";
import type { MissionDraft, MissionPlace, MissionSurroundings } from "../domain/campaign/mission-draft.ts";
import type { CivilDate } from "../domain/time/civil-date.ts";
import type { Instant } from "../domain/time/instant.ts";
import { civilDateSchema, idSchema } from "./operations.ts";

const missionTypes: readonly [MissionType, ...MissionType[]] = ["raffle", ...missionMetrics];

/** The shape of a draft alone; what its figures may be is judged by `checkMission`. */
const missionFields = {
  title: z.string(),
  description: z.string(),
  type: z.enum(missionTypes),
  target: z.number(),
  tierEligibility: z.string(),
  previewFrom: z.nullable(z.string()),
  displayOrder: z.number(),
  featured: z.boolean(),
  rewardId: z.nullable(idSchema),
  raffleEndsOn: z.nullable(civilDateSchema),
};

/** `POST /api/campaign/missions/preview`. */
export const missionDraftSchema = z.strictObject(missionFields);

/** `POST /api/campaign/missions`: a draft of a new series. The same id again is the same draft. */
export const newMissionSchema = z.strictObject({ id: idSchema, mission: missionDraftSchema });

/**
 * `PUT /api/campaign/missions/:id`: what the draft of that mission's series is to say. A published version isn't changed; the series then gets
 * the draft of its next version. `seen` is the version of the draft that the manager started from, `null` where there was none.
 */
export const changedMissionSchema = z.strictObject({ mission: missionDraftSchema, seen: z.nullable(z.string()) });

export type MissionState = "draft" | "published" | "retired";

/** One version of a mission, as its managers see it. */
export type MissionVersion = MissionDraft & {
  readonly id: string;
  readonly seriesId: string;
  readonly seriesVersion: number;
  readonly state: MissionState;
  readonly enabled: boolean;
  readonly activated: boolean;
  readonly publishedAt: Instant | null;
  /** Grows with every change of it. */
  readonly version: string;
  /** How many of those whom the manager sees have it, and where their rows of it stand: one may have it again after a claim. */
  readonly rows: {
    readonly people: number;
    readonly dormant: number;
    readonly active: number;
    readonly completed: number;
  };
};

/** `GET /api/campaign/missions`: all series with all versions, and everything that a draft is written and judged by. */
export type CampaignMissions = {
  readonly missions: readonly MissionVersion[];
  readonly tiers: readonly Tier[];
  /** What a mission may earn; those no longer given too, for versions that name them. */
  readonly rewards: readonly MissionReward[];
  readonly today: CivilDate;
  readonly currency: string;
  /** By eligibility: the checkpoint before which a raffle has to end. */
  readonly raffleEndsBefore: { readonly [tierEligibility: string]: CivilDate };
};

export type MissionReward = Pick<Reward, "id" | "name" | "tierId" | "enabled"> & { readonly type: RewardType };

/** What a mission would have come to, had it counted in the last 28 dates, participant by participant. Nothing of it is kept. */
export type MissionPreview = {
  readonly from: CivilDate;
  readonly to: CivilDate;
  readonly participants: readonly ParticipantPreview[];
  /** How many of those whom the manager sees are below the mission's tier. */
  readonly notEligible: number;
};

export type ParticipantPreview = {
  readonly id: string;
  readonly name: string;
  readonly tierId: string;
  /** In the metric's unit. */
  readonly value: number;
  readonly finished: boolean;
};

/** What a draft of a series is judged by, here and on the server; other missions stand in its way until they are retired. */
export function surroundingsOf(
  known: Pick<CampaignMissions, "tiers" | "rewards" | "today" | "raffleEndsBefore"> & {
    readonly missions: readonly (MissionPlace & Pick<MissionVersion, "seriesId" | "state">)[];
  },
  seriesId: string,
): MissionSurroundings {
  return {
    tiers: known.tiers,
    rewardIds: known.rewards.filter(({ enabled }) => enabled).map(({ id }) => id),
    today: known.today,
    raffleEndsBefore: known.raffleEndsBefore,
    taken: known.missions.filter((mission) => mission.seriesId !== seriesId && mission.state !== "retired"),
  };
}
