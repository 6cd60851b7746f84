import type { CivilDate } from "./civil-date.ts";
import type { Instant } from "./instant.ts";
import { type ClockChange, type DayClock, dateAt, endOfDate, startOfDate } from "./zone.ts";

type ReadDate = { readonly date: CivilDate; readonly start: Instant; readonly end: Instant };

/** `dateAt` for many moments of few dates: it asks the calendar once per date, which costs a hundred times as much as a comparison. */
export function createDateReader(): typeof dateAt {
  const readByClock = new Map<string, ReadDate[]>();

  return (at, clock) => {
    const key = `${clock.zone} ${clock.dayStartHour}${clock.changes?.map(keyOf) ?? ""}`;
    const read = readByClock.get(key) ?? [];
    const found = read.find(({ start, end }) => start <= at && at < end) ?? readDate(at, clock);
    if (!read.includes(found)) readByClock.set(key, [...read, found]);
    return found.date;
  };
}

function keyOf({ from, zone, dayStartHour }: ClockChange): string {
  return ` ${from} ${zone} ${dayStartHour}`;
}

function readDate(at: Instant, clock: DayClock): ReadDate {
  const date = dateAt(at, clock);
  return { date, start: startOfDate(date, clock), end: endOfDate(date, clock) };
}
