/// <reference lib="esnext.temporal" />
import { addDays, type CivilDate } from "./civil-date.ts";
import { type Instant, instantOf } from "./instant.ts";

declare const zone: unique symbol;

/** The name of a time zone as the IANA database has it, `Europe/Madrid`. */
export type Zone = string & { readonly [zone]: true };

/** Which dates a rep's days are: the civil ones of the zone, beginning at this hour (0 to 6). */
export type DayClock = {
  readonly zone: Zone;
  readonly dayStartHour: number;
  /** What the clock was changed to later, in order of `from`. */
  readonly changes?: readonly ClockChange[];
};

/** Another zone or day start, from the day start on at which it took effect. */
export type ClockChange = { readonly from: Instant; readonly zone: Zone; readonly dayStartHour: number };

/** The zone that a text names, or `null` where this machine knows none of that name. */
export function parseZone(text: string): Zone | null {
  if (text.length > 64 || !/^[A-Za-z]/.test(text)) return null;
  try {
    Temporal.Now.zonedDateTimeISO(text);
    return text as Zone;
  } catch {
    return null;
  }
}

/** A literal zone of the code. Throws where none has the name: use `parseZone` for input. */
export function zoneOf(text: string): Zone {
  const parsed = parseZone(text);
  if (parsed === null) throw new Error(`Not a time zone: ${text}`);
  return parsed;
}

/** The rep's date at a moment: the civil date, or while its day hasn't started yet the one before, or before a date that was skipped. */
export function dateAt(at: Instant, clock: DayClock): CivilDate {
  const there = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(clock.zone);
  const date = there.toPlainDate().toString() as CivilDate;
  if (there.hour >= clock.dayStartHour) return date;
  const before = addDays(date, -1);
  return startOfDate(before, clock) <= at ? before : addDays(before, -1);
}

/**
 * When a rep's date begins. Some dates have no midnight (Santiago, Cairo, Beirut) and begin with the first moment
 * that exists; a date that a zone skipped (Apia, 2011-12-30) begins and ends at the same moment.
 */
export function startOfDate(date: CivilDate, { zone: timeZone, dayStartHour }: DayClock): Instant {
  const plainDate = Temporal.PlainDate.from(date);
  const start =
    dayStartHour === 0
      ? plainDate.toZonedDateTime(timeZone)
      : plainDate.toZonedDateTime({ timeZone, plainTime: new Temporal.PlainTime(dayStartHour) });
  return instantOf(start.epochMilliseconds);
}

export function endOfDate(date: CivilDate, clock: DayClock): Instant {
  return startOfDate(addDays(date, 1), clock);
}

/** Hours and minutes on the wall at a moment, `HH:MM`. */
export function wallTimeAt(at: Instant, timeZone: Zone): string {
  const there = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone);
  return there.toPlainTime().toString({ smallestUnit: "minute" });
}

/**
 * The moment of a civil date and time (`HH:MM` or `HH:MM:SS`) in a zone, or `null` where the text is no time.
 * One that doesn't exist moves forward by the gap; of a double one the earlier is taken.
 */
export function instantAt(date: CivilDate, time: string, timeZone: Zone): Instant | null {
  if (!/^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?$/.test(time)) return null;
  const there = Temporal.PlainDate.from(date).toZonedDateTime({ timeZone, plainTime: Temporal.PlainTime.from(time) });
  return instantOf(there.epochMilliseconds);
}
