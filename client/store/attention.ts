import { err, ok, type Result } from "#shared/domain/result.ts";
import { placeOf } from "#shared/domain/time/zone.ts";
import { newestVersion } from "#shared/protocol/upgrades.ts";
import type { DeviceDatabase, Tables } from "./database.ts";
import { clockOf, deviceOf, type StorePorts } from "./device.ts";
import { ageFault, completed, faultOfDraft, previewDraft } from "./log.ts";
import type { Operation } from "./operation.ts";
import { enqueue, showEffect } from "./perform.ts";
import { predicted } from "./prediction.ts";
import { refoldDays, refoldProgression } from "./refold.ts";
import { isStorageFull } from "./storage-full.ts";
import type { ActivityDraft, LoggedActivity, WriteFailure } from "./store.ts";
import { upgraded } from "./upgrade-queue.ts";

/**
 * Puts a refused operation back into the queue as it is: the same id, because a refused one isn't remembered. One that was too old is
 * written anew.
 */
export async function retryRefused(db: DeviceDatabase, ports: StorePorts, operationId: string): Promise<void> {
  await inWrite(db, async (tables) => {
    const item = await tables.attention.get(operationId);
    if (item === undefined) return;
    const isTooOld = item.error.code === "version_too_old";
    const operation = isTooOld ? upgraded(item.operation, await deviceOf(tables)) : item.operation;
    await tables.attention.delete(operationId);
    await enqueue(tables, operation);
    await showEffect(tables, operation, ports.now());
  });
}

/**
 * Queues a refused log as the rep corrected it: a new id, the old time of the tap and the old `deviceSeq`. What refers to the old
 * one refers to the new one from the same transaction on.
 */
export async function fixRefused(
  db: DeviceDatabase,
  ports: StorePorts,
  operationId: string,
  draft: ActivityDraft,
): Promise<Result<LoggedActivity, WriteFailure>> {
  const refused = (await db.strict.attention.get(operationId))?.operation;
  if (refused?.kind !== "log_activity") return err({ code: "not_found" });

  const { recordedAt } = refused;
  const { occurredAt = refused.occurredAt, ...given } = draft;
  const details = completed(given);
  const fault = faultOfDraft(draft, recordedAt) ?? ageFault(occurredAt, recordedAt, await deviceOf(db.strict));
  if (fault) return err(fault);
  const { xp } = await previewDraft(db, { ...details, occurredAt }, recordedAt);
  const id = ports.newId();
  const version = newestVersion("log_activity");

  try {
    await inWrite(db, async (tables) => {
      const moved = { occurredAt, ...placeOf(occurredAt, clockOf(await deviceOf(tables))) };
      const corrected: Operation = {
        ...refused,
        ...(occurredAt !== refused.occurredAt && moved),
        id,
        body: details,
        version,
      };

      await tables.attention.delete(operationId);
      await tables.activities.delete(operationId);
      await enqueue(tables, corrected);
      await showEffect(tables, corrected, ports.now());
      await repoint(tables, operationId, id, ports);
    });
  } catch (error) {
    if (isStorageFull(error)) return err({ code: "storage_full" });
    throw error;
  }
  return ok({ id, xp });
}

/** Drops a refused operation for good. The rep was offered an export of it. */
export async function discardRefused(db: DeviceDatabase, ports: StorePorts, operationId: string): Promise<void> {
  await inWrite(db, async (tables) => {
    const item = await tables.attention.get(operationId);
    if (item === undefined) return;
    await tables.attention.delete(operationId);

    // A dropped undo or amendment leaves a refused activity to the rep as it was.
    const row = item.operation.kind === "log_activity" ? await tables.activities.get(item.id) : undefined;
    if (!row?.refused) return;
    const device = await deviceOf(tables);
    const left = predicted({ ...row, refused: false }, device);
    if (left) await tables.activities.put(left);
    else await tables.activities.delete(row.id);
    await refoldDays(tables, device, new Set([row.localDate]));
    await refoldProgression(tables, device, ports.now());
  });
}

async function repoint(tables: Tables, from: string, to: string, ports: StorePorts): Promise<void> {
  const pointed = (operation: Operation): Operation =>
    operation.kind === "log_activity"
      ? operation
      : ({ ...operation, body: { ...operation.body, activityId: to } } as Operation);

  for (const row of await tables.syncQueue.where("target").equals(from).toArray()) {
    const operation = pointed(row.operation);
    await tables.syncQueue.put({ ...row, operation, target: to });
    await showEffect(tables, operation, ports.now());
  }
  for (const row of await tables.attention.where("target").equals(from).toArray()) {
    await tables.attention.put({ ...row, operation: pointed(row.operation), target: to });
  }
}

function inWrite(db: DeviceDatabase, work: (tables: Tables) => Promise<void>): Promise<void> {
  const { syncQueue, attention, activities, days, awards, profileFacts, progression, device } = db.strict;
  const written = [syncQueue, attention, activities, days, awards, profileFacts, progression, device];
  // Async itself: Dexie keeps a transaction open over native awaits only for a function that it can see to be async.
  return db.strict.transaction("rw", written, async () => work(db.strict));
}
