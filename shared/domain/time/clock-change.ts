import { addDays, type CivilDate } from "./civil-date.ts";
import { dayMs, type Instant, instantOf } from "./instant.ts";
import { type ClockChange, type DayClock, dateAt, endOfDate, startOfDate, type Zone, zoneAt } from "./zone.ts";

/** From when a zone chosen at a moment holds: the next start of a day in it. */
export function nextDayStart(recordedAt: Instant, zone: Zone, dayStartHour: number): Instant {
  const there: DayClock = { zone, dayStartHour };
  return endOfDate(dateAt(recordedAt, there), there);
}

/**
 * A home clock and the zones chosen since, given in order. Of two chosen before the first took effect the later one replaces it; one that
 * is in effect already changes nothing.
 */
export function changedClock(
  home: Omit<DayClock, "changes">,
  choices: readonly { readonly zone: Zone; readonly recordedAt: Instant }[],
): DayClock {
  const changes: ClockChange[] = [];
  for (const { zone, recordedAt } of choices) {
    while ((changes.at(-1)?.from ?? recordedAt) > recordedAt) changes.pop();
    if (zone === (changes.at(-1)?.zone ?? home.zone)) continue;
    const { dayStartHour } = home;
    changes.push({ from: nextDayStart(recordedAt, zone, dayStartHour), zone, dayStartHour });
  }
  return changes.length === 0 ? home : { ...home, changes };
}

/**
 * The dates that a change of zone skips, or cuts to fewer than 24 hours: nothing can be expected of them. A day that the zone itself
 * makes shorter, for summer time, isn't one.
 */
export function shortDates(clock: DayClock): ReadonlySet<CivilDate> {
  const dates = new Set<CivilDate>();
  for (const { from } of clock.changes ?? []) {
    const last = dateAt(from, clock);
    for (let date = dateAt(instantOf(from - 1), clock); date <= last; date = addDays(date, 1))
      if (isCut(date, clock)) dates.add(date);
  }
  return dates;
}

function isCut(date: CivilDate, clock: DayClock): boolean {
  const start = startOfDate(date, clock);
  const lasts = endOfDate(date, clock) - start;
  const began: DayClock = { zone: zoneAt(start, clock), dayStartHour: clock.dayStartHour };
  return lasts < dayMs && lasts < endOfDate(date, began) - startOfDate(date, began);
}
