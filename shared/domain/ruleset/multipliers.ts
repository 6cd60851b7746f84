import type { CivilDate } from "../time/civil-date.ts";
import type { XpRule } from "./ruleset.ts";

export const specializationIds = ["speed_dialer", "relationship_builder", "closer", "referral_master"] as const;
export type SpecializationId = (typeof specializationIds)[number];

/** What a rep's chosen strength is worth, in percent of the base by rule; a rule that isn't listed pays 100. */
export type SpecializationRules = {
  /** The confirmed level from which one may be chosen. */
  readonly fromLevel: number;
  readonly percent: { readonly [id in SpecializationId]: { readonly [rule in XpRule]?: number } };
};

/** Dates, both included, on which what is priced pays this percentage (more than 100). */
export type Booster = { readonly from: CivilDate; readonly to: CivilDate; readonly percent: number };
