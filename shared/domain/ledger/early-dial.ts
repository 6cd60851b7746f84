import { addDays, type CivilDate } from "../time/civil-date.ts";
import type { Instant } from "../time/instant.ts";
import { dateAt, endOfDate, instantAt, startOfDate, type Zone } from "../time/zone.ts";

type CivilDay = { readonly start: Instant; readonly earlyUntil: Instant; readonly end: Instant };

/**
 * Whether a moment lies before an hour of its civil day, for many moments of few days: the calendar is asked once per day, since it costs a
 * hundred times as much as a comparison.
 */
export function createEarlyReader(beforeHour: number): (at: Instant, zone: Zone) => boolean {
  const daysByZone = new Map<Zone, CivilDay[]>();

  return (at, zone) => {
    const known = daysByZone.get(zone) ?? [];
    const found = known.find(({ start, end }) => start <= at && at < end) ?? civilDay(at, zone, beforeHour);
    if (!known.includes(found)) daysByZone.set(zone, [...known, found]);
    return at < found.earlyUntil;
  };
}

function civilDay(at: Instant, zone: Zone, beforeHour: number): CivilDay {
  const clock = { zone, dayStartHour: 0 };
  const date = dateAt(at, clock);
  return { start: startOfDate(date, clock), earlyUntil: hourOf(date, zone, beforeHour), end: endOfDate(date, clock) };
}

function hourOf(date: CivilDate, zone: Zone, hour: number): Instant {
  const time = `${String(hour % 24).padStart(2, "0")}:00`;
  const at = instantAt(addDays(date, Math.floor(hour / 24)), time, zone);
  if (at === null) throw new Error(`Not an hour: ${hour}`);
  return at;
}
