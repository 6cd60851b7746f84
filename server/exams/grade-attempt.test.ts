import { createHash } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { defaultExams } from "#shared/domain/ruleset/default-exams.ts";
import type { ExamRule } from "#shared/domain/ruleset/exam-rule.ts";
import { bankVersion, topics } from "#shared/exams/topics.ts";
import { gradeAttempt } from "./grade-attempt.ts";
import { answerKey } from "./keys.ts";
import { pools } from "./pools.ts";
import { attemptWith } from "./testing.ts";

const allQuestions = topics.flatMap((topic) => pools[topic]);

const attempted = fc
  .tuple(fc.constantFrom(...defaultExams), fc.uuid())
  .chain(([rule, attemptId]) =>
    fc.record({ rule: fc.constant(rule), attemptId: fc.constant(attemptId), right: fc.nat(rule.questions) }),
  );

test("an exam is passed by the share of its questions that were answered right", () => {
  fc.assert(
    fc.property(attempted, ({ rule, attemptId, right }) => {
      const passed = right / rule.questions >= rule.passFrom / 10_000;
      expect(gradeAttempt(attemptWith(rule.id, right, attemptId), rule)).toEqual({
        ok: true,
        value: { correct: right, questions: rule.questions, passed },
      });
    }),
  );
});

test("what is left open is wrong", () => {
  const rule = defaultExams[0] as ExamRule;
  const attempt = attemptWith(rule.id, 15, "11111111-1111-4111-8111-111111111111");
  expect(gradeAttempt({ ...attempt, answers: attempt.answers.slice(0, 12) }, rule)).toMatchObject({
    value: { correct: 12, questions: 15, passed: true },
  });
  expect(gradeAttempt({ ...attempt, answers: [] }, rule)).toMatchObject({ value: { correct: 0, passed: false } });
});

test("an attempt that took longer than the exam allows isn't passed", () => {
  const rule = defaultExams[0] as ExamRule;
  const attempt = attemptWith(rule.id, 15, "11111111-1111-4111-8111-111111111111");
  expect(gradeAttempt({ ...attempt, elapsedSeconds: 1260 }, rule)).toMatchObject({ value: { passed: true } });
  expect(gradeAttempt({ ...attempt, elapsedSeconds: 1261 }, rule)).toMatchObject({
    value: { passed: false, correct: 15 },
  });
});

test("answers to other questions, a second answer to one, and another bank are refused", () => {
  const rule = defaultExams[0] as ExamRule;
  const attempt = attemptWith(rule.id, 15, "11111111-1111-4111-8111-111111111111");
  const [first] = attempt.answers;
  const asked = new Set(attempt.answers.map(({ questionId }) => questionId));
  const other = allQuestions.find(({ id }) => !asked.has(id));
  if (!first || !other) throw new Error("The pools are too small");

  const notAsked = { ok: false, error: { code: "not_asked" } };
  expect(gradeAttempt({ ...attempt, answers: [{ questionId: other.id, option: "a" }] }, rule)).toEqual(notAsked);
  expect(gradeAttempt({ ...attempt, answers: [first, first] }, rule)).toEqual(notAsked);
  const unknownBank = { ok: false, error: { code: "unknown_bank" } };
  expect(gradeAttempt({ ...attempt, bank: bankVersion + 1 }, rule)).toEqual(unknownBank);
});

test("every question has a key, every key a question, and every exam questions enough", () => {
  expect(Object.keys(answerKey).sort()).toEqual(allQuestions.map(({ id }) => id).sort());
  for (const rule of defaultExams)
    expect(attemptWith(rule.id, 0, "11111111-1111-4111-8111-111111111111").answers.length).toBe(rule.questions);
});

test("the bank is the one that its version names: other questions need another version", () => {
  const ids = topics.flatMap((topic) => pools[topic].map(({ id }) => id)).sort();
  const digest = createHash("sha256").update(ids.join(" ")).digest("hex").slice(0, 16);
  expect({ bankVersion, digest }).toEqual({ bankVersion: 1, digest: "bea5680a55f6a4a0" });
});
