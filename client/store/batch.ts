import type { Instant } from "#shared/domain/time/instant.ts";
import { type SyncRequest, syncSchemaVersion } from "#shared/protocol/sync.ts";
import type { DeviceDatabase } from "./database.ts";
import { deviceOf, type StorePorts } from "./device.ts";
import type { QueuedRow } from "./rows.ts";

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
  const [rows, device] = await Promise.all([
    db.relaxed.syncQueue.where("seq").above(after).limit(limits.operations).toArray(),
    deviceOf(db.relaxed),
  ]);
  // First it is asked, under the old id, what of the storage that was cleared had arrived: new operations would count among it.
  if (device.cleared?.arrived === null) return [];
  const encoder = new TextEncoder();
  let bytes = 0;
  const beyond = rows.findIndex((row, index) => {
    bytes += encoder.encode(JSON.stringify(toWire(row))).length + 1;
    return index > 0 && bytes > limits.bytes;
  });
  return beyond === -1 ? rows : rows.slice(0, beyond);
}

/** Opens the request that carries these rows (none: it only pulls). */
export async function openBatch(db: DeviceDatabase, ports: StorePorts, rows: readonly QueuedRow[]): Promise<Batch> {
  const { syncQueue, device: devices } = db.relaxed;
  return db.relaxed.transaction("rw", syncQueue, devices, async () => {
    const device = await deviceOf(db.relaxed);
    const number = device.requests + 1;
    await devices.put({ ...device, requests: number });
    const request: SyncRequest = {
      schema: syncSchemaVersion,
      deviceId: device.deviceId,
      deviceName: device.deviceName,
      repId: device.owner.repId,
      cursor: device.cursor,
      sentAt: ports.now(),
      pending: await stayingBehind(db, rows),
      operations: rows.map(toWire),
    };
    return { request, number, rows, ackedSeq: device.ackedSeq };
  });
}

/**
 * What the server must wait for before it settles a date. While anything stays behind, the oldest of the whole queue is named,
 * this request's rows included: too early a date only makes the server wait.
 */
async function stayingBehind(db: DeviceDatabase, rows: readonly QueuedRow[]): Promise<SyncRequest["pending"]> {
  const { syncQueue } = db.relaxed;
  const count = Math.max(0, (await syncQueue.count()) - rows.length);
  if (count === 0) return { count, oldestLocalDate: null, oldestRecordedAt: null };
  const byDate = await syncQueue.orderBy("localDate").first();
  const bySeq = await syncQueue.orderBy("seq").first();
  const oldestRecordedAt: Instant | null = bySeq?.recordedAt ?? null;
  return { count, oldestLocalDate: byDate?.localDate ?? null, oldestRecordedAt };
}

function toWire({ operation, stamp }: QueuedRow): SyncRequest["operations"][number] {
  return { ...operation, ...(stamp && { stamp }) };
}

/** Counts a try that brought no answer. */
export async function countAttempt(db: DeviceDatabase, batch: Batch): Promise<void> {
  const { syncQueue } = db.relaxed;
  await db.relaxed.transaction("rw", syncQueue, async () => {
    const rows = await syncQueue.bulkGet(batch.rows.map((row) => row.seq));
    const counted = rows.flatMap((row) => (row ? [{ ...row, attempts: row.attempts + 1 }] : []));
    await syncQueue.bulkPut(counted);
  });
}
