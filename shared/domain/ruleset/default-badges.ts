import {
  type BadgeGoal,
  type BadgeId,
  type BadgeRule,
  type BadgeTier,
  type BadgeTierRule,
  badgeTiers,
} from "./badge-rule.ts";
import type { RateName } from "./efficiency-rules.ts";
import type { Counter } from "./ruleset.ts";

/** The tiered badges that a tenant starts with. In each, from bronze on, what a tier asks for and the XP that it pays. */
export const defaultBadges: readonly BadgeRule[] = [
  badge("opener_elite", [
    [held("sub30sDrop", "at_most", 5000, 7), 100],
    [held("sub30sDrop", "at_most", 4000, 14), 250],
    [held("sub30sDrop", "at_most", 3500, 21), 500],
    [held("sub30sDrop", "at_most", 3000, 28), 1000],
  ]),
  badge("conversion_champion", [
    [held("callToAppointment", "at_least", 300, 7), 150],
    [held("callToAppointment", "at_least", 500, 14), 350],
    [held("callToAppointment", "at_least", 700, 21), 700],
    [held("callToAppointment", "at_least", 1000, 28), 1500],
  ]),
  badge("engagement_master", [
    [held("twoPlusMinute", "at_least", 2000, 7), 100],
    [held("twoPlusMinute", "at_least", 2500, 14), 250],
    [held("twoPlusMinute", "at_least", 3000, 21), 500],
    [held("twoPlusMinute", "at_least", 3500, 28), 1000],
  ]),
  badge("efficiency_elite", [
    [{ kind: "appointments_in_dials", appointments: 2, dials: 40, days: 1 }, 100],
    [{ kind: "appointments_in_dials", appointments: 3, dials: 50, days: 7 }, 300],
    [{ kind: "appointments_in_dials", appointments: 5, dials: 75, days: 7 }, 600],
    [{ kind: "appointments_in_dials", appointments: 10, dials: 100, days: 14 }, 1200],
  ]),
  badge("show_rate_champion", [
    [{ kind: "shows", basisPoints: 7000, appointments: 5 }, 100],
    [{ kind: "shows", basisPoints: 7500, appointments: 10 }, 250],
    [{ kind: "shows", basisPoints: 8000, appointments: 20 }, 500],
    [{ kind: "shows", basisPoints: 8500, appointments: 30 }, 1000],
  ]),
  counted("appointment_setter", "appointment_set", [10, 50, 200, 1000], [100, 300, 750, 2000]),
  counted("closer", "deal_closed", [5, 25, 100, 500], [150, 500, 1500, 5000]),
  badge("streak_warrior", [
    [{ kind: "streak", days: 7 }, 100],
    [{ kind: "streak", days: 30 }, 350],
    [{ kind: "streak", days: 90 }, 1000],
    [{ kind: "streak", days: 365 }, 5000],
  ]),
  counted("first_blood", "deal_closed", [1], [250]),
  counted("early_bird", "early_dial", [10, 50, 200], [75, 200, 500]),
  { id: "redhawk_slayer", tiers: [{ tier: "gold", xp: 500, goal: { kind: "boss", boss: "redhawk" } }] },
  counted("objection_master", "objection_handled", [25, 100, 500, 1000], [50, 100, 200, 500]),
  counted("email_expert", "email_sent", [50, 250, 1000, 5000], [50, 150, 400, 1000]),
];

function badge(id: BadgeId, goals: readonly (readonly [BadgeGoal, number])[]): BadgeRule {
  const tiers = goals.map(([goal, xp], index): BadgeTierRule => ({ tier: badgeTiers[index] as BadgeTier, xp, goal }));
  return { id, tiers };
}

function held(rate: RateName, bound: "at_most" | "at_least", basisPoints: number, days: number): BadgeGoal {
  return { kind: "held_rate", rate, bound, basisPoints, days };
}

/** A badge for so many of a counter, and the XP of each tier beside. */
function counted(id: BadgeId, counter: Counter, atLeast: readonly number[], xp: readonly number[]): BadgeRule {
  const goals = atLeast.map((count, index) => [{ kind: "count", counter, atLeast: count }, xp[index] ?? 0] as const);
  return badge(id, goals);
}
