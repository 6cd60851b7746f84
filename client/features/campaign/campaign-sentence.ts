import type { AskFailure } from "../../sync/ask-server.ts";
import { sentenceOf } from "../../ui/messages/errors.ts";
import type { Translate } from "../../ui/messages/translate.ts";

/** Why something about the campaign wasn't done, in a sentence. */
export function campaignSentence(failure: AskFailure, t: Translate): string {
  switch (failure.code) {
    case "conflict":
      return t("manage.conflict");
    case "not_possible":
      return t("manage.not_possible");
    case "invalid_mission":
    case "invalid_programme":
      return t("manage.invalid");
    case "not_found":
      return t("manage.not_found");
    default:
      return sentenceOf(failure, t);
  }
}
