import type { SubmitExam } from "#shared/domain/intents.ts";
import type { Award } from "#shared/domain/ledger/award.ts";
import type { LedgerOwner } from "#shared/domain/ledger/causal-id.ts";
import { examAwards, examIsOpen } from "#shared/domain/progression/exam-awards.ts";
import type { RulesOn } from "#shared/domain/progression/streak.ts";
import { err, ok, type Result } from "#shared/domain/result.ts";
import { type GradingFault, gradeAttempt } from "../exams/grade-attempt.ts";
import type { attemptsOf, GradedAttempt } from "./attempts-repository.ts";
import { canonicalJson } from "./canonical.ts";
import type { AcceptedOperation } from "./operations-repository.ts";

/** `exam_not_open`: it needs others or a rank first. `attempt_taken`: graded already, under another operation. */
export type ExamFault = GradingFault | { readonly code: "exam_not_open" | "attempt_taken" };

/** A rep's exams as they are before a request's attempts. */
export type ExamStanding = {
  readonly attempts: Awaited<ReturnType<typeof attemptsOf>>;
  /** All of the rep's. */
  readonly awards: readonly Award[];
  readonly rank: string;
  readonly rulesOn: RulesOn;
};

/** Grades attempts one after another, so that the first may open the exam of the second. */
export function createExaminer(owner: LedgerOwner, { attempts, awards, rank, rulesOn }: ExamStanding) {
  const graded: GradedAttempt[] = [];
  let earned = earnedBy(owner, attempts, awards, rulesOn);

  return {
    /** `isRestored`: it had been accepted before the database forgot, so nothing has to be open for it. */
    grade(
      { operation, stamp }: AcceptedOperation,
      submitted: SubmitExam,
      isRestored: boolean,
    ): Result<GradedAttempt, ExamFault> {
      const ruleset = rulesOn(stamp.localDate);
      const rule = ruleset.exams.find(({ id }) => id === submitted.examId);
      const held = withEarned(awards, earned);
      if (!rule || !(isRestored || examIsOpen(submitted.examId, held, rank, ruleset)))
        return err({ code: "exam_not_open" });
      if ([...attempts, ...graded].some(({ attemptId }) => attemptId === submitted.attemptId))
        return err({ code: "attempt_taken" });
      const grade = gradeAttempt(submitted, rule);
      if (!grade.ok) return grade;

      const attempt: GradedAttempt = {
        id: operation.id,
        examId: submitted.examId,
        localDate: stamp.localDate,
        occurredAt: stamp.occurredAt,
        ...grade.value,
        attemptId: submitted.attemptId,
        bank: submitted.bank,
        elapsedSeconds: submitted.elapsedSeconds,
        rulesetVersion: ruleset.version,
      };
      graded.push(attempt);
      earned = earnedBy(owner, [...attempts, ...graded], awards, rulesOn);
      return ok(attempt);
    },

    /** What was graded, and the awards that are new by it or moved to an earlier date. */
    result: () => ({
      attempts: graded,
      awards: earned.filter((award) => {
        const was = awards.find(({ id }) => id === award.id);
        return was === undefined || canonicalJson(was) !== canonicalJson(award);
      }),
    }),
  };
}

/** What attempts earn; an award that there is already keeps what was said of it since. */
function earnedBy(
  owner: LedgerOwner,
  attempts: ExamStanding["attempts"],
  awards: readonly Award[],
  rulesOn: RulesOn,
): readonly Award[] {
  return examAwards(owner, attempts, rulesOn).map((award) => {
    const was = awards.find(({ id }) => id === award.id);
    if (was === undefined) return award;
    return { ...award, reversed: was.reversed, ...(was.reason !== undefined && { reason: was.reason }) };
  });
}

function withEarned(awards: readonly Award[], earned: readonly Award[]): readonly Award[] {
  const ids = new Set(earned.map(({ id }) => id));
  return [...awards.filter(({ id }) => !ids.has(id)), ...earned];
}
