import type { Timer } from "../crm/timer.ts";
import type { Db } from "../db/db.ts";
import { type Lease, releaseLease, renewLease } from "./lease.ts";
import { RunStopped } from "./run-stopped.ts";

export type LeasePorts = {
  readonly db: Db;
  readonly timer: Timer;
  readonly leaseMs: number;
  /** Hears of what no caller waits for. */
  readonly onError: (error: unknown) => void;
};

/**
 * Keeps a lease while the work under it goes on, and gives it back, however that ends. The work's signal is given when the lease is lost,
 * and with `stopping`.
 */
export async function underLease(
  ports: LeasePorts,
  lease: Lease,
  stopping: AbortSignal,
  work: (stop: AbortSignal) => Promise<void>,
): Promise<void> {
  const stop = new AbortController();
  const pass = () => stop.abort(stopping.reason);
  if (stopping.aborted) pass();
  stopping.addEventListener("abort", pass);
  const endRenewing = keepRenewing(ports, lease, () => stop.abort(new RunStopped("lease_lost")));
  try {
    await work(stop.signal);
  } finally {
    stopping.removeEventListener("abort", pass);
    endRenewing();
    await releaseLease(ports.db, lease).catch(ports.onError);
  }
}

/** Where the database is away, the lease may still be ours: only its word says that it isn't. */
function keepRenewing({ db, timer, leaseMs, onError }: LeasePorts, lease: Lease, lost: () => void): () => void {
  let cancel = () => {};
  let ended = false;
  const renewLater = () => {
    cancel = timer.after(leaseMs / 3, async () => {
      const isOurs = await renewLease(db, lease, leaseMs).catch((error) => {
        onError(error);
        return true;
      });
      if (ended) return;
      if (isOurs) renewLater();
      else lost();
    });
  };
  renewLater();
  return () => {
    ended = true;
    cancel();
  };
}
