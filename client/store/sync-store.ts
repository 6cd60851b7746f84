import type { SyncAnswer } from "#shared/protocol/sync.ts";
import { type AnsweredBatch, type Batch, type BatchLimits, countAttempt, openBatch, readQueue } from "./batch.ts";
import type { DeviceDatabase } from "./database.ts";
import type { StorePorts } from "./device.ts";
import type { QueuedRow, SyncStateChange } from "./rows.ts";
import { noteSyncState } from "./status.ts";
import { setAside, storeAnswer } from "./store-answer.ts";

/** What the sync engine asks of the device: read the queue, store answers, and tell every tab where it stands. */
export type SyncStore = {
  readQueue(after: number, limits: BatchLimits): Promise<readonly QueuedRow[]>;
  /** Opens a request and tells every tab of it; `behind` was answered, and its answer is stored next. */
  open(rows: readonly QueuedRow[], behind: AnsweredBatch | null, change: SyncStateChange): Promise<Batch>;
  /** Stores an answer; `again` asks for another request at once. */
  store(batch: Batch, answer: SyncAnswer): Promise<{ readonly again: boolean }>;
  /** Counts a try that brought no answer, and tells every tab of it. */
  countAttempt(batch: Batch, change: SyncStateChange): Promise<void>;
  /** Hands the batch's operations to the rep, with the server's reason. */
  setAside(batch: Batch, error: { readonly code: string; readonly message: string }): Promise<void>;
  note(change: SyncStateChange): Promise<void>;
};

export function createSyncStore(db: DeviceDatabase, ports: StorePorts): SyncStore {
  return {
    readQueue: (after, limits) => readQueue(db, after, limits),
    open: (rows, behind, change) => openBatch(db, ports, { rows, behind, change }),
    store: (batch, answer) => storeAnswer(db, ports, batch, answer),
    countAttempt: (batch, change) => countAttempt(db, batch, change),
    setAside: (batch, error) => setAside(db, ports, batch, error),
    note: (change) => noteSyncState(db, change),
  };
}
