import { expect, test } from "vitest";
import { awardTold, on } from "./testing.ts";
import { titlesOf } from "./titles.ts";

test("ranks, badges and defeated bosses are titles; exams, adjustments and what was reversed aren't", () => {
  const awards = [
    awardTold("rank", "E-2"),
    awardTold("badge", "closer.gold"),
    awardTold("badge", "closer.platinum", 0, { reversed: true }),
    awardTold("exam", "module_0"),
    awardTold("adjustment", "gift"),
  ];
  const titles = titlesOf(awards, [{ boss: "redhawk", on: on(3) }]);
  expect(titles).toEqual(["E-1", "E-2", "closer.gold", "boss.redhawk"]);
});
