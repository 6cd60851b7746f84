import type { ProgrammeFault } from "#shared/domain/campaign/programme.ts";
import type { Translate } from "../../ui/messages/translate.ts";

/** What is wrong with a programme, and how to mend it. */
export function programmeFaultText({ field, code }: ProgrammeFault, t: Translate): string {
  switch (code) {
    case "missing":
      return t("manage.fault_name");
    case "too_long":
      return t("manage.fault_long");
    case "invalid_text":
      return t("manage.fault_text");
    case "out_of_range":
      if (field === "checkpointMonths") return t("manage.fault_months");
      return t(field.endsWith("commissionRate") ? "manage.fault_percent" : "manage.fault_whole");
    case "wrong_number":
      return t("manage.fault_tiers");
    case "not_ascending":
      return t("manage.fault_ascending");
    case "wrong_order":
      return t("manage.invalid");
  }
}
