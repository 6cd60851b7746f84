import fc from "fast-check";
import { expect, test } from "vitest";
import { defaultRuleset } from "../ruleset/default-ruleset.ts";
import { type ExamId, examIds } from "../ruleset/exam-rule.ts";
import { instantOf } from "../time/instant.ts";
import type { ExamAttempt } from "./exam-attempt.ts";
import { examAwards, examIsOpen, examLockOf } from "./exam-awards.ts";
import { awardTold, on, owner } from "./testing.ts";

const rulesOn = () => defaultRuleset;

function attempt(
  examId: ExamId,
  day: number,
  correct: number,
  questions: number,
  id = `${examId} ${day}`,
): ExamAttempt {
  const passFrom = defaultRuleset.exams.find((rule) => rule.id === examId)?.passFrom ?? 10_000;
  const passed = correct * 10_000 >= passFrom * questions;
  return { id, examId, localDate: on(day), occurredAt: instantOf(day * 1000), correct, questions, passed };
}

const told = (attempts: readonly ExamAttempt[]) =>
  examAwards(owner, attempts, rulesOn).map(({ code, localDate, lines }) => [code, localDate, lines]);

test("an exam pays on its first passing attempt, and never again", () => {
  const attempts = [attempt("module_4", 1, 16, 20), attempt("module_4", 3, 17, 20), attempt("module_4", 5, 18, 20)];
  expect(told(attempts)).toEqual([["module_4", on(3), [{ rule: "module_passed", amount: 75 }]]]);
  expect(examAwards(owner, attempts, rulesOn)[0]?.evidence).toEqual([
    { name: "module_4", value: 8500, needed: 8500, from: on(3), to: on(3) },
  ]);
});

test("a certification pays as one", () => {
  expect(told([attempt("dnc", 0, 18, 20)])).toEqual([["dnc", on(0), [{ rule: "certification_earned", amount: 300 }]]]);
});

test("95 % right pay the elite bonus, once an exam, also on a later attempt", () => {
  expect(
    told([attempt("module_4", 0, 18, 20), attempt("module_4", 2, 19, 20), attempt("module_4", 3, 20, 20)]),
  ).toEqual([
    ["module_4", on(0), [{ rule: "module_passed", amount: 75 }]],
    ["module_4.elite", on(2), [{ rule: "elite_exam_bonus", amount: 100 }]],
  ]);
  expect(told([attempt("module_6", 0, 47, 50)])).toHaveLength(1);
});

test("an attempt that doesn't pass pays no bonus, however much of it is right", () => {
  expect(told([attempt("module_5", 0, 19, 20)])).toEqual([]);
});

test("an earlier attempt that arrives late moves the award, under the same id", () => {
  const [first] = examAwards(owner, [attempt("module_0", 5, 15, 15)], rulesOn);
  const [moved] = examAwards(owner, [attempt("module_0", 5, 15, 15), attempt("module_0", 2, 12, 15)], rulesOn);
  expect(moved).toMatchObject({ id: first?.id, localDate: on(2) });
});

test("the first attempt is the earliest, and of two at one moment the one with the lesser id", () => {
  const onWhich = (...attempts: readonly ExamAttempt[]) => examAwards(owner, attempts, rulesOn)[0]?.evidence[0]?.value;
  const [poor, good] = [attempt("module_0", 1, 12, 15, "z"), attempt("module_0", 2, 13, 15, "a")];
  expect([onWhich(poor, good), onWhich(good, poor)]).toEqual([8000, 8000]);
  const atOnce = { ...good, occurredAt: poor.occurredAt };
  expect([onWhich(poor, atOnce), onWhich(atOnce, poor)]).toEqual([8666, 8666]);
});

test("P5 attempts in any order, some of them twice, earn the same", () => {
  const anyAttempt = fc
    .record({ examId: fc.constantFrom(...examIds), day: fc.nat(6), correct: fc.nat(20), id: fc.uuid() })
    .map(({ examId, day, correct, id }) => attempt(examId, day, correct, 20, id));
  fc.assert(
    fc.property(fc.array(anyAttempt, { maxLength: 20 }), fc.nat(), (attempts, turn) => {
      const turned = attempts.map((_, index) => attempts[(index + turn) % attempts.length] as ExamAttempt);
      const byId = (some: readonly ExamAttempt[]) =>
        examAwards(owner, some, rulesOn).toSorted((a, b) => (a.id < b.id ? -1 : 1));
      expect(byId([...turned, ...attempts])).toEqual(byId(attempts));
    }),
    { numRuns: 500 },
  );
});

test("an exam is open once those before it are passed and its rank is reached", () => {
  const passed = ["module_0", "module_1", "module_2", "module_3", "module_4"].map((code) => awardTold("exam", code));
  const module5 = awardTold("exam", "module_5");
  expect(examIsOpen("module_0", [], "E-1", defaultRuleset)).toBe(true);
  expect(examLockOf("module_6", passed, "E-1", defaultRuleset)).toEqual({ exams: ["module_5"], rank: null });
  expect(examIsOpen("module_6", [...passed, module5], "E-1", defaultRuleset)).toBe(true);
  expect(examIsOpen("module_6", [...passed, { ...module5, reversed: true }], "E-1", defaultRuleset)).toBe(false);
  const module6 = awardTold("exam", "module_6");
  expect(examLockOf("leadership_certification", [module6], "E-5", defaultRuleset)).toEqual({ exams: [], rank: "E-6" });
  expect(examIsOpen("leadership_certification", [module6], "E-6", defaultRuleset)).toBe(true);
  expect(examIsOpen("tcpa", [], "E-7", { ...defaultRuleset, exams: [] })).toBe(false);
});
