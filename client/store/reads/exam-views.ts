import type { ExamAttempt } from "#shared/domain/progression/exam-attempt.ts";
import type { ExamLock } from "#shared/domain/progression/exam-awards.ts";
import type { ExamRule } from "#shared/domain/ruleset/exam-rule.ts";
import type { CivilDate } from "#shared/domain/time/civil-date.ts";
import type { Instant } from "#shared/domain/time/instant.ts";
import type { SittingRow } from "../rows.ts";

/** Questions under way, as the rep left them. Its questions follow from `examId`, `bank` and `id`. */
export type Sitting = SittingRow;

export type ExamView = {
  readonly rule: ExamRule;
  /** `locked` until what it needs is there; passed ones may be taken again. */
  readonly state: "open" | "locked";
  readonly missing: ExamLock;
  /** When it was first passed. */
  readonly passedOn: CivilDate | null;
  /** As the server graded them, the newest first. */
  readonly attempts: readonly ExamAttempt[];
  /** Handed in on this device, the result comes with a sync: never guessed (P8). */
  readonly waiting: readonly {
    readonly id: string;
    readonly submittedAt: Instant;
    readonly localDate: CivilDate;
    /** The server has it, and its grade is on the way. */
    readonly accepted: boolean;
  }[];
  /** Begun and not handed in. */
  readonly running: Sitting | null;
  /** Finished rounds of practice, the newest first. */
  readonly practised: readonly Sitting[];
  /** A round of practice under way. */
  readonly practising: Sitting | null;
};

/** What an answer, a step or a pause changes of a sitting. */
export type SittingChange = Partial<Pick<Sitting, "answers" | "at" | "elapsedSeconds" | "finished">>;
