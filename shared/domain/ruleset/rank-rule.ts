import type { BadgeId, BadgeTier } from "./badge-rule.ts";
import type { RateName } from "./efficiency-rules.ts";
import type { CertificationId, ModuleId } from "./exam-rule.ts";

/** The code of a rank, as the CRM has it. */
export const rankCodes = ["E-1", "E-2", "E-3", "E-4", "E-5", "E-6", "E-7"] as const;
export type RankCode = (typeof rankCodes)[number];

export type RankRule = { readonly code: RankCode; readonly gates: readonly RankGate[] };

/** What a rank asks for. Rates in basis points. */
export type RankGate =
  | { readonly kind: "level"; readonly atLeast: number }
  | { readonly kind: "deals"; readonly atLeast: number }
  /** This tier of the badge or a higher one. */
  | { readonly kind: "badge"; readonly badge: BadgeId; readonly tier: BadgeTier }
  | { readonly kind: "modules"; readonly modules: readonly ModuleId[] }
  | { readonly kind: "certification"; readonly certification: CertificationId }
  | {
      readonly kind: "rate";
      readonly rate: RateName;
      readonly bound: "at_most" | "at_least";
      readonly basisPoints: number;
    }
  | { readonly kind: "boss"; readonly boss: string }
  /** Cadence touches done of those due, over the last 28 dates, once at least `minimumDue` were due. */
  | { readonly kind: "cadence"; readonly basisPoints: number; readonly minimumDue: number }
  | { readonly kind: "mentees"; readonly atLeast: number }
  /** The mentees' appointments per connect, over the last 28 dates, once they had at least `minimumConnects`. */
  | { readonly kind: "team_conversion"; readonly basisPoints: number; readonly minimumConnects: number };
