import type { ActivityDetails, Disposition, LoggableActivity } from "#shared/domain/ledger/activity.ts";
import type { CallReport } from "#shared/domain/ledger/outcome.ts";
import { err, ok, type Result } from "#shared/domain/result.ts";
import { addDays, type CivilDate, parseCivilDate } from "#shared/domain/time/civil-date.ts";
import type { Instant } from "#shared/domain/time/instant.ts";
import { momentOn } from "#shared/domain/time/moment-on.ts";
import type { DayClock } from "#shared/domain/time/zone.ts";
import type { ActivityDraft } from "../../store/store.ts";
import { parseAmount } from "../../ui/messages/amount.ts";
import type { LogStart } from "../../ui/shell-context.ts";

/** What stands in the Log sheet, as written. */
export type LogForm = {
  readonly what: LogStart;
  /** Of "more": which. */
  readonly kind: OtherKind;
  readonly outcome: Disposition | null;
  readonly duration: string;
  readonly when: "now" | "earlier" | "yesterday" | "other";
  readonly time: string;
  readonly date: string;
  readonly amount: string;
  readonly currency: string;
  readonly contact: string;
  readonly note: string;
};

export type FormFault = { readonly code: string; readonly field: string };

/** The rep's date and clock: what "yesterday" and "9:30" mean. */
export type Here = { readonly today: CivilDate; readonly clock: DayClock };

/** The kinds behind "More", as they come in the list. */
export const otherKinds = [
  "voicemail_left",
  "email_sent",
  "email_reply",
  "sms_sent",
  "sms_reply",
  "sms_enrollment",
  "note_added",
  "referral_generated",
  "callback_scheduled",
  "objection_handled",
  "cadence_touch",
] as const satisfies readonly LoggableActivity[];
export type OtherKind = (typeof otherKinds)[number];

/** How a call may have ended: nobody came to the phone, or somebody did. */
export const outcomesOf = {
  dial: ["no_answer", "voicemail", "wrong_number"],
  connect: ["contact", "not_interested", "callback", "appointment", "dnc"],
} as const satisfies { readonly [what in "dial" | "connect"]: readonly Disposition[] };

/** What a suggestion of the outcome rests on, or `null` where a call's length or note isn't there. */
export function callReportOf({ what, duration, note }: LogForm): CallReport | null {
  const durationSeconds = what === "dial" || what === "connect" ? parseDuration(duration) : undefined;
  const isTold = typeof durationSeconds === "number" && note.trim() !== "";
  return isTold ? { durationSeconds, note: note.trim() } : null;
}

/** Takes the form for the operation's body, or names the first field that can't be read. */
export function draftOf(form: LogForm, here: Here): Result<ActivityDraft, FormFault> {
  const details = detailsOf(form);
  if (!details.ok) return details;

  const occurredAt = occurredAtOf(form, here);
  if (!occurredAt.ok) return occurredAt;
  return ok({ ...details.value, ...(occurredAt.value !== null && { occurredAt: occurredAt.value }) });
}

function detailsOf(form: LogForm): Result<ActivityDetails, FormFault> {
  const said = {
    ...(form.contact.trim() && { contactRef: form.contact.trim() }),
    ...(form.note.trim() && { note: form.note.trim() }),
  };
  switch (form.what) {
    case "dial":
    case "connect": {
      const durationSeconds = parseDuration(form.duration);
      if (durationSeconds === null) return err({ code: "invalid_duration", field: "durationSeconds" });
      const disposition = form.outcome ?? outcomesOf[form.what][0];
      return ok({ activity: "call", disposition, ...(durationSeconds !== undefined && { durationSeconds }), ...said });
    }
    case "appointment":
      return ok({ activity: "appointment_set", ...said });
    case "show":
      return ok({ activity: "appointment_held", ...said });
    case "deal": {
      const valueMinor = parseAmount(form.amount, form.currency);
      if (valueMinor === null) return err({ code: "invalid_value", field: "valueMinor" });
      return ok({
        activity: "deal_closed",
        ...(valueMinor !== undefined && { valueMinor, currency: form.currency }),
        ...said,
      });
    }
    case "more":
      return ok({ activity: form.kind, ...said });
  }
}

/** When the form says it was; `null` is now. A day without a time stands at its noon. */
export function occurredAtOf(form: LogForm, { today, clock }: Here): Result<Instant | null, FormFault> {
  switch (form.when) {
    case "now":
      return ok(null);
    case "earlier": {
      const at = momentOn(today, form.time, clock);
      return at === null ? err({ code: "invalid_time", field: "time" }) : ok(at);
    }
    case "yesterday":
      return ok(momentOn(addDays(today, -1), "12:00", clock));
    case "other": {
      const date = parseCivilDate(form.date);
      return date === null ? err({ code: "invalid_date", field: "date" }) : ok(momentOn(date, "12:00", clock));
    }
  }
}

/** `2:41` in minutes and seconds, or whole minutes. `undefined` where nothing is written, `null` where it can't be read. */
export function parseDuration(text: string): number | null | undefined {
  const written = text.trim();
  if (written === "") return undefined;
  const match = /^(\d{1,4})(?::([0-5]\d))?$/.exec(written);
  return match ? Number(match[1]) * 60 + Number(match[2] ?? 0) : null;
}
