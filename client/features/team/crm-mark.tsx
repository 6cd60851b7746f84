import { Check, CircleAlert, Clock, CloudOff, type LucideIcon, TriangleAlert, Unlink } from "lucide-react";
import type { CrmStanding, TeamRep } from "#shared/protocol/team.ts";
import { Icon } from "../../ui/icon.tsx";
import type { Format } from "../../ui/messages/format.ts";
import type { Translate } from "../../ui/messages/translate.ts";
import { useFormat, useMessages } from "../../ui/messages/use-messages.tsx";

/** What the CRM shows of a rep, beside ours: equal, on its way, or different. */
export function CrmMark({ rep }: { readonly rep: TeamRep }) {
  const t = useMessages();
  const format = useFormat();
  return (
    <span className="crm" data-state={rep.crm.state}>
      <Icon of={iconOf[rep.crm.state]} small />
      {wordsOf(rep, t, format)}
    </span>
  );
}

const iconOf: { readonly [state in CrmStanding["state"]]: LucideIcon } = {
  in_step: Check,
  publishing: Clock,
  differs: TriangleAlert,
  parked: CircleAlert,
  no_member: Unlink,
  unreachable: CloudOff,
};

function wordsOf({ crm, totalXp }: TeamRep, t: Translate, format: Format): string {
  const value = crm.totalXp === null ? null : format.number(crm.totalXp);
  switch (crm.state) {
    case "in_step":
      return t("team.crm_equal", { value: value ?? format.number(totalXp) });
    case "publishing":
      if (value === null || crm.totalXp === totalXp) return t("team.crm_first");
      return t("team.crm_publishing", { value, more: format.signed(totalXp - (crm.totalXp ?? 0)) });
    case "differs":
      return t("team.crm_differs", { value: value ?? "–", ours: totalXp });
    case "parked":
      return t("team.crm_parked");
    case "no_member":
      return t("team.crm_no_member");
    case "unreachable":
      return value === null ? t("team.crm_unreachable") : t("team.crm_unreachable_last", { value });
  }
}
