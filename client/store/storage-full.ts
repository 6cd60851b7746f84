/** Whether a write failed because the disk is full. Browsers say so in the error itself, or in what aborted the transaction. */
export function isStorageFull(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (error.name === "QuotaExceededError") return true;
  return isStorageFull("inner" in error ? error.inner : undefined) || isStorageFull(error.cause);
}
