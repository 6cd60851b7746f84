import type { CivilDate } from "../time/civil-date.ts";
import type { CampaignMission, ProgressStatus } from "./campaign.ts";
import { isSelfLogged, type MissionMetric } from "./metric.ts";

/** What somebody did on a date, by metric; what is 0 may be left out. */
export type CountedDay = {
  readonly date: CivilDate;
  readonly figures: { readonly [metric in MissionMetric]?: bigint };
};

/** [start, end); `null`: open. */
export type Window = { readonly start: CivilDate; readonly end: CivilDate | null };

/**
 * What a metric comes to in a window: the sum over the dates in it, exact, so that corrections count in both directions. `through` leaves out
 * the dates after it.
 */
export function valueIn(
  metric: MissionMetric,
  { start, end }: Window,
  days: readonly CountedDay[],
  through: CivilDate | null = null,
): bigint {
  let value = 0n;
  for (const { date, figures } of days)
    if (date >= start && (end === null || date < end) && (through === null || date <= through))
      value += figures[metric] ?? 0n;
  return value;
}

/** As people read a value: a sum below 0 is 0. */
export function valueShown(value: number): number {
  return Math.max(0, value);
}

/** Whether a target is reached. What is logged is reached at once, and completed when its dates are closed. */
export function isReached(value: bigint, target: number): boolean {
  return target > 0 && value >= BigInt(target);
}

/**
 * Where a row stands after a recompute. A completion is a decision and stays; a row of a mission that doesn't count stays where it is. What
 * people log completes by closed dates alone, so that nobody is rewarded for what can still be taken back.
 */
export function judgeRow(
  status: ProgressStatus,
  { type, target, enabled, activated }: Pick<CampaignMission, "type" | "target" | "enabled" | "activated">,
  window: Window,
  days: readonly CountedDay[],
  closedThrough: CivilDate | null,
): ProgressStatus {
  if (status === "completed" || !enabled || !activated) return status;
  if (type === "raffle" || !isReached(valueIn(type, window, days), target)) return "active";
  if (!isSelfLogged(type)) return "completed";
  return closedThrough !== null && isReached(valueIn(type, window, days, closedThrough), target)
    ? "completed"
    : "active";
}
