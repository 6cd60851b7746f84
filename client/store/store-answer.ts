import { xpOf } from "#shared/domain/ledger/day.ts";
import type { CivilDate } from "#shared/domain/time/civil-date.ts";
import { dayMs, plusMs } from "#shared/domain/time/instant.ts";
import type { Checksum, OperationResult, SyncAnswer } from "#shared/protocol/sync.ts";
import { afterPull, deviceAfter, hasForgotten, isAsking } from "./answered-device.ts";
import type { Batch } from "./batch.ts";
import {
  acceptHeld,
  appliedIds,
  confirmActivities,
  confirmAwards,
  confirmCampaign,
  confirmDays,
  confirmLogs,
  stampOf,
  sweepUnseen,
} from "./confirm-changes.ts";
import { isAsShown, logsWith, standingRow, withLogs, writeStandingRows } from "./confirmed-logs.ts";
import { type DeviceDatabase, inTransaction, type Tables } from "./database.ts";
import { deviceOf, type StorePorts } from "./device.ts";
import { isEmpty } from "./is-empty.ts";
import { subjectOf } from "./operation.ts";
import { refoldForProfile, settleProfileFacts, withPrediction } from "./profile-facts.ts";
import { refoldAnswered, refoldDays, refoldProgression } from "./refold.ts";
import type { DayRow, DeviceRow, SentRow } from "./rows.ts";
import { sendAgain } from "./send-again.ts";
import { moveRows, type Settlement, showSettlement, sortResults } from "./settle-results.ts";
import { type Shelf, takeShelf, withoutFacts } from "./shelf.ts";

/** Longer than the oldest backup that a server may be restored from. */
const sentKeptMs = 35 * dayMs;

const answeredTables = [
  "syncQueue",
  "sent",
  "sentLogs",
  "attention",
  "activities",
  "days",
  "awards",
  "attempts",
  "profileFacts",
  "campaign",
  "progression",
  "device",
] as const;

/**
 * Stores an answer in one transaction: results move their operations, changes replace the confirmed state, and what is still
 * pending is shown on top, by the same functions (I4). Returns whether there is more to ask for at once.
 */
export function storeAnswer(
  db: DeviceDatabase,
  ports: StorePorts,
  batch: Batch,
  answer: SyncAnswer,
): Promise<{ readonly again: boolean }> {
  return inTransaction(db.relaxed, answeredTables, async (tables) => {
    const { sent, sentLogs, days, device: devices } = tables;
    const now = ports.now();
    const before = await deviceOf(tables);
    const forgot = hasForgotten(before, batch, answer);
    const settlement = sortResults(await rowsOf(tables, batch), answer.results, now);
    // An answer to an older cursor, from another tab's request, brings its results only: its changes may be older than ours.
    const current = !forgot && batch.request.cursor === before.cursor && !impliesMore(answer, settlement);
    const complete = current && !answer.more;

    const known = complete && answer.impliesLogs ? await asPredicted(tables, settlement, answer) : noOperations;
    if (forgot) await writeStandingRows(tables, before);
    const arrived = complete ? await sent.where("unconfirmedSince").below(batch.number).toArray() : [];
    const confirmed = complete ? [...settlement.accepted, ...arrived] : [];
    const told = await settleProfileFacts(tables, settlement, confirmed);
    const isRepChanged = told || (current && answer.changes.profile !== undefined);
    const answered = deviceAfter(before, batch, answer, settlement, { current, forgot, now, newId: ports.newId });
    const { device: learnt, logs } = confirmAsShown(answered, settlement, known);
    let device = isRepChanged ? withPrediction(learnt, await tables.profileFacts.toArray()) : learnt;

    const shelf = await takeShelf(tables, device, await subjects(tables, settlement, answer, arrived, known));
    showSettlement(shelf, settlement);
    if (current) confirmActivities(shelf, answer.changes, device);
    if (current) await acceptHeld(tables, answer.changes.activities, now);
    if (complete && answer.impliesLogs) {
      const read = settlement.accepted.filter(({ id }) => !logs.has(id));
      confirmLogs(shelf, read, appliedIds(answer.results), device);
    }
    dropConfirmed(shelf, confirmed);
    await moveRows(tables, complete ? settlement : markUnconfirmed(settlement, device.requests), logs);
    await sent.bulkPut(arrived.map(({ unconfirmedSince: _, ...row }) => row));

    const fold = new Set(current ? await confirmDays(tables, answer.changes, device) : []);
    if (current) for (const date of await confirmAwards(tables, answer.changes, device)) fold.add(date);
    if (current) await confirmCampaign(tables, answer.changes, device);
    const { changed, pending } = await shelf.save(device);
    for (const date of [...pending, ...(await predictedAmong(tables, changed))]) fold.add(date);
    if (isRepChanged || (current && answer.changes.rulesets)) {
      for (const day of await days.filter((row) => row.predicted).toArray()) fold.add(day.date);
    }
    // The first pull of all has nothing before it to sweep.
    if (complete && device.pullingAnew && device.pull > 1)
      for (const date of await sweepUnseen(tables, device)) fold.add(date);
    if (forgot) {
      for (const date of await sendAgain(tables, device)) fold.add(date);
      device = withPrediction(device, await tables.profileFacts.toArray());
    }

    await refoldAnswered(tables, device, fold, () => isQueueEmptied(tables, settlement));
    const summed = await refoldProgression(tables, device, now, current ? answer.changes.progression : undefined);
    if (settlement.accepted.length > 0)
      for (const kept of [sent, sentLogs]) await kept.where("answeredAt").below(plusMs(now, -sentKeptMs)).delete();

    const differs = complete && answer.checksum !== null && !agrees(checksumOf(summed), answer.checksum);
    const next = complete ? afterPull(device, differs) : device;
    if (next.pull > device.pull) await writeStandingRows(tables, device);
    await devices.put(next);
    const waited = isAsking(before) && !isAsking(device);
    return { again: answer.more || !current || waited || next.pull > device.pull };
  });
}

