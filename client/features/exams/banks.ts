import type { ExamId } from "#shared/domain/ruleset/exam-rule.ts";
import { drawQuestions } from "#shared/exams/draw.ts";
import type { PracticeQuestion, Question } from "#shared/exams/question.ts";
import { type Topic, topicsByExam } from "#shared/exams/topics.ts";
import type { Sitting } from "../../store/reads/exam-views.ts";

/** A round of practice is short enough for a break between two calls. */
const practiceQuestions = 10;

// A chunk each, precached like every other: nobody loads the questions of an exam that isn't taken, and all of them are here offline.
const pools: { readonly [topic in Topic]: () => Promise<readonly Question[]> } = {
  product: async () => (await import("#shared/exams/pools/product.ts")).productPool,
  openers: async () => (await import("#shared/exams/pools/openers.ts")).openersPool,
  timing: async () => (await import("#shared/exams/pools/timing.ts")).timingPool,
  cadence: async () => (await import("#shared/exams/pools/cadence.ts")).cadencePool,
  objections: async () => (await import("#shared/exams/pools/objections.ts")).objectionsPool,
  compliance: async () => (await import("#shared/exams/pools/compliance.ts")).compliancePool,
  certification: async () => (await import("#shared/exams/pools/certification.ts")).certificationPool,
  operative: async () => (await import("#shared/exams/pools/operative.ts")).operativePool,
  senior: async () => (await import("#shared/exams/pools/senior.ts")).seniorPool,
  leadership: async () => (await import("#shared/exams/pools/leadership.ts")).leadershipPool,
  tcpa: async () => (await import("#shared/exams/pools/tcpa.ts")).tcpaPool,
  dnc: async () => (await import("#shared/exams/pools/dnc.ts")).dncPool,
  ctia: async () => (await import("#shared/exams/pools/ctia.ts")).ctiaPool,
};

type TaughtTopic = "product" | "openers" | "timing" | "cadence" | "objections" | "compliance";

const practices: { readonly [topic in TaughtTopic]: () => Promise<readonly PracticeQuestion[]> } = {
  product: async () => (await import("#shared/exams/practice/product.ts")).productPractice,
  openers: async () => (await import("#shared/exams/practice/openers.ts")).openersPractice,
  timing: async () => (await import("#shared/exams/practice/timing.ts")).timingPractice,
  cadence: async () => (await import("#shared/exams/practice/cadence.ts")).cadencePractice,
  objections: async () => (await import("#shared/exams/practice/objections.ts")).objectionsPractice,
  compliance: async () => (await import("#shared/exams/practice/compliance.ts")).compliancePractice,
};

/** The questions of a sitting, in the order in which they are asked. `count` is what the exam asks. */
export async function questionsOf(sitting: Sitting, count: number): Promise<readonly (Question | PracticeQuestion)[]> {
  const drawnFor = { examId: sitting.examId, attemptId: sitting.id, bank: sitting.bank };
  const { own, common } = topicsByExam[sitting.examId];
  if (sitting.kind === "exam") {
    const loaded = new Map<Topic, readonly Question[]>();
    for (const topic of [own, ...common]) loaded.set(topic, await pools[topic]());
    return drawQuestions(drawnFor, count, (topic) => loaded.get(topic) ?? []);
  }
  const loaded = new Map<Topic, readonly PracticeQuestion[]>();
  for (const topic of taughtBy(sitting.examId)) loaded.set(topic, await practices[topic]());
  return drawQuestions(drawnFor, practiceQuestions, (topic) => loaded.get(topic) ?? []);
}

/** What an exam can be practised with: its own topic where that is taught, else what it builds on. */
export function taughtBy(examId: ExamId): readonly TaughtTopic[] {
  const { own, common } = topicsByExam[examId];
  return [own, ...common].filter((topic): topic is TaughtTopic => topic in practices);
}
