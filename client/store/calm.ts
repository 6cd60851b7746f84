import { Dexie } from "dexie";

/** How long what nobody is waiting for stands back after a write, so that what a tap shows comes first. */
const standsBackMs = 150;

/**
 * A read for `liveQuery` that isn't urgent: the first one is made at once, those that follow a write a moment later. Waits by Dexie's own
 * promise, because any other would end the watch over what is read.
 */
export function calmly<Value>(read: () => Promise<Value>): () => Promise<Value> {
  let isFirst = true;
  return () => {
    if (isFirst) {
      isFirst = false;
      return read();
    }
    const moment = new Dexie.Promise((resolve: (value: null) => void) => setTimeout(() => resolve(null), standsBackMs));
    return moment.then(read);
  };
}
