import { liveQuery, type Subscription } from "dexie";
import { useSyncExternalStore } from "react";
import { keepEqual } from "./keep-equal.ts";

/** Something of the device that is read once for all who follow it, and again after writes, from whichever tab. */
export type Feed<Value> = {
  /** `undefined` until it was read. What is equal to before stays the same object. Throws what reading it threw. */
  current(): Value | undefined;
  /** Keeps it up to date while anybody follows. Returns what ends it. */
  follow(onChange: () => void): () => void;
  /** Reads it again though nothing was written: a clock moved on. */
  readAgain(): void;
};

/** A feed that can also be told a value that is known sooner than it can be read. */
export type ToldFeed<Value> = Feed<Value> & { tell(value: Value): void };

/**
 * `makeRead` makes the read for `liveQuery`, anew whenever it begins; `show` makes the value of what was found, as late as it is told, because
 * more may be known by then; `forget` is called when nobody follows any more.
 */
export function createFeed<Value, Found = Value>(
  makeRead: () => () => Promise<Found>,
  show: (found: Found) => Value,
  forget = () => {},
): ToldFeed<Value> {
  const followers = new Set<() => void>();
  let reading: Subscription | null = null;
  let known: { readonly value: Value } | { readonly error: unknown } | null = null;

  function set(next: NonNullable<typeof known>): void {
    known = next;
    for (const follower of followers) follower();
  }
  function tell(told: Value): void {
    if (reading === null) return;
    const before = known && "value" in known ? known : null;
    const value = before ? keepEqual(before.value, told) : told;
    if (before?.value !== value || before === null) set({ value });
  }
  function start(): Subscription {
    return liveQuery(makeRead()).subscribe(
      (found) => tell(show(found)),
      (error: unknown) => set({ error }),
    );
  }

  return {
    tell,
    current() {
      if (known && "error" in known) throw known.error;
      return known?.value;
    },
    follow(onChange) {
      followers.add(onChange);
      reading ??= start();
      return () => {
        followers.delete(onChange);
        if (followers.size > 0) return;
        reading?.unsubscribe();
        reading = null;
        known = null;
        forget();
      };
    },
    readAgain() {
      if (reading === null || known === null) return;
      reading.unsubscribe();
      reading = start();
    },
  };
}

/** What a feed tells, or what is picked of it: drawn again only when that is another. `undefined` until it was read. */
export function useFeed<Value, Picked = Value>(
  feed: Feed<Value>,
  pick: (value: Value) => Picked = (value) => value as unknown as Picked,
): Picked | undefined {
  return useSyncExternalStore(feed.follow, () => {
    const value = feed.current();
    return value === undefined ? undefined : pick(value);
  });
}
