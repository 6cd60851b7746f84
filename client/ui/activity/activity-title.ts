import type { ActivityDetails } from "#shared/domain/ledger/activity.ts";
import type { Format } from "../messages/format.ts";
import type { Translate } from "../messages/translate.ts";

/** What was done, with the figure that matters: "Connected, 2 min 41 s", "Deal closed, €3,800". */
export function activityTitle(details: ActivityDetails, t: Translate, format: Format): string {
  const { activity, disposition, durationSeconds, valueMinor, currency } = details;
  const title = activity === "call" && disposition ? t(`call.${disposition}`) : t(`activity.${activity}`);
  if (durationSeconds !== undefined)
    return t("activity.with_detail", { title, detail: format.duration(durationSeconds) });
  if (valueMinor !== undefined && currency !== undefined)
    return t("activity.with_detail", { title, detail: format.money(valueMinor, currency) });
  return title;
}
