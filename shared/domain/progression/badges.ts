import type { BadgeCode, BadgeGoal, BadgeId, BadgeRule, BadgeTier, BadgeTierRule } from "../ruleset/badge-rule.ts";
import { addDays, type CivilDate } from "../time/civil-date.ts";
import { basisPoints } from "./efficiency.ts";
import { type RateGoal, readRate } from "./rate-reading.ts";
import { type Bound, type ReadingVerdict, type Sample, verdictOf, type Window } from "./reading.ts";
import { awardsOn, longestStreakOn, type RepRecord } from "./record.ts";
import { countIn, countThrough, shortestRun } from "./sums.ts";

/** How one tier of a badge stands on a date. */
export type TierReading = GoalReading & {
  readonly badge: BadgeId;
  readonly tier: BadgeTier;
  readonly code: BadgeCode;
  readonly xp: number;
  readonly goal: BadgeGoal;
  /** The date on which it was awarded, or `null`: a goal that is met is awarded once its date is closed. */
  readonly awardedOn: CivilDate | null;
};

export type GoalReading = {
  /** The figure as of the date; `null` where there is too little to judge by. */
  readonly value: number | null;
  readonly needed: number;
  readonly unit: "count" | "basis_points" | "days" | "boss";
  readonly bound: Bound;
  readonly window: Window;
  readonly sample: Sample | null;
  /** For how many dates running, this one included, the figure has held, of those it has to; `since` the first of them. */
  readonly held: Held | null;
  /** Of what is asked, in basis points; all of it only when the verdict is `met`. */
  readonly progress: number;
  readonly verdict: ReadingVerdict;
};

export type Held = { readonly days: number; readonly needed: number; readonly since: CivilDate | null };

/** Every tier of a badge on a date, from what lies on dates up to it. */
export function readBadge(rule: BadgeRule, record: RepRecord, on: CivilDate): readonly TierReading[] {
  return rule.tiers.map((tier) => readTier(rule.id, tier, record, on));
}

/** One tier of a badge on a date. */
export function readTier(
  badge: BadgeId,
  { tier, xp, goal }: BadgeTierRule,
  record: RepRecord,
  on: CivilDate,
): TierReading {
  const code = badgeCodeOf(badge, tier);
  const award = awardsOn(record, on).find((held) => held.kind === "badge" && held.code === code);
  const reading = readGoal(goal, record, on);
  const progress = award === undefined ? reading.progress : 10_000;
  return { ...reading, badge, tier, code, xp, goal, awardedOn: award?.localDate ?? null, progress };
}

export function badgeCodeOf(badge: BadgeId, tier: BadgeTier): BadgeCode {
  return `${badge}.${tier}`;
}

/** What a tier asks for on a date, whether it was awarded or not. */
export function readGoal(goal: BadgeGoal, record: RepRecord, on: CivilDate): GoalReading {
  switch (goal.kind) {
    case "count":
      return simpleReading("count", countThrough(record.sums, goal.counter, on), goal.atLeast, on);
    case "streak":
      return simpleReading("days", longestStreakOn(record, on), goal.days, on);
    case "boss":
      return simpleReading("boss", hasDefeated(record, goal.boss, on) ? 1 : 0, 1, on);
    case "shows":
      return readShows(goal, record, on);
    case "held_rate":
      return readHeldRate(goal, record, on);
    case "appointments_in_dials":
      return readAppointmentsInDials(goal, record, on);
  }
}

export function hasDefeated({ bosses }: RepRecord, boss: string, on: CivilDate): boolean {
  return bosses.some((defeated) => defeated.boss === boss && defeated.on <= on);
}

function simpleReading(unit: GoalReading["unit"], value: number, needed: number, on: CivilDate): GoalReading {
  return {
    value,
    needed,
    unit,
    bound: "at_least",
    window: { from: null, to: on },
    sample: null,
    held: null,
    progress: shareOf(value, needed),
    verdict: verdictOf(value, "at_least", needed, null),
  };
}

