import { randomUUID } from "node:crypto";
import { hostname } from "node:os";
import type { Instant } from "#shared/domain/time/instant.ts";
import type { Outcome } from "#shared/protocol/jobs.ts";
import { type Timer, waitFor } from "../crm/timer.ts";
import type { Db, Tx } from "../db/db.ts";
import { tenantClockOf } from "../org/tenants.ts";
import {
  insertExecution,
  type OpenExecution,
  type RunRequest,
  standsOfJobs,
  takeUpExecution,
} from "./executions-repository.ts";
import type { Job } from "./job.ts";
import { underLease } from "./keep-lease.ts";
import { holdLease, type JobKey, type Lease, takeLease } from "./lease.ts";
import { type RunOptions, type RunWatcher, runExecution } from "./run-execution.ts";
import { RunStopped } from "./run-stopped.ts";
import { dueRun } from "./schedule.ts";

type Watcher = RunWatcher & { waiting(holder: string): void };

export type RunnerParts = {
  readonly db: Db;
  readonly jobs: readonly Job[];
  readonly clock: () => Instant;
  readonly timer: Timer;
  /** 0 ≤ random() < 1. */
  readonly random: () => number;
  /** How long after its last sign of life the work of a killed process may be taken over; 30 s unless told. */
  readonly leaseMs?: number;
  /** Hears of what no caller waits for. */
  readonly onError: (error: unknown) => void;
  /** Hears of each run that ended here. */
  readonly onEnd?: (job: string, outcome: Outcome) => void;
};

export type AskedRun = { readonly dryRun: boolean; readonly limit: number | null; readonly verbose: boolean };

export type Runner = {
  /** The tenant's jobs for which something is to be done now: a moment of the schedule has come, or a run hasn't ended. */
  jobsToRun(tenantId: string): Promise<readonly Job[]>;
  /** Carries out whatever is to be done for a job. `busy`: another process is at it, and may leave something to do. */
  runOpen(tenantId: string, job: Job): Promise<"done" | "busy">;
  /**
   * Carries out one run now, in this process, once no other is at it, and returns its id; `null` where it was asked to stop before it
   * could begin. `waiting` hears who has the lease.
   */
  runNow(tenantId: string, job: Job, asked: AskedRun, watch: Watcher): Promise<string | null>;
  /** Breaks off what it is at: others go on with it at once. Resolves when nothing runs any more. */
  stop(): Promise<void>;
};

type TakeUp = (tx: Tx) => Promise<OpenExecution | null>;

const usualLeaseMs = 30_000;
const askedAgainAfterMs = 250;

/**
 * Runs jobs, any number of runners over any number of processes: of one job and tenant there is one run at a time, every moment of the
 * schedule has one run at most, and what a killed process leaves behind is taken up and ended by another.
 */
