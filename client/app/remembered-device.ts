import { liveQuery } from "dexie";
import { calmly } from "../store/calm.ts";
import type { DeviceDatabase } from "../store/database.ts";
import type { RememberedDevice } from "../store/device.ts";

/** What the browser keeps of a device apart from its database, so that a database that was cleared is missed. */
export type DeviceMemory = {
  read(): RememberedDevice | null;
  write(device: RememberedDevice): void;
  forget(): void;
};

/** `name` is the database's. */
export function createDeviceMemory(storage: Storage, name: string): DeviceMemory {
  const key = `perennial.device.${name}`;
  return {
    read() {
      try {
        const { deviceId, deviceSeq } = JSON.parse(storage.getItem(key) ?? "null") ?? {};
        return typeof deviceId === "string" && Number.isInteger(deviceSeq) ? { deviceId, deviceSeq } : null;
      } catch {
        return null;
      }
    },
    write({ deviceId, deviceSeq }) {
      try {
        storage.setItem(key, JSON.stringify({ deviceId, deviceSeq }));
      } catch {
        // A full or forbidden storage remembers nothing: then only the server can tell.
      }
    },
    forget: () => storage.removeItem(key),
  };
}

/** Keeps the memory up to date, whichever tab writes. Returns what ends it. */
export function keepDeviceMemory(db: DeviceDatabase, memory: DeviceMemory): () => void {
  const subscription = liveQuery(calmly(() => db.relaxed.device.get("device"))).subscribe({
    next: (device) => device && memory.write(device),
    // A database that is being deleted can't be read: what is remembered of it stays.
    error: () => {},
  });
  return () => subscription.unsubscribe();
}
