import { isStorable } from "../storable-text.ts";
import type { CivilDate } from "../time/civil-date.ts";
import type { Tier } from "./campaign.ts";
import type { MissionType } from "./metric.ts";

/** What a manager writes of a mission; once published it is what it is. */
export type MissionDraft = {
  readonly title: string;
  readonly description: string;
  readonly type: MissionType;
  /** In the metric's unit: minor units for money; 0 for a raffle. */
  readonly target: number;
  /** `all`, or the lowest tier that has it. */
  readonly tierEligibility: string;
  /** From this tier on it is shown, locked. */
  readonly previewFrom: string | null;
  readonly displayOrder: number;
  readonly featured: boolean;
  readonly rewardId: string | null;
  /** The last date on which one can enter; of raffles alone. */
  readonly raffleEndsOn: CivilDate | null;
};

export const everyTier = "all";

export const missionLimits = { title: 120, description: 1000, target: 1_000_000_000_000, displayOrder: 999 } as const;

/** Where a mission stands in its tier's list: no two missions of a type share a place. */
export type MissionPlace = Pick<MissionDraft, "tierEligibility" | "type" | "displayOrder">;

/** What a draft is judged by besides itself. */
export type MissionSurroundings = {
  readonly tiers: readonly Pick<Tier, "id" | "ordinal">[];
  /** The rewards that a mission may earn. */
  readonly rewardIds: readonly string[];
  readonly today: CivilDate;
  /** By eligibility: the checkpoint before which a raffle has to end; without one it may end whenever. */
  readonly raffleEndsBefore: { readonly [tierEligibility: string]: CivilDate | undefined };
  /** The places of the missions of all other series. */
  readonly taken: readonly MissionPlace[];
};

export type MissionFaultCode =
  | "missing"
  | "too_long"
  | "invalid_text"
  | "out_of_range"
  | "unknown_tier"
  | "preview_above_eligibility"
  | "unknown_reward"
  | "raffle_without_prize"
  | "not_in_the_future"
  | "after_the_checkpoint"
  | "place_taken";

export type MissionFault = { readonly field: keyof MissionDraft; readonly code: MissionFaultCode };

/** Everything that is wrong with a draft, at most one fault a field. */
export function checkMission(draft: MissionDraft, around: MissionSurroundings): readonly MissionFault[] {
  const ordinals = new Map(around.tiers.map(({ id, ordinal }) => [id, ordinal]));
  const faults: MissionFault[] = [];
  const add = (field: keyof MissionDraft, code: MissionFaultCode | null): void => {
    if (code !== null) faults.push({ field, code });
  };

  add("title", textFault(draft.title, missionLimits.title) ?? (draft.title.trim() === "" ? "missing" : null));
  add("description", textFault(draft.description, missionLimits.description));
  add("target", targetFault(draft));
  add("tierEligibility", isKnown(draft.tierEligibility) ? null : "unknown_tier");
  add("previewFrom", previewFault(draft, ordinals));
  add("displayOrder", placeFault(draft, around.taken));
  add("rewardId", rewardFault(draft, around.rewardIds));
  add("raffleEndsOn", raffleFault(draft, around));
  return faults;

  function isKnown(eligibility: string): boolean {
    return eligibility === everyTier || ordinals.has(eligibility);
  }
}

function textFault(text: string, limit: number): MissionFaultCode | null {
  if (text.length > limit) return "too_long";
  return isStorable(text) ? null : "invalid_text";
}

function targetFault({ type, target }: MissionDraft): MissionFaultCode | null {
  if (!Number.isSafeInteger(target)) return "missing";
  if (type === "raffle") return target === 0 ? null : "out_of_range";
  return target > 0 && target <= missionLimits.target ? null : "out_of_range";
}

/** Whoever has the mission's tier has the mission: a preview is for those below it. */
function previewFault(draft: MissionDraft, ordinals: ReadonlyMap<string, number>): MissionFaultCode | null {
  if (draft.previewFrom === null) return null;
  const preview = ordinals.get(draft.previewFrom);
  if (preview === undefined) return "unknown_tier";
  const eligible = ordinals.get(draft.tierEligibility);
  return eligible === undefined || preview > eligible ? "preview_above_eligibility" : null;
}

function placeFault(draft: MissionDraft, taken: readonly MissionPlace[]): MissionFaultCode | null {
  const { displayOrder, tierEligibility, type } = draft;
  if (!Number.isSafeInteger(displayOrder)) return "missing";
  if (displayOrder < 1 || displayOrder > missionLimits.displayOrder) return "out_of_range";
  const isTaken = taken.some(
    (place) => place.displayOrder === displayOrder && place.type === type && place.tierEligibility === tierEligibility,
  );
  return isTaken ? "place_taken" : null;
}

function rewardFault({ type, rewardId }: MissionDraft, rewardIds: readonly string[]): MissionFaultCode | null {
  if (rewardId === null) return type === "raffle" ? "raffle_without_prize" : null;
  return rewardIds.includes(rewardId) ? null : "unknown_reward";
}

function raffleFault(draft: MissionDraft, { today, raffleEndsBefore }: MissionSurroundings): MissionFaultCode | null {
  const { type, raffleEndsOn, tierEligibility } = draft;
  if (type !== "raffle") return raffleEndsOn === null ? null : "out_of_range";
  if (raffleEndsOn === null) return "missing";
  if (raffleEndsOn <= today) return "not_in_the_future";
  const checkpoint = raffleEndsBefore[tierEligibility];
  return checkpoint !== undefined && raffleEndsOn >= checkpoint ? "after_the_checkpoint" : null;
}
