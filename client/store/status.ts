import { zoneAt } from "#shared/domain/time/zone.ts";
import type { DeviceDatabase } from "./database.ts";
import { clockOf, deviceOf, type StorePorts } from "./device.ts";
import type { ClearedStorage, SyncStateChange } from "./rows.ts";
import type { SyncStatus } from "./store.ts";

/** Where the device stands with the server, for the pill and the sync centre. Asked again after every tap, so it reads little. */
export function readStatus(db: DeviceDatabase, ports: StorePorts): Promise<SyncStatus> {
  const tables = db.strict;
  const { syncQueue, attention, syncState, device: devices } = tables;
  return tables.transaction("r", [syncQueue, attention, syncState, devices], async () => {
    const [device, state, oldest, pending, refused] = await Promise.all([
      deviceOf(tables),
      syncState.get("sync"),
      syncQueue.orderBy("seq").first(),
      syncQueue.count(),
      attention.count(),
    ]);
    if (state === undefined) throw new Error("This device was never prepared");

    const { deviceName, cleared } = device;
    const { key: _, appVersion: _version, ...engine } = state;
    return {
      ...engine,
      zone: zoneAt(ports.now(), clockOf(device)),
      pending,
      oldestPendingAt: oldest?.recordedAt ?? null,
      attention: refused,
      deviceName,
      ...(cleared && !cleared.isRead && { cleared: { at: cleared.at, missing: missingOf(cleared) } }),
    };
  });
}

/** How many activities are here and on the server. Counting 100,000 keeps every write waiting, so only the sync centre asks. */
export async function countSynced(db: DeviceDatabase): Promise<number> {
  const [activities, unsynced] = await Promise.all([db.strict.activities.count(), unsyncedLogs(db)]);
  return Math.max(0, activities - unsynced);
}

function missingOf({ made, arrived }: ClearedStorage): number | null {
  return made === null || arrived === null ? null : Math.max(0, made - arrived);
}

/** The rep has read that the storage was cleared. Where the server wasn't asked yet what is missing, that is told once it was. */
export async function dismissCleared(db: DeviceDatabase): Promise<void> {
  const { device: devices } = db.strict;
  await db.strict.transaction("rw", devices, async () => {
    const { cleared, ...device } = await deviceOf(db.strict);
    await devices.put({ ...device, ...(cleared?.arrived === null && { cleared: { ...cleared, isRead: true } }) });
  });
}

/** Counted by keys: reading the rows themselves would cost more with every activity ever logged. What is about the rep is rare. */
async function unsyncedLogs(db: DeviceDatabase): Promise<number> {
  const { syncQueue, attention, profileFacts } = db.strict;
  const aboutRep = await profileFacts.filter(({ accepted }) => accepted !== true).count();
  const queued = (await syncQueue.count()) - (await syncQueue.orderBy("target").count()) - aboutRep;
  const refused = await attention.filter(({ operation }) => operation.kind === "log_activity").count();
  return queued + refused;
}

/** Notes which version of the app was started. What parked an older one as too old is over with a newer. */
export async function noteAppVersion(db: DeviceDatabase, appVersion: string): Promise<void> {
  const { syncState } = db.strict;
  await db.strict.transaction("rw", syncState, async () => {
    const state = await syncState.get("sync");
    if (state === undefined || state.appVersion === appVersion) return;
    const freed = state.reason === "upgrade_required" && ({ phase: "idle", reason: null, failingSince: null } as const);
    await syncState.put({ ...state, ...freed, appVersion });
  });
}

/** Writes what changed of the state that every tab reads. */
export async function noteSyncState(db: DeviceDatabase, change: SyncStateChange): Promise<void> {
  await db.relaxed.transaction("rw", db.relaxed.syncState, () => putSyncState(db, change));
}

/** The same inside the caller's transaction. Written with every request: an update by Dexie would ask for the row's key, too. */
export async function putSyncState({ relaxed }: DeviceDatabase, change: SyncStateChange): Promise<void> {
  const state = await relaxed.syncState.get("sync");
  if (state) await relaxed.syncState.put({ ...state, ...change });
}
