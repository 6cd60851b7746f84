/// <reference lib="esnext.temporal" />
import { addDays, type CivilDate, civilDateOf, dayNumberOf, latestOf, utcDateAt } from "./civil-date.ts";
import { dayMs, type Instant, instantOf } from "./instant.ts";

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

/**
 * The rep's date at a moment: the civil date, or while its day hasn't started yet the one before. After a change of zone it stays at the
 * date already reached until the new zone gets there: it never goes back.
 */
export function dateAt(at: Instant, clock: DayClock): CivilDate {
  if (clock.changes === undefined) return dateIn(clock, at);
  return (
    piecesOf(clock)
      // Zones are at most 26 hours apart: one that was left long before has reached nothing that the next ones haven't.
      .filter(({ from, until }) => from <= at && until > at - 2 * dayMs)
      .map((piece) => dateIn(piece, piece.until <= at ? instantOf(piece.until - 1) : at))
      .reduce(latestOf)
  );
}

/**
 * When a rep's date begins: the first moment whose date isn't an earlier one. Some dates have no midnight (Santiago, Cairo, Beirut) and
 * begin with the first moment that exists; a date that a zone (Apia, 2011-12-30) or a change of zone skipped begins and ends at the same
 * moment.
 */
export function startOfDate(date: CivilDate, clock: DayClock): Instant {
  if (clock.changes === undefined) return startIn(clock, date);
  const earliest = (dayNumberOf(date) - 1) * dayMs; // Nowhere does it begin before.
  for (const piece of piecesOf(clock)) {
    if (piece.until <= earliest) continue;
    const start = startIn(piece, date);
    if (start < piece.until) return start > piece.from ? start : instantOf(piece.from);
  }
  throw new Error("The last zone of a clock holds for ever");
}

export function endOfDate(date: CivilDate, clock: DayClock): Instant {
  return startOfDate(addDays(date, 1), clock);
}

/** The zone that the clock is in at a moment. */
export function zoneAt(at: Instant, { zone, changes = [] }: DayClock): Zone {
  return changes.findLast(({ from }) => from <= at)?.zone ?? zone;
}

/** The zone in which a date begins. */
export function zoneOn(date: CivilDate, clock: DayClock): Zone {
  return clock.changes === undefined ? clock.zone : zoneAt(startOfDate(date, clock), clock);
}

/** Where a rep is at a moment: the zone, and the date that the rep counts. */
export function placeOf(at: Instant, clock: DayClock): { readonly zone: Zone; readonly localDate: CivilDate } {
  return { zone: zoneAt(at, clock), localDate: dateAt(at, clock) };
}

type ZoneDays = Pick<DayClock, "zone" | "dayStartHour">;

/** A zone and from when until when the clock is in it, in milliseconds since 1970. */
type ClockPiece = ZoneDays & { readonly from: number; readonly until: number };

function piecesOf({ zone, dayStartHour, changes = [] }: DayClock): readonly ClockPiece[] {
  const begun = [{ from: Number.NEGATIVE_INFINITY, zone, dayStartHour }, ...changes];
  return begun
    .map((piece, index) => ({ ...piece, until: begun[index + 1]?.from ?? Number.POSITIVE_INFINITY }))
    .filter(({ from, until }) => from < until);
}

/** Two days from the first and the last date that is written with four digits. */
const firstMoment = dayNumberOf(civilDateOf("0001-01-03")) * dayMs;
const lastMoment = dayNumberOf(civilDateOf("9999-12-29")) * dayMs;

/** The date of a zone's own days: the one that has begun, and whose next one hasn't. */
function dateIn(days: ZoneDays, at: Instant): CivilDate {
  let date = utcDateAt(at);
  // A clock gone mad says a moment that no date of four digits has: whatever is said of it is refused.
  if (at < firstMoment || at > lastMoment) return date;
  while (startIn(days, addDays(date, 1)) <= at) date = addDays(date, 1);
  while (startIn(days, date) > at) date = addDays(date, -1);
  return date;
}

/**
 * Starts of dates that were asked for, by zone and day start. The same few dates are meant again and again, and asking the calendar costs a
 * hundred times as much as looking here.
 */
const knownStarts = new Map<string, Map<CivilDate, Instant>>();
const startsKeptAtMost = 4000;

function startIn(days: ZoneDays, date: CivilDate): Instant {
  const clock = `${days.dayStartHour} ${days.zone}`;
  let starts = knownStarts.get(clock);
  if (starts === undefined || starts.size >= startsKeptAtMost) {
    starts = new Map();
    knownStarts.set(clock, starts);
  }
  const known = starts.get(date);
  if (known !== undefined) return known;
  const start = calendarStart(days, date);
  starts.set(date, start);
  return start;
}

function calendarStart({ zone: timeZone, dayStartHour }: ZoneDays, date: CivilDate): Instant {
  const plainDate = Temporal.PlainDate.from(date);
  const start =
    dayStartHour === 0
      ? plainDate.toZonedDateTime(timeZone)
      : plainDate.toZonedDateTime({ timeZone, plainTime: new Temporal.PlainTime(dayStartHour) });
  return instantOf(start.epochMilliseconds);
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
