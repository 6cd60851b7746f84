import fc from "fast-check";
import { expect, test } from "vitest";
import { checkRuleset } from "./check-ruleset.ts";
import { defaultRuleset } from "./default-ruleset.ts";
import { diffRulesets } from "./diff.ts";
import type { Ruleset } from "./ruleset.ts";

type Place = readonly (string | number)[];

/** The default ruleset with another value at a place; `undefined` takes the key away. */
function changed(place: Place, value: unknown): unknown {
  const copy = structuredClone(defaultRuleset) as unknown;
  // biome-ignore lint/suspicious/noExplicitAny: a value of any shape is what is being tested.
  const parent = place.slice(0, -1).reduce((part: any, key) => part[key], copy);
  if (value === undefined) delete parent[place.at(-1) ?? ""];
  else parent[place.at(-1) ?? ""] = value;
  return copy;
}

function faultsOf(value: unknown): readonly string[] {
  const checked = checkRuleset(value);
  return checked.ok ? [] : checked.error.faults.map(({ path, code }) => `${path} ${code}`);
}

test("the default ruleset is sound", () => {
  expect(checkRuleset(defaultRuleset)).toEqual({ ok: true, value: defaultRuleset });
});

test.each<readonly [Place, unknown, string]>([
  [["xp", "dial_made"], 2.5, "xp.dial_made not_whole"],
  [["xp", "dial_made"], "2", "xp.dial_made not_whole"],
  [["xp", "dial_made"], -1, "xp.dial_made out_of_range"],
  [["xp", "dial_made"], 100_001, "xp.dial_made out_of_range"],
  [["xp", "free_lunch"], 5, "xp.free_lunch unknown_key"],
  [["xp", "early_dial"], 5, "xp.early_dial unknown_key"],
  [["xp", "constructor"], 5, "xp.constructor unknown_key"],
  [["xp"], [1], "xp not_an_object"],
  [["streak"], undefined, "streak missing"],
  [["levels"], 7, "levels not_a_list"],
  [["levels"], [], "levels too_few"],
  [["levels", 0], 10, "levels.0 first_level_not_zero"],
  [["levels", 3], 250, "levels.3 twice"],
  [["levels", 3], 249, "levels.3 not_ascending"],
  [["calls", "defaultDisposition"], "asleep", "calls.defaultDisposition not_known"],
  [["calls", "counts", "contact", 1], "dial_made", "calls.counts.contact.1 twice"],
  [["calls", "shortBelowSeconds"], 121, "calls.shortBelowSeconds bounds_out_of_order"],
  [["streak", "freezesAtStart"], 3, "streak.freezesAtStart more_than_held_at_most"],
  [["efficiency", "grades", "show", "above"], 8600, "efficiency.grades.show bounds_out_of_order"],
  [["efficiency", "grades", "sub30sDrop", "above"], 3400, "efficiency.grades.sub30sDrop bounds_out_of_order"],
  [["efficiency", "grades", "show", "elite"], 10_001, "efficiency.grades.show.elite out_of_range"],
  [
    ["specializations", "percent", "closer", "deal_closed"],
    99,
    "specializations.percent.closer.deal_closed out_of_range",
  ],
  [
    ["specializations", "percent", "closer", "deal_closed"],
    501,
    "specializations.percent.closer.deal_closed out_of_range",
  ],
  [["specializations", "fromLevel"], 26, "specializations.fromLevel no_such_level"],
  [["boosters"], [{ from: "2026-02-30", to: "2026-03-01", percent: 150 }], "boosters.0.from not_a_date"],
  [["boosters"], [{ from: "2026-03-02", to: "2026-03-01", percent: 150 }], "boosters.0.to dates_out_of_order"],
  [["badges", 0, "id"], "closer", "badges.closer twice"],
  [["badges", 0, "tiers", 1, "tier"], "bronze", "badges.opener_elite.tiers.bronze twice"],
  [["badges", 0, "tiers", 0, "tier"], "platinum", "badges.opener_elite.tiers.platinum twice"],
  [["badges", 8, "tiers", 0, "goal", "kind"], "luck", "badges.first_blood.tiers.bronze.goal.kind not_known"],
  [["badges", 6, "tiers", 1, "goal", "atLeast"], 5, "badges.closer.tiers.silver.goal tiers_not_ascending"],
  [["badges", 0, "tiers", 1, "goal", "basisPoints"], 5001, "badges.opener_elite.tiers.silver.goal tiers_not_ascending"],
  [["badges", 6, "tiers", 3, "goal", "counter"], "dial_made", "badges.closer.tiers.platinum.goal mixed_goals"],
  [["ranks", 0, "gates"], [{ kind: "deals", atLeast: 1 }], "ranks.E-1.gates first_rank_has_gates"],
  [["ranks", 6], undefined, "ranks.6 not_an_object"],
  [["ranks", 1, "gates", 0, "atLeast"], 26, "ranks.E-2.gates.level.atLeast no_such_level"],
  [["ranks", 4, "gates", 3, "badge"], "conversion_champion", "ranks.E-5.gates.badge:conversion_champion twice"],
  [["ranks", 1, "gates", 2, "tier"], "diamond", "ranks.E-2.gates.badge:opener_elite.tier not_known"],
  [["exams", 0, "needs"], ["module_6"], "exams.module_0.needs.0 needs_itself"],
  [["exams", 0, "passFrom"], 0, "exams.module_0.passFrom out_of_range"],
  [["cadence", "days"], 12, "cadence.days after_the_end"],
  [["cadence", "touchDays", 0], 1, "cadence.touchDays.0 not_ascending"],
])("%o = %o is a fault: %s", (place, value, fault) => {
  expect(faultsOf(changed(place, value))).toContain(fault);
});

