import { err, ok, type Result } from "../result.ts";
import { type BadgeGoal, type BadgeRule, badgeTiers } from "./badge-rule.ts";
import type { ExamId, ExamRule } from "./exam-rule.ts";
import { itemKey } from "./item-key.ts";
import { type RankGate, rankCodes } from "./rank-rule.ts";
import type { Ruleset } from "./ruleset.ts";
import { rulesetShape } from "./ruleset-shape.ts";
import type { Fault, ShapeCode } from "./shape.ts";

export type RulesetFaultCode =
  | ShapeCode
  | "first_level_not_zero"
  | "not_ascending"
  | "bounds_out_of_order"
  | "more_than_held_at_most"
  | "no_such_level"
  | "dates_out_of_order"
  | "mixed_goals"
  | "tiers_not_ascending"
  | "ranks_incomplete"
  | "first_rank_has_gates"
  | "badge_unknown"
  | "exam_unknown"
  | "needs_itself"
  | "after_the_end";

export type RulesetFault = Fault<RulesetFaultCode>;

/** All the faults of a ruleset: those of its single figures, or if there are none those of how they go together. */
export type RulesetFailure = { readonly code: "ruleset_invalid"; readonly faults: readonly RulesetFault[] };

/** A ruleset from a value of any shape, checked figure by figure. Keys that it doesn't know are faults, not ignored. */
export function checkRuleset(value: unknown): Result<Ruleset, RulesetFailure> {
  const shapeFaults = rulesetShape(value, "");
  const faults = shapeFaults.length > 0 ? shapeFaults : faultsTogether(value as Ruleset);
  return faults.length > 0 ? err({ code: "ruleset_invalid", faults }) : ok(value as Ruleset);
}

function faultsTogether(ruleset: Ruleset): readonly RulesetFault[] {
  return [
    ...levelFaults(ruleset),
    ...figureFaults(ruleset),
    ...ruleset.boosters.flatMap(({ from, to }, index) =>
      fault(from > to, `boosters.${index}.to`, "dates_out_of_order"),
    ),
    ...ruleset.badges.flatMap(badgeFaults),
    ...rankFaults(ruleset),
    ...ruleset.exams.flatMap((exam) => examFaults(exam, ruleset.exams)),
    ...cadenceFaults(ruleset),
  ];
}

function fault(isWrong: boolean, path: string, code: RulesetFaultCode): readonly RulesetFault[] {
  return isWrong ? [{ path, code }] : [];
}

function levelFaults({ levels, specializations }: Ruleset): readonly RulesetFault[] {
  return [
    ...fault(levels[0] !== 0, "levels.0", "first_level_not_zero"),
    ...notAscending(levels, "levels"),
    ...fault(specializations.fromLevel > levels.length, "specializations.fromLevel", "no_such_level"),
  ];
}

function figureFaults({ calls, streak, efficiency }: Ruleset): readonly RulesetFault[] {
  const { freezesAtStart, freezesHeldAtMost } = streak;
  return [
    ...fault(calls.shortBelowSeconds > calls.longFromSeconds, "calls.shortBelowSeconds", "bounds_out_of_order"),
    ...fault(freezesAtStart > freezesHeldAtMost, "streak.freezesAtStart", "more_than_held_at_most"),
    ...Object.entries(efficiency.grades).flatMap(([rate, { better, elite, above, satisfactory }]) => {
      const inOrder =
        better === "lower" ? elite <= above && above <= satisfactory : elite >= above && above >= satisfactory;
      return fault(!inOrder, `efficiency.grades.${rate}`, "bounds_out_of_order");
    }),
  ];
}

function cadenceFaults({ cadence: { touchDays, days } }: Ruleset): readonly RulesetFault[] {
  return [
    ...fault(touchDays[0] !== 0, "cadence.touchDays.0", "not_ascending"),
    ...notAscending(touchDays, "cadence.touchDays"),
    ...fault((touchDays.at(-1) ?? 0) >= days, "cadence.days", "after_the_end"),
  ];
}

function notAscending(figures: readonly number[], path: string): readonly RulesetFault[] {
  return figures.flatMap((figure, index) => {
    const before = figures[index - 1];
    return fault(before !== undefined && figure <= before, `${path}.${index}`, "not_ascending");
  });
}

