import type { Day } from "#shared/domain/ledger/day.ts";
import type { Decided, Progression } from "#shared/domain/progression/progression.ts";
import { type RepRecord, recordOf } from "#shared/domain/progression/record.ts";
import { walkStreak } from "#shared/domain/progression/streak.ts";
import type { Ruleset } from "#shared/domain/ruleset/ruleset.ts";
import { rulesetAt } from "#shared/domain/ruleset/versions.ts";
import type { CivilDate } from "#shared/domain/time/civil-date.ts";
import { shortDates } from "#shared/domain/time/clock-change.ts";
import { dateAt } from "#shared/domain/time/zone.ts";
import { standingRow } from "../confirmed-logs.ts";
import type { Tables } from "../database.ts";
import { asConfirmed, calendarOf, clockOf, deviceOf, type StorePorts } from "../device.ts";
import type { ActivityRow, AwardRow, DeviceRow } from "../rows.ts";

/** What ranks and badges are judged by: once as the server has it, once with what only this device holds (P2). */
export type Records = {
  readonly device: DeviceRow;
  readonly today: CivilDate;
  readonly ruleset: Ruleset;
  /** The server's knowledge, as last confirmed (P8). */
  readonly decided: Progression;
  readonly awards: readonly AwardRow[];
  readonly confirmed: RepRecord;
  readonly shown: RepRecord;
};

/** The tables that `readRecords` reads. */
export function recordTables({ device, progression, days, awards, activities }: Tables) {
  return [device, progression, days, awards, activities];
}

/**
 * The rep's records, or `undefined` until the first sync has filled the device. Inside the caller's transaction. Activities are read only
 * where a gate of the next rank asks for touches, and of them the touches only.
 */
export async function readRecords(tables: Tables, ports: StorePorts): Promise<Records | undefined> {
  const [device, progression, rows, awards] = await Promise.all([
    deviceOf(tables),
    tables.progression.get("rep"),
    tables.days.toArray(),
    tables.awards.toArray(),
  ]);
  if (device.profile === null || progression?.confirmed == null) return undefined;

  const decided = progression.confirmed;
  const today = dateAt(ports.now(), clockOf(device));
  const ruleset = rulesetAt(device.rulesets, today);
  const touched = asksForTouches(ruleset, decided) ? await readTouches(tables, device) : [];
  const made = { today, decided, awards };

  return {
    device,
    today,
    ruleset,
    decided,
    awards,
    confirmed: makeRecord(
      rows.flatMap(({ confirmed }) => confirmed ?? []),
      touched.flatMap(({ confirmed }) => confirmed ?? []),
      asConfirmed(device),
      made,
    ),
    shown: makeRecord(
      rows.map(({ shown }) => shown),
      touched.flatMap(({ shown, refused }) => (refused ? [] : shown)),
      device,
      made,
    ),
  };
}

async function readTouches({ activities }: Tables, device: DeviceRow): Promise<readonly ActivityRow[]> {
  const rows = await activities.where("touchedOn").above("").toArray();
  return rows.map((row) => standingRow(row, device));
}

function makeRecord(
  days: readonly Day[],
  touches: readonly ActivityRow["shown"][],
  device: DeviceRow,
  { today, decided, awards }: Pick<Records, "today" | "decided" | "awards">,
): RepRecord {
  const joinedOn = device.profile?.joinedOn ?? today;
  const rulesOn = (date: CivilDate) => rulesetAt(device.rulesets, date);
  const heartbeats = new Set(days.flatMap((day) => (day.heartbeat ? [day.date] : [])));
  const walked = { joinedOn, today, heartbeats, calendar: calendarOf(device), shortDates: shortDates(clockOf(device)) };
  const { verdicts } = walkStreak({ ...walked, finalThrough: device.finalThrough }, rulesOn);
  return recordOf({
    joinedOn,
    days,
    verdicts,
    awards,
    rulesOn,
    teamOn: () => decided,
    touches: touches.flatMap(({ undone, contactRef, localDate }) =>
      undone || contactRef === undefined ? [] : [{ contactRef, localDate }],
    ),
  });
}

function asksForTouches({ ranks }: Ruleset, { rank }: Decided): boolean {
  const next = ranks[ranks.findIndex(({ code }) => code === rank) + 1];
  return next?.gates.some(({ kind }) => kind === "cadence") ?? false;
}
