import type { SyncStore } from "../../store/sync-store.ts";

/** The store of a device whose requests carry no more than so many operations: a short queue takes several of them. */
export function withSmallBatches(store: SyncStore, operations: number): SyncStore {
  return {
    ...store,
    readQueue: (after, limits) =>
      store.readQueue(after, { ...limits, operations: Math.min(operations, limits.operations) }),
  };
}
