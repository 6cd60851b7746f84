import { type BadgeGoal, type BadgeId, type BadgeRule, badgeTiers } from "./badge-rule.ts";

/** The tiered badges that a tenant starts with. */
export const defaultBadges: readonly BadgeRule[] = [
  badge("opener_elite", [100, 250, 500, 1000], (index) => ({
    kind: "held_rate",
    rate: "sub30sDrop",
    bound: "at_most",
    basisPoints: pick([5000, 4000, 3500, 3000], index),
    days: pick([7, 14, 21, 28], index),
  })),
  badge("conversion_champion", [150, 350, 700, 1500], (index) => ({
    kind: "held_rate",
    rate: "callToAppointment",
    bound: "at_least",
    basisPoints: pick([300, 500, 700, 1000], index),
    days: pick([7, 14, 21, 28], index),
  })),
  badge("engagement_master", [100, 250, 500, 1000], (index) => ({
    kind: "held_rate",
    rate: "twoPlusMinute",
    bound: "at_least",
    basisPoints: pick([2000, 2500, 3000, 3500], index),
    days: pick([7, 14, 21, 28], index),
  })),
  badge("efficiency_elite", [100, 300, 600, 1200], (index) => ({
    kind: "appointments_in_dials",
    appointments: pick([2, 3, 5, 10], index),
    dials: pick([40, 50, 75, 100], index),
    days: pick([1, 7, 7, 14], index),
  })),
  badge("show_rate_champion", [100, 250, 500, 1000], (index) => ({
    kind: "shows",
    basisPoints: pick([7000, 7500, 8000, 8500], index),
    appointments: pick([5, 10, 20, 30], index),
  })),
  badge("appointment_setter", [100, 300, 750, 2000], (index) => ({
    kind: "count",
    counter: "appointment_set",
    atLeast: pick([10, 50, 200, 1000], index),
  })),
  badge("closer", [150, 500, 1500, 5000], (index) => ({
    kind: "count",
    counter: "deal_closed",
    atLeast: pick([5, 25, 100, 500], index),
  })),
  badge("streak_warrior", [100, 350, 1000, 5000], (index) => ({
    kind: "streak",
    days: pick([7, 30, 90, 365], index),
  })),
  badge("first_blood", [250], () => ({ kind: "count", counter: "deal_closed", atLeast: 1 })),
  badge("early_bird", [75, 200, 500], (index) => ({
    kind: "count",
    counter: "early_dial",
    atLeast: pick([10, 50, 200], index),
  })),
  { id: "redhawk_slayer", tiers: [{ tier: "gold", xp: 500, goal: { kind: "boss", boss: "redhawk" } }] },
  badge("objection_master", [50, 100, 200, 500], (index) => ({
    kind: "count",
    counter: "objection_handled",
    atLeast: pick([25, 100, 500, 1000], index),
  })),
  badge("email_expert", [50, 150, 400, 1000], (index) => ({
    kind: "count",
    counter: "email_sent",
    atLeast: pick([50, 250, 1000, 5000], index),
  })),
];

function badge(id: BadgeId, xp: readonly number[], goalOf: (index: number) => BadgeGoal): BadgeRule {
  return { id, tiers: xp.map((amount, index) => ({ tier: pick(badgeTiers, index), xp: amount, goal: goalOf(index) })) };
}

function pick<Value>(values: readonly Value[], index: number): Value {
  const value = values[index];
  if (value === undefined) throw new Error(`No value for tier ${index}`);
  return value;
}
