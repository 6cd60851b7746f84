import fc from "fast-check";
import { expect, test } from "vitest";
import { defaultExams } from "../domain/ruleset/default-exams.ts";
import { examIds } from "../domain/ruleset/exam-rule.ts";
import { drawQuestions } from "./draw.ts";
import type { Question } from "./question.ts";
import { type Topic, topicsByExam } from "./topics.ts";

const text = { en: "?", es: "?" };
const poolOf = (topic: Topic): readonly Question[] =>
  Array.from({ length: 24 }, (_, number) => ({
    id: `${topic}-${number}`,
    prompt: text,
    options: { a: text, b: text, c: text, d: text },
  }));
const idsOf = (questions: readonly Question[]) => questions.map(({ id }) => id);

const attempt = fc.record({
  examId: fc.constantFrom(...examIds),
  attemptId: fc.uuid(),
  bank: fc.integer({ min: 1, max: 9 }),
});

test("an attempt has as many questions as asked for, none of them twice, and the same wherever it is drawn", () => {
  fc.assert(
    fc.property(attempt, fc.integer({ min: 1, max: 24 }), (drawnFor, count) => {
      const drawn = idsOf(drawQuestions(drawnFor, count, poolOf));
      expect(new Set(drawn).size).toBe(count);
      expect(idsOf(drawQuestions(drawnFor, count, (topic) => poolOf(topic).toReversed()))).toEqual(drawn);
    }),
  );
});

test("every question of a pool has the same chance", () => {
  const times = new Map<string, number>();
  for (let seed = 0; seed < 2000; seed += 1) {
    const attemptId = `00000000-0000-4000-8000-${String(seed).padStart(12, "0")}`;
    for (const { id } of drawQuestions({ examId: "module_0", attemptId, bank: 1 }, 12, poolOf))
      times.set(id, (times.get(id) ?? 0) + 1);
  }
  expect(times.size).toBe(24);
  for (const count of times.values()) expect(Math.abs(count - 1000)).toBeLessThan(120);
});

test("another attempt, exam or bank asks others, and their order isn't that of the pools", () => {
  const first = { examId: "module_6", attemptId: "11111111-1111-4111-8111-111111111111", bank: 1 } as const;
  const drawn = idsOf(drawQuestions(first, 50, poolOf));
  const others = [
    { ...first, attemptId: "11111111-1111-4111-8111-111111111112" },
    { ...first, bank: 2 },
    { ...first, examId: "senior_certification" as const },
  ];
  for (const other of others) expect(idsOf(drawQuestions(other, 50, poolOf))).not.toEqual(drawn);
  expect(drawn.slice(0, 24).filter((id) => id.startsWith("certification")).length).toBeLessThan(24);
});

test("an exam that builds on others asks all that it has of its own", () => {
  const attemptId = "11111111-1111-4111-8111-111111111111";
  for (const { id: examId, questions } of defaultExams) {
    const { own, common } = topicsByExam[examId];
    if (common.length === 0) continue;
    const drawn = idsOf(
      drawQuestions({ examId, attemptId, bank: 1 }, questions, (topic) => poolOf(topic).slice(0, 10)),
    );
    expect(drawn.filter((id) => id.startsWith(own)).length).toBe(Math.min(10, questions));
    expect(drawn.length).toBe(Math.min(questions, 10 + common.length * 10));
  }
});