/** Over the shortest run of whole dates with enough appointments; more shows than appointments are 100 %. */
function readShows(goal: Extract<BadgeGoal, { kind: "shows" }>, record: RepRecord, on: CivilDate): GoalReading {
  const run = shortestRun(record.sums, "appointment_set", goal.appointments, on);
  const window: Window = run ?? { from: null, to: on };
  const [appointments, shows] = run
    ? [countIn(record.sums, "appointment_set", run), countIn(record.sums, "appointment_held", run)]
    : [countThrough(record.sums, "appointment_set", on), countThrough(record.sums, "appointment_held", on)];
  const rate = appointments === 0 ? 0 : basisPoints(Math.min(shows, appointments), appointments);
  const sample: Sample = { of: "appointments", size: appointments, needed: goal.appointments };
  const value = run ? rate : null;
  return {
    value,
    needed: goal.basisPoints,
    unit: "basis_points",
    bound: "at_least",
    window,
    sample,
    held: null,
    progress: Math.min(shareOf(appointments, goal.appointments), shareOf(rate, goal.basisPoints)),
    verdict: verdictOf(value, "at_least", goal.basisPoints, sample),
  };
}

function readHeldRate(goal: Extract<BadgeGoal, { kind: "held_rate" }>, record: RepRecord, on: CivilDate): GoalReading {
  const { value, window, sample, verdict } = readRate(goal, record, on);
  const held = heldOn(goal.days, on, (date) => readRateVerdict(goal, record, date, on) === "met");
  return {
    value,
    needed: goal.basisPoints,
    unit: "basis_points",
    bound: goal.bound,
    window,
    sample,
    held,
    progress: shareOf(held.days, held.needed),
    verdict: heldVerdict(verdict, held),
  };
}

function readRateVerdict(goal: RateGoal, record: RepRecord, date: CivilDate, by: CivilDate): ReadingVerdict {
  return readRate(goal, record, date, by).verdict;
}

/** Over the shortest run of whole dates with enough dials, as many appointments for its dials as are asked for so many. */
function readAppointmentsInDials(
  goal: Extract<BadgeGoal, { kind: "appointments_in_dials" }>,
  record: RepRecord,
  on: CivilDate,
): GoalReading {
  const today = readDialRun(goal, record, on);
  const held = heldOn(goal.days, on, (date) => readDialRun(goal, record, date).verdict === "met");
  const share = today.value === null ? shareOf(today.sample.size, goal.dials) : shareOf(today.value, today.needed);
  return {
    ...today,
    unit: "count",
    bound: "at_least",
    held,
    progress: held.days === 0 ? Math.floor(share / goal.days) : shareOf(held.days, held.needed),
    verdict: heldVerdict(today.verdict, held),
  };
}

function readDialRun(
  goal: Extract<BadgeGoal, { kind: "appointments_in_dials" }>,
  record: RepRecord,
  on: CivilDate,
): Pick<GoalReading, "value" | "needed" | "window" | "verdict"> & { readonly sample: Sample } {
  const run = shortestRun(record.sums, "dial_made", goal.dials, on);
  const dials = run ? countIn(record.sums, "dial_made", run) : countThrough(record.sums, "dial_made", on);
  const value = run ? countIn(record.sums, "appointment_set", run) : null;
  const needed = run ? Math.ceil((goal.appointments * dials) / goal.dials) : goal.appointments;
  const sample: Sample = { of: "dials", size: dials, needed: goal.dials };
  const window: Window = run ?? { from: null, to: on };
  return { value, needed, window, sample, verdict: verdictOf(value, "at_least", needed, sample) };
}

/** How many dates running, back from one, pass; it stops looking once they are enough. */
function heldOn(needed: number, on: CivilDate, passes: (date: CivilDate) => boolean): Held {
  let days = 0;
  while (days < needed && passes(addDays(on, -days))) days += 1;
  return { days, needed, since: days === 0 ? null : addDays(on, 1 - days) };
}

function heldVerdict(today: ReadingVerdict, held: Held): ReadingVerdict {
  if (held.days >= held.needed) return "met";
  return today === "not_enough_data" ? "not_enough_data" : "not_yet";
}

function shareOf(value: number, needed: number): number {
  return needed <= 0 ? 10_000 : Math.max(0, Math.min(10_000, Math.floor((value * 10_000) / needed)));
}
