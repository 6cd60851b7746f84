import { v5 } from "uuid";
import type { SubmitExam } from "../domain/intents.ts";
import type { Question } from "./question.ts";
import { type Topic, topicsByExam } from "./topics.ts";

/** What decides which questions are asked. */
export type DrawnFor = Pick<SubmitExam, "examId" | "attemptId" | "bank">;

/**
 * The questions of an attempt, in the order in which they are asked: at most `count`, the exam's own before those of what it builds on. They
 * follow from exam, attempt and bank alone, so that device and server ask the same without a word; the order of the pools is of no matter.
 * `poolOf` is asked for the topics of `topicsByExam`.
 */
export function drawQuestions(
  drawnFor: DrawnFor,
  count: number,
  poolOf: (topic: Topic) => readonly Question[],
): readonly Question[] {
  const { own, common } = topicsByExam[drawnFor.examId];
  const drawn = [...shuffled(poolOf(own), "own", drawnFor), ...shuffled(common.flatMap(poolOf), "common", drawnFor)];
  return shuffled(drawn.slice(0, count), "order", drawnFor);
}

/** Each question's place is a hash of it and the attempt: even, the same everywhere, and without a state to carry along. */
function shuffled(
  questions: readonly Question[],
  purpose: string,
  { examId, attemptId, bank }: DrawnFor,
): readonly Question[] {
  return questions
    .map((question) => ({ question, place: v5(`${examId}/${bank}/${purpose}/${question.id}`, attemptId) }))
    .sort((a, b) => (a.place < b.place ? -1 : 1))
    .map(({ question }) => question);
}
