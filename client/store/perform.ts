import { type Intent, kindVersions } from "#shared/domain/intents.ts";
import { err, ok, type Result } from "#shared/domain/result.ts";
import type { Instant } from "#shared/domain/time/instant.ts";
import { dateAt } from "#shared/domain/time/zone.ts";
import type { DeviceDatabase, Tables } from "./database.ts";
import { clockOf, deviceOf, type StorePorts } from "./device.ts";
import { factOf, type Operation, subjectOf, targetOf } from "./operation.ts";
import { newActivityRow, predicted, refoldDays, refoldProgression } from "./prediction.ts";
import type { ActivityRow, DeviceRow, RowFact } from "./rows.ts";
import { isStorageFull } from "./storage-full.ts";

/** When the rep tapped, and when what the tap is about happened. */
export type TapTimes = { readonly recordedAt: Instant; readonly occurredAt: Instant };

/** Queues an operation and shows its effect in one transaction: what is visible is durable (I1). */
export async function perform(
  db: DeviceDatabase,
  ports: StorePorts,
  intent: Intent,
  times: TapTimes,
): Promise<Result<Operation, { readonly code: "storage_full" }>> {
  const tables = db.strict;
  const { syncQueue, activities, days, progression, device } = tables;
  try {
    const operation = await tables.transaction("rw", [syncQueue, activities, days, progression, device], async () => {
      const stamped = await stamp(tables, ports, intent, times);
      await enqueue(tables, stamped);
      await showEffect(tables, stamped, ports.now());
      return stamped;
    });
    return ok(operation);
  } catch (error) {
    if (isStorageFull(error)) return err({ code: "storage_full" });
    throw error;
  }
}

async function stamp(tables: Tables, ports: StorePorts, intent: Intent, times: TapTimes): Promise<Operation> {
  const device = await deviceOf(tables);
  const clock = clockOf(device);
  const deviceSeq = device.deviceSeq + 1;
  await tables.device.put({ ...device, deviceSeq });
  return {
    ...intent,
    ...times,
    id: ports.newId(),
    version: kindVersions[intent.kind],
    deviceSeq,
    zone: clock.zone,
    localDate: dateAt(times.occurredAt, clock),
    ...(device.offsetMs !== null && { offsetMs: device.offsetMs }),
  };
}

/** Appends an operation to the queue, behind everything that waits there. Inside the caller's transaction. */
export async function enqueue(tables: Tables, operation: Operation): Promise<void> {
  const { id, localDate, recordedAt } = operation;
  await tables.syncQueue.add({ id, localDate, recordedAt, ...targetOf(operation), operation, attempts: 0 });
}

/** Shows what an operation does, on the one date that it touches. Inside the caller's transaction. */
export async function showEffect(tables: Tables, operation: Operation, now: Instant): Promise<void> {
  const device = await deviceOf(tables);
  const existing = await tables.activities.get(subjectOf(operation));
  const row = withFact(existing, factOf(operation), device);
  if (row === null) return;

  await tables.activities.put(row);
  await refoldDays(tables, device, new Set([row.localDate]));
  await refoldProgression(tables, device, now);
}

/** The activity's row with one fact more, or `null` where the fact names an activity that isn't here (P8). */
export function withFact(existing: ActivityRow | undefined, fact: RowFact, device: DeviceRow): ActivityRow | null {
  if (existing) {
    return predicted({ ...existing, pending: [...existing.pending.filter(({ id }) => id !== fact.id), fact] }, device);
  }
  return fact.kind === "log_activity" ? newActivityRow(fact, device) : null;
}
