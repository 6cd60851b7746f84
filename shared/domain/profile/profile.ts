import type { RequestLeave, UpdateProfile } from "../intents.ts";
import type { SpecializationChoice } from "../ledger/pricing.ts";
import type { CivilDate } from "../time/civil-date.ts";
import type { Instant } from "../time/instant.ts";
import type { DayClock, Zone } from "../time/zone.ts";

/** What a rep said of himself, with the times that the server took it for, or on a device its own. */
export type ProfileFact = {
  readonly id: string;
  readonly recordedAt: Instant;
  /** The rep's date of `recordedAt`. */
  readonly localDate: CivilDate;
} & (
  | { readonly kind: "update_profile"; readonly body: UpdateProfile }
  | { readonly kind: "request_leave"; readonly body: RequestLeave }
);

/** What the rep's own facts make of a profile, and the choices that it rests on, so that one more can be added to it. */
export type ProfileChoices = {
  /** The newest zone that the rep has chosen, in effect or not. */
  readonly zone: Zone;
  /** By what the rep's dates are counted: the home zone, then its changes. */
  readonly clock: DayClock;
  readonly zoneChoices: readonly ZoneChoice[];
  /** Dates off that count, in order: asked for in time, approved, or excused. */
  readonly leave: readonly CivilDate[];
  readonly leaveRequests: readonly LeaveRequest[];
  readonly specializations: readonly SpecializationChoice[];
  readonly title: string | null;
  readonly titleChoice: TitleChoice | null;
};

export type ZoneChoice = { readonly id: string; readonly zone: Zone; readonly recordedAt: Instant };

export type TitleChoice = { readonly id: string; readonly title: string | null; readonly recordedAt: Instant };

/** Dates off as asked for; those that had begun wait for a manager until `approved`. */
export type LeaveRequest = {
  /** The operation that asked. */
  readonly id: string;
  readonly from: CivilDate;
  readonly to: CivilDate;
  readonly recordedAt: Instant;
  readonly approved: boolean;
};

/** What a profile is before the rep says anything: the organisation's part of it. */
export type ProfileBase = {
  readonly zone: Zone;
  readonly dayStartHour: number;
  /** Dates off that a manager gave without being asked. */
  readonly excused?: readonly CivilDate[];
  /** The leave requests that a manager approved. */
  readonly approved?: ReadonlySet<string>;
};
