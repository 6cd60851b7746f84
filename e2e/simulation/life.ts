import type { VirtualTime } from "./virtual-time.ts";

/** A device's or a tab's life. What belongs to one that is over neither answers nor fails: its code no longer runs. */
export type Life = {
  readonly over: boolean;
  readonly ended: Promise<void>;
  end(): void;
  /** Does something at the end. */
  onEnd(work: () => void): void;
};

export function createLife(within?: Life): Life {
  let over = false;
  const work: (() => void)[] = [];
  const ended = new Promise<void>((resolve) => work.push(resolve));
  const life: Life = {
    get over() {
      return over;
    },
    ended,
    end() {
      if (over) return;
      over = true;
      for (const each of work) each();
    },
    onEnd: (each) => void work.push(each),
  };
  within?.onEnd(life.end);
  return life;
}

/** What never comes, because whoever waits for it is gone: each time another, because a promise keeps all that ever waited for it. */
const never = (): Promise<never> => new Promise(() => {});

/** Does local work of somebody whose life may end meanwhile; then neither its result nor its failure reaches anybody. */
export async function whileAlive<Value>(life: Life, time: VirtualTime, work: () => Promise<Value>): Promise<Value> {
  if (life.over) return never();
  try {
    const value = await time.locally(() => Promise.race([work(), life.ended]));
    return life.over ? never() : (value as Value);
  } catch (error) {
    if (life.over) return never();
    throw error;
  }
}
