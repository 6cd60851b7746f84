import { listRecent } from "./activities.ts";
import { discardRefused, fixRefused, retryRefused } from "./attention.ts";
import type { DeviceDatabase } from "./database.ts";
import type { StorePorts } from "./device.ts";
import { createLedgerReads } from "./ledger.ts";
import { logActivity, previewDraft, undoActivity } from "./log.ts";
import { readOverview } from "./overview.ts";
import { exportDevice, listAttention, listPending } from "./queue.ts";
import { dismissCleared, readStatus } from "./status.ts";
import type { Store } from "./store.ts";

/** What the screens ask of a rep's device, over its database. The database has been prepared. */
export function createStore(db: DeviceDatabase, ports: StorePorts): Store {
  return {
    progress: { overview: () => readOverview(db, ports) },
    activities: {
      recent: (limit) => listRecent(db, ports, limit),
      log: (draft) => logActivity(db, ports, draft),
      undo: (activityId) => undoActivity(db, ports, activityId),
      preview: (draft) => previewDraft(db, draft, ports.now()),
    },
    queue: {
      pending: (limit) => listPending(db, limit),
      attention: () => listAttention(db),
      retry: (operationId) => retryRefused(db, ports, operationId),
      fix: (operationId, draft) => fixRefused(db, ports, operationId, draft),
      discard: (operationId) => discardRefused(db, ports, operationId),
      exportAll: () => exportDevice(db, ports),
    },
    ledger: createLedgerReads(db, ports),
    sync: { status: () => readStatus(db), dismissCleared: () => dismissCleared(db) },
  };
}
