import type { Progression } from "#shared/domain/progression/progression.ts";
import type { CivilDate } from "#shared/domain/time/civil-date.ts";
import type { Instant } from "#shared/domain/time/instant.ts";
import type { Tables } from "./database.ts";
import { dayRowOf, standingOf } from "./prediction.ts";
import type { DeviceRow } from "./rows.ts";

/** Folds dates again whose facts on this device have changed. Inside the caller's transaction, before `refoldProgression`. */
export async function refoldDays(tables: Tables, device: DeviceRow, dates: ReadonlySet<CivilDate>): Promise<void> {
  for (const date of dates) {
    const [activities, awards, before] = await Promise.all([
      tables.activities.where("localDate").equals(date).toArray(),
      tables.awards.where("localDate").equals(date).toArray(),
      tables.days.get(date),
    ]);
    const row = dayRowOf(date, { activities, awards }, before, device);
    if (row) await tables.days.put(row);
    else await tables.days.delete(date);
  }
}

/** Sums the shown days again. `confirmed` replaces what the server last said, where it said something. */
export async function refoldProgression(
  tables: Tables,
  device: DeviceRow,
  now: Instant,
  confirmed?: Progression,
): Promise<void> {
  const days = await tables.days.toArray();
  const known = confirmed ?? (await tables.progression.get("rep"))?.confirmed ?? null;
  const { progression, repaid } = standingOf(days, known, device, now);
  if (repaid.length > 0) await tables.days.bulkPut([...repaid]);
  await tables.progression.put(progression);
}