export function createRunner(parts: RunnerParts): Runner {
  const { db, jobs, clock, timer, leaseMs = usualLeaseMs, onError, onEnd = () => {} } = parts;
  const holder = `${hostname()}:${process.pid}`;
  const stopping = new AbortController();
  const busy = new Set<Promise<unknown>>();

  async function jobsToRun(tenantId: string): Promise<readonly Job[]> {
    const { zone, stands } = await db.inTransaction({ kind: "tenant", tenantId }, async (tx) => ({
      zone: (await tenantClockOf(tx, tenantId)).zone,
      stands: await standsOfJobs(
        tx,
        tenantId,
        jobs.map(({ name }) => name),
      ),
    }));
    return jobs.filter(({ name, schedule }) => {
      const { lastScheduledFor = null, isOpen = false } = stands.get(name) ?? {};
      return isOpen || dueRun(schedule, zone, lastScheduledFor, clock()) !== null;
    });
  }

  async function runOpen(tenantId: string, job: Job): Promise<"done" | "busy"> {
    if (stopping.signal.aborted) return "done";
    const answer = await takeLease(db, { tenantId, job: job.name }, holder, leaseMs);
    if (!answer.taken) return "busy";
    await holding(answer.lease, (stop) =>
      runAll(
        job,
        answer.lease,
        stop,
        async (tx) => (await takeUpExecution(tx, answer.lease, clock())) ?? (await takeUpDue(tx, job, answer.lease)),
      ),
    );
    return "done";
  }

  async function runNow(tenantId: string, job: Job, asked: AskedRun, watch: Watcher): Promise<string | null> {
    const key = { tenantId, job: job.name };
    const lease = await waitForLease(key, watch.waiting);
    if (lease === null) return null;
    const id = randomUUID();
    const { dryRun, limit, verbose } = asked;
    await holding(lease, async (stop) => {
      const request: RunRequest = { id, askedBy: { kind: "command_line" }, askedAt: clock(), dryRun, limit };
      // What a killed process left comes first: it is older.
      await runAll(job, lease, stop, (tx) => takeUpExecution(tx, lease, clock()));
      const execution = await whileHeld(lease, async (tx) => {
        await insertExecution(tx, key, request);
        return takeUpExecution(tx, lease, clock(), id);
      });
      if (execution === null) throw new RunStopped("lease_lost");
      await carryOut(job, lease, execution, { verbose, stop, brokenOff: "failed" }, watch);
    });
    return id;
  }

  async function waitForLease(key: JobKey, waiting: (holder: string) => void): Promise<Lease | null> {
    for (let told = ""; !stopping.signal.aborted; ) {
      const answer = await takeLease(db, key, holder, leaseMs);
      if (answer.taken) return answer.lease;
      if (answer.holder !== told) waiting(answer.holder);
      told = answer.holder;
      await waitFor(timer, askedAgainAfterMs, stopping.signal);
    }
    return null;
  }

  /** One run after the other, until there is none to take up. */
  async function runAll(job: Job, lease: Lease, stop: AbortSignal, takeUp: TakeUp): Promise<void> {
    while (!stop.aborted) {
      const execution = await whileHeld(lease, takeUp);
      if (execution === null) return;
      await carryOut(job, lease, execution, { verbose: false, stop, brokenOff: "left_open" });
    }
  }

  async function carryOut(
    job: Job,
    lease: Lease,
    execution: OpenExecution,
    how: RunOptions,
    watch?: RunWatcher,
  ): Promise<void> {
    const outcome = await runExecution(job, lease, execution, how, { ...parts, leaseMs, ...(watch && { watch }) });
    if (outcome !== null) onEnd(job.name, outcome);
  }

  /** Who was overtaken takes nothing up: it would be taken away from the one who has the lease now. */
  function whileHeld(lease: Lease, takeUp: TakeUp): Promise<OpenExecution | null> {
    return db.inTransaction({ kind: "tenant", tenantId: lease.tenantId }, async (tx) =>
      (await holdLease(tx, lease)) ? takeUp(tx) : null,
    );
  }

  async function takeUpDue(tx: Tx, job: Job, lease: Lease): Promise<OpenExecution | null> {
    const { zone } = await tenantClockOf(tx, lease.tenantId);
    const stand = (await standsOfJobs(tx, lease.tenantId, [job.name])).get(job.name);
    const scheduledFor = dueRun(job.schedule, zone, stand?.lastScheduledFor ?? null, clock());
    if (scheduledFor === null) return null;
    const id = randomUUID();
    const askedBy = { kind: "schedule", scheduledFor } as const;
    await insertExecution(tx, lease, { id, askedBy, askedAt: clock(), dryRun: false, limit: null });
    return takeUpExecution(tx, lease, clock(), id);
  }

  async function holding(lease: Lease, work: (stop: AbortSignal) => Promise<void>): Promise<void> {
    const held = underLease({ db, timer, leaseMs, onError }, lease, stopping.signal, work);
    busy.add(held);
    await held.finally(() => busy.delete(held));
  }

  return {
    jobsToRun,
    runOpen,
    runNow,
    async stop() {
      if (!stopping.signal.aborted) stopping.abort(new RunStopped("interrupted"));
      await Promise.allSettled(busy);
    },
  };
}
