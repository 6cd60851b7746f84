import { zoneAt } from "#shared/domain/time/zone.ts";
import type { DeviceDatabase } from "./database.ts";
import { clockOf, deviceOf, type StorePorts } from "./device.ts";
import type { ClearedStorage, SyncStateRow } from "./rows.ts";
import type { SyncStatus } from "./store.ts";

/** Where the device stands with the server, for the pill and the sync centre. */
export async function readStatus(db: DeviceDatabase, ports: StorePorts): Promise<SyncStatus> {
  const { syncQueue, attention, activities, syncState } = db.strict;
  const device = await deviceOf(db.strict);
  const { deviceName, cleared } = device;
  const state = await syncState.get("sync");
  if (state === undefined) throw new Error("This device was never prepared");

  const { key: _, appVersion: _version, ...engine } = state;
  const oldest = await syncQueue.orderBy("seq").first();
  return {
    ...engine,
    zone: zoneAt(ports.now(), clockOf(device)),
    pending: await syncQueue.count(),
    oldestPendingAt: oldest?.recordedAt ?? null,
    attention: await attention.count(),
    deviceName,
    ...(cleared && !cleared.isRead && { cleared: { at: cleared.at, missing: missingOf(cleared) } }),
    syncedActivities: Math.max(0, (await activities.count()) - (await unsyncedLogs(db))),
  };
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
export async function noteSyncState(db: DeviceDatabase, change: Partial<Omit<SyncStateRow, "key">>): Promise<void> {
  await db.relaxed.syncState.update("sync", change);
}
