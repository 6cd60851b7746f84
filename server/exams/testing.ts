import { randomUUID } from "node:crypto";
import type { SubmitExam } from "#shared/domain/intents.ts";
import { defaultExams } from "#shared/domain/ruleset/default-exams.ts";
import type { ExamId, ExamRule } from "#shared/domain/ruleset/exam-rule.ts";
import { drawQuestions } from "#shared/exams/draw.ts";
import { optionIds } from "#shared/exams/question.ts";
import { bankVersion } from "#shared/exams/topics.ts";
import { answerKey } from "./keys.ts";
import { pools } from "./pools.ts";

/** An attempt of which so many answers are right and the others wrong; all of them where nothing is said. */
export function attemptWith(
  examId: ExamId,
  right = Number.POSITIVE_INFINITY,
  attemptId: string = randomUUID(),
): SubmitExam {
  const rule = defaultExams.find(({ id }) => id === examId) as ExamRule;
  const drawnFor = { examId, attemptId, bank: bankVersion };
  const answers = drawQuestions(drawnFor, rule.questions, (topic) => pools[topic]).map(({ id }, index) => {
    const key = answerKey[id] ?? "a";
    return { questionId: id, option: index < right ? key : (optionIds.find((option) => option !== key) ?? "a") };
  });
  return { ...drawnFor, answers, elapsedSeconds: 60 };
}
