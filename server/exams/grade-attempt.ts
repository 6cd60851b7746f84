import type { SubmitExam } from "#shared/domain/intents.ts";
import { err, ok, type Result } from "#shared/domain/result.ts";
import type { ExamRule } from "#shared/domain/ruleset/exam-rule.ts";
import { drawQuestions } from "#shared/exams/draw.ts";
import { longestAllowance, secondsAllowed } from "#shared/exams/time-limit.ts";
import { bankVersion } from "#shared/exams/topics.ts";
import { answerKey } from "./keys.ts";
import { pools } from "./pools.ts";

export type Grade = { readonly correct: number; readonly questions: number; readonly passed: boolean };

/** `unknown_bank`: of questions that this server doesn't have. `not_asked`: an answer to something else, or a second one. */
export type GradingFault = { readonly code: "unknown_bank" | "not_asked" };

/** How much longer than its minutes an attempt may be on its way from the last answer to the tap that hands it in. */
const handingInSeconds = 60;

/**
 * Grades an attempt by the questions that were drawn for it. What is left open is wrong, and an attempt that took longer than the
 * exam allows anybody isn't passed.
 */
export function gradeAttempt(submitted: SubmitExam, rule: ExamRule): Result<Grade, GradingFault> {
  if (submitted.bank !== bankVersion) return err({ code: "unknown_bank" });

  const asked = new Set(drawQuestions(submitted, rule.questions, (topic) => pools[topic]).map(({ id }) => id));
  const answered = new Set(submitted.answers.map(({ questionId }) => questionId));
  const isAsked = submitted.answers.every(({ questionId }) => asked.has(questionId));
  if (!isAsked || answered.size < submitted.answers.length) return err({ code: "not_asked" });

  const correct = submitted.answers.filter(({ questionId, option }) => answerKey[questionId] === option).length;
  const questions = asked.size;
  const inTime = submitted.elapsedSeconds <= secondsAllowed(rule, longestAllowance) + handingInSeconds;
  return ok({ correct, questions, passed: inTime && correct * 10_000 >= rule.passFrom * questions });
}
