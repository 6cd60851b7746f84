import { addDays, type CivilDate } from "#shared/domain/time/civil-date.ts";
import { type Instant, plusMs } from "#shared/domain/time/instant.ts";
import { graceMs } from "#shared/domain/time/timeliness.ts";
import { type DayClock, dateAt, endOfDate } from "#shared/domain/time/zone.ts";

export type Closing = {
  readonly finalThrough: CivilDate | null;
  /** The first date that got facts after its grace and waits for more. */
  readonly reopenedFrom: CivilDate | null;
  readonly joinedOn: CivilDate;
  readonly clock: DayClock;
  readonly now: Instant;
};

/**
 * The last date of those that are closed, with all before it: settled, past their grace, and none of them reopened. What is awarded for
 * good is decided on these alone. `null` where none is.
 */
export function closedThrough({ finalThrough, reopenedFrom, joinedOn, clock, now }: Closing): CivilDate | null {
  if (finalThrough === null) return null;
  let date = finalThrough;
  if (reopenedFrom !== null && reopenedFrom <= date) date = addDays(reopenedFrom, -1);
  while (date >= joinedOn && !isPastGrace(date, clock, now)) date = addDays(date, -1);
  return date >= joinedOn ? date : null;
}

/** Until when dates that got facts after their grace stay open: the end of the grace of the date of receipt. */
export function reopenedUntil(receivedAt: Instant, clock: DayClock): Instant {
  return plusMs(endOfDate(dateAt(receivedAt, clock), clock), graceMs);
}

/** Those of some dates whose grace had ended when their facts were received. */
export function reopenedBy(dates: Iterable<CivilDate>, receivedAt: Instant, clock: DayClock): readonly CivilDate[] {
  const youngest = addDays(dateAt(receivedAt, clock), -1);
  return [...dates].filter((date) => date < youngest && isPastGrace(date, clock, receivedAt)).sort();
}

function isPastGrace(date: CivilDate, clock: DayClock, now: Instant): boolean {
  return plusMs(endOfDate(date, clock), graceMs) <= now;
}
