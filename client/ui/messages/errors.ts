import { contactLimit, noteLimit } from "#shared/domain/intents.ts";
import type { Translate } from "./translate.ts";

/** A failure as everybody reports it: a stable code, and the field it is about where there is one. */
export type Failure = { readonly code: string; readonly field?: string; readonly fault?: string };

/** What a failure means for the person, in a sentence. The only place where codes become words. */
export function sentenceOf({ code, field, fault }: Failure, t: Translate): string {
  switch (fault ?? code) {
    case "not_loggable":
      return t("error.activity");
    case "invalid_duration":
      return t("error.duration");
    case "invalid_disposition":
      return t("error.disposition");
    case "invalid_value":
      return t("error.amount");
    case "invalid_currency":
      return t("error.currency");
    case "note_too_long":
      return t("error.note", { limit: noteLimit });
    case "contact_too_long":
      return t("error.contact", { limit: contactLimit });
    case "invalid_date":
      return t("error.date");
    case "invalid_time":
      return t("error.time");
    case "too_old":
      return t("error.too_old");
    case "in_the_future":
      return t("error.in_the_future");
    case "date_impossible":
    case "date_mismatch":
      return t("error.date_impossible");
    case "not_amendable":
      return t("error.not_amendable");
    case "too_large":
      return t("error.too_large");
    case "undo_too_late":
      return t("error.undo_too_late");
    case "not_found":
      return t("error.not_found");
    case "storage_full":
      return t("error.storage_full");
    case "conflict":
      return t("error.conflict");
    case "unknown_kind":
    case "unknown_version":
      return t("error.not_supported");
    case "version_too_old":
      return t("error.version_too_old");
    case "level_too_low":
      return t("error.level_too_low");
    case "title_unknown":
      return t("error.title_unknown");
    case "exam_not_open":
      return t("error.exam_not_open");
    case "unknown_bank":
      return t("error.unknown_bank");
    case "not_asked":
      return t("error.not_asked");
    case "attempt_taken":
      return t("error.attempt_taken");
    case "leave_backwards":
      return t("error.leave_backwards");
    case "leave_too_long":
      return t("error.leave_too_long");
    case "nothing_changed":
      return t("error.nothing_changed");
    case "zone_unknown":
      return t("error.zone_unknown");
    case "needs_admin":
      return t("error.needs_admin");
    case "no_effect":
      return t("error.no_effect");
    case "not_revocable":
      return t("error.not_revocable");
    case "invalid_dates":
      return t("error.invalid_dates");
    case "starts_too_early":
      return t("error.starts_too_early");
    case "invalid_ruleset":
      return t("error.invalid_ruleset");
    case "forbidden":
      return t("error.forbidden");
    case "wrong_credentials":
      return t("error.wrong_credentials");
    case "rate_limited":
      return t("error.rate_limited");
    case "no_answer":
    case "not_our_server":
      return t("error.no_answer");
    case "unavailable":
      return t("error.unavailable");
    default:
      return field === undefined
        ? t("error.unknown", { code })
        : (sentenceOfField(field, t) ?? t("error.unknown", { code }));
  }
}

/** A server newer than this app may have codes that it doesn't know; the field still tells what to mend. */
function sentenceOfField(field: string, t: Translate): string | undefined {
  switch (field) {
    case "durationSeconds":
      return t("error.duration");
    case "disposition":
      return t("error.disposition");
    case "valueMinor":
      return t("error.amount");
    case "currency":
      return t("error.currency");
    case "note":
      return t("error.note", { limit: noteLimit });
    case "contactRef":
      return t("error.contact", { limit: contactLimit });
    default:
      return undefined;
  }
}
