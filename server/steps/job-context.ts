import type { Instant } from "#shared/domain/time/instant.ts";
import type { Db, Tx } from "../db/db.ts";

/** What a step of a job is given. Modules take it without knowing the jobs, which call them. */
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
