import type { Instant } from "#shared/domain/time/instant.ts";
import type { PublishReport } from "./publish-tenant.ts";
import type { Timer } from "./timer.ts";

/** Decides when a tenant is published: one run at a time, and none before the CRM may be asked again. */
export type TenantLine = {
  /** Something may be due in so many milliseconds. Several calls are one run; one during a run is one more run after it. */
  wake(inMs: number): void;
  /** No further run begins. */
  stop(): void;
};

export type LinePorts = {
  readonly clock: () => Instant;
  readonly timer: Timer;
  readonly random: () => number;
  /** Never rejects. */
  readonly run: () => Promise<Pick<PublishReport, "state" | "retryInMs">>;
};

/** Taps come in clusters: what follows within this time goes along. */
export const gatheringMs = 300;
export const roundMs = 300_000;
const firstBackoffMs = 1_000;

export function createTenantLine({ clock, timer, random, run }: LinePorts): TenantLine {
  let cancel: (() => void) | null = null;
  let wakesAt = Number.POSITIVE_INFINITY;
  let notBefore = 0;
  let isRunning = false;
  let isAskedAgain = false;
  let failures = 0;
  let isStopped = false;

  function wake(inMs: number): void {
    if (isStopped) return;
    if (isRunning) {
      isAskedAgain = true;
      return;
    }
    const at = Math.max(clock() + inMs, notBefore);
    if (at >= wakesAt) return;
    cancel?.();
    wakesAt = at;
    cancel = timer.after(at - clock(), begin);
  }

  async function begin(): Promise<void> {
    cancel = null;
    wakesAt = Number.POSITIVE_INFINITY;
    if (isStopped) return;
    isRunning = true;
    const report = await run();
    isRunning = false;

    const pauseMs = pauseAfter(report.state);
    notBefore = clock() + pauseMs;
    if (pauseMs > 0) wake(pauseMs);
    if (report.retryInMs !== null) wake(report.retryInMs);
    if (isAskedAgain) {
      isAskedAgain = false;
      wake(gatheringMs);
    }
  }

  /** What can't be had is tried more and more seldom, what somebody must set right once a round. */
  function pauseAfter(state: PublishReport["state"]): number {
    if (state === "paused") return roundMs;
    if (state !== "unreachable") {
      failures = 0;
      return 0;
    }
    failures += 1;
    const longestMs = Math.min(roundMs, firstBackoffMs * 2 ** (failures - 1));
    return Math.round(longestMs * (0.5 + random() / 2));
  }

  return {
    wake,
    stop() {
      isStopped = true;
      cancel?.();
    },
  };
}
