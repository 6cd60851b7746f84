import type { RepIntent } from "#shared/domain/intents.ts";
import { err, ok, type Result } from "#shared/domain/result.ts";
import type { DeviceDatabase, Tables } from "./database.ts";
import { deviceOf, type StorePorts } from "./device.ts";
import { enqueue, stamp } from "./perform.ts";
import { showAboutRep } from "./profile-facts.ts";
import type { DeviceRow } from "./rows.ts";
import { isStorageFull } from "./storage-full.ts";
import type { WriteFailure } from "./store.ts";

/** Reads what the operation asks for, and may write what belongs to it; one that it refuses must have written nothing. */
export type Claim = (tables: Tables, device: DeviceRow) => Promise<WriteFailure | null>;

/**
 * Queues an operation about the rep and shows its effect in one transaction, like `perform` (I1). Rare, so it may fold again what
 * depends on the profile.
 */
export async function performAboutRep(
  db: DeviceDatabase,
  ports: StorePorts,
  intent: RepIntent,
  claim: Claim,
): Promise<Result<null, WriteFailure>> {
  const tables = db.strict;
  const {
    syncQueue,
    profileFacts,
    practice,
    campaign,
    activities,
    days,
    awards,
    progression,
    device: devices,
  } = tables;
  const written = [syncQueue, profileFacts, practice, campaign, activities, days, awards, progression, devices];
  try {
    return await tables.transaction("rw", written, async () => {
      const device = await deviceOf(tables);
      const failure = await claim(tables, device);
      if (failure) return err(failure);

      const recordedAt = ports.now();
      // Only an activity may be dated back.
      const operation = stamp(device, ports, intent, { recordedAt, occurredAt: recordedAt });
      await tables.device.put({ ...device, deviceSeq: operation.deviceSeq });
      await enqueue(tables, operation);
      await showAboutRep(tables, operation, recordedAt);
      return ok(null);
    });
  } catch (error) {
    if (isStorageFull(error)) return err({ code: "storage_full" });
    throw error;
  }
}
