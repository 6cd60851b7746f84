import { contactLimit, durationLimitSeconds, noteLimit, valueLimitMinor } from "../intents.ts";
import { isStorable } from "../storable-text.ts";
import { type ActivityDetails, dispositions, loggableActivities } from "./activity.ts";

/** Why a piece of work can't be logged as it is. `field` names the part of the body to mend. */
export type ActivityFault = {
  readonly code:
    | "not_loggable"
    | "invalid_duration"
    | "invalid_disposition"
    | "invalid_value"
    | "invalid_currency"
    | "note_too_long"
    | "contact_too_long"
    | "invalid_text";
  readonly field: string;
};

/** The first fault of an activity, or `null`. Browser and server ask the same question, so a form refuses what the ledger would. */
export function faultOf(details: { readonly activity: string } & Partial<ActivityDetails>): ActivityFault | null {
  const { activity, durationSeconds, disposition, valueMinor, currency, contactRef, note } = details;

  if (!(loggableActivities as readonly string[]).includes(activity)) return { code: "not_loggable", field: "activity" };
  if (durationSeconds !== undefined && (activity !== "call" || !isWhole(durationSeconds, durationLimitSeconds)))
    return { code: "invalid_duration", field: "durationSeconds" };
  if (disposition !== undefined && (activity !== "call" || !dispositions.includes(disposition)))
    return { code: "invalid_disposition", field: "disposition" };
  if (valueMinor !== undefined && (activity !== "deal_closed" || !isWhole(valueMinor, valueLimitMinor)))
    return { code: "invalid_value", field: "valueMinor" };
  if (
    (valueMinor !== undefined) !== (currency !== undefined) ||
    (currency !== undefined && !/^[A-Z]{3}$/.test(currency))
  )
    return { code: "invalid_currency", field: "currency" };
  if (contactRef !== undefined && contactRef.length > contactLimit)
    return { code: "contact_too_long", field: "contactRef" };
  if (note !== undefined && note.length > noteLimit) return { code: "note_too_long", field: "note" };
  if (contactRef !== undefined && !isStorable(contactRef)) return { code: "invalid_text", field: "contactRef" };
  if (note !== undefined && !isStorable(note)) return { code: "invalid_text", field: "note" };
  return null;
}

function isWhole(value: number, limit: number): boolean {
  return Number.isInteger(value) && value >= 0 && value <= limit;
}
