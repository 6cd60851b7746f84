import type { FastifyBaseLogger } from "fastify";
import type { Instant } from "#shared/domain/time/instant.ts";
import { systemTimer } from "../crm/timer.ts";
import type { Db } from "../db/db.ts";
import type { Job } from "../jobs/job.ts";
import { createRunner } from "../jobs/runner.ts";
import { type Scheduler, startScheduler } from "../jobs/scheduler.ts";
import type { Metrics } from "./metrics.ts";

export type CountedSchedulerParts = {
  readonly db: Db;
  readonly adminConnectionString: string;
  readonly jobs: readonly Job[];
  readonly clock: () => Instant;
  readonly log: FastifyBaseLogger;
  readonly metrics: Metrics;
};

/** Has jobs run in this process when they are due, counts how they ended, and logs what no run's row can say. */
export function startCountedScheduler(parts: CountedSchedulerParts): Promise<Scheduler> {
  const { log, metrics } = parts;
  const runs = metrics.counter("perennial_job_runs_total", "Runs of jobs that this server ended, by outcome.");
  const onError = (error: unknown) => log.error({ err: error }, "Running jobs met an error; it is tried again");
  const onEnd = (job: string, outcome: string) => runs.add({ job, outcome });
  const runner = createRunner({ ...parts, timer: systemTimer, random: Math.random, onError, onEnd });
  return startScheduler({ ...parts, runner, onError });
}
