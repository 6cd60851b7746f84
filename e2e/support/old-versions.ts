import type { Page } from "@playwright/test";

/**
 * Rewrites the oldest queued operations of the newest version, so many of them, as an earlier version of the app would have queued them:
 * in version 1 a value had no currency, in both a call didn't say that nobody answered. The device must be offline.
 */
export async function saySameInVersion(page: Page, version: 1 | 2, count: number): Promise<void> {
  const rewritten = await page.evaluate(rewriteQueue, { version, count });
  if (rewritten !== count) throw new Error(`Only ${rewritten} operations could be rewritten.`);
}

type Queued = { readonly operation: { readonly version: number; readonly body: Readonly<Record<string, unknown>> } };

/** Runs in the page, on the database itself: no code of the product writes old versions any more. */
async function rewriteQueue({ version, count }: { readonly version: 1 | 2; readonly count: number }): Promise<number> {
  const [{ name = "" } = {}] = (await indexedDB.databases()).filter((known) => known.name?.startsWith("perennial-"));
  const db = await new Promise<IDBDatabase>((resolve, reject) => {
    const opening = indexedDB.open(name);
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => reject(opening.error);
  });
  let rewritten = 0;
  await new Promise((resolve, reject) => {
    const transaction = db.transaction("syncQueue", "readwrite");
    transaction.oncomplete = resolve;
    transaction.onabort = () => reject(transaction.error);
    const queue = transaction.objectStore("syncQueue");
    queue.openCursor().onsuccess = ({ target }) => {
      const cursor = (target as IDBRequest<IDBCursorWithValue | null>).result;
      if (cursor === null || rewritten === count) return;
      const row = cursor.value as Queued;
      if (row.operation.version === 3) {
        const { disposition, currency, ...body } = row.operation.body;
        const kept = version === 2 && currency !== undefined ? { ...body, currency } : body;
        cursor.update({ ...row, operation: { ...row.operation, version, body: kept } });
        rewritten += 1;
      }
      cursor.continue();
    };
  });
  db.close();
  return rewritten;
}