/** Every tier of a badge asks for the same thing, and for more of it than the one before. */
function badgeFaults({ id, tiers }: BadgeRule): readonly RulesetFault[] {
  return tiers.flatMap(({ tier, goal }, index) => {
    const before = tiers[index - 1];
    if (before === undefined) return [];
    const path = `badges.${id}.tiers.${tier}`;
    if (badgeTiers.indexOf(tier) < badgeTiers.indexOf(before.tier)) return fault(true, path, "tiers_not_ascending");
    if (!asksForTheSame(before.goal, goal)) return fault(true, `${path}.goal`, "mixed_goals");
    return fault(!isHarder(before.goal, goal), `${path}.goal`, "tiers_not_ascending");
  });
}

function asksForTheSame(a: BadgeGoal, b: BadgeGoal): boolean {
  if (a.kind === "count" && b.kind === "count") return a.counter === b.counter;
  if (a.kind === "held_rate" && b.kind === "held_rate") return a.rate === b.rate && a.bound === b.bound;
  return a.kind === b.kind;
}

/** Harder in one figure at least, and easier in none. */
function isHarder(easier: BadgeGoal, harder: BadgeGoal): boolean {
  const [less, more] = [hardnessOf(easier), hardnessOf(harder)];
  const isNotEasier = more.every((figure, index) => figure >= (less[index] ?? 0));
  return isNotEasier && more.some((figure, index) => figure > (less[index] ?? 0));
}

function hardnessOf(goal: BadgeGoal): readonly number[] {
  switch (goal.kind) {
    case "count":
      return [goal.atLeast];
    case "held_rate":
      return [goal.bound === "at_most" ? -goal.basisPoints : goal.basisPoints, goal.days];
    case "appointments_in_dials":
      return [goal.appointments / goal.dials, goal.days];
    case "shows":
      return [goal.basisPoints, goal.appointments];
    case "streak":
      return [goal.days];
    case "boss":
      return [];
  }
}

function rankFaults(ruleset: Ruleset): readonly RulesetFault[] {
  const { ranks } = ruleset;
  const isComplete = rankCodes.every((code, index) => ranks[index]?.code === code);
  return [
    ...fault(!isComplete, "ranks", "ranks_incomplete"),
    ...fault((ranks[0]?.gates.length ?? 0) > 0, `ranks.${ranks[0]?.code}.gates`, "first_rank_has_gates"),
    ...ranks.flatMap(({ code, gates }) =>
      gates.flatMap((gate, index) => gateFaults(gate, `ranks.${code}.gates.${itemKey(gate, index)}`, ruleset)),
    ),
  ];
}

/** A gate may only ask for what this ruleset gives: nobody could ever pass another. */
function gateFaults(gate: RankGate, path: string, { levels, badges, exams }: Ruleset): readonly RulesetFault[] {
  switch (gate.kind) {
    case "level":
      return fault(gate.atLeast > levels.length, `${path}.atLeast`, "no_such_level");
    case "badge": {
      const tiers = badges.find(({ id }) => id === gate.badge)?.tiers ?? [];
      const isGiven = tiers.some(({ tier }) => badgeTiers.indexOf(tier) >= badgeTiers.indexOf(gate.tier));
      return fault(!isGiven, `${path}.badge`, "badge_unknown");
    }
    case "modules":
      return gate.modules.flatMap((module, index) =>
        fault(!exams.some(({ id }) => id === module), `${path}.modules.${index}`, "exam_unknown"),
      );
    case "certification":
      return fault(!exams.some(({ id }) => id === gate.certification), `${path}.certification`, "exam_unknown");
    case "deals":
    case "rate":
    case "boss":
    case "cadence":
    case "mentees":
    case "team_conversion":
      return [];
  }
}

function examFaults({ id, needs }: ExamRule, exams: readonly ExamRule[]): readonly RulesetFault[] {
  return needs.flatMap((needed, index) => {
    const path = `exams.${id}.needs.${index}`;
    if (!exams.some((exam) => exam.id === needed)) return fault(true, path, "exam_unknown");
    return fault(leadsTo(needed, id, exams), path, "needs_itself");
  });
}

/** Whether an exam needs another one, directly or by others. */
function leadsTo(from: ExamId, to: ExamId, exams: readonly ExamRule[]): boolean {
  const reached = new Set([from]);
  for (const id of reached) for (const needed of exams.find((exam) => exam.id === id)?.needs ?? []) reached.add(needed);
  return reached.has(to);
}
