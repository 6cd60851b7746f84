import { addDays, type CivilDate, type Weekday, weekdayOf } from "./civil-date.ts";

/** Which dates a rep is expected to work. Leave days stay working days: their verdict is `excused`. */
export type WorkCalendar = {
  readonly workingWeekdays: readonly Weekday[];
  /** Dates that nobody works: public holidays of the tenant. */
  readonly holidays: ReadonlySet<CivilDate>;
  readonly leave: ReadonlySet<CivilDate>;
};

export const mondayToFriday: WorkCalendar = {
  workingWeekdays: [1, 2, 3, 4, 5],
  holidays: new Set(),
  leave: new Set(),
};

export function isWorkingDay(date: CivilDate, calendar: WorkCalendar): boolean {
  return calendar.workingWeekdays.includes(weekdayOf(date)) && !calendar.holidays.has(date);
}

/** The working days from the first date to the last, both included, in order. */
export function workingDaysBetween(first: CivilDate, last: CivilDate, calendar: WorkCalendar): readonly CivilDate[] {
  const days: CivilDate[] = [];
  for (let date = first; date <= last; date = addDays(date, 1)) if (isWorkingDay(date, calendar)) days.push(date);
  return days;
}

/** The last `count` working days up to a date, in order. Stops looking after a year without enough of them. */
export function lastWorkingDays(through: CivilDate, count: number, calendar: WorkCalendar): readonly CivilDate[] {
  const days: CivilDate[] = [];
  for (let back = 0; days.length < count && back < 366 + count * 7; back += 1) {
    const date = addDays(through, -back);
    if (isWorkingDay(date, calendar)) days.unshift(date);
  }
  return days;
}
