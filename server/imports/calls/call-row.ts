import { durationLimitSeconds } from "#shared/domain/intents.ts";
import { err, ok, type Result } from "#shared/domain/result.ts";
import { addDays, type CivilDate, parseCivilDate } from "#shared/domain/time/civil-date.ts";
import { type Instant, minuteMs } from "#shared/domain/time/instant.ts";
import { type DayClock, instantAt, zoneOn } from "#shared/domain/time/zone.ts";
import type { Rejection } from "#shared/protocol/imports.ts";
import { cellsOf } from "../cells.ts";
import type { CsvRecord } from "../csv-records.ts";
import type { FileHeader } from "../file-header.ts";

/** The columns that a file of calls must have. */
export const callColumns = [
  "call_id",
  "rep",
  "date",
  "time",
  "duration_seconds",
  "channel",
  "attempt",
  "prior_outcome",
  "deal_closed",
] as const;
export type CallColumn = (typeof callColumns)[number];

/** What a row says of a call. `null` is a blank: it says nothing about that. */
export type CallAssertion = {
  readonly line: number;
  /** The call's id. */
  readonly key: string;
  readonly repId: string;
  readonly localDate: CivilDate;
  /** Civil time in the rep's zone, `HH:MM:SS`. */
  readonly wallTime: string;
  readonly durationSeconds: number | null;
  readonly channel: string | null;
  readonly attempt: string | null;
  readonly priorOutcome: string | null;
  readonly dealClosed: boolean | null;
};

/** A rep for whom this importer may bring calls, and the civil date where the rep is as the import begins. */
export type RepInReach = { readonly repId: string; readonly clock: DayClock; readonly today: CivilDate };

const texts = {
  required: ["call_id", "rep", "date", "time"],
  stored: ["call_id", "channel", "prior_outcome"],
  limit: 200,
} as const;
const attemptLimit = 1_000_000;
const clockToleranceMs = 5 * minuteMs;

/** A row as an assertion, or its first fault. `reach` is by rep code; no call is later than `now`, give or
 * take 5 min of another clock. */
export function readCallRow(
  record: CsvRecord,
  header: FileHeader<CallColumn>,
  reach: ReadonlyMap<string, RepInReach>,
  now: Instant,
): Result<CallAssertion, Rejection> {
  const { cell, reject, faultOf } = cellsOf(record, header);
  const fault = faultOf(texts);
  if (fault !== null) return err(fault);

  const rep = reach.get(cell("rep"));
  if (rep === undefined) return reject("rep", "rep_unknown");

  const localDate = parseCivilDate(cell("date"));
  if (localDate === null) return reject("date", "not_a_date");
  if (localDate > rep.today) return reject("date", "in_the_future");

  const wallTime = cell("time").length === 5 ? `${cell("time")}:00` : cell("time");
  const occurredAt = instantAt(localDate, wallTime, zoneOn(localDate, rep.clock));
  if (occurredAt === null) return reject("time", "not_a_time");
  // The date alone can't tell near midnight: a time that the clocks skip moves on.
  if (localDate >= addDays(rep.today, -1) && occurredAt > now + clockToleranceMs)
    return reject("time", "in_the_future");

  const duration = wholeNumber(cell("duration_seconds"), durationLimitSeconds);
  if (!duration.ok) return reject("duration_seconds", duration.error);
  const attempt = wholeNumber(cell("attempt"), attemptLimit);
  if (!attempt.ok) return reject("attempt", attempt.error);
  const dealClosed = yesOrNo(cell("deal_closed"));
  if (!dealClosed.ok) return reject("deal_closed", dealClosed.error);

  return ok({
    line: record.line,
    key: cell("call_id"),
    repId: rep.repId,
    localDate,
    wallTime,
    durationSeconds: duration.value,
    channel: cell("channel") || null,
    attempt: attempt.value === null ? null : String(attempt.value),
    priorOutcome: cell("prior_outcome") || null,
    dealClosed: dealClosed.value,
  });
}

function wholeNumber(text: string, limit: number): Result<number | null, "not_a_whole_number" | "too_large"> {
  if (text === "") return ok(null);
  if (!/^\d+$/.test(text)) return err("not_a_whole_number");
  return Number(text) <= limit ? ok(Number(text)) : err("too_large");
}

function yesOrNo(text: string): Result<boolean | null, "not_yes_or_no"> {
  switch (text.toLowerCase()) {
    case "":
      return ok(null);
    case "yes":
      return ok(true);
    case "no":
      return ok(false);
    default:
      return err("not_yes_or_no");
  }
}
