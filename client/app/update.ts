const checkEveryMs = 60 * 60_000;
const skipWaiting = { type: "skip_waiting" };

/** Whether a new version of the app is installed and waits for this one to be left. */
export type AppUpdate = {
  isWaiting(): boolean;
  subscribe(onChange: () => void): () => void;
  /** Asks the server for a new version now, not at the next hourly check. */
  check(): void;
  /** Starts the new version: every tab of the app changes over. One that isn't here yet is fetched first. */
  apply(): void;
};

/**
 * Registers the service worker and watches for a new version. A cold start takes it by itself, since no page holds the old one;
 * under a running page nothing changes until the person says so.
 */
export function watchUpdates(container: ServiceWorkerContainer | undefined): AppUpdate {
  const listeners = new Set<() => void>();
  let waiting: ServiceWorker | null = null;
  let asked = false;
  let registered: ServiceWorkerRegistration | null = null;

  function found(worker: ServiceWorker | null): void {
    waiting = worker;
    if (asked) worker?.postMessage(skipWaiting);
    for (const listener of listeners) listener();
  }

  async function register(workers: ServiceWorkerContainer): Promise<void> {
    const registration = await workers.register("/service-worker.js");
    registered = registration;
    if (workers.controller) found(registration.waiting);
    registration.addEventListener("updatefound", () => {
      const installing = registration.installing;
      installing?.addEventListener("statechange", () => {
        if (installing.state === "installed" && workers.controller) found(installing);
        if (installing.state === "redundant" && asked) location.reload();
      });
    });

    let checkedAt = Date.now();
    document.addEventListener("visibilitychange", () => {
      if (document.hidden || Date.now() - checkedAt < checkEveryMs) return;
      checkedAt = Date.now();
      registration.update().catch(() => {});
    });
  }

  async function fetchNew(): Promise<void> {
    const registration = await registered?.update().catch(() => null);
    if (!registration?.installing && !registration?.waiting) location.reload();
  }

  // The first worker of all takes over too; only a change from one version to another is worth a reload.
  const hadController = Boolean(container?.controller);
  container?.addEventListener("controllerchange", () => {
    if (asked || (hadController && document.hidden)) location.reload();
  });
  if (import.meta.env.PROD && container) register(container).catch((error) => console.error(error));

  return {
    isWaiting: () => waiting !== null,
    subscribe(onChange) {
      listeners.add(onChange);
      return () => listeners.delete(onChange);
    },
    check() {
      registered?.update().catch(() => {});
    },
    apply() {
      asked = true;
      if (waiting) waiting.postMessage(skipWaiting);
      else void fetchNew();
    },
  };
}

/** A chunk of a version that is gone can't be loaded: one reload brings the new one. Not without a network, and not in a loop. */
export function reloadOnMissingChunk(window: Window): void {
  const key = "perennial.reloaded_at";
  window.addEventListener("vite:preloadError", () => {
    const last = Number(window.sessionStorage.getItem(key) ?? 0);
    if (!window.navigator.onLine || Date.now() - last < 60_000) return;
    window.sessionStorage.setItem(key, String(Date.now()));
    window.location.reload();
  });
}
