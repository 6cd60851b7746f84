import { flushTag } from "./flush-tag.ts";

/** Where a browser has background sync: the worker is woken once there is a network, whether a page is open or not. */
type BackgroundSync = { readonly sync?: { register(tag: string): Promise<void> } };

/**
 * Has the service worker send a database's queue as soon as it can. Does nothing where the browser has no background sync or won't do it:
 * the queue waits for the next visit then.
 */
export async function requestFlush(workers: ServiceWorkerContainer | undefined, databaseName: string): Promise<void> {
  try {
    const registration: (ServiceWorkerRegistration & BackgroundSync) | undefined = await workers?.getRegistration();
    await registration?.sync?.register(flushTag(databaseName));
  } catch {
    // Forbidden by the person or by the browser's mode: there is nothing that we could do about it.
  }
}
