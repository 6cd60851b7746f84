import { type Day, xpOf } from "../ledger/day.ts";
import { addDays, type CivilDate } from "../time/civil-date.ts";
import { type WorkCalendar, workingDaysBetween } from "../time/working-days.ts";

/** Over how many whole dates a rep's pace is read. */
export const paceDates = 28;

/**
 * In how many working days so much XP is earned, at the pace of the last 28 whole dates, rounded up; `null` where nothing was earned on
 * them. Days outside of them may be given.
 */
export function workingDaysToEarn(
  missingXp: number,
  days: readonly Pick<Day, "date" | "xp">[],
  today: CivilDate,
  calendar: WorkCalendar,
): number | null {
  const [first, last] = [addDays(today, -paceDates), addDays(today, -1)];
  const workingDays = workingDaysBetween(first, last, calendar).length;
  const earned = days.filter(({ date }) => date >= first && date <= last).reduce((sum, day) => sum + xpOf(day), 0);
  return workingDays === 0 || earned <= 0 ? null : Math.max(0, Math.ceil((missingXp * workingDays) / earned));
}
