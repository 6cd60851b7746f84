export type LeadershipPorts = {
  /** Absent where the page isn't served securely: then every visible tab leads, which is wasteful but harmless. */
  readonly locks: LockManager | undefined;
  readonly document: Document;
};

/**
 * Lets one tab lead at a time. Visible tabs want the lock and hidden ones yield it, so that a frozen tab never keeps the others
 * from sending. `lead` starts leading and returns what ends it. Returns what gives up for good.
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
    await end();
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
