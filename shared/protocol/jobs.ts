import * as z from "zod/mini";
import type { Weekday } from "../domain/time/civil-date.ts";
import type { Instant } from "../domain/time/instant.ts";
import type { Zone } from "../domain/time/zone.ts";

/** When a job runs, on the tenant's own clocks. */
export type Schedule =
  /** At minute 0 of the clock and every so many minutes after. */
  | { readonly kind: "minutes"; readonly every: 5 | 10 | 15 | 20 | 30 }
  | { readonly kind: "hourly"; readonly minute: number }
  /** `at` is `HH:MM`. */
  | { readonly kind: "daily"; readonly at: string }
  | { readonly kind: "weekly"; readonly on: Weekday; readonly at: string };

/** `partial`: something couldn't be done, the rest was. */
export type Outcome = "success" | "partial" | "failed";

/** `skipped`: a step that it needs failed, or the run's time was over. */
export type StepOutcome = Outcome | "skipped";

export type BadRow = { readonly subject: string; readonly reason: string };

/** What became of a step, as far as it has come. */
export type StepRecord = {
  readonly name: string;
  /** `null` while it runs. */
  readonly outcome: StepOutcome | null;
  readonly startedAt: Instant;
  readonly finishedAt: Instant | null;
  /** 1, and one more for each fault that passed by itself. */
  readonly tries: number;
  /** The step's figures, in a dry run what they would have been. */
  readonly counts: { readonly [figure: string]: number };
  /** The first of them; `badRowCount` has all. */
  readonly badRows: readonly BadRow[];
  readonly badRowCount: number;
  readonly progress: { readonly done: number; readonly total: number } | null;
  readonly error: string | null;
};

/** One run of a job, as lists show it. */
export type ExecutionSummary = {
  readonly id: string;
  readonly job: string;
  /** The moment of the schedule that it is for; `null` where somebody asked for it. */
  readonly scheduledFor: Instant | null;
  readonly askedBy: "schedule" | "manager" | "command_line";
  /** A person's name. */
  readonly askedByName: string | null;
  readonly askedAt: Instant;
  readonly startedAt: Instant | null;
  readonly finishedAt: Instant | null;
  /** `null` while it waits or runs. */
  readonly outcome: Outcome | null;
  readonly dryRun: boolean;
  readonly limit: number | null;
  /** More than one where a process that ran it was killed or stopped. */
  readonly attempts: number;
  readonly error: string | null;
};

/** `GET /api/jobs/executions/:id`. */
export type Execution = ExecutionSummary & { readonly steps: readonly StepRecord[] };

export type JobStanding = {
  readonly name: string;
  /** A sentence in English; people read the one that their app has for the name. */
  readonly description: string;
  readonly schedule: Schedule;
  readonly nextRunAt: Instant;
  readonly needsForce: boolean;
  /** The newest run that ended, dry ones apart. */
  readonly last: ExecutionSummary | null;
  /** The newest one that waits or runs. */
  readonly underway: ExecutionSummary | null;
};

/** `GET /api/jobs` (manager): the jobs by name, and the zone of their schedules. */
export type Jobs = { readonly zone: Zone; readonly asOf: Instant; readonly jobs: readonly JobStanding[] };

/** `GET /api/jobs/executions?job=&limit=`: the newest first. */
export type Executions = { readonly executions: readonly ExecutionSummary[] };

/** `POST /api/jobs/:name/run`. */
export const runRequestSchema = z.strictObject({
  dryRun: z._default(z.boolean(), false),
  force: z.optional(z.boolean()),
});

/** Its answer, 202. */
export type RunAccepted = { readonly executionId: string };
