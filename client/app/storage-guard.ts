import type { SyncStatus } from "../store/store.ts";

/** How much room there is, and whether the browser may clear it. Browsers that won't say give `null`. */
export async function measureStorage(storage: StorageManager | undefined): Promise<SyncStatus["storage"]> {
  const persisted = await storage?.persisted?.().catch(() => null);
  const estimate = await storage?.estimate?.().catch(() => null);
  return { persisted: persisted ?? null, usedBytes: estimate?.usage ?? null, quotaBytes: estimate?.quota ?? null };
}

/**
 * Asks the browser never to clear what is stored here, where it hasn't agreed yet. Asked once there is something to lose: some
 * browsers grant it only then. Returns whether it asked.
 */
export async function protectStorage(storage: StorageManager | undefined): Promise<boolean> {
  if (!storage?.persist || (await storage.persisted())) return false;
  await storage.persist();
  return true;
}
