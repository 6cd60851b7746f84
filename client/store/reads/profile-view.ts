import type { SpecializationId, SpecializationRules } from "#shared/domain/ruleset/multipliers.ts";
import type { CivilDate } from "#shared/domain/time/civil-date.ts";
import type { Instant } from "#shared/domain/time/instant.ts";
import type { Zone } from "#shared/domain/time/zone.ts";

/** The rep's profile with the changes that this device still holds back. */
export type ProfileView = {
  readonly code: string;
  readonly displayName: string;
  readonly joinedOn: CivilDate;
  readonly today: CivilDate;
  /** By which dates are counted at this moment. */
  readonly zone: Zone;
  readonly dayStartHour: number;
  /** Chosen, and not in effect yet. */
  readonly nextZone: { readonly zone: Zone; readonly from: Instant } | null;
  readonly specialization: SpecializationId | null;
  readonly nextSpecialization: { readonly specialization: SpecializationId; readonly from: CivilDate } | null;
  /** The confirmed level, and the one from which a strength may be chosen. */
  readonly level: number;
  readonly specializationFromLevel: number;
  /** What each strength is worth, in percent of the base by rule, as of today's rules. */
  readonly strengths: SpecializationRules["percent"];
  readonly title: string | null;
  /** Those that the rep has earned. */
  readonly titles: readonly string[];
  /** The newest request first. */
  readonly leave: readonly LeaveView[];
  /** What of the above only this device knows. */
  readonly savedHere: { readonly zone: boolean; readonly specialization: boolean; readonly title: boolean };
};

export type LeaveView = {
  readonly id: string;
  readonly from: CivilDate;
  readonly to: CivilDate;
  readonly recordedAt: Instant;
  /** Dates that count as leave: all, only those that begin after the request, or none until a manager approves. */
  readonly counts: "all" | "some" | "none";
  readonly state: "saved_here" | "confirmed";
};
