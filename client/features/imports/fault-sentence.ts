import type { AskFailure } from "../../sync/ask-server.ts";
import { sentenceOf } from "../../ui/messages/errors.ts";
import type { Translate } from "../../ui/messages/translate.ts";

/** Why a file came to nothing, in a sentence. */
export function faultSentence(failure: AskFailure, t: Translate): string {
  const columns = (failure.field ?? "").split(",").join(", ");
  switch (failure.code) {
    case "missing_columns":
      return t("imports.missing_columns", { columns });
    case "repeated_columns":
      return t("imports.repeated_columns", { columns });
    case "malformed_csv":
      return t("imports.malformed_csv");
    case "invalid_encoding":
      return t("imports.invalid_encoding");
    case "too_large":
      return t("imports.too_large");
    case "unreadable_file":
      return t("imports.unreadable_file");
    case "invalid_request":
      return failure.field === "asOf" ? t("imports.future") : sentenceOf(failure, t);
    default:
      return sentenceOf(failure, t);
  }
}
