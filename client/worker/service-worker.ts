import { cleanupOutdatedCaches, createHandlerBoundToURL, precacheAndRoute } from "workbox-precaching";
import { NavigationRoute, registerRoute } from "workbox-routing";

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
