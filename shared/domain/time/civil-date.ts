import { dayMs, type Instant } from "./instant.ts";

declare const civilDate: unique symbol;

/** A date of the calendar, `YYYY-MM-DD`, without a zone. Dates compare as text. */
export type CivilDate = string & { readonly [civilDate]: true };

/** ISO weekday: 1 is Monday, 7 is Sunday. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

/** The date that a text names, or `null` where it names none (`2026-02-30`, `26-1-1`). Years 0001 to 9999. */
export function parseCivilDate(text: string): CivilDate | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!match || text < "0001") return null;
  const date = text as CivilDate;
  return dateOfDayNumber(dayNumberOf(date)) === date ? date : null;
}

/** A literal date of the code. Throws where the text names none: use `parseCivilDate` for input. */
export function civilDateOf(text: string): CivilDate {
  const date = parseCivilDate(text);
  if (date === null) throw new Error(`Not a civil date: ${text}`);
  return date;
}

/** The date some days later; earlier with a negative number. */
export function addDays(date: CivilDate, days: number): CivilDate {
  return dateOfDayNumber(dayNumberOf(date) + days);
}

/** The same day of the month some months later; where that month has no such day, its last one. */
export function addMonths(date: CivilDate, months: number): CivilDate {
  const month = Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1 + months;
  const firstOf = (count: number) =>
    `${digits(Math.floor(count / 12), 4)}-${digits((count % 12) + 1, 2)}-01` as CivilDate;
  const last = dayNumberOf(firstOf(month + 1)) - 1;
  return dateOfDayNumber(Math.min(dayNumberOf(firstOf(month)) + Number(date.slice(8, 10)) - 1, last));
}

/** Days from one date to another; negative when the second is earlier. */
export function daysBetween(from: CivilDate, to: CivilDate): number {
  return dayNumberOf(to) - dayNumberOf(from);
}

export function weekdayOf(date: CivilDate): Weekday {
  return (((((dayNumberOf(date) + 3) % 7) + 7) % 7) + 1) as Weekday;
}

/** The Monday of a date's ISO week. */
export function mondayOf(date: CivilDate): CivilDate {
  return addDays(date, 1 - weekdayOf(date));
}

export type IsoWeek = { readonly year: number; readonly week: number };

/** The ISO week of a date: it belongs to the year that its Thursday is in, so a year has 52 or 53. */
export function isoWeekOf(date: CivilDate): IsoWeek {
  const thursday = addDays(date, 4 - weekdayOf(date));
  const newYear = civilDateOf(`${thursday.slice(0, 4)}-01-01`);
  return { year: Number(thursday.slice(0, 4)), week: 1 + Math.floor(daysBetween(newYear, thursday) / 7) };
}

export function latestOf(a: CivilDate, b: CivilDate): CivilDate {
  return a > b ? a : b;
}

/**
 * Days since 1970-01-01, in plain integers. A streak walks some thousand dates at every tap, and the calendar
 * library costs ten times the whole tap on a slow phone; a property test holds the two together.
 * Years are counted from 1 March, so that the leap day is the last one of its year.
 */
export function dayNumberOf(date: CivilDate): number {
  const month = Number(date.slice(5, 7));
  const year = Number(date.slice(0, 4)) - (month <= 2 ? 1 : 0);
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + Number(date.slice(8, 10)) - 1;
  const leapDays = Math.floor(year / 4) - Math.floor(year / 100) + Math.floor(year / 400);
  return year * 365 + leapDays + dayOfYear - 719_468;
}

/** The date in UTC at a moment: in no zone is it more than a day off. */
export function utcDateAt(at: Instant): CivilDate {
  return dateOfDayNumber(Math.floor(at / dayMs));
}

export function dateOfDayNumber(dayNumber: number): CivilDate {
  const days = dayNumber + 719_468;
  const era = Math.floor(days / 146_097);
  const dayOfEra = days - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1;
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return `${digits(year, 4)}-${digits(month, 2)}-${digits(day, 2)}` as CivilDate;
}

function digits(value: number, width: number): string {
  return String(value).padStart(width, "0");
}
