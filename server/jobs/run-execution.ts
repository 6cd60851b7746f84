import type { Instant } from "#shared/domain/time/instant.ts";
import type { Outcome, StepRecord } from "#shared/protocol/jobs.ts";
import type { Timer } from "../crm/timer.ts";
import type { Db } from "../db/db.ts";
import type { JobContext } from "../steps/job-context.ts";
import { finishExecution, type OpenExecution, saveCheckpoint, saveSteps } from "./executions-repository.ts";
import type { Job, Step } from "./job.ts";
import type { Lease } from "./lease.ts";
import { outcomeOf, runSteps } from "./run-steps.ts";
import { RunStopped, stopCodeOf } from "./run-stopped.ts";
import { createStepDb } from "./step-db.ts";
import type { StepLog } from "./step-log.ts";

export type RunPorts = {
  readonly db: Db;
  readonly clock: () => Instant;
  readonly timer: Timer;
  readonly random: () => number;
  readonly leaseMs: number;
  /** Hears what a run tells while it goes on. */
  readonly watch?: RunWatcher;
};

export type RunWatcher = {
  progress(records: readonly StepRecord[]): void;
  say(sentence: string): void;
};

export type RunOptions = {
  readonly verbose: boolean;
  /** The process stops, or its lease is lost. */
  readonly stop: AbortSignal;
  /** What becomes of a run that the process breaks off: the next one goes on with it, or it has failed. */
  readonly brokenOff: "left_open" | "failed";
};

const savedEveryMs = 1_000;
const attemptsAtMost = 5;

/**
 * Carries a run out, or what an earlier process left of it, and writes down what became of it. Returns the outcome; `null` where the run
 * goes on elsewhere: the lease was lost, or this process stops and leaves it open.
 */
export async function runExecution(
  job: Job,
  lease: Lease,
  execution: OpenExecution,
  { verbose, stop, brokenOff }: RunOptions,
  ports: RunPorts,
): Promise<Outcome | null> {
  const { db, clock, timer, random, leaseMs, watch } = ports;
  const { tenantId } = lease;
  const { dryRun, limit } = execution;
  const now = clock();
  const endsAt = now + job.timeoutMs;
  const run = new AbortController();
  const pass = () => run.abort(stop.reason);
  if (stop.aborted) pass();
  stop.addEventListener("abort", pass);
  const cancelTimeout = timer.after(job.timeoutMs, () => run.abort(new RunStopped("timed_out")));

  const saver = createSaver(timer, (records) =>
    db.inTransaction({ kind: "tenant", tenantId }, (tx) => saveSteps(tx, lease, execution.id, records)),
  );
  const timeLeftMs = () => endsAt - clock();
  const stepDb = createStepDb({ db, lease, dryRun, signal: run.signal, timeLeftMs, idleMs: leaseMs });

  function context(step: Step, { report }: StepLog): JobContext {
    return {
      db: stepDb,
      tenantId,
      now,
      dryRun,
      verbose,
      limit,
      signal: run.signal,
      report,
      checkpoint: {
        last: execution.checkpoints[step.name] ?? null,
        save: (tx, value) => (dryRun ? Promise.resolve() : saveCheckpoint(tx, lease, execution.id, step.name, value)),
      },
    };
  }

  try {
    if (execution.attempts > attemptsAtMost) return await finish("failed", execution.steps, tooOften);
    const records = await runSteps(job, execution.steps, run.signal, {
      clock,
      timer,
      random,
      context,
      changed(records) {
        saver.save(records);
        watch?.progress(records);
      },
      say: (sentence) => watch?.say(sentence),
    });
    await saver.end();

    const stopped = stopCodeOf(run.signal);
    const ended = new Set(records.filter(({ outcome }) => outcome !== null).map(({ name }) => name));
    if (job.steps.every(({ name }) => ended.has(name))) return await finish(outcomeOf(records), records, null);
    if (stopped === "interrupted" && brokenOff === "failed")
      return await finish("failed", records, new RunStopped(stopped).message);
    return null;
  } finally {
    cancelTimeout();
    stop.removeEventListener("abort", pass);
    await saver.end();
  }

  async function finish(outcome: Outcome, steps: readonly StepRecord[], error: string | null) {
    const end = { at: clock(), outcome, steps, error };
    const isOurs = await db.inTransaction({ kind: "tenant", tenantId }, (tx) =>
      finishExecution(tx, lease, execution.id, end),
    );
    return isOurs ? outcome : null;
  }
}

const tooOften = `The processes that ran it were killed or stopped ${attemptsAtMost} times.`;

/** Writes the newest of what it is given, once a second at most and one after the other; what can't be written is written later. */
function createSaver(timer: Timer, write: (records: readonly StepRecord[]) => Promise<unknown>) {
  let newest: readonly StepRecord[] | null = null;
  let cancel: (() => void) | null = null;
  let writing: Promise<void> = Promise.resolve();

  async function flush(): Promise<void> {
    cancel = null;
    const records = newest;
    newest = null;
    if (records) await write(records).catch(() => {});
  }
  return {
    save(records: readonly StepRecord[]) {
      newest = records;
      cancel ??= timer.after(savedEveryMs, () => {
        writing = writing.then(flush);
      });
    },
    /** Resolves when nothing is on its way any more. */
    async end() {
      cancel?.();
      writing = writing.then(flush);
      await writing;
    },
  };
}
