import { type CivilDate, daysBetween } from "./civil-date.ts";
import { hourMs, type Instant } from "./instant.ts";
import { type DayClock, dateAt, endOfDate } from "./zone.ts";

/** `timely` counts for everything, `backdated` for XP and metrics only, `too_old` is a manager's import only. */
export type Timeliness = "timely" | "backdated" | "too_old";

/** How long after its end a date still takes everything a rep records for it. */
export const graceMs = 36 * hourMs;

/** How many days back a rep may date an activity. */
export const backdatingDays = 14;

/** How a fact stands by its own fields, so that a device knows it offline. */
export function timelinessOf(recordedAt: Instant, localDate: CivilDate, clock: DayClock): Timeliness {
  if (recordedAt <= endOfDate(localDate, clock) + graceMs) return "timely";
  return daysBetween(localDate, dateAt(recordedAt, clock)) <= backdatingDays ? "backdated" : "too_old";
}

/**
 * Until when the rep may undo or amend a fact: 36 h after the end of its date or of the date it was recorded on,
 * the later of the two.
 */
export function amendableUntil(
  fact: { readonly recordedAt: Instant; readonly localDate: CivilDate },
  clock: DayClock,
): Instant {
  const recordedOn = dateAt(fact.recordedAt, clock);
  return (endOfDate(recordedOn > fact.localDate ? recordedOn : fact.localDate, clock) + graceMs) as Instant;
}
