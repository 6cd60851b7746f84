import { v7 } from "uuid";
import { cleanupOutdatedCaches, createHandlerBoundToURL, precacheAndRoute } from "workbox-precaching";
import { NavigationRoute, registerRoute } from "workbox-routing";
import { instantOf } from "#shared/domain/time/instant.ts";
import { createFetchExchange } from "../sync/fetch-exchange.ts";
import { flushQueue } from "../sync/flush-queue.ts";
import { databaseOfTag } from "../sync/flush-tag.ts";

/** Of the Background Sync API, which isn't everywhere. */
type BackgroundSyncEvent = ExtendableEvent & { readonly tag: string };

declare const self: ServiceWorkerGlobalScope & {
  readonly __WB_MANIFEST: Parameters<typeof precacheAndRoute>[0];
};

// The whole app, every lazy part of it too: what was installed works without a network.
precacheAndRoute(self.__WB_MANIFEST);
cleanupOutdatedCaches();

// Every page is the app itself; what the servers answer is never kept here.
registerRoute(new NavigationRoute(createHandlerBoundToURL("/index.html"), { denylist: [/^\/api\//, /^\/rest\//] }));

// A new version waits until the old one is left, or a person asks for it: assets never change under a running page.
self.addEventListener("message", (message) => {
  if (message.data?.type === "skip_waiting") void self.skipWaiting();
});

// A queue that a page left behind goes out once there is a network.
self.addEventListener("sync", (event) => {
  const woken = event as BackgroundSyncEvent;
  const databaseName = databaseOfTag(woken.tag);
  if (databaseName !== null) woken.waitUntil(flush(databaseName));
});

/** Rejects where the browser is to try again later. */
async function flush(databaseName: string): Promise<void> {
  // Dates are counted with Temporal. What brings it elsewhere is too much to load at each start of a worker: there a visit sends the queue.
  if (!("Temporal" in globalThis)) return;
  const flushed = await flushQueue(databaseName, {
    locks: navigator.locks,
    exchange: createFetchExchange(fetch),
    now: () => instantOf(Date.now()),
    random: Math.random,
    newId: () => v7(),
    report: (error) => console.error(error),
  });
  if (flushed === "left" || flushed === "busy") throw new Error("The queue couldn't be sent yet.");
}
