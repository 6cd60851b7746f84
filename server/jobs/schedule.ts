import { addDays, type CivilDate, weekdayOf } from "#shared/domain/time/civil-date.ts";
import { type Instant, instantOf, minuteMs, plusMs } from "#shared/domain/time/instant.ts";
import { dateAt, instantAt, wallTimeAt, type Zone } from "#shared/domain/time/zone.ts";
import type { Schedule } from "#shared/protocol/jobs.ts";

/** Two hours on the clock hold every minute of it at least once, whatever a change of the clock does in between. */
const minutesLookedAt = 120;
const daysLookedAt = 9;
const noDateFits = "No date of nine days has the schedule's weekday";

/**
 * The run that is due: the newest scheduled moment up to `now`, unless it or a later one has been taken care of already. Whatever number
 * of runs was missed, one catches up. A moment that a change of the clock skips moves forward by the gap; of a double one the earlier counts.
 */
export function dueRun(schedule: Schedule, zone: Zone, lastScheduledFor: Instant | null, now: Instant): Instant | null {
  const newest = slotAtOrBefore(schedule, zone, now);
  return lastScheduledFor !== null && newest <= lastScheduledFor ? null : newest;
}

/** The first scheduled moment after another. */
export function nextRun(schedule: Schedule, zone: Zone, after: Instant): Instant {
  if (schedule.kind === "minutes" || schedule.kind === "hourly") {
    const first = plusMs(floorToMinute(after), minuteMs);
    return minuteThatFits(schedule, zone, first, minuteMs);
  }
  const today = dateAt(after, startingAtMidnight(zone));
  for (let days = -1; days <= daysLookedAt; days += 1) {
    const moment = momentOn(addDays(today, days), schedule, zone);
    if (moment !== null && moment > after) return moment;
  }
  throw new Error(noDateFits);
}

function slotAtOrBefore(schedule: Schedule, zone: Zone, now: Instant): Instant {
  if (schedule.kind === "minutes" || schedule.kind === "hourly") {
    return minuteThatFits(schedule, zone, floorToMinute(now), -minuteMs);
  }
  // One day ahead too: a clock put back over midnight shows yesterday's date again.
  const today = dateAt(now, startingAtMidnight(zone));
  for (let days = 1; days >= -daysLookedAt; days -= 1) {
    const moment = momentOn(addDays(today, days), schedule, zone);
    if (moment !== null && moment <= now) return moment;
  }
  throw new Error(noDateFits);
}

type ByMinute = Extract<Schedule, { readonly kind: "minutes" | "hourly" }>;
type ByDate = Exclude<Schedule, ByMinute>;

/** Looks minute by minute, because zones lie quarters of hours apart and one changes its clocks by half an hour. */
function minuteThatFits(schedule: ByMinute, zone: Zone, from: Instant, stepMs: number): Instant {
  for (let step = 0; step <= minutesLookedAt; step += 1) {
    const at = plusMs(from, step * stepMs);
    if (fits(schedule, Number(wallTimeAt(at, zone).slice(3)))) return at;
  }
  throw new Error(`No minute of two hours fits the schedule ${JSON.stringify(schedule)}`);
}

function fits(schedule: ByMinute, minute: number): boolean {
  return schedule.kind === "minutes" ? minute % schedule.every === 0 : minute === schedule.minute;
}

/** The moment of the schedule on a date, or `null` where that has none. */
function momentOn(date: CivilDate, schedule: ByDate, zone: Zone): Instant | null {
  if (schedule.kind === "weekly" && weekdayOf(date) !== schedule.on) return null;
  const moment = instantAt(date, schedule.at, zone);
  if (moment === null) throw new Error(`Not a time of a schedule: ${schedule.at}`);
  return moment;
}

function startingAtMidnight(zone: Zone) {
  return { zone, dayStartHour: 0 };
}

function floorToMinute(at: Instant): Instant {
  return instantOf(Math.floor(at / minuteMs) * minuteMs);
}
