import type { Progression } from "#shared/domain/progression/progression.ts";
import type { CivilDate } from "#shared/domain/time/civil-date.ts";
import type { Instant } from "#shared/domain/time/instant.ts";
import type { Tables } from "./database.ts";
import { isEmpty } from "./is-empty.ts";
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

/**
 * The same after an answer: where nothing waits but logs, a date without any of them shows the server's own day, and its activities
 * needn't be read to find that out.
 */
export async function refoldAnswered(tables: Tables, device: DeviceRow, dates: ReadonlySet<CivilDate>): Promise<void> {
  const { syncQueue, sent, days } = tables;
  const onlyLogs = (await isEmpty(syncQueue.orderBy("target"))) && (await isEmpty(sent.orderBy("unconfirmedSince")));
  const open = new Set<CivilDate>();
  for (const date of dates) {
    const settled = onlyLogs && (await isEmpty(syncQueue.where("localDate").equals(date)));
    const day = settled ? await days.get(date) : undefined;
    const row = day && dayRowOf(date, { activities: [], awards: [] }, day, device);
    if (row) await days.put(row);
    else open.add(date);
  }
  await refoldDays(tables, device, open);
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