/** Makes an operation whose request the server refuses altogether the rep's to resolve, so that nothing is stuck behind it. */
export function setAside(
  db: DeviceDatabase,
  ports: StorePorts,
  batch: Batch,
  error: { readonly code: string; readonly message: string },
): Promise<void> {
  return inTransaction(db.relaxed, answeredTables, async (tables) => {
    const device = await deviceOf(tables);
    const rows = await tables.activities.bulkGet(batch.rows.map(({ id }) => id));
    const results = batch.rows.map(({ id }, index): OperationResult => {
      const found = rows[index];
      const row = found && standingRow(found, device);
      // What an older pull brought, a server that was restored since may have forgotten.
      const held = row?.pull === device.pull ? row.confirmed : null;
      return held ? { id, status: "duplicate", stamp: stampOf(held) } : { id, status: "rejected", error };
    });
    const settlement = sortResults(await rowsOf(tables, batch), results, ports.now());
    const answered = [...settlement.accepted, ...settlement.refused];
    const shelf = await takeShelf(tables, device, new Set(answered.map((row) => subjectOf(row.operation))));
    showSettlement(shelf, settlement);
    dropConfirmed(shelf, settlement.accepted);
    await moveRows(tables, settlement);
    await refoldDays(tables, device, (await shelf.save(device)).pending);
    await refoldProgression(tables, device, ports.now());
    if (!(await settleProfileFacts(tables, settlement, settlement.accepted))) return;
    const after = withPrediction(device, await tables.profileFacts.toArray());
    await tables.device.put(after);
    await refoldForProfile(tables, device, after, ports.now());
  });
}

/** The batch's rows as they are now: another tab's answer may have moved some, a correction may have re-pointed some. */
async function rowsOf(tables: Tables, { rows }: Batch): Promise<Settlement["staying"]> {
  const first = rows[0];
  const last = rows.at(-1);
  if (first === undefined || last === undefined) return [];
  const between = tables.syncQueue.where("seq").between(first.seq, last.seq, true, true);
  // Only what names another activity is ever re-pointed, and keys are read in a fraction of the time.
  if (rows.every(({ target }) => target === undefined)) {
    const left = new Set(await between.primaryKeys());
    return rows.filter(({ seq }) => left.has(seq));
  }
  const sentIds = new Set(rows.map((row) => row.id));
  return (await between.toArray()).filter((row) => sentIds.has(row.id));
}

/** Whether nothing waits beside the rows that have left, found out without walking through those. */
async function isQueueEmptied({ syncQueue }: Tables, { leaving, staying }: Settlement): Promise<boolean> {
  const [first, last] = [leaving[0], leaving.at(-1)];
  if (staying.length > 0) return false;
  if (first === undefined || last === undefined) return isEmpty(syncQueue.toCollection());
  const seqs = syncQueue.where("seq");
  return (await isEmpty(seqs.below(first.seq))) && (await isEmpty(seqs.above(last.seq)));
}

