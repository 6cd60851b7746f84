import type { Schedule } from "#shared/protocol/jobs.ts";
import type { JobContext } from "../steps/job-context.ts";

/** Work that is done for a tenant, again and again: by its schedule, or when somebody asks for it. Doing it twice comes to the same (I6). */
export type Job = {
  /** In kebab-case: how commands and rows name it. */
  readonly name: string;
  /** One sentence for people. */
  readonly description: string;
  /** Short names that the command line takes too. */
  readonly aliases: readonly string[];
  readonly schedule: Schedule;
  /** How long one run may take altogether. Then its signal is given, and the database refuses its statements. */
  readonly timeoutMs: number;
  /** Whether `npm run jobs -- all` runs it. One that needs force is never part of it. */
  readonly includedInAll: boolean;
  /** By hand only with `--force`, dry runs apart. */
  readonly needsForce: boolean;
  readonly steps: readonly Step[];
};

/** A part of a job with an outcome of its own: one that fails neither hides nor stops another that doesn't need it. */
export type Step = {
  /** In kebab-case, once in its job. */
  readonly name: string;
  /** Steps that have to have come to their end before, bad rows or not. */
  readonly needs?: readonly string[];
  /**
   * Does the work through the context, in transactions that may be repeated: after a fault that passes by itself, and after its process
   * was killed, the step runs again from its beginning (or from its checkpoint). What it throws is its failure.
   */
  run(context: JobContext): Promise<void>;
};
