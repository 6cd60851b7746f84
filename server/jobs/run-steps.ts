import type { Instant } from "#shared/domain/time/instant.ts";
import type { Outcome, StepOutcome, StepRecord } from "#shared/protocol/jobs.ts";
import { type Timer, waitFor } from "../crm/timer.ts";
import { errorText } from "../steps/error-text.ts";
import type { JobContext } from "../steps/job-context.ts";
import { isTransientFault } from "../steps/transient-fault.ts";
import type { Job, Step } from "./job.ts";
import { RunStopped, stopCodeOf } from "./run-stopped.ts";
import { createStepLog, type StepLog } from "./step-log.ts";

export type StepsPorts = {
  readonly clock: () => Instant;
  readonly timer: Timer;
  /** 0 ≤ random() < 1. */
  readonly random: () => number;
  /** Everything of a step's context that the run gives. */
  context(step: Step, log: StepLog): JobContext;
  /** Writes down how far the run is. Called at each step's begin and end and when figures change. */
  changed(records: readonly StepRecord[]): void;
  say(sentence: string): void;
};

const triesAtMost = 5;
const firstPauseMs = 500;
const longestPauseMs = 30_000;

/** For the transaction that a step is in when its signal is given. */
const endingMs = 5_000;

/**
 * Carries out a job's steps in their order and returns their records. Each has its own outcome: a failed one stops only those that need it.
 * A fault that passes by itself is waited for and the step tried again, at most 5 times. Steps that an earlier process ended are left as
 * they are. Stops at once when the signal is given: where the time is over, the step under way has failed and the others are skipped;
 * else they are left open for whoever takes the run over.
 */
export async function runSteps(
  { steps }: Job,
  before: readonly StepRecord[],
  signal: AbortSignal,
  ports: StepsPorts,
): Promise<readonly StepRecord[]> {
  const records = new Map(before.map((record) => [record.name, record]));
  const keep = (record: StepRecord) => {
    records.set(record.name, record);
    ports.changed([...records.values()]);
  };

  for (const step of steps) {
    const known = records.get(step.name);
    if (known && known.outcome !== null) continue;
    const stop = stopCodeOf(signal);
    if (stop !== null && stop !== "timed_out") break;

    const log = createStepLog(step.name, ports.clock(), known, { changed: keep, say: ports.say });
    const missing = step.needs?.find((name) => !isDone(records.get(name)));
    if (stop === "timed_out") log.end("skipped", ports.clock(), new RunStopped(stop).message);
    else if (missing !== undefined) log.end("skipped", ports.clock(), `It needs ${missing}.`);
    else await runStep(step, log, signal, ports);
    if (log.record().outcome === null) break;
  }
  return [...records.values()];
}

/** `success` where every step came to its end without a bad row, `failed` where none came to its end. */
export function outcomeOf(records: readonly StepRecord[]): Outcome {
  if (records.every(({ outcome }) => outcome === "success")) return "success";
  return records.some(isDone) ? "partial" : "failed";
}

async function runStep(step: Step, log: StepLog, signal: AbortSignal, ports: StepsPorts): Promise<void> {
  const context = ports.context(step, log);
  for (let pauses = 0; ; pauses += 1) {
    try {
      await orLeftBehind(step.run(context), signal, ports.timer);
      return log.end(log.record().badRowCount > 0 ? "partial" : "success", ports.clock());
    } catch (error) {
      const stop = stopCodeOf(signal);
      if (stop === "timed_out") return log.end("failed", ports.clock(), new RunStopped(stop).message);
      if (stop !== null || isLost(error)) return;
      if (!isTransientFault(error) || log.record().tries >= triesAtMost)
        return log.end("failed", ports.clock(), errorText(error));
      ports.say(`${step.name}: ${errorText(error)} It is tried again.`);
      log.tryAgain();
      await waitFor(ports.timer, pauseMs(pauses, ports.random()), signal);
    }
  }
}

/** Doubles from one try to the next; between half of it and the whole, so that processes don't come back together. */
export function pauseMs(pauses: number, random: number): number {
  const longest = Math.min(firstPauseMs * 2 ** pauses, longestPauseMs);
  return longest / 2 + (longest / 2) * random;
}

/**
 * Waits for a step, but not for ever once the signal is given: who doesn't look at it is left behind. His database refuses him from then
 * on, so nothing that he still does is kept.
 */
async function orLeftBehind(work: Promise<void>, signal: AbortSignal, timer: Timer): Promise<void> {
  let cancel = () => {};
  let giveUp = () => {};
  const leaving = new Promise<never>((_resolve, reject) => {
    giveUp = () => {
      cancel = timer.after(endingMs, () => reject(signal.reason));
    };
    if (signal.aborted) giveUp();
    else signal.addEventListener("abort", giveUp);
  });
  try {
    await Promise.race([work, leaving]);
    signal.throwIfAborted();
  } finally {
    cancel();
    signal.removeEventListener("abort", giveUp);
    work.catch(() => {});
  }
}

function isLost(error: unknown): boolean {
  return error instanceof RunStopped && error.code === "lease_lost";
}

function isDone(record: StepRecord | undefined): boolean {
  const outcome: StepOutcome | null | undefined = record?.outcome;
  return outcome === "success" || outcome === "partial";
}
