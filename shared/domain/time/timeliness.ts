import { type CivilDate, dayNumberOf, daysBetween, latestOf } from "./civil-date.ts";
import { dayMs, hourMs, type Instant, plusMs } from "./instant.ts";
import { type DayClock, dateAt, endOfDate, type Zone } from "./zone.ts";

/** `timely` counts for everything, `backdated` for XP and metrics only, `too_old` is a manager's import only. */
export type Timeliness = "timely" | "backdated" | "too_old";

/** How long after its end a date still takes everything a rep records for it. */
export const graceMs = 36 * hourMs;

/** How many days back a rep may date an activity. */
export const backdatingDays = 14;

/** The times that a fact carries; its zone is the one that the rep was in. */
export type OwnTimes = { readonly recordedAt: Instant; readonly localDate: CivilDate; readonly zone: Zone };

/** No date ends sooner than eight hours after it has begun in UTC: zones are at most 14 hours ahead of it, and were at most 16. */
const earliestEndMs = 8 * hourMs;

/** Whether a fact is timely in every zone. Asking the calendar costs a hundred times as much, and nearly every fact is. */
export function isSurelyTimely({ recordedAt, localDate }: Pick<OwnTimes, "recordedAt" | "localDate">): boolean {
  return recordedAt <= dayNumberOf(localDate) * dayMs + earliestEndMs + graceMs;
}

/** How a fact stands by its own fields, so that a device knows it offline, whatever zone the rep is in later. */
export function timelinessOf({ recordedAt, localDate, zone }: OwnTimes, dayStartHour: number): Timeliness {
  if (isSurelyTimely({ recordedAt, localDate })) return "timely";
  const clock: DayClock = { zone, dayStartHour };
  if (recordedAt <= endOfDate(localDate, clock) + graceMs) return "timely";
  return daysBetween(localDate, dateAt(recordedAt, clock)) <= backdatingDays ? "backdated" : "too_old";
}

/**
 * Until when the rep may undo or amend a fact: 36 h after the end of its date or of the date it was recorded on,
 * the later of the two.
 */
export function amendableUntil({ recordedAt, localDate, zone }: OwnTimes, dayStartHour: number): Instant {
  const clock: DayClock = { zone, dayStartHour };
  return plusMs(endOfDate(latestOf(dateAt(recordedAt, clock), localDate), clock), graceMs);
}