test("a rank's badge has to be given at that tier or a higher one, and its exams have to exist", () => {
  const withoutGold = structuredClone(defaultRuleset.badges[1]?.tiers ?? []).slice(0, 3);
  expect(faultsOf(changed(["badges", 1, "tiers"], withoutGold))).toEqual([
    "ranks.E-7.gates.badge:conversion_champion.badge badge_unknown",
  ]);
  const exams = defaultRuleset.exams.filter(({ id }) => id !== "operative_certification");
  expect(faultsOf({ ...defaultRuleset, exams })).toEqual([
    "ranks.E-4.gates.certification:operative_certification.certification exam_unknown",
  ]);
  expect(faultsOf({ ...defaultRuleset, ranks: defaultRuleset.ranks.slice(0, 6) })).toEqual(["ranks ranks_incomplete"]);
});

test.each([[undefined], [null], [5], ["{}"], [[]], [{}], [{ xp: null }]])(
  "%o is no ruleset, and nothing throws",
  (value) => {
    expect(faultsOf(value).length).toBeGreaterThan(0);
  },
);

test("whatever a place of it is replaced with, a ruleset is checked without a throw, and what passes keeps its shape", () => {
  const places: Place[] = [];
  const walk = (value: unknown, place: Place) => {
    if (place.length > 0) places.push(place);
    if (typeof value !== "object" || value === null) return;
    for (const [key, part] of Object.entries(value)) walk(part, [...place, Array.isArray(value) ? Number(key) : key]);
  };
  walk(defaultRuleset, []);

  fc.assert(
    fc.property(fc.constantFrom(...places), fc.anything(), (place, value) => {
      const checked = checkRuleset(changed(place, value));
      if (checked.ok) expect(Object.keys(checked.value).sort()).toEqual(Object.keys(defaultRuleset).sort());
    }),
    { numRuns: 500 },
  );
});

test("the difference of two rulesets names each figure that changed, and nothing else", () => {
  const after = changed(["badges", 6, "tiers", 2, "xp"], 1600) as Ruleset;
  const { note_added: _, ...xp } = after.xp;
  const changes = diffRulesets(defaultRuleset, {
    ...after,
    version: 2,
    xp: { ...xp, dial_made: 3 },
    levels: [...after.levels, 130_000],
    badges: after.badges.toReversed(),
  });
  expect(changes).toEqual([
    { path: "xp.dial_made", before: 2, after: 3 },
    { path: "levels.25", before: undefined, after: 130_000 },
    { path: "badges.closer.tiers.gold.xp", before: 1500, after: 1600 },
    { path: "xp.note_added", before: 3, after: undefined },
  ]);
  expect(diffRulesets(defaultRuleset, structuredClone(defaultRuleset))).toEqual([]);
});
