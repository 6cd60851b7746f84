import { type SyncAnswer, type SyncRequest, syncSchemaVersion } from "#shared/protocol/sync.ts";
import type { DeviceDatabase } from "./database.ts";
import { deviceOf, type StorePorts } from "./device.ts";
import type { QueuedRow, SyncStateChange } from "./rows.ts";
import { putSyncState } from "./status.ts";

export type BatchLimits = { readonly operations: number; readonly bytes: number };

/** A request that was opened: what goes out, and what the device knew when it did. */
export type Batch = {
  readonly request: SyncRequest;
  /** Grows with every request of this device, whichever tab sends it. */
  readonly number: number;
  readonly rows: readonly QueuedRow[];
  readonly ackedSeq: number;
};

/** The oldest queued operations behind a sequence number, as many as one request may carry; at least one where there is one. */
export async function readQueue(db: DeviceDatabase, after: number, limits: BatchLimits): Promise<readonly QueuedRow[]> {
  const rows = await db.relaxed.syncQueue.where("seq").above(after).limit(limits.operations).toArray();
  // Mostly nothing waits: then nothing else needs to be read.
  if (rows.length === 0) return rows;
  // First it is asked, under the old id, what of the storage that was cleared had arrived: new operations would count among it.
  if ((await deviceOf(db.relaxed)).cleared?.arrived === null) return [];
  const encoder = new TextEncoder();
  let bytes = 0;
  const beyond = rows.findIndex((row, index) => {
    bytes += encoder.encode(JSON.stringify(toWire(row))).length + 1;
    return index > 0 && bytes > limits.bytes;
  });
  return beyond === -1 ? rows : rows.slice(0, beyond);
}

/** A request that was answered; the answer isn't stored yet. */
export type AnsweredBatch = { readonly batch: Batch; readonly answer: SyncAnswer };

/**
 * Whether the next request may be opened before this answer is stored: it brings everything that there was to pull, and says of every
 * operation of its request, for good, what became of it.
 */
export function leavesNothingOpen({ batch, answer }: AnsweredBatch): boolean {
  const said = new Set(answer.results.flatMap(({ id, status }) => (status === "later" ? [] : [id])));
  return !answer.more && batch.rows.every(({ id }) => said.has(id));
}

export type Opening = {
  readonly rows: readonly QueuedRow[];
  readonly behind: AnsweredBatch | null;
  /** What every tab is told of it. */
  readonly change: SyncStateChange;
};

/**
 * Opens the request that carries these rows (none: it only pulls). `behind` is the request before, where its answer leaves nothing open and
 * is stored next: should that fail, the cursor taken from it isn't the device's, and what the new request pulls isn't stored either.
 */
export async function openBatch(
  db: DeviceDatabase,
  ports: StorePorts,
  { rows, behind, change }: Opening,
): Promise<Batch> {
  const { syncQueue, device: devices, syncState } = db.relaxed;
  return db.relaxed.transaction("rw", syncQueue, devices, syncState, async () => {
    // Asked for together: the request waits for all of it.
    const [device, pending] = await Promise.all([
      deviceOf(db.relaxed),
      stayingBehind(db, [...(behind?.batch.rows ?? []), ...rows]),
      putSyncState(db, change),
    ]);
    const number = device.requests + 1;
    await devices.put({ ...device, requests: number });
    const request: SyncRequest = {
      schema: syncSchemaVersion,
      deviceId: device.deviceId,
      deviceName: device.deviceName,
      repId: device.owner.repId,
      cursor: behind ? behind.answer.cursor : device.cursor,
      sentAt: ports.now(),
      pending,
      operations: rows.map(toWire),
    };
    return { request, number, rows, ackedSeq: device.ackedSeq };
  });
}

/**
 * What the server must wait for before it settles a date. While anything stays behind, the oldest of the whole queue is named,
 * this request's rows included: too early a date only makes the server wait. `rows` are neighbours in the queue, so that only the rest of
 * it is counted.
 */
async function stayingBehind(db: DeviceDatabase, rows: readonly QueuedRow[]): Promise<SyncRequest["pending"]> {
  const { syncQueue } = db.relaxed;
  const [first, last] = [rows[0], rows.at(-1)];
  const count =
    first && last
      ? (await syncQueue.where("seq").below(first.seq).count()) + (await syncQueue.where("seq").above(last.seq).count())
      : await syncQueue.count();
  const [bySeq, byDate] =
    count === 0 ? [] : [await syncQueue.orderBy("seq").first(), await syncQueue.orderBy("localDate").first()];
  return { count, oldestLocalDate: byDate?.localDate ?? null, oldestRecordedAt: bySeq?.recordedAt ?? null };
}

function toWire({ operation, stamp }: QueuedRow): SyncRequest["operations"][number] {
  return { ...operation, ...(stamp && { stamp }) };
}

/** Counts a try that brought no answer, and tells every tab of it. */
export async function countAttempt(db: DeviceDatabase, batch: Batch, change: SyncStateChange): Promise<void> {
  const { syncQueue, syncState } = db.relaxed;
  await db.relaxed.transaction("rw", syncQueue, syncState, async () => {
    const [rows] = await Promise.all([syncQueue.bulkGet(batch.rows.map((row) => row.seq)), putSyncState(db, change)]);
    const counted = rows.flatMap((row) => (row ? [{ ...row, attempts: row.attempts + 1 }] : []));
    await syncQueue.bulkPut(counted);
  });
}
