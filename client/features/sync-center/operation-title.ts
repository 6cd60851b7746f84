import type { PendingOperation } from "../../store/store.ts";
import { activityTitle } from "../../ui/activity/activity-title.ts";
import type { Format } from "../../ui/messages/format.ts";
import type { Translate } from "../../ui/messages/translate.ts";

/** What an operation does, in words. */
export function operationTitle({ kind, details }: PendingOperation, t: Translate, format: Format): string {
  const title = details === null ? null : activityTitle(details, t, format);
  switch (kind) {
    case "log_activity":
      return title ?? t("activity.note_added");
    case "undo_activity":
      return title === null ? t("sync.undo_of") : t("sync.undo_named", { title });
    case "amend_activity":
      return title === null ? t("sync.amend_of") : t("sync.amend_named", { title });
    case "update_profile":
      return t("sync.profile_change");
    case "request_leave":
      return t("sync.leave_request");
    case "submit_exam":
      return t("sync.exam_attempt");
    case "enter_raffle":
      return t("sync.raffle_entry");
    case "claim":
      return t("sync.reward_claim");
    case "give_payment_info":
      return t("sync.payment_info");
  }
}
