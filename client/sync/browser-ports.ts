import { liveQuery } from "dexie";
import { instantOf } from "#shared/domain/time/instant.ts";
import { calmly } from "../store/calm.ts";
import type { DeviceDatabase } from "../store/database.ts";
import type { SyncStore } from "../store/sync-store.ts";
import { createFetchExchange } from "./fetch-exchange.ts";
import type { SyncPorts } from "./ports.ts";

/** The engine's ports in a browser. */
export function createBrowserPorts(store: SyncStore, report: (error: unknown) => void): SyncPorts {
  return {
    store,
    exchange: createFetchExchange(fetch),
    now: () => instantOf(Date.now()),
    random: Math.random,
    wakeAt(at, wake) {
      const timer = setTimeout(wake, Math.max(0, at - Date.now()));
      return () => clearTimeout(timer);
    },
    report,
  };
}

/** Calls back when something is added to the queue, in this tab or in another, and once for what lies there already. */
export function watchQueue(db: DeviceDatabase, onWrite: () => void): () => void {
  let newest = 0;
  const subscription = liveQuery(calmly(() => db.relaxed.syncQueue.orderBy("seq").last())).subscribe((row) => {
    const last = row?.seq ?? 0;
    if (last > newest) onWrite();
    newest = Math.max(newest, last);
  });
  return () => subscription.unsubscribe();
}
