import { type Instant, plusMs } from "#shared/domain/time/instant.ts";

/** The world's own time, and what is to happen in it. It stands still while anything is being done. */
export type VirtualTime = {
  now(): Instant;
  /** Does the work so many milliseconds from now, what is due first first. Returns what cancels it. */
  after(milliseconds: number, work: () => void | Promise<void>): () => void;
  /** Lets time pass and does what falls due, one thing after the other. */
  pass(milliseconds: number): Promise<void>;
  /** Counts work that takes no time of the world, only the machine's: the database on a device. */
  locally<Value>(work: () => Promise<Value>): Promise<Value>;
  /** Resolves when all such work is done and has led to what it leads to. */
  atRest(): Promise<void>;
};

type Due = { readonly at: Instant; readonly order: number; readonly work: () => void | Promise<void> };

export function createVirtualTime(start: Instant): VirtualTime {
  let now = start;
  let order = 0;
  let underWay = 0;
  let agenda: Due[] = [];

  async function atRest(): Promise<void> {
    do await new Promise((turn) => setImmediate(turn));
    while (underWay > 0);
  }

  return {
    now: () => now,
    after(milliseconds, work) {
      order += 1;
      const due: Due = { at: plusMs(now, Math.max(0, Math.round(milliseconds))), order, work };
      const place = agenda.findLastIndex((other) => other.at <= due.at);
      agenda.splice(place + 1, 0, due);
      return () => {
        agenda = agenda.filter((other) => other !== due);
      };
    },
    async pass(milliseconds) {
      const end = plusMs(now, milliseconds);
      for (;;) {
        const [next] = agenda;
        if (next === undefined || next.at > end) break;
        agenda.shift();
        now = next.at;
        await next.work();
        await atRest();
      }
      now = end;
    },
    async locally(work) {
      underWay += 1;
      try {
        return await work();
      } finally {
        underWay -= 1;
      }
    },
    atRest,
  };
}
