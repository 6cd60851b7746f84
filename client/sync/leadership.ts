export type LeadershipPorts = {
  /** Absent where the page isn't served securely: then every visible tab leads, which is wasteful but harmless. */
  readonly locks: LockManager | undefined;
  readonly document: Document;
};

/**
 * Lets one tab lead at a time. Visible tabs want the lock and hidden ones yield it, at the latest when the browser freezes them, so that
 * a frozen tab never keeps the others from sending. `lead` starts leading and returns what ends it. Returns what gives up for good.
 */
export function seekLeadership(
  name: string,
  { locks, document }: LeadershipPorts,
  lead: () => () => Promise<void>,
): () => Promise<void> {
  let giveUp: AbortController | null = null;
  let led: Promise<unknown> = Promise.resolve();

  async function leadUntil(signal: AbortSignal): Promise<void> {
    if (signal.aborted) return;
    const end = lead();
    await new Promise((yielded) => signal.addEventListener("abort", yielded, { once: true }));
    // A frozen tab stands still before its last request is answered, and would keep the lock until somebody looks at it again.
    const frozen = new Promise<unknown>((resolve) => document.addEventListener("freeze", resolve, { once: true }));
    await Promise.race([end(), frozen]);
  }

  function follow(): void {
    if (document.hidden) {
      giveUp?.abort();
      giveUp = null;
    } else if (giveUp === null) {
      giveUp = new AbortController();
      const { signal } = giveUp;
      const turn = locks ? locks.request(name, { signal }, () => leadUntil(signal)) : leadUntil(signal);
      // Aborted while it waited for its turn: it never led.
      led = turn.catch(() => {});
    }
  }

  document.addEventListener("visibilitychange", follow);
  follow();
  return async () => {
    document.removeEventListener("visibilitychange", follow);
    giveUp?.abort();
    await led;
  };
}
