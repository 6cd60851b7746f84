import { addMonths, type CivilDate } from "../time/civil-date.ts";
import type { Tier } from "./campaign.ts";

/** A tier with what is asked of those who are in it. */
export type TierRule = Pick<Tier, "id" | "ordinal" | "threshold"> & {
  /** Nobody in it faces a checkpoint. */
  readonly checkpointExempt: boolean;
};

export type Programme = {
  /** Windows of those without a checkpoint begin here. */
  readonly startsOn: CivilDate;
  readonly mode: "fixed_checkpoint" | "lifetime";
  readonly checkpointMonths: number;
};

/** Where somebody stands: the tier, and the dates of the tenant in which the next one is earned, [start, end); `null` is an open end. */
export type TierPlace = {
  readonly tierId: string;
  readonly windowStart: CivilDate;
  readonly windowEnd: CivilDate | null;
};

/** A decision on somebody's tier, with what it was decided by. */
export type TierMove = {
  readonly kind: "promotion" | "checkpoint";
  readonly status: "promoted" | "maintained" | "demoted";
  readonly before: TierPlace;
  readonly after: TierPlace;
  /** Earned in the window before, in the programme's metric. */
  readonly achieved: bigint;
  /** What was asked for: at a checkpoint by the tier before, for a promotion by the tier after. */
  readonly required: number;
  /** The checkpoint's due date; of a promotion the date of the run. */
  readonly decidedOn: CivilDate;
};

/** What was earned on the dates [from, until), corrections and adjustments of these dates included; `null` is an open end. */
export type Earned = (from: CivilDate, until: CivilDate | null) => bigint;

/**
 * What is due for somebody on a date: the checkpoints that have come up to then, each by its own window and as of its due date, then
 * promotions by the window under way. Deciding again on the same facts decides nothing more (I6). The place's tier is one of `tiers`.
 */
export function dueTierMoves(
  place: TierPlace,
  {
    tiers,
    programme,
    earned,
    today,
  }: {
    readonly tiers: readonly TierRule[];
    readonly programme: Programme;
    readonly earned: Earned;
    readonly today: CivilDate;
  },
): readonly TierMove[] {
  const moves: TierMove[] = [];
  let current = place;
  while (current.windowEnd !== null && current.windowEnd <= today) {
    const move = checkpoint(current, current.windowEnd);
    moves.push(move);
    current = move.after;
  }
  // A second one comes where the first left days with refunds behind.
  for (let move = promotion(current); move !== null; move = promotion(current)) {
    moves.push(move);
    current = move.after;
  }
  return moves;

  function checkpoint(before: TierPlace, due: CivilDate): TierMove {
    const own = tierOf(before.tierId);
    const achieved = earnedBy(before);
    const reached = highestTier(tiers, achieved);
    const isKept = reached.ordinal < own.ordinal && (own.checkpointExempt || programme.mode === "lifetime");
    const next = isKept ? own : reached;
    const status = next.ordinal > own.ordinal ? "promoted" : next.ordinal < own.ordinal ? "demoted" : "maintained";
    const after = windowFrom(due, next);
    return { kind: "checkpoint", status, before, after, achieved, required: own.threshold, decidedOn: due };
  }

  function promotion(before: TierPlace): TierMove | null {
    const achieved = earnedBy(before);
    const reached = highestTier(tiers, achieved);
    if (reached.ordinal <= tierOf(before.tierId).ordinal) return null;
    const after = programme.mode === "lifetime" ? { ...before, tierId: reached.id } : windowFrom(today, reached);
    const { threshold: required } = reached;
    return { kind: "promotion", status: "promoted", before, after, achieved, required, decidedOn: today };
  }

  function earnedBy({ windowStart, windowEnd }: TierPlace): bigint {
    return programme.mode === "lifetime" ? earned(programme.startsOn, null) : earned(windowStart, windowEnd);
  }

  function windowFrom(windowStart: CivilDate, { id: tierId, checkpointExempt }: TierRule): TierPlace {
    const isOpen = checkpointExempt || programme.mode === "lifetime";
    return { tierId, windowStart, windowEnd: isOpen ? null : addMonths(windowStart, programme.checkpointMonths) };
  }

  function tierOf(id: string): TierRule {
    const tier = tiers.find((one) => one.id === id);
    if (!tier) throw new Error(`No tier has the id ${id}`);
    return tier;
  }
}

/** The highest tier whose threshold is reached; the entry tier where a refund leaves less than nothing. */
export function highestTier(tiers: readonly TierRule[], value: bigint): TierRule {
  const [entry, ...others] = tiers.toSorted((a, b) => a.ordinal - b.ordinal);
  if (!entry) throw new Error("A programme has tiers");
  return others.findLast(({ threshold }) => value >= threshold) ?? entry;
}
