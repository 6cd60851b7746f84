import type { Activity } from "#shared/domain/ledger/activity.ts";
import { predictActivities } from "#shared/domain/predict.ts";
import type { CivilDate } from "#shared/domain/time/civil-date.ts";
import type { Instant } from "#shared/domain/time/instant.ts";
import type { Changes, OperationResult, Stamp } from "#shared/protocol/sync.ts";
import type { Tables } from "./database.ts";
import { clockOf } from "./device.ts";
import { factOf } from "./operation.ts";
import { predicted } from "./prediction.ts";
import type { DayRow, DeviceRow, SentRow } from "./rows.ts";
import type { Shelf } from "./shelf.ts";

/** Puts the activities that the server sent in the place of the confirmed ones. */
export function confirmActivities(shelf: Shelf, changes: Changes, device: DeviceRow): void {
  for (const activity of changes.activities) confirm(shelf, activity, device);
  for (const id of changes.removedActivities) {
    const row = shelf.get(id);
    if (row) shelf.put({ ...row, confirmed: null });
  }
}

/** Confirms the logs that an answer applied and left out of its changes, because the operation and its stamp say all there is. */
export function confirmLogs(
  shelf: Shelf,
  accepted: readonly SentRow[],
  applied: ReadonlySet<string>,
  device: DeviceRow,
): void {
  const { dayStartHour } = clockOf(device);
  for (const { id, operation, stamp } of accepted) {
    if (!applied.has(id)) continue;
    const logged = predictActivities([], [factOf(operation, stamp)], dayStartHour).get(id);
    if (logged) confirm(shelf, logged, device);
  }
}

export function appliedIds(results: readonly OperationResult[]): ReadonlySet<string> {
  return new Set(results.flatMap(({ id, status }) => (status === "applied" ? [id] : [])));
}

function confirm(shelf: Shelf, activity: Activity, device: DeviceRow): void {
  const { id, localDate, occurredAt } = activity;
  const row = shelf.get(id) ?? { id, localDate, occurredAt, pending: [], shown: activity };
  shelf.put({ ...row, confirmed: activity, refused: false, pull: device.pull });
}

/**
 * Takes from the rep what the server holds after all: a request was refused as a whole, but one that had carried the same operation
 * before, and was never answered, had been applied.
 */
export async function acceptHeld(tables: Tables, activities: readonly Activity[], now: Instant): Promise<void> {
  if (activities.length === 0 || (await tables.attention.count()) === 0) return;
  const items = await tables.attention.bulkGet(activities.map(({ id }) => id));
  const accepted = items.flatMap((item, index): SentRow[] => {
    const held = activities[index];
    return item && held ? [{ id: item.id, operation: item.operation, stamp: stampOf(held), answeredAt: now }] : [];
  });
  if (accepted.length === 0) return;
  await tables.sent.bulkPut(accepted);
  await tables.attention.bulkDelete(accepted.map(({ id }) => id));
}

/** What the server said of the operation that logged an activity. */
export function stampOf({ recordedAt, occurredAt, localDate, backdated, late, suspect }: Activity): Stamp {
  return { recordedAt, occurredAt, localDate, backdated, late, suspect };
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
 * Keeps what the server decided and graded. Returns the dates of the awards that show facts of this device's own: they are to be folded
 * again.
 */
export async function confirmAwards(
  { awards, attempts, days }: Tables,
  changes: Changes,
  device: DeviceRow,
): Promise<readonly CivilDate[]> {
  if (changes.attempts.length > 0)
    await attempts.bulkPut(changes.attempts.map((attempt) => ({ ...attempt, pull: device.pull })));
  if (changes.awards.length === 0) return [];

  const before = await awards.bulkGet(changes.awards.map(({ id }) => id));
  await awards.bulkPut(changes.awards.map((award) => ({ ...award, pull: device.pull })));
  // An attempt that comes late moves its award to an earlier date.
  const dates = new Set([...before, ...changes.awards].flatMap((award) => award?.localDate ?? []));
  const rows = await days.bulkGet([...dates]);
  return rows.flatMap((row) => (row?.predicted ? [row.date] : []));
}

/** Puts what the server said of the campaign in the place of what it had said. */
export async function confirmCampaign({ campaign }: Tables, changes: Changes, { pull }: DeviceRow): Promise<void> {
  if (changes.campaign) await campaign.put({ key: "campaign", standing: changes.campaign, pull });
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
    // Refused, and no longer known to the server: the rep still has to resolve it.
    const left = predicted({ ...row, confirmed: null, refused: attention[index] !== undefined }, device);
    if (left) await tables.activities.put(left);
    else await tables.activities.delete(row.id);
  }
  const unseenAwards = await tables.awards.filter((row) => row.pull < device.pull).toArray();
  await tables.awards.bulkDelete(unseenAwards.map(({ id }) => id));
  await tables.attempts.filter((row) => row.pull < device.pull).delete();
  await tables.campaign.filter((row) => row.pull < device.pull).delete();

  return [...unseenDays.map((row) => row.date), ...[...unseen, ...unseenAwards].map((row) => row.localDate)];
}
