import { addDays, type CivilDate } from "./civil-date.ts";
import type { Instant } from "./instant.ts";
import { type DayClock, endOfDate, instantAt, startOfDate, zoneOn } from "./zone.ts";

/**
 * The moment of a wall time (`HH:MM`) on a rep's date, or `null` where the text is no time. An hour before the day starts is the one at
 * the date's end, and a time that a change of zone cut off the date is its nearest moment, so that the date stays the one that was meant.
 */
export function momentOn(date: CivilDate, time: string, clock: DayClock): Instant | null {
  const isBeforeStart = Number(time.slice(0, 2)) < clock.dayStartHour;
  const at = instantAt(isBeforeStart ? addDays(date, 1) : date, time, zoneOn(date, clock));
  return at === null ? null : (Math.max(startOfDate(date, clock), Math.min(at, endOfDate(date, clock) - 1)) as Instant);
}