/** The activities that an answer is about and that must be read before they are written. */
async function subjects(
  { syncQueue, sent }: Tables,
  settlement: Settlement,
  answer: SyncAnswer,
  arrived: readonly SentRow[],
  known: ReadonlySet<string>,
): Promise<Set<string>> {
  const accepted = settlement.accepted.filter(({ id }) => !known.has(id));
  const operations = [...accepted, ...settlement.refused, ...arrived].map((row) => row.operation);
  // Where nothing waits, no row that the server sends has anything of this device's own.
  const { activities } = answer.changes;
  const nothingWaits =
    activities.length === 0 ||
    ((await isEmpty(syncQueue.toCollection())) && (await isEmpty(sent.orderBy("unconfirmedSince"))));
  const changed = nothingWaits ? [] : activities.map(({ id }) => id);
  return new Set([...operations.map(subjectOf), ...changed, ...answer.changes.removedActivities]);
}

/**
 * Whether the answer leaves out an activity of a log that is no longer queued: another tab was refused the same request and handed the
 * log to the rep. The server tells of it when it is asked again from the cursor before.
 */
function impliesMore({ impliesLogs, results }: SyncAnswer, { accepted }: Settlement): boolean {
  const applied = appliedIds(results);
  return impliesLogs === true && accepted.filter(({ id }) => applied.has(id)).length < applied.size;
}

const noOperations: ReadonlySet<string> = new Set();

/**
 * The logs that this answer confirms whose rows needn't be read: each was applied on the date that the device had predicted, so that
 * no other date's day has to be folded again, and has nothing but itself on its row, as no undo and no amendment waits anywhere.
 */
async function asPredicted(
  { syncQueue, sent }: Tables,
  { accepted, leaving }: Settlement,
  { results }: SyncAnswer,
): Promise<ReadonlySet<string>> {
  if (!(await isEmpty(syncQueue.orderBy("target"))) || !(await isEmpty(sent.orderBy("unconfirmedSince"))))
    return noOperations;
  const applied = appliedIds(results);
  const stamped = new Set(leaving.flatMap((row) => (row.stamp ? [row.id] : [])));
  const plain = accepted.filter(
    ({ id, operation, stamp }) => applied.has(id) && !stamped.has(id) && stamp.localDate === operation.localDate,
  );
  return new Set(plain.map(({ id }) => id));
}

/** Of the known logs, those that are confirmed by their numbers alone, and the device that knows them. */
function confirmAsShown(
  device: DeviceRow,
  { accepted }: Settlement,
  known: ReadonlySet<string>,
): { readonly device: DeviceRow; readonly logs: ReadonlySet<string> } {
  const shown = accepted.filter(({ id, operation, stamp }) => known.has(id) && isAsShown(operation, stamp));
  const confirmedLogs = withLogs(
    device.confirmedLogs,
    shown.map(({ operation: { deviceSeq }, stamp: { late } }) => ({ deviceSeq, late })),
  );
  const logs = shown.filter(({ operation }) => logsWith(confirmedLogs, operation.deviceSeq) !== undefined);
  return { device: { ...device, confirmedLogs }, logs: new Set(logs.map(({ id }) => id)) };
}

/** Takes out of the prediction what the confirmed state now holds. */
function dropConfirmed(shelf: Shelf, rows: readonly SentRow[]): void {
  for (const { id, operation } of rows) {
    const row = shelf.get(subjectOf(operation));
    if (row) shelf.put(withoutFacts(row, new Set([id])));
  }
}

function markUnconfirmed(settlement: Settlement, requests: number): Settlement {
  return { ...settlement, accepted: settlement.accepted.map((row) => ({ ...row, unconfirmedSince: requests })) };
}

async function predictedAmong(tables: Tables, dates: ReadonlySet<CivilDate>): Promise<readonly CivilDate[]> {
  const rows = await tables.days.bulkGet([...dates]);
  return rows.flatMap((row) => (row?.predicted ? [row.date] : []));
}

function checksumOf(days: readonly DayRow[]): Checksum {
  const confirmed = days.flatMap((row) => row.confirmed ?? []);
  return {
    totalXp: confirmed.reduce((sum, day) => sum + xpOf(day), 0),
    closedDeals: confirmed.reduce((sum, day) => sum + (day.counters.deal_closed ?? 0), 0),
    days: confirmed.length,
  };
}

function agrees(ours: Checksum, theirs: Checksum): boolean {
  return ours.totalXp === theirs.totalXp && ours.closedDeals === theirs.closedDeals && ours.days === theirs.days;
}
