import { Dexie } from "dexie";

/** How long what nobody is waiting for stands back: so that the frame of a tap goes out, and at most. */
const standsBackMs = { least: 50, most: 1000 };

/**
 * A read for `liveQuery` that isn't urgent: the first one is made at once, those that follow a write once the page has nothing else to do,
 * so that what a tap shows comes first.
 */
export function calmly<Value>(read: () => Promise<Value>): () => Promise<Value> {
  let isFirst = true;
  return () => {
    if (!isFirst) return idleMoment().then(read);
    isFirst = false;
    return read();
  };
}

/** Resolves when the page is idle. Dexie's own promise, because any other would end the watch over what is read after it. */
export function idleMoment(): Promise<void> {
  return new Dexie.Promise<void>((resolve) => {
    setTimeout(() => {
      // Safari has none.
      if ("requestIdleCallback" in globalThis) requestIdleCallback(() => resolve(), { timeout: standsBackMs.most });
      else resolve();
    }, standsBackMs.least);
  });
}

/** Resolves when what runs now has come to its end. Dexie's own promise too. */
export function nextTask(): Promise<void> {
  return new Dexie.Promise<void>((resolve) => setTimeout(resolve));
}
