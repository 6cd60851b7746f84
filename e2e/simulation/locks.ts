import type { Life } from "./life.ts";

type Claim = { readonly life: Life; readonly grant: () => void };

/** The Web Locks of one device, as far as leadership asks for them: one lock, and who waits for it. */
export type Locks = {
  /** The lock manager as a tab sees it. What a tab holds is free when the tab ends. */
  managerOf(tab: Life): LockManager;
  /** Gives the lock to the next who waits, though whoever has it goes on: a frozen tab that doesn't know. Whether anybody waited. */
  steal(): boolean;
  isHeldBy(tab: Life): boolean;
};

export function createLocks(): Locks {
  let holder: Claim | null = null;
  let waiting: Claim[] = [];

  function next(): void {
    holder = waiting.shift() ?? null;
    if (holder?.life.over) next();
    else holder?.grant();
  }

  function request(life: Life, signal: AbortSignal, hold: () => Promise<unknown>): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const claim: Claim = {
        life,
        grant() {
          const release = () => {
            if (holder === claim) next();
          };
          life.onEnd(release);
          void hold().then((value) => {
            release();
            resolve(value);
          });
        },
      };
      signal.addEventListener("abort", () => {
        if (!waiting.includes(claim)) return;
        waiting = waiting.filter((other) => other !== claim);
        reject(signal.reason);
      });
      waiting.push(claim);
      if (holder === null) next();
    });
  }

  return {
    managerOf: (life) =>
      ({
        request: (_name: string, { signal }: { readonly signal: AbortSignal }, hold: () => Promise<unknown>) =>
          request(life, signal, hold),
      }) as unknown as LockManager,
    steal() {
      if (holder === null || waiting.length === 0) return false;
      next();
      return true;
    },
    isHeldBy: (tab) => holder?.life === tab,
  };
}
