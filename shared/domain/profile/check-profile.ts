import type { RequestLeave, UpdateProfile } from "../intents.ts";
import { daysBetween } from "../time/civil-date.ts";
import { parseZone } from "../time/zone.ts";

/** Why a change of the profile can't be taken as it is. `field` names the part of the body to mend. */
export type ProfileFault = {
  readonly code: "nothing_changed" | "zone_unknown" | "leave_backwards" | "leave_too_long";
  readonly field: "body" | "zone" | "to";
};

export const leaveLimitDays = 366;

/** The first fault of a profile intent, or `null`. Browser and server ask the same question. */
export function profileFaultOf(
  intent:
    | { readonly kind: "update_profile"; readonly body: UpdateProfile }
    | { readonly kind: "request_leave"; readonly body: RequestLeave },
): ProfileFault | null {
  if (intent.kind === "request_leave") {
    const { from, to } = intent.body;
    if (from > to) return { code: "leave_backwards", field: "to" };
    return daysBetween(from, to) >= leaveLimitDays ? { code: "leave_too_long", field: "to" } : null;
  }
  const { zone, specialization, title } = intent.body;
  if (zone === undefined && specialization === undefined && title === undefined)
    return { code: "nothing_changed", field: "body" };
  return zone !== undefined && parseZone(zone) === null ? { code: "zone_unknown", field: "zone" } : null;
}
