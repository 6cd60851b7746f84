export type LeadershipPorts = {
  /** Absent where the page isn't served securely: then every visible tab leads, which is wasteful but harmless. */
  readonly locks: LockManager | undefined;
  readonly document: Document;
  /** Calls back once after so many milliseconds; the returned function cancels it. */
  readonly after: (milliseconds: number, work: () => void) => () => void;
};

/** How long a hidden tab waits for its last answer. Browsers let its timers wait a second more; the next tab is to send within two. */
const yieldMs = 500;

/**
 * Lets one tab lead at a time. Visible tabs want the lock and hidden ones yield it: when their last answer is stored, but soon in any case,
 * and at once when the browser freezes them, so that a request that hangs never keeps the others from sending. Two that send at once do no
 * harm. `lead` starts leading and returns what ends it. Returns what gives up for good, and waits for the last answer however long it takes.
 */
export function seekLeadership(
  name: string,
  { locks, document, after }: LeadershipPorts,
  lead: () => () => Promise<void>,
): () => Promise<void> {
  let giveUp: AbortController | null = null;
  let led: Promise<unknown> = Promise.resolve();
  let ended: Promise<unknown> = Promise.resolve();

  async function leadUntil(signal: AbortSignal): Promise<void> {
    if (signal.aborted) return;
    const end = lead();
    await new Promise((yielded) => signal.addEventListener("abort", yielded, { once: true }));
    let cancel = () => {};
    const late = new Promise<void>((resolve) => {
      cancel = after(yieldMs, resolve);
      // A frozen tab's timers stand still until somebody looks at it again.
      document.addEventListener("freeze", () => resolve(), { once: true });
    });
    const ending = end();
    ended = Promise.all([ended, ending]);
    await Promise.race([ending, late]);
    cancel();
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
    await ended;
  };
}
