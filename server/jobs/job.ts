import type { Instant } from "#shared/domain/time/instant.ts";
import type { Schedule } from "#shared/protocol/jobs.ts";
import type { Db, Tx } from "../db/db.ts";

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

export type JobContext = {
  /**
   * The one way to the database for a step: transactions of its tenant alone, ended by the run's timeout, rolled back where the run has
   * lost its lease meanwhile, and in a dry run read only: there a statement that writes fails.
   */
  readonly db: Db;
  readonly tenantId: string;
  /** When the run began: what "now" is for the rules. */
  readonly now: Instant;
  /** Write nothing, count what would have been done. */
  readonly dryRun: boolean;
  readonly verbose: boolean;
  /** At most so many things are to be treated; what they are the step says. `null`: all. */
  readonly limit: number | null;
  /** Given when the run has to stop: look at it between batches. `db` refuses from then on. */
  readonly signal: AbortSignal;
  readonly report: StepReport;
  readonly checkpoint: Checkpoint;
};

/** What a step tells about itself. Tell after the commit, not inside a transaction: that may be rolled back and run again. */
export type StepReport = {
  /** Adds to one of the step's figures, `settled`, `promoted`. In a dry run it is what would have been done. */
  count(figure: string, by?: number): void;
  /** A row that couldn't be treated. The others are; the step ends `partial`. At most 100 are kept, all are counted. */
  badRow(subject: string, reason: string): void;
  /** How far the step is, in whatever it counts. */
  progress(done: number, total: number): void;
  /** A sentence for who watches with `--verbose`. */
  say(sentence: string): void;
};

/** Where a step goes on after its process was killed. It belongs to one run: the next one begins anew. */
export type Checkpoint = {
  /** What was saved last, as far as that was committed; `null` at the step's beginning. */
  readonly last: unknown;
  /** Saves it in the transaction of the batch that it stands for: both are there or neither. Nothing in a dry run. */
  save(tx: Tx, value: unknown): Promise<void>;
};
