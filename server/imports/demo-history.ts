import { readFile } from "node:fs/promises";
import path from "node:path";
import { addDays, type CivilDate } from "#shared/domain/time/civil-date.ts";
import type { Instant } from "#shared/domain/time/instant.ts";
import { lastWorkingDays, mondayToFriday } from "#shared/domain/time/working-days.ts";
import { dateAt, type Zone } from "#shared/domain/time/zone.ts";
import type { ImportReport } from "#shared/protocol/imports.ts";
import type { Db } from "../db/db.ts";
import { importActivities } from "./import-activities.ts";
import { isImported } from "./imports-repository.ts";
import { type Importer, tenantToday } from "./reach-repository.ts";
import { settleImports } from "./settle.ts";

/** Dates with calls in the history. */
const callDays = 42;

/** The first date of the demo history as seen at `now`: the reps of a demo tenant joined then. */
export function demoHistoryFirstDay(now: Instant, zone: Zone): CivilDate {
  return demoHistoryDays(dateAt(now, { zone, dayStartHour: 0 }))[0] as CivilDate;
}

/**
 * Gives a demo tenant its history: real calls of two months, whole days moved onto the working days that end yesterday. A tenant that
 * has it already keeps it as it is, and `null` is returned; one whose import was cut off gets the rest.
 */
export async function importDemoHistory(db: Db, tenantId: string, now: Instant): Promise<ImportReport | null> {
  const scope = { kind: "tenant", tenantId } as const;
  if (await db.inTransaction(scope, (tx) => isImported(tx, tenantId, "demo_history"))) {
    // A manager's file that was cut off may take minutes: a start doesn't wait for it.
    await settleImports(db, tenantId, now, "demo_history");
    return null;
  }

  const importer: Importer = { tenantId, userId: null, role: "admin" };
  const today = await db.inTransaction(scope, (tx) => tenantToday(tx, tenantId, now));
  const calls = await readFile(path.join(import.meta.dirname, "demo-history", "calls.csv"), "utf8");
  const moved = Buffer.from(moveDays(calls, demoHistoryDays(today)));
  const report = await importActivities(db, importer, { bytes: chunks(moved), origin: "demo_history" }, now);
  if (!report.ok) throw new Error(`The demo history was refused: ${report.error.code}`);
  return report.value;
}

function demoHistoryDays(today: CivilDate): readonly CivilDate[] {
  return lastWorkingDays(addDays(today, -1), callDays, mondayToFriday);
}

/** The same calls, the k-th of their dates replaced by the k-th of `days`. */
export function moveDays(calls: string, days: readonly CivilDate[]): string {
  const [header, ...rows] = calls.trimEnd().split("\n");
  const dateOf = (row: string) => row.split(",", 3)[2] ?? "";
  const dates = [...new Set(rows.map(dateOf))].sort();
  if (dates.length !== days.length) throw new Error(`The history has ${dates.length} dates, not ${days.length}`);

  const movedTo = new Map(dates.map((date, index) => [date, days[index]]));
  return [header, ...rows.map((row) => row.replace(dateOf(row), (date) => movedTo.get(date) ?? date))].join("\n");
}

async function* chunks(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let start = 0; start < bytes.byteLength; start += 65_536) yield bytes.subarray(start, start + 65_536);
}
