import { dispositions } from "#shared/domain/ledger/activity.ts";
import type { BadgeGoal } from "#shared/domain/ruleset/badge-rule.ts";
import { gradeNames, rateNames } from "#shared/domain/ruleset/efficiency-rules.ts";
import { examIds } from "#shared/domain/ruleset/exam-rule.ts";
import { specializationIds } from "#shared/domain/ruleset/multipliers.ts";
import { rankCodes } from "#shared/domain/ruleset/rank-rule.ts";
import type { Ruleset } from "#shared/domain/ruleset/ruleset.ts";
import { pricedRules } from "#shared/domain/ruleset/ruleset-shape.ts";
import { addDays, parseCivilDate } from "#shared/domain/time/civil-date.ts";
import { counts, type FigureSpec, figure, type PartSpec, part } from "./figure-spec.ts";
import { rankPart } from "./rank-parts.ts";

export const sectionIds = [
  "xp",
  "calls",
  "levels",
  "streak",
  "efficiency",
  "specializations",
  "boosters",
  "badges",
  "ranks",
  "exams",
  "cadence",
] as const;
export type SectionId = (typeof sectionIds)[number];

/** What a section's form has, by what the ruleset has. */
export function partsOf(section: SectionId, ruleset: Ruleset): readonly PartSpec[] {
  switch (section) {
    case "xp":
      return [
        part(
          "xp",
          pricedRules.map((rule) => figure(`xp.${rule}`, "amount", { optional: true })),
        ),
      ];
    case "calls":
      return callParts();
    case "levels":
      return [levelPart(ruleset)];
    case "streak":
      return [
        part("streak", counts("streak", "paysFromDay", "freezesAtStart", "freezesHeldAtMost", "perfectDaysPerFreeze")),
      ];
    case "efficiency":
      return efficiencyParts();
    case "specializations":
      return specializationParts(ruleset);
    case "boosters":
      return [boosterPart(ruleset)];
    case "badges":
      return ruleset.badges.map(({ id, tiers }) => ({
        path: `badges.${id}`,
        rows: tiers.map(({ tier, goal }) => {
          const path = `badges.${id}.tiers.${tier}`;
          return { path, figures: [figure(`${path}.xp`, "amount"), ...goalFigures(`${path}.goal`, goal)] };
        }),
      }));
    case "ranks":
      return ruleset.ranks.slice(1).map(rankPart);
    case "exams":
      return examParts(ruleset);
    case "cadence":
      return cadenceParts(ruleset);
  }
}

/** What a call's outcome may count as; length and hour add their counters by themselves. */
const callCounters = ["dial_made", "call_connected", "voicemail_left", "callback_scheduled", "appointment_set"];

function callParts(): readonly PartSpec[] {
  return [
    part("calls", [
      ...counts("calls", "longFromSeconds", "shortBelowSeconds", "earlyBeforeHour"),
      figure("calls.defaultDisposition", "choice", { options: dispositions }),
    ]),
    part(
      "calls.counts",
      dispositions.map((disposition) => figure(`calls.counts.${disposition}`, "choices", { options: callCounters })),
    ),
  ];
}

function levelPart({ levels }: Ruleset): PartSpec {
  const last = levels.length - 1;
  const figures = levels.map((_, index) =>
    figure(`levels.${index}`, "amount", { removable: index === last && index > 0 }),
  );
  const next = Math.round((Number(levels[last]) || 0) * 1.15);
  return { ...part("levels", figures), additions: [{ key: "level", path: "levels", value: next, into: "list" }] };
}

function efficiencyParts(): readonly PartSpec[] {
  return [
    part("efficiency", counts("efficiency", "days", "rampBelowDials")),
    ...rateNames.map((rate) => {
      const path = `efficiency.grades.${rate}`;
      const graded = gradeNames.filter((grade) => grade !== "unsatisfactory");
      return part(
        path,
        graded.map((grade) => figure(`${path}.${grade}`, "basis_points")),
      );
    }),
  ];
}

function specializationParts({ specializations }: Ruleset): readonly PartSpec[] {
  return [
    part("specializations", counts("specializations", "fromLevel")),
    ...specializationIds.map((id) => {
      const path = `specializations.percent.${id}`;
      const paid = specializations.percent[id];
      const rules = Object.keys(paid);
      return {
        ...part(
          path,
          rules.map((rule) => figure(`${path}.${rule}`, "percent", { removable: true })),
        ),
        additions: pricedRules
          .filter((rule) => !rules.includes(rule))
          .map((rule) => ({ key: rule, path: `${path}.${rule}`, value: 110, into: "object" as const })),
      };
    }),
  ];
}

function boosterPart({ boosters }: Ruleset): PartSpec {
  const last = parseCivilDate(boosters.at(-1)?.to ?? "");
  const from = last ? addDays(last, 1) : "";
  return {
    path: "boosters",
    rows: boosters.map((_, index) => {
      const path = `boosters.${index}`;
      const dates = ["from", "to"].map((name) => figure(`${path}.${name}`, "date"));
      return { path, figures: [...dates, figure(`${path}.percent`, "percent")], removable: true };
    }),
    additions: [{ key: "booster", path: "boosters", value: { from, to: from, percent: 150 }, into: "list" }],
  };
}

function goalFigures(path: string, goal: BadgeGoal): readonly FigureSpec[] {
  switch (goal.kind) {
    case "count":
      return counts(path, "atLeast");
    case "held_rate":
      return [figure(`${path}.basisPoints`, "basis_points"), ...counts(path, "days")];
    case "appointments_in_dials":
      return counts(path, "appointments", "dials", "days");
    case "shows":
      return [figure(`${path}.basisPoints`, "basis_points"), ...counts(path, "appointments")];
    case "streak":
      return counts(path, "days");
    case "boss":
      return [];
  }
}

function examParts({ exams }: Ruleset): readonly PartSpec[] {
  return [
    part("eliteExamFrom", [figure("eliteExamFrom", "basis_points")]),
    ...exams.map(({ id }) => {
      const path = `exams.${id}`;
      return part(path, [
        figure(`${path}.passFrom`, "basis_points"),
        figure(`${path}.xp`, "amount"),
        ...counts(path, "questions", "minutes"),
        figure(`${path}.needsRank`, "choice", { options: rankCodes, optional: true }),
        figure(`${path}.needs`, "choices", { options: examIds.filter((other) => other !== id) }),
      ]);
    }),
  ];
}

function cadenceParts({ cadence }: Ruleset): readonly PartSpec[] {
  return [
    part("cadence", counts("cadence", "days", "windowDays")),
    part(
      "cadence.touchDays",
      cadence.touchDays.map((_, index) => figure(`cadence.touchDays.${index}`, "count")),
    ),
    part("team", counts("team", "windowDays")),
  ];
}
