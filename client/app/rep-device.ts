import { v7 } from "uuid";
import { instantOf } from "#shared/domain/time/instant.ts";
import { parseZone, zoneOf } from "#shared/domain/time/zone.ts";
import type { Me } from "#shared/protocol/me.ts";
import { createStore } from "../store/create-store.ts";
import { connectDevice, databaseName } from "../store/database.ts";
import { prepareDevice, type StorePorts } from "../store/device.ts";
import { logActivity } from "../store/log.ts";
import { noteAppVersion, noteSyncState } from "../store/status.ts";
import type { Store } from "../store/store.ts";
import { upgradeQueue } from "../store/upgrade-queue.ts";
import { type RunningSync, runSync } from "../sync/run-sync.ts";
import { appVersion } from "./app-version.ts";
import type { ConsoleApi } from "./console.ts";
import { deviceNameOf } from "./device-name.ts";
import { createDeviceMemory, keepDeviceMemory } from "./remembered-device.ts";
import { createStorageGuard } from "./storage-guard.ts";

/** A rep's device, open: its store, and the sync that keeps it in step. */
export type RepDevice = {
  readonly store: Store;
  readonly sync: RunningSync;
  readonly console: ConsoleApi;
  close(): Promise<void>;
  /** Deletes everything that this browser holds of the rep. */
  erase(): Promise<void>;
};

/** Opens the rep's own database and starts to sync it. Throws for somebody who is no rep. */
export async function openRepDevice({ rep, tenant }: Me): Promise<RepDevice> {
  if (rep === null) throw new Error("Only a rep has a device");
  const db = connectDevice(databaseName(tenant.id, rep.id));
  const memory = createDeviceMemory(localStorage, db.strict.name);
  const ports: StorePorts = { now: () => instantOf(Date.now()), newId: () => v7() };
  const owner = {
    tenantId: tenant.id,
    repId: rep.id,
    homeZone: parseZone(tenant.zone) ?? zoneOf("UTC"),
    deviceName: deviceNameOf(navigator.userAgent),
  };
  await prepareDevice(db, ports, owner, memory.read());
  const endMemory = keepDeviceMemory(db, memory);
  await upgradeQueue(db, ports);
  await noteAppVersion(db, appVersion);
  const guard = createStorageGuard({
    storage: navigator.storage,
    now: Date.now,
    note: (storage) => noteSyncState(db, { storage }),
  });
  void guard.measure();

  const store = createStore(db, ports);
  const sync = runSync(db, ports, (error) => console.error(error));
  const close = async (): Promise<void> => {
    endMemory();
    await sync.stop();
    db.close();
  };

  return {
    store: {
      ...store,
      activities: {
        ...store.activities,
        async log(...entry) {
          const logged = await store.activities.log(...entry);
          if (logged.ok) void guard.written();
          else if (logged.error.code === "storage_full") void guard.measure();
          return logged;
        },
      },
    },
    sync,
    console: {
      log: ({ recordedAt, ...draft }) =>
        recordedAt === undefined ? store.activities.log(draft) : logActivity(db, ports, draft, recordedAt),
      status: async () => ({
        ...(await store.sync.status()),
        syncedActivities: await store.sync.syncedActivities(),
      }),
    },
    close,
    async erase() {
      await close();
      memory.forget();
      await db.strict.delete();
    },
  };
}
