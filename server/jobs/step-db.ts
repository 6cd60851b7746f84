import type { Db, Tx } from "../db/db.ts";
import { hasLease, holdLease, type Lease } from "./lease.ts";
import { RunStopped } from "./run-stopped.ts";

export type StepDbParts = {
  readonly db: Db;
  readonly lease: Lease;
  readonly dryRun: boolean;
  readonly signal: AbortSignal;
  /** Of the run, in milliseconds from now. */
  readonly timeLeftMs: () => number;
  /** How long a transaction may wait for the step's next statement: a process that sleeps would keep its locks for ever. */
  readonly idleMs: number;
};

const longestTimeoutMs = 2_147_483_647;

/**
 * The database as a step sees it. Each transaction is the tenant's, its statements end with the run's time, and before it commits it makes
 * sure that the lease is still this run's, under lock: who was overtaken writes nothing more, however late he notices. In a dry run every
 * transaction is read only, and nobody is told of anything.
 */
export function createStepDb({ db, lease, dryRun, signal, timeLeftMs, idleMs }: StepDbParts): Db {
  return {
    async inTransaction(scope, work) {
      if (scope.kind === "none" || scope.tenantId !== lease.tenantId) {
        throw new Error("A step works for its own tenant alone");
      }
      signal.throwIfAborted();
      return db.inTransaction(scope, async (tx) => {
        await limitTimes(tx, timeLeftMs(), idleMs);
        if (dryRun) await tx.rows("set transaction read only");
        else if (!(await hasLease(tx, lease))) throw new RunStopped("lease_lost");
        const value = await work(withinRun(tx, signal, dryRun));
        if (!dryRun && !(await holdLease(tx, lease))) throw new RunStopped("lease_lost");
        signal.throwIfAborted();
        return value;
      });
    },
    async listen() {
      throw new Error("A step listens to nothing");
    },
    async close() {
      throw new Error("A step doesn't close the database");
    },
  };
}

async function limitTimes(tx: Tx, statementMs: number, idleMs: number): Promise<void> {
  await tx.rows(
    `select set_config('statement_timeout', $1, true), set_config('idle_in_transaction_session_timeout', $2, true)`,
    [timeoutText(statementMs), timeoutText(idleMs)],
  );
}

/** A read-only transaction may still notify, so a dry run's must not. */
function withinRun(tx: Tx, signal: AbortSignal, dryRun: boolean): Tx {
  return {
    async rows(sql, parameters) {
      signal.throwIfAborted();
      return tx.rows(sql, parameters);
    },
    send(sql, parameters) {
      signal.throwIfAborted();
      tx.send(sql, parameters);
    },
    async notify(channel, payload) {
      signal.throwIfAborted();
      if (!dryRun) await tx.notify(channel, payload);
    },
    afterCommit(effect) {
      if (!dryRun) tx.afterCommit(effect);
    },
  };
}

/** 0 would mean no limit at all. */
function timeoutText(ms: number): string {
  return String(Math.min(Math.max(Math.floor(ms), 1), longestTimeoutMs));
}
