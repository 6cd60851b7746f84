import { dispositions } from "../ledger/activity.ts";
import { badgeIds, badgeTiers } from "./badge-rule.ts";
import { rateNames } from "./efficiency-rules.ts";
import { certificationIds, examIds, moduleIds } from "./exam-rule.ts";
import { specializationIds } from "./multipliers.ts";
import { rankCodes } from "./rank-rule.ts";
import { counters, type XpRule } from "./ruleset.ts";
import { byKind, date, each, listOf, name, objectOf, oneOf, type Shape, whole } from "./shape.ts";

const amount = whole(0, 100_000);
const percent = whole(100, 500);
const basisPoints = whole(0, 10_000);
const dates = whole(1, 366);
const many = whole(1, 1_000_000);
const bound = oneOf(["at_most", "at_least"]);

/** Rules that have a price: an early dial is paid as the dial it is, and the rest have their amounts elsewhere. */
export const pricedRules: readonly XpRule[] = [
  ...counters.filter((counter) => counter !== "early_dial"),
  "first_dial_of_day",
  "streak_day",
  "elite_exam_bonus",
];

const badgeGoal = byKind({
  count: { counter: oneOf(counters), atLeast: many },
  held_rate: { rate: oneOf(rateNames), bound, basisPoints, days: dates },
  appointments_in_dials: { appointments: whole(1, 10_000), dials: whole(1, 10_000), days: dates },
  shows: { basisPoints, appointments: whole(1, 10_000) },
  streak: { days: whole(1, 10_000) },
  boss: { boss: name },
});

const rankGate = byKind({
  level: { atLeast: whole(1, 100) },
  deals: { atLeast: many },
  badge: { badge: oneOf(badgeIds), tier: oneOf(badgeTiers) },
  modules: { modules: listOf(oneOf(moduleIds), 1, moduleIds.length) },
  certification: { certification: oneOf(certificationIds) },
  rate: { rate: oneOf(rateNames), bound, basisPoints },
  boss: { boss: name },
  cadence: { basisPoints, minimumDue: many },
  mentees: { atLeast: whole(1, 1000) },
  team_conversion: { basisPoints, minimumConnects: many },
});

const gradeBounds = objectOf({
  better: oneOf(["lower", "higher"]),
  elite: basisPoints,
  above: basisPoints,
  satisfactory: basisPoints,
});

/** What every ruleset looks like, figure by figure; how they go together is asked by `checkRuleset`. */
export const rulesetShape: Shape = objectOf({
  version: whole(1, 1_000_000),
  xp: objectOf({}, each(pricedRules, amount)),
  calls: objectOf({
    counts: objectOf(each(dispositions, listOf(oneOf(counters), 0, counters.length))),
    defaultDisposition: oneOf(dispositions),
    longFromSeconds: whole(1, 86_400),
    shortBelowSeconds: whole(0, 86_400),
    earlyBeforeHour: whole(0, 24),
  }),
  levels: listOf(whole(0, 1_000_000_000), 1, 100),
  streak: objectOf({
    paysFromDay: dates,
    freezesAtStart: whole(0, 30),
    freezesHeldAtMost: whole(0, 30),
    perfectDaysPerFreeze: dates,
  }),
  efficiency: objectOf({
    days: whole(1, 90),
    rampBelowDials: whole(0, 100_000),
    grades: objectOf(each(rateNames, gradeBounds)),
  }),
  specializations: objectOf({
    fromLevel: whole(1, 100),
    percent: objectOf(each(specializationIds, objectOf({}, each(pricedRules, percent)))),
  }),
  boosters: listOf(objectOf({ from: date, to: date, percent }), 0, 366),
  badges: listOf(
    objectOf({
      id: oneOf(badgeIds),
      tiers: listOf(objectOf({ tier: oneOf(badgeTiers), xp: amount, goal: badgeGoal }), 1, badgeTiers.length),
    }),
    0,
    badgeIds.length,
  ),
  ranks: listOf(objectOf({ code: oneOf(rankCodes), gates: listOf(rankGate, 0, 30) }), 1, rankCodes.length),
  exams: listOf(
    objectOf(
      {
        id: oneOf(examIds),
        passFrom: whole(1, 10_000),
        xp: amount,
        questions: whole(1, 100),
        minutes: whole(1, 240),
        needs: listOf(oneOf(examIds), 0, examIds.length),
      },
      { needsRank: oneOf(rankCodes) },
    ),
    0,
    examIds.length,
  ),
  eliteExamFrom: basisPoints,
  cadence: objectOf({ touchDays: listOf(whole(0, 365), 1, 50), days: dates, windowDays: dates }),
  team: objectOf({ windowDays: dates }),
});
