import type { DeviceDatabase } from "../store/database.ts";
import type { StorePorts } from "../store/device.ts";
import { createSyncStore } from "../store/sync-store.ts";
import { createBrowserPorts, watchQueue } from "./browser-ports.ts";
import { createEngine, type Engine } from "./engine.ts";
import { followAnswers } from "./follow-answers.ts";
import { seekLeadership } from "./leadership.ts";
import { createLive } from "./live.ts";
import { watchTriggers } from "./page-triggers.ts";
import { requestFlush } from "./request-flush.ts";
import { senderLock } from "./sender-lock.ts";

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

  const after = (milliseconds: number, work: () => void) => {
    const timer = setTimeout(work, milliseconds);
    return () => clearTimeout(timer);
  };
  const resign = seekLeadership(senderLock(name), { locks: navigator.locks, document, after }, () => {
    const live = createLive({
      connect: (address) => new EventSource(address),
      event: "changed",
      onPoke: () => leading.wake("server"),
      onLost: () => leading.wake("stream_lost"),
    });
    const browser = createBrowserPorts(store, report);
    const flushLater = () => requestFlush(navigator.serviceWorker, name);
    const leading = createEngine({ ...browser, exchange: followAnswers(browser.exchange, live, flushLater) });
    engine = leading;
    leading.wake("leading");
    const endQueue = watchQueue(db, leading.written);
    const endTriggers = watchTriggers(window, (trigger) => {
      // On another network the old stream may hang for minutes before it breaks.
      if (trigger === "online") live.unreached();
      leading.wake(trigger);
    });
    return async () => {
      engine = null;
      endQueue();
      endTriggers();
      live.end();
      // The page is going away, or may be: what is still here goes out now, in a request that outlives it.
      if ((await db.relaxed.syncQueue.count()) > 0) {
        void flushLater();
        leading.wake("leaving_page");
      }
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
