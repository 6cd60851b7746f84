import type { ActivityDetails, Disposition } from "#shared/domain/ledger/activity.ts";
import type { CivilDate } from "#shared/domain/time/civil-date.ts";
import { minorUnitsOf } from "../../ui/messages/format.ts";
import type { LogStart } from "../../ui/shell-context.ts";
import { type LogForm, otherKinds, outcomesOf } from "./log-form.ts";

/** The currencies to choose from, the first one taken at the start. */
export const currencies = ["EUR", "USD", "GBP", "CHF", "MXN", "COP", "ARS", "CLP", "PEN", "BRL"] as const;

/** A form with nothing written in it but the time and the date it would take. */
export function emptyForm(what: LogStart, timeNow: string, today: CivilDate): LogForm {
  return {
    what,
    kind: otherKinds[0],
    outcome: null,
    duration: "",
    when: "now",
    time: timeNow,
    date: today,
    amount: "",
    currency: currencies[0],
    contact: "",
    note: "",
  };
}

/** A form filled with an entry that exists, dated on its day. */
export function formOf(details: ActivityDetails, date: CivilDate): LogForm {
  const { disposition, durationSeconds, valueMinor, currency, contactRef, note } = details;
  const start = startOf(details);
  return {
    ...emptyForm(start.what, "12:00", date),
    ...start,
    outcome: disposition ?? null,
    duration: durationSeconds === undefined ? "" : minutesAndSeconds(durationSeconds),
    when: "other",
    ...(valueMinor !== undefined &&
      currency !== undefined && { amount: String(valueMinor / minorUnitsOf(currency)), currency }),
    contact: contactRef ?? "",
    note: note ?? "",
  };
}

function startOf({ activity, disposition }: ActivityDetails): Pick<LogForm, "what"> & Partial<Pick<LogForm, "kind">> {
  switch (activity) {
    case "call":
      return { what: isConnected(disposition) ? "connect" : "dial" };
    case "appointment_set":
      return { what: "appointment" };
    case "appointment_held":
      return { what: "show" };
    case "deal_closed":
      return { what: "deal" };
    default:
      return { what: "more", kind: activity };
  }
}

function isConnected(disposition: Disposition | undefined): boolean {
  return outcomesOf.connect.some((outcome) => outcome === disposition);
}

function minutesAndSeconds(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}
