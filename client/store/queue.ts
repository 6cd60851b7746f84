import type { ActivityDetails } from "#shared/domain/ledger/activity.ts";
import { everythingSent } from "./confirmed-logs.ts";
import type { DeviceDatabase } from "./database.ts";
import { deviceOf, type StorePorts } from "./device.ts";
import { type Operation, subjectOf } from "./operation.ts";
import type { AttentionItem, PendingOperation } from "./store.ts";

/** What waits for its answer, oldest first. */
export async function listPending(db: DeviceDatabase, limit: number): Promise<readonly PendingOperation[]> {
  const rows = await db.strict.syncQueue.orderBy("seq").limit(limit).toArray();
  return Promise.all(rows.map((row) => toPending(db, row.operation, row.attempts)));
}

/** What the server refused, the newest refusal first. */
export async function listAttention(db: DeviceDatabase): Promise<readonly AttentionItem[]> {
  const rows = await db.strict.attention.toArray();
  const items = rows.map(async ({ operation, attempts, refusedAt, error: { code, message, field } }) => ({
    ...(await toPending(db, operation, attempts)),
    localDate: operation.localDate,
    occurredAt: operation.occurredAt,
    refusedAt,
    error: { code, message, ...(field !== undefined && { field }) },
  }));
  return (await Promise.all(items)).sort((a, b) => b.refusedAt - a.refusedAt);
}

/** Everything that only this device has, and the rep's own facts, as JSON text. */
export async function exportDevice(db: DeviceDatabase, ports: StorePorts): Promise<string> {
  const { syncQueue, attention, activities } = db.strict;
  const { deviceId, deviceName, deviceSeq, owner } = await deviceOf(db.strict);
  const content = {
    exportedAt: ports.now(),
    device: { deviceId, deviceName, deviceSeq, ...owner },
    pending: (await syncQueue.toArray()).map((row) => row.operation),
    attention: (await attention.toArray()).map(({ operation, refusedAt, error }) => ({ operation, refusedAt, error })),
    sent: (await everythingSent(db.strict)).map(({ operation, stamp }) => ({ operation, stamp })),
    activities: (await activities.toArray()).map((row) => row.shown),
  };
  return JSON.stringify(content, null, 2);
}

async function toPending(db: DeviceDatabase, operation: Operation, attempts: number): Promise<PendingOperation> {
  const { id, kind, recordedAt } = operation;
  const details = await detailsOf(db, operation);
  return { id, kind, activity: details?.activity ?? null, details, recordedAt, attempts };
}

/** What the operation logs, or the activity that it names. */
async function detailsOf(db: DeviceDatabase, operation: Operation): Promise<ActivityDetails | null> {
  if (operation.kind === "log_activity") return operation.body;
  const row = await db.strict.activities.get(subjectOf(operation));
  return row?.shown ?? null;
}
