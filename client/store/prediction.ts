import { sumDay } from "#shared/domain/ledger/day.ts";
import { predictActivities } from "#shared/domain/predict.ts";
import { foldRep, type Progression, undecided } from "#shared/domain/progression/progression.ts";
import type { CivilDate } from "#shared/domain/time/civil-date.ts";
import type { Instant } from "#shared/domain/time/instant.ts";
import { dateAt } from "#shared/domain/time/zone.ts";
import { standingRow } from "./confirmed-logs.ts";
import { calendarOf, clockOf, pricingOf } from "./device.ts";
import type { ActivityRow, AwardRow, DayRow, DeviceRow, ProgressionRow, RowFact } from "./rows.ts";

const verdictsKept = 10;

/** The row of an activity that only this device knows. */
export function newActivityRow(
  fact: Extract<RowFact, { readonly kind: "log_activity" }>,
  device: DeviceRow,
): ActivityRow {
  const { dayStartHour } = clockOf(device);
  const shown = predictActivities([], [fact], dayStartHour).get(fact.id);
  if (shown === undefined) throw new Error("A logged activity must predict itself");
  return { ...placed(shown), confirmed: null, pending: [fact], refused: false, pull: device.pull };
}

/** The row with what is shown of it folded again, or `null` where nothing is left of the activity (P2). */
export function predicted(row: ActivityRow, device: DeviceRow): ActivityRow | null {
  // Of a page that is pulled, every row: nothing of this device's own is on top.
  if (row.confirmed && row.pending.length === 0) return { ...row, ...placed(row.confirmed), refused: false };
  const confirmed = row.confirmed ? [row.confirmed] : [];
  const shown = predictActivities(confirmed, row.pending, clockOf(device).dayStartHour).get(row.id);
  if (shown === undefined) return row.refused ? row : null;
  return { ...row, ...placed(shown), refused: false };
}

function placed(
  shown: ActivityRow["shown"],
): Pick<ActivityRow, "id" | "localDate" | "occurredAt" | "touchedOn" | "shown"> {
  const { id, localDate, occurredAt } = shown;
  return { id, localDate, occurredAt, ...(shown.activity === "cadence_touch" && { touchedOn: localDate }), shown };
}

/** What bears a date on this device. */
export type OfDate = { readonly activities: readonly ActivityRow[]; readonly awards: readonly AwardRow[] };

/**
 * A date's row from everything that bears the date, or `null` where nothing is left of it. One without pending facts shows the
 * server's own day, because of old dates the device holds no activities.
 */
export function dayRowOf(
  date: CivilDate,
  { activities, awards }: OfDate,
  before: DayRow | undefined,
  device: DeviceRow,
): DayRow | null {
  const confirmed = before?.confirmed ?? null;
  const pull = before?.pull ?? device.pull;
  const rows = activities.map((row) => standingRow(row, device));
  if (rows.some((row) => row.pending.length > 0)) {
    const counted = rows.filter((row) => !row.refused).map((row) => row.shown);
    const shown = sumDay(date, counted, pricingOf(device, date), awards);
    return { date, confirmed, shown, predicted: true, pull };
  }
  return confirmed && { date, confirmed, shown: confirmed, predicted: false, pull };
}

export type Standing = {
  readonly progression: ProgressionRow;
  /** The days whose streak pays otherwise than before. */
  readonly repaid: readonly DayRow[];
};

/** Sums and streak of the shown days. `confirmed` is what the server last said. */
export function standingOf(
  days: readonly DayRow[],
  confirmed: Progression | null,
  device: DeviceRow,
  now: Instant,
): Standing {
  const today = dateAt(now, clockOf(device));
  const folded = foldRep(
    days.map((day) => day.shown),
    {
      joinedOn: device.profile?.joinedOn ?? days[0]?.date ?? today,
      today,
      finalThrough: device.finalThrough,
      calendar: calendarOf(device),
      clock: clockOf(device),
      decided: confirmed ?? undecided,
    },
    device.rulesets,
  );

  const repaid = days.flatMap((day, index) => {
    const shown = folded.days[index];
    return shown === undefined || shown === day.shown ? [] : [{ ...day, shown }];
  });
  const verdicts = [...folded.streak.verdicts].slice(-verdictsKept).map(([date, verdict]) => ({ date, verdict }));
  return { progression: { key: "rep", confirmed, shown: folded.progression, verdicts, today }, repaid };
}
