import { err, ok, type Result } from "#shared/domain/result.ts";
import { addDays, type CivilDate, daysBetween } from "#shared/domain/time/civil-date.ts";
import { dayMs, type Instant, minuteMs, plusMs } from "#shared/domain/time/instant.ts";
import { timelinessOf } from "#shared/domain/time/timeliness.ts";
import { type DayClock, type dateAt, type Zone, zoneAt } from "#shared/domain/time/zone.ts";
import { type Operation, stampSchema } from "#shared/protocol/operations.ts";
import type { Stamp } from "#shared/protocol/sync.ts";

/** What a fact's times are judged against. */
export type TimesContext = {
  readonly receivedAt: Instant;
  /** The device's clock minus ours, by this request. */
  readonly requestOffsetMs: number;
  /** The corrected recording time of the same device's operation before this one. */
  readonly previousRecordedAt: Instant | null;
  /** By what the rep's dates are counted, as far as is known here. */
  readonly clock: DayClock;
  readonly joinedOn: CivilDate;
  /** The last date that was settled too long ago to be reached in time, or `null`. */
  readonly lateThrough: CivilDate | null;
  /** The database was restored lately: it takes over what it had said of an operation before. */
  readonly restoredLately: boolean;
  /** Reads the dates of moments: the same reader for a whole request. */
  readonly dateAt: typeof dateAt;
};

export type TimesFault = { readonly code: "date_impossible" | "date_mismatch" | "too_old" };

/** Up to here a clock is right. */
const toleranceMs = 5 * minuteMs;
const suspectOffsetMs = dayMs;
const daysAheadAtMost = 2;

/**
 * The times that an operation counts with, and its stamps: given once, so those from before a restore stay (P5). A wrong clock is corrected and never refused: by the offset that the device
 * had learnt before the tap, else by the request's; a tap that would still lie ahead of its own arrival is taken for made on arrival.
 * Only an activity may bear another date than that of its recording.
 */
export function judgeTimes(operation: Operation, context: TimesContext): Result<Stamp, TimesFault> {
  const given = context.restoredLately ? givenStamp(operation, context) : null;
  return given ? ok(given) : stampAnew(operation, context);
}

/** The stamp that the operation brings, unless it can't be one of ours. */
function givenStamp({ stamp, zone }: Operation, context: TimesContext): Stamp | null {
  const read = stampSchema.safeParse(stamp);
  return read.success && isPossible(read.data.localDate, zone, context) ? read.data : null;
}

function isPossible(localDate: CivilDate, zone: Zone, context: TimesContext): boolean {
  const { receivedAt, clock, joinedOn } = context;
  const latest = addDays(context.dateAt(receivedAt, clockIn(zone, receivedAt, clock)), daysAheadAtMost);
  return localDate >= joinedOn && localDate <= latest;
}

/** The rep's own clock, unless the rep was in another zone than it knows of then. */
function clockIn(zone: Zone, at: Instant, clock: DayClock): DayClock {
  return zoneAt(at, clock) === zone ? clock : { zone, dayStartHour: clock.dayStartHour };
}

function stampAnew(operation: Operation, context: TimesContext): Result<Stamp, TimesFault> {
  const { zone } = operation;
  const dateOf = (at: Instant) => context.dateAt(at, clockIn(zone, at, context.clock));
  const isActivity = operation.kind === "log_activity";

  let offsetMs = operation.offsetMs ?? context.requestOffsetMs;
  if (Math.abs(offsetMs) <= toleranceMs) offsetMs = 0;
  let recordedAt = plusMs(operation.recordedAt, -offsetMs);
  let occurredAt = plusMs(operation.occurredAt, -offsetMs);
  let localDate = offsetMs === 0 ? operation.localDate : dateOf(occurredAt);

  if (offsetMs === 0 && Math.abs(daysBetween(dateOf(occurredAt), localDate)) > 1) return err({ code: "date_mismatch" });
  if (!isPossible(localDate, zone, context)) return err({ code: "date_impossible" });

  const aheadMs = recordedAt - context.receivedAt;
  if (aheadMs > toleranceMs) {
    offsetMs += aheadMs;
    recordedAt = plusMs(recordedAt, -aheadMs);
    occurredAt = plusMs(occurredAt, -aheadMs);
    localDate = dateOf(occurredAt);
  }
  if (!isActivity) localDate = dateOf(recordedAt);

  const timeliness = timelinessOf({ recordedAt, localDate, zone }, context.clock.dayStartHour);
  if (timeliness === "too_old") return err({ code: "too_old" });

  const suspect =
    Math.abs(offsetMs) > suspectOffsetMs ||
    (context.previousRecordedAt !== null && context.previousRecordedAt - recordedAt > toleranceMs) ||
    occurredAt - recordedAt > toleranceMs;
  const canBeLate = isActivity || operation.kind === "undo_activity" || operation.kind === "amend_activity";
  const isLate = context.lateThrough !== null && localDate <= context.lateThrough;
  const late = canBeLate && timeliness === "timely" && isLate;
  return ok({ recordedAt, occurredAt, localDate, backdated: timeliness === "backdated", late, suspect });
}
