import { foldDay } from "#shared/domain/ledger/day.ts";
import { predictActivities } from "#shared/domain/predict.ts";
import { foldRep, type Progression } from "#shared/domain/progression/progression.ts";
import type { CivilDate } from "#shared/domain/time/civil-date.ts";
import type { Instant } from "#shared/domain/time/instant.ts";
import { dateAt } from "#shared/domain/time/zone.ts";
import type { Tables } from "./database.ts";
import { calendarOf, clockOf } from "./device.ts";
import type { ActivityRow, DayRow, DeviceRow, RowFact } from "./rows.ts";

const verdictsKept = 10;
const firstRank = "E-1";

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
  const confirmed = row.confirmed ? [row.confirmed] : [];
  const shown = predictActivities(confirmed, row.pending, clockOf(device).dayStartHour).get(row.id);
  if (shown === undefined) return row.refused ? row : null;
  return { ...row, ...placed(shown), refused: false };
}

function placed(shown: ActivityRow["shown"]): Pick<ActivityRow, "id" | "localDate" | "occurredAt" | "shown"> {
  return { id: shown.id, localDate: shown.localDate, occurredAt: shown.occurredAt, shown };
}

/**
 * Folds dates again whose facts on this device have changed. A date without pending facts shows the server's own day, because
 * of old dates the device holds no activities. Runs inside the caller's transaction, before `refoldProgression`.
 */
export async function refoldDays(tables: Tables, device: DeviceRow, dates: ReadonlySet<CivilDate>): Promise<void> {
  for (const date of dates) {
    const activities = await tables.activities.where("localDate").equals(date).toArray();
    const day = await tables.days.get(date);
    const confirmed = day?.confirmed ?? null;
    const pull = day?.pull ?? device.pull;

    if (activities.some((row) => row.pending.length > 0)) {
      const counted = activities.filter((row) => !row.refused).map((row) => row.shown);
      const shown = foldDay(device.owner, date, counted, device.ruleset).day;
      await tables.days.put({ date, confirmed, shown, predicted: true, pull });
    } else if (confirmed) {
      await tables.days.put({ date, confirmed, shown: confirmed, predicted: false, pull });
    } else {
      await tables.days.delete(date);
    }
  }
}

/** Sums and streak of the shown days, written with them. `confirmed` replaces what the server last said, where it said something. */
export async function refoldProgression(
  tables: Tables,
  device: DeviceRow,
  now: Instant,
  confirmed?: Progression,
): Promise<void> {
  const days = await tables.days.toArray();
  const previous = await tables.progression.get("rep");
  const known = confirmed ?? previous?.confirmed ?? null;
  const today = dateAt(now, clockOf(device));

  const folded = foldRep(
    days.map((day) => day.shown),
    {
      joinedOn: device.profile?.joinedOn ?? days[0]?.date ?? today,
      today,
      finalThrough: device.finalThrough,
      calendar: calendarOf(device),
      rank: known?.rank ?? firstRank,
    },
    device.ruleset,
  );

  const repaid: DayRow[] = [];
  for (const [index, day] of days.entries()) {
    const shown = folded.days[index];
    if (shown !== undefined && shown !== day.shown) repaid.push({ ...day, shown });
  }
  if (repaid.length > 0) await tables.days.bulkPut(repaid);

  await tables.progression.put({
    key: "rep",
    confirmed: known,
    shown: folded.progression,
    verdicts: [...folded.streak.verdicts].slice(-verdictsKept).map(([date, verdict]) => ({ date, verdict })),
    today,
  });
}
