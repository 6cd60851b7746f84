import type { ExamId } from "../ruleset/exam-rule.ts";
import type { CivilDate } from "../time/civil-date.ts";
import type { Instant } from "../time/instant.ts";

/** An attempt as the server graded it, once, by the ruleset of its date. */
export type ExamAttempt = {
  /** The operation that submitted it. */
  readonly id: string;
  readonly examId: ExamId;
  readonly localDate: CivilDate;
  readonly occurredAt: Instant;
  readonly correct: number;
  readonly questions: number;
  readonly passed: boolean;
};
