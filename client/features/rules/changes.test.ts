import { expect, test } from "vitest";
import { defaultRuleset } from "#shared/domain/ruleset/default-ruleset.ts";
import { changesOf, faultsOf } from "./changes.ts";
import { readFigure, typedFigure } from "./figure-text.ts";
import { createPlaces } from "./place.ts";
import { partsOf, sectionIds } from "./ruleset-form.ts";
import { valueAt, withItem, withValue } from "./ruleset-value.ts";

test("every figure of the form is one that the ruleset has, or may have", () => {
  for (const section of sectionIds)
    for (const { rows } of partsOf(section, defaultRuleset))
      for (const { path, optional } of rows.flatMap(({ figures }) => figures))
        expect([path, optional || valueAt(defaultRuleset, path) !== undefined]).toEqual([path, true]);
});

test("every figure that a manager could get wrong is said at its field", () => {
  for (const section of sectionIds)
    for (const { rows } of partsOf(section, defaultRuleset))
      for (const { path, kind } of rows.flatMap(({ figures }) => figures)) {
        if (kind === "choice" || kind === "choices") continue;
        const [found] = faultsOf(withValue(defaultRuleset, path, "x"));
        expect(found?.place).toMatchObject({ section, path });
      }
});

test("a change is told once at its figure, a gate that went once as a line, and what is put back not at all", () => {
  const dearer = withValue(defaultRuleset, "xp.dial_made", 4);
  const gateless = withValue(dearer, "ranks.E-2.gates.badge:opener_elite", undefined);
  expect(changesOf(defaultRuleset, gateless).map(({ place, before, after }) => [place.path, before, after])).toEqual([
    ["xp.dial_made", 2, 4],
    ["ranks.E-2.gates.badge:opener_elite", expect.objectContaining({ tier: "bronze" }), undefined],
  ]);
  expect(changesOf(defaultRuleset, withValue(dearer, "xp.dial_made", 2))).toEqual([]);

  const boosted = withItem(defaultRuleset, "boosters", { from: "2026-05-01", to: "2026-05-02", percent: 150 });
  expect(changesOf(defaultRuleset, boosted).map(({ place }) => place.path)).toEqual([
    "boosters.0.from",
    "boosters.0.to",
    "boosters.0.percent",
  ]);
});

test("a choice of several is one change, whichever of its items differ", () => {
  const shorter = withValue(defaultRuleset, "ranks.E-3.gates.modules.modules", ["module_1"]);
  expect(changesOf(defaultRuleset, shorter).map(({ place }) => place.path)).toEqual([
    "ranks.E-3.gates.modules.modules",
  ]);
});

test("a fault of several figures together is said at their line or part", () => {
  const placeOf = createPlaces(defaultRuleset);
  expect(placeOf("badges.closer.tiers.gold.goal")?.path).toBe("badges.closer.tiers.gold");
  expect(placeOf("efficiency.grades.show")?.path).toBe("efficiency.grades.show");
  expect(placeOf("levels")?.path).toBe("levels");
});

test("rates are typed in percent and kept in basis points, with either comma; what can't be read stays as it was typed", () => {
  expect(["7", "6.7", "6,75", "100"].map((text) => readFigure("basis_points", text))).toEqual([700, 670, 675, 10_000]);
  expect(["", "6.", "-1", "1e3", "6.755"].map((text) => readFigure("basis_points", text))).toEqual([
    "",
    "6.",
    "-1",
    "1e3",
    "6.755",
  ]);
  expect(["12", " 7 ", "7.5", "x"].map((text) => readFigure("amount", text))).toEqual([12, 7, "7.5", "x"]);
  expect([typedFigure("basis_points", 670, "en"), typedFigure("basis_points", 670, "es")]).toEqual(["6.7", "6,7"]);
});
