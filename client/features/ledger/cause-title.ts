import {
  BadgeCheck,
  ChartNoAxesColumn,
  GraduationCap,
  type LucideIcon,
  Medal,
  Sparkles,
  Sun,
  Undo2,
  UserRound,
} from "lucide-react";
import type { Award, AwardKind } from "#shared/domain/ledger/award.ts";
import type { LedgerRow } from "../../store/ledger-rows.ts";
import { activityIconOf } from "../../ui/activity/activity-icon.ts";
import { activityTitle } from "../../ui/activity/activity-title.ts";
import type { Format } from "../../ui/messages/format.ts";
import type { Translate } from "../../ui/messages/translate.ts";
import { badgeName } from "../../ui/progression/badge-name.ts";
import { eliteSuffix, examName } from "../../ui/progression/exam-name.ts";
import { rankName } from "../../ui/progression/rank-name.ts";

/** What a row is about, in words: "Connected, 2 min 41 s", "First dial of the day". */
export function causeTitle({ cause }: LedgerRow, t: Translate, format: Format): string {
  switch (cause.kind) {
    case "activity":
      return activityTitle(cause.activity, t, format);
    case "award":
      return awardTitle(cause.award, t);
    case "date":
      return t(cause.rule === "first_dial_of_day" ? "ledger.first_dial" : "ledger.streak_day");
    case "rest": {
      const rule = sentence(t(`rule.${cause.rule}`));
      return cause.times === null ? rule : t("ledger.times", { rule, number: cause.times });
    }
  }
}

function awardTitle({ kind, code }: Award, t: Translate): string {
  switch (kind) {
    case "exam":
      return code.endsWith(eliteSuffix)
        ? t("ledger.award_elite", { name: examName(code.slice(0, -eliteSuffix.length), t) })
        : t("ledger.award_exam", { name: examName(code, t) });
    case "badge":
      return t("ledger.award_badge", { name: badgeName(code, t) });
    case "rank":
      return t("ledger.award_rank", { name: rankName(code, t) });
    case "adjustment":
      return t("ledger.award_adjustment");
  }
}

/** What stands under a row's title. */
export function causeMeta({ cause }: LedgerRow, t: Translate, format: Format): string {
  switch (cause.kind) {
    case "activity": {
      const { occurredAt, zone, contactRef } = cause.activity;
      const time = format.time(occurredAt, zone);
      return contactRef ? `${time} · ${contactRef}` : time;
    }
    case "award":
      return cause.award.reason ?? "";
    case "date":
      return t("ledger.for_the_date");
    case "rest":
      return t("ledger.not_here");
  }
}

export function causeIcon({ cause, undone }: LedgerRow): LucideIcon {
  if (undone) return Undo2;
  switch (cause.kind) {
    case "activity":
      return activityIconOf(cause.activity);
    case "award":
      return awardIcons[cause.award.kind];
    case "date":
      return cause.rule === "first_dial_of_day" ? Sun : Sparkles;
    case "rest":
      return ChartNoAxesColumn;
  }
}

const awardIcons: { readonly [kind in AwardKind]: LucideIcon } = {
  exam: GraduationCap,
  badge: Medal,
  rank: BadgeCheck,
  adjustment: UserRound,
};

/** With a capital, as a text that stands alone begins. */
export function sentence(text: string): string {
  return text.charAt(0).toLocaleUpperCase() + text.slice(1);
}
