import type { RateName } from "./efficiency-rules.ts";
import type { Counter } from "./ruleset.ts";

export const badgeIds = [
  "opener_elite",
  "conversion_champion",
  "engagement_master",
  "efficiency_elite",
  "show_rate_champion",
  "appointment_setter",
  "closer",
  "streak_warrior",
  "first_blood",
  "early_bird",
  "redhawk_slayer",
  "objection_master",
  "email_expert",
] as const;
export type BadgeId = (typeof badgeIds)[number];

export const badgeTiers = ["bronze", "silver", "gold", "platinum"] as const;
export type BadgeTier = (typeof badgeTiers)[number];

/** A tier of a badge, awarded once. */
export type BadgeCode = `${BadgeId}.${BadgeTier}`;

export type BadgeRule = { readonly id: BadgeId; readonly tiers: readonly BadgeTierRule[] };

export type BadgeTierRule = { readonly tier: BadgeTier; readonly xp: number; readonly goal: BadgeGoal };

/** What a tier asks for. Rates in basis points. */
export type BadgeGoal =
  /** So many of a counter, over all dates. */
  | { readonly kind: "count"; readonly counter: Counter; readonly atLeast: number }
  /** The rate of the last 7 dates was graded and passed on each of so many local dates running. */
  | {
      readonly kind: "held_rate";
      readonly rate: RateName;
      readonly bound: "at_most" | "at_least";
      readonly basisPoints: number;
      readonly days: number;
    }
  /** On each of so many dates running, the shortest run of whole dates with that many dials had appointments in proportion. */
  | {
      readonly kind: "appointments_in_dials";
      readonly appointments: number;
      readonly dials: number;
      readonly days: number;
    }
  /** The shortest run of whole dates with that many appointments had shows in proportion. */
  | { readonly kind: "shows"; readonly basisPoints: number; readonly appointments: number }
  /** The longest streak reached so many days. */
  | { readonly kind: "streak"; readonly days: number }
  | { readonly kind: "boss"; readonly boss: string };
