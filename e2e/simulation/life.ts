import type { VirtualTime } from "./virtual-time.ts";

/** A device's or a tab's life. What belongs to one that is over neither answers nor fails: its code no longer runs. */
export type Life = {
  readonly over: boolean;
  end(): void;
  /** Does something at the end, unless the function that it returns was called before. */
  onEnd(work: () => void): () => void;
  /** What the work brings, or `null` as soon as the life is over. */
  orEnd<Value>(work: Promise<Value>): Promise<Value | null>;
};

export function createLife(within?: Life): Life {
  let over = false;
  const atEnd = new Set<() => void>();
  const life: Life = {
    get over() {
      return over;
    },
    end() {
      if (over) return;
      over = true;
      for (const work of atEnd) work();
    },
    onEnd(work) {
      if (over) work();
      else atEnd.add(work);
      return () => void atEnd.delete(work);
    },
    // No race with a promise of the end: that one would keep whatever it ever ran against.
    orEnd: (work) =>
      new Promise((resolve, reject) => {
        // A turn later: a life ends in the middle of a transaction, and whoever waits must not go on as a part of that.
        const forget = life.onEnd(() => void setImmediate(resolve, null));
        work.then(resolve, reject).finally(forget);
      }),
  };
  within?.onEnd(life.end);
  return life;
}

/** What never comes, because whoever waits for it is gone: another one each time, because a promise keeps all that waits for it. */
const never = (): Promise<never> => new Promise(() => {});

/** Does local work of somebody whose life may end meanwhile; then neither its result nor its failure reaches anybody. */
export async function whileAlive<Value>(life: Life, time: VirtualTime, work: () => Promise<Value>): Promise<Value> {
  if (life.over) return never();
  try {
    const value = await time.locally(() => life.orEnd(work()));
    return life.over ? never() : (value as Value);
  } catch (error) {
    if (life.over) return never();
    throw error;
  }
}
