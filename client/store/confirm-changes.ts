import type { CivilDate } from "#shared/domain/time/civil-date.ts";
import type { Changes } from "#shared/protocol/sync.ts";
import type { Tables } from "./database.ts";
import { predicted } from "./prediction.ts";
import type { DayRow, DeviceRow } from "./rows.ts";
import type { Shelf } from "./shelf.ts";

/** Puts the activities that the server sent in the place of the confirmed ones. */
export function confirmActivities(shelf: Shelf, changes: Changes, device: DeviceRow): void {
  for (const activity of changes.activities) {
    const { id, localDate, occurredAt } = activity;
    const row = shelf.get(id) ?? { id, localDate, occurredAt, pending: [], shown: activity, refused: false };
    shelf.put({ ...row, confirmed: activity, refused: false, pull: device.pull });
  }
  for (const id of changes.removedActivities) {
    const row = shelf.get(id);
    if (row) shelf.put({ ...row, confirmed: null });
  }
}

/**
 * Puts the days that the server sent in the place of the confirmed ones. Those with facts of this device's own keep what they
 * show, and are returned to be folded again.
 */
export async function confirmDays(tables: Tables, changes: Changes, device: DeviceRow): Promise<readonly CivilDate[]> {
  if (changes.days.length === 0) return [];
  const before = await tables.days.bulkGet(changes.days.map((day) => day.date));
  const rows = changes.days.map((day, index): DayRow => {
    const known = before[index];
    const predicted = known?.predicted ?? false;
    return {
      date: day.date,
      confirmed: day,
      shown: predicted && known ? known.shown : day,
      predicted,
      pull: device.pull,
    };
  });
  await tables.days.bulkPut(rows);
  return rows.filter((row) => row.predicted).map((row) => row.date);
}

/**
 * After a pull of everything: what it didn't bring is no longer there. Old rows are taken out only now, so that the screens
 * keep showing them while the pages come in. Returns the dates to fold again.
 */
export async function sweepUnseen(tables: Tables, device: DeviceRow): Promise<readonly CivilDate[]> {
  const unseenDays = await tables.days.filter((row) => row.confirmed !== null && row.pull < device.pull).toArray();
  await tables.days.bulkPut(unseenDays.map((row) => ({ ...row, confirmed: null })));

  const unseen = await tables.activities.filter((row) => row.confirmed !== null && row.pull < device.pull).toArray();
  const attention = await tables.attention.bulkGet(unseen.map((row) => row.id));
  for (const [index, row] of unseen.entries()) {
    // Refused with its whole request, and applied all the same by one that had come before: it is the rep's again.
    const left = predicted({ ...row, confirmed: null, refused: attention[index] !== undefined }, device);
    if (left) await tables.activities.put(left);
    else await tables.activities.delete(row.id);
  }
  return [...unseenDays.map((row) => row.date), ...unseen.map((row) => row.localDate)];
}
