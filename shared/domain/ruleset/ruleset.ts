import type { Disposition } from "../ledger/activity.ts";
import type { BadgeRule } from "./badge-rule.ts";
import type { EfficiencyRules } from "./efficiency-rules.ts";
import type { ExamRule } from "./exam-rule.ts";
import type { Booster, SpecializationRules } from "./multipliers.ts";
import type { RankRule } from "./rank-rule.ts";

/** What an activity is counted as. A counter that has a price pays XP; the others only count. */
export const counters = [
  "dial_made",
  "call_connected",
  "two_plus_minute_call",
  "call_under_30s",
  "callback_scheduled",
  "appointment_set",
  "appointment_held",
  "deal_closed",
  "voicemail_left",
  "email_sent",
  "email_reply",
  "sms_sent",
  "sms_reply",
  "sms_enrollment",
  "note_added",
  "referral_generated",
  "objection_handled",
  "cadence_touch",
  "early_dial",
] as const;
export type Counter = (typeof counters)[number];

/** Rules that pay for something else than an activity's counter. */
export const otherXpRules = [
  "first_dial_of_day",
  "streak_day",
  "booster",
  "module_passed",
  "elite_exam_bonus",
  "certification_earned",
  "badge_earned",
  "adjustment",
] as const;

/** A rule that pays XP: for an activity's counter, for a date, or for something rare. */
export type XpRule = Counter | (typeof otherXpRules)[number];

/** When a lead is to be touched, counted in dates from the first touch, which is on day 0. */
export type CadenceRules = {
  readonly touchDays: readonly number[];
  /** How many dates a cadence takes; the next touch after them starts another. */
  readonly days: number;
  /** Over how many dates due and done are counted. */
  readonly windowDays: number;
};

/** The figures of the game: data, versioned per tenant, never constants inside functions. */
export type Ruleset = {
  readonly version: number;
  /** Whole XP. A rule that isn't listed pays nothing. */
  readonly xp: { readonly [rule in XpRule]?: number };
  readonly calls: {
    readonly counts: { readonly [disposition in Disposition]: readonly Counter[] };
    /** What a call without a disposition is taken for. */
    readonly defaultDisposition: Disposition;
    readonly longFromSeconds: number;
    readonly shortBelowSeconds: number;
    /** A dial before this civil hour is an early one. */
    readonly earlyBeforeHour: number;
  };
  /** Total XP at which level 1, 2, 3 … begins. */
  readonly levels: readonly number[];
  readonly streak: {
    readonly paysFromDay: number;
    readonly freezesAtStart: number;
    readonly freezesHeldAtMost: number;
    readonly perfectDaysPerFreeze: number;
  };
  readonly efficiency: EfficiencyRules;
  readonly specializations: SpecializationRules;
  /** Dates on which everything that is priced pays more; where several hold, the highest wins. */
  readonly boosters: readonly Booster[];
  readonly badges: readonly BadgeRule[];
  /** From the first to the last, one step at a time. The first has no gates. */
  readonly ranks: readonly RankRule[];
  readonly exams: readonly ExamRule[];
  /** The share of right answers, in basis points, from which an exam's first such pass pays the bonus besides. */
  readonly eliteExamFrom: number;
  readonly cadence: CadenceRules;
  /** Over how many dates a mentor's team is judged. */
  readonly team: { readonly windowDays: number };
};
