import { expect, test } from "vitest";
import { defaultRuleset } from "#shared/domain/ruleset/default-ruleset.ts";
import { civilDateOf } from "#shared/domain/time/civil-date.ts";
import { instantOf } from "#shared/domain/time/instant.ts";
import { type ProjectionSource, projectionOf } from "./projection.ts";

const now = instantOf(Date.UTC(2026, 3, 14, 10));

function projected(awards: ProjectionSource["awards"]) {
  const today = civilDateOf("2026-04-14");
  const source = { name: "Ana Ruiz", workspaceMemberId: "m1", progression: null, days: [], awards, today };
  return projectionOf(source, defaultRuleset, now);
}

test("badges, modules, exams and certifications are JSON lists, in the same order however they came", () => {
  const awards: ProjectionSource["awards"] = [
    { kind: "exam", code: "tcpa" },
    { kind: "badge", code: "opener_elite.bronze" },
    { kind: "exam", code: "module_5" },
    { kind: "exam", code: "module_0" },
    { kind: "exam", code: "module_0.elite" },
    { kind: "badge", code: "closer.bronze" },
    { kind: "rank", code: "E-2" },
    { kind: "adjustment", code: "0de30000-0000-4000-8000-000000000009" },
  ];
  const lists = {
    badges: '["closer.bronze","opener_elite.bronze"]',
    completedModules: '["module_0","module_5"]',
    defeatedBosses: "[]",
    passedExams: '["module_0","module_5","tcpa"]',
    certifications: '["tcpa"]',
  };
  expect(projected(awards)).toMatchObject(lists);
  expect(projected(awards.toReversed())).toMatchObject(lists);
});

test("what a rep doesn't have yet is an empty list", () => {
  expect(projected([])).toMatchObject({
    badges: "[]",
    completedModules: "[]",
    passedExams: "[]",
    certifications: "[]",
  });
});
