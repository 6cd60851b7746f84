import type { DeviceDatabase } from "../store/database.ts";
import type { StorePorts } from "../store/device.ts";
import { createSyncStore } from "../store/sync-store.ts";
import { createBrowserPorts, watchQueue, watchTriggers } from "./browser-ports.ts";
import { createEngine, type Engine } from "./engine.ts";
import { seekLeadership } from "./leadership.ts";

export type RunningSync = {
  /** A person asks for a sync, in whichever tab. */
  syncNow(): void;
  /** Somebody signed in again: what waited for it goes out. */
  signedIn(): void;
  /** Resolves when the request under way has been stored. */
  stop(): Promise<void>;
};

type Call = "person" | "signed_in";

/** Keeps a rep's device in step with the server from this browser: one visible tab sends, and any tab may call for it. */
export function runSync(db: DeviceDatabase, ports: StorePorts, report: (error: unknown) => void): RunningSync {
  const store = createSyncStore(db, ports);
  const name = db.strict.name;
  const calls = new BroadcastChannel(`${name}-sync`);
  let engine: Engine | null = null;

  function answer(call: Call): void {
    if (call === "person") engine?.wake("person");
    else engine?.signedIn();
  }
  function call(made: Call): void {
    if (engine) answer(made);
    else calls.postMessage(made);
  }
  calls.addEventListener("message", (message: MessageEvent<Call>) => answer(message.data));

  const resign = seekLeadership(`${name}-sender`, { locks: navigator.locks, document }, () => {
    const leading = createEngine(createBrowserPorts(store, report));
    engine = leading;
    leading.wake("leading");
    const endQueue = watchQueue(db, leading.written);
    const endTriggers = watchTriggers(window, leading.wake);
    return async () => {
      engine = null;
      endQueue();
      endTriggers();
      // The page is going away, or may be: what is still here goes out now, in a request that outlives it.
      if ((await db.relaxed.syncQueue.count()) > 0) leading.wake("leaving_page");
      await leading.stop();
    };
  });

  return {
    syncNow: () => call("person"),
    signedIn: () => call("signed_in"),
    async stop() {
      calls.close();
      await resign();
    },
  };
}
