import { growDay, sumDay } from "#shared/domain/ledger/day.ts";
import type { Progression } from "#shared/domain/progression/progression.ts";
import type { CivilDate } from "#shared/domain/time/civil-date.ts";
import type { Instant } from "#shared/domain/time/instant.ts";
import type { Tables } from "./database.ts";
import { pricingOf } from "./device.ts";
import { isEmpty } from "./is-empty.ts";
import { dayRowOf, standingOf } from "./prediction.ts";
import type { DayRow, DeviceRow } from "./rows.ts";

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
 * The same after an answer: where nothing waits but logs, a date shows the server's own day and those logs, and what else it holds needn't
 * be read to find that out. Where the answer emptied the queue, not even the queue is: a transaction walks slowly through what it deleted.
 */
export async function refoldAnswered(
  tables: Tables,
  device: DeviceRow,
  dates: ReadonlySet<CivilDate>,
  isQueueEmpty: () => Promise<boolean>,
): Promise<void> {
  if (dates.size === 0) return;
  const { syncQueue, sent, days } = tables;
  const onlyLogs = (await isEmpty(syncQueue.orderBy("target"))) && (await isEmpty(sent.orderBy("unconfirmedSince")));
  const hasQueue = !(await isQueueEmpty());
  const open = new Set<CivilDate>();
  for (const date of dates) {
    const row = onlyLogs ? await withQueuedLogs(tables, device, date, hasQueue) : null;
    if (row) await days.put(row);
    else open.add(date);
  }
  await refoldDays(tables, device, open);
}

/** The server's day with the logs of its date that wait, or `null` where that isn't all there is to it. */
async function withQueuedLogs(
  tables: Tables,
  device: DeviceRow,
  date: CivilDate,
  hasQueue: boolean,
): Promise<DayRow | null> {
  const [day, queued] = await Promise.all([
    tables.days.get(date),
    hasQueue ? tables.syncQueue.where("localDate").equals(date).toArray() : [],
  ]);
  const settled = day && dayRowOf(date, { activities: [], awards: [] }, day, device);
  const logs = queued.filter(({ operation }) => operation.kind === "log_activity");
  if (!settled || logs.length === 0) return settled ?? null;

  // By another profile the server's own entries would be priced otherwise too; of a pull under way it isn't known what its days hold.
  if (device.predictedProfile || device.pullingAnew) return null;
  const rows = await tables.activities.bulkGet(logs.map(({ id }) => id));
  const waiting = rows.flatMap((row) => (row && row.confirmed === null && row.localDate === date ? row.shown : []));
  if (waiting.length < logs.length) return null;
  return { ...settled, shown: growDay(settled.shown, sumDay(date, waiting, pricingOf(device, date))), predicted: true };
}

/** Sums the shown days again, and returns them. `confirmed` replaces what the server last said, where it said something. */
export async function refoldProgression(
  tables: Tables,
  device: DeviceRow,
  now: Instant,
  confirmed?: Progression,
): Promise<readonly DayRow[]> {
  const days = await tables.days.toArray();
  const known = confirmed ?? (await tables.progression.get("rep"))?.confirmed ?? null;
  const { progression, repaid } = standingOf(days, known, device, now);
  if (repaid.length > 0) await tables.days.bulkPut([...repaid]);
  await tables.progression.put(progression);
  return days;
}
