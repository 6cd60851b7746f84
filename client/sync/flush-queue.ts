import { connectDevice, isKept } from "../store/database.ts";
import type { StorePorts } from "../store/device.ts";
import { createSyncStore } from "../store/sync-store.ts";
import { createEngine } from "./engine.ts";
import type { SyncPorts } from "./ports.ts";
import { senderLock } from "./sender-lock.ts";

/** `busy`: a page has the queue, and may be gone before it is sent. `left`: trying later may help. `parked`: only a person can help. */
export type Flushed = "sent" | "busy" | "left" | "parked";

export type FlushPorts = Pick<SyncPorts, "exchange" | "now" | "random" | "report"> &
  Pick<StorePorts, "newId"> & { readonly locks: LockManager };

/** Sends a rep's queue without a page, by the same engine and under the same lock, once: when to try again is the browser's affair. */
export async function flushQueue(databaseName: string, ports: FlushPorts): Promise<Flushed> {
  if (!(await isKept(databaseName))) return "sent";
  return ports.locks.request(senderLock(databaseName), { ifAvailable: true }, async (lock) =>
    lock === null ? "busy" : send(databaseName, ports),
  );
}

async function send(databaseName: string, ports: FlushPorts): Promise<Flushed> {
  const db = connectDevice(databaseName);
  try {
    if ((await db.relaxed.syncQueue.count()) === 0) return "sent";
    const engine = createEngine({ ...ports, store: createSyncStore(db, ports), wakeAt: () => () => {} });
    engine.wake("leading");
    await engine.settled();
    if ((await db.relaxed.syncQueue.count()) === 0) return "sent";
    return engine.phase() === "parked" ? "parked" : "left";
  } finally {
    db.close();
  }
}
