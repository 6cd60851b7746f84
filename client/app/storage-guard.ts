import { minuteMs } from "#shared/domain/time/instant.ts";
import type { SyncStatus } from "../store/store.ts";

export type StorageGuardPorts = {
  readonly storage: StorageManager | undefined;
  readonly now: () => number;
  /** Takes what was measured, for the pill and the Sync centre. */
  readonly note: (measured: SyncStatus["storage"]) => Promise<void>;
};

export type StorageGuard = {
  /** Measures now: at the start, and when a write found no room. */
  measure(): Promise<void>;
  /** Something was written: asks for protection where there is none, and measures, each at most once a minute. */
  written(): Promise<void>;
};

/** Watches how much room there is, and asks the browser not to clear what is stored here. */
export function createStorageGuard({ storage, now, note }: StorageGuardPorts): StorageGuard {
  let measuredAt = Number.NEGATIVE_INFINITY;
  let askedAt = Number.NEGATIVE_INFINITY;

  async function measure(): Promise<void> {
    measuredAt = now();
    await note(await measureStorage(storage));
  }

  return {
    measure,
    async written() {
      if (now() - askedAt < minuteMs) return;
      askedAt = now();
      const asked = await protectStorage(storage);
      if (asked || now() - measuredAt >= minuteMs) await measure();
    },
  };
}

/** How much room there is, and whether the browser may clear it. Browsers that won't say give `null`. */
async function measureStorage(storage: StorageManager | undefined): Promise<SyncStatus["storage"]> {
  const persisted = await storage?.persisted?.().catch(() => null);
  const estimate = await storage?.estimate?.().catch(() => null);
  return { persisted: persisted ?? null, usedBytes: estimate?.usage ?? null, quotaBytes: estimate?.quota ?? null };
}

/**
 * Asks the browser never to clear what is stored here, where it hasn't agreed yet. Asked once there is something to lose: some
 * browsers grant it only then. Returns whether it asked.
 */
async function protectStorage(storage: StorageManager | undefined): Promise<boolean> {
  if (!storage?.persist || (await storage.persisted())) return false;
  await storage.persist();
  return true;
}
