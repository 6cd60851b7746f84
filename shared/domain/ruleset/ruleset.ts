import type { Disposition } from "../ledger/activity.ts";

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
] as const;
export type Counter = (typeof counters)[number];

/** A rule that pays XP: for an activity's counter, or for a date. */
export type XpRule = Counter | "first_dial_of_day" | "streak_day";

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
  };
  /** Total XP at which level 1, 2, 3 … begins. */
  readonly levels: readonly number[];
  readonly streak: {
    readonly paysFromDay: number;
    readonly freezesAtStart: number;
    readonly freezesHeldAtMost: number;
    readonly perfectDaysPerFreeze: number;
  };
  /** Rates are over this many local dates, and given only from this many dials in them. */
  readonly efficiency: { readonly days: number; readonly rampBelowDials: number };
};
