/** Time as it passes. */
export type Timer = {
  /** Runs something once, some milliseconds later, unless it is called off by what is returned. */
  after(ms: number, run: () => void): () => void;
};

/** Does not keep the process alive by itself. */
export const systemTimer: Timer = {
  after(ms, run) {
    const timeout = setTimeout(run, ms);
    timeout.unref();
    return () => clearTimeout(timeout);
  },
};

/** Resolves after some milliseconds, or as soon as the signal is given. */
export function waitFor(timer: Timer, ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const cancel = timer.after(ms, finish);
    signal.addEventListener("abort", finish);

    function finish(): void {
      cancel();
      signal.removeEventListener("abort", finish);
      resolve();
    }
  });
}
