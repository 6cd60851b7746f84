import { Link } from "@tanstack/react-router";
import { CircleAlert, CircleCheck, Clock, Lock, type LucideIcon, TimerReset } from "lucide-react";
import type { ListedMission } from "#shared/domain/campaign/display.ts";
import type { RewardStatus } from "#shared/domain/campaign/display-rewards.ts";
import type { CampaignView, Decided, MissionView, RewardView } from "../../store/reads/campaign-views.ts";
import { useNow } from "../../ui/clock.ts";
import { Icon } from "../../ui/icon.tsx";
import { campaignSentenceOf } from "../../ui/messages/campaign-errors.ts";
import { useFormat, useMessages } from "../../ui/messages/use-messages.tsx";
import { Tag } from "../../ui/surfaces/tag.tsx";

const marks: { readonly [status in ListedMission | RewardStatus]?: { tone: "stem" | "warn"; icon: LucideIcon } } = {
  raffle_claim: { tone: "stem", icon: CircleCheck },
  claimable_instant: { tone: "stem", icon: CircleCheck },
  claimable_schedulable: { tone: "stem", icon: CircleCheck },
  claimable: { tone: "stem", icon: CircleCheck },
  payment_info_needed: { tone: "warn", icon: CircleAlert },
};

const icons: { readonly [status in ListedMission | RewardStatus]?: LucideIcon } = {
  locked: Lock,
  recurring_cooldown: TimerReset,
};

/** Where it stands, in a word. */
export function StatusTag({ status }: { readonly status: ListedMission | RewardStatus }) {
  const t = useMessages();
  const mark = marks[status];
  const icon = mark?.icon ?? icons[status];
  return (
    <Tag {...(mark && { tone: mark.tone })} {...(icon && { icon })}>
      {t(`missions.status_${status}`)}
    </Tag>
  );
}

type StatusLineProps = { readonly item: MissionView | RewardView; readonly campaign: CampaignView };

/** What the status means, with its dates and figures; nothing where the rest of the card says it all. */
export function StatusLine(props: StatusLineProps) {
  const text = useStatusText(props);
  return text === null ? null : <p className="mission-text">{text}</p>;
}

function useStatusText({ item, campaign }: StatusLineProps): string | null {
  const t = useMessages();
  const format = useFormat();
  const now = useNow();
  const { status, redemption, reward } = item;
  const moment = (at: number | null): string => (at === null ? "" : format.momentInText(at, now));
  const amount = format.money(redemption?.payoutMinor ?? 0, campaign.currency);
  const tierName = (id: string | undefined) => campaign.tiers.find((tier) => tier.id === id)?.name ?? id ?? "";
  const raffle = "mission" in item ? item.mission.raffle : null;

  switch (status) {
    case "raffle_available":
      return raffle && t("missions.text_raffle_available", { date: format.day(raffle.endsOn) });
    case "raffle_processing":
      return raffle && t("missions.text_raffle_processing", { count: raffle.entries, date: format.day(raffle.endsOn) });
    case "raffle_claim":
    case "raffle_won":
    case "sending":
    case "redeeming":
    case "redeeming_physical":
    case "dormant":
      return t(`missions.text_${status}`);
    case "payment_info_needed":
    case "clearing":
      return t(`missions.text_${status}`, { amount });
    case "active":
      return redemption?.coupon
        ? t("missions.text_active_coupon", { coupon: redemption.coupon, moment: moment(redemption.endsAt) })
        : t("missions.text_active", { moment: moment(redemption?.endsAt ?? null) });
    case "scheduled":
      return t("missions.text_scheduled", { moment: moment(redemption?.scheduledFor ?? null) });
    case "locked":
      return t("missions.text_locked", {
        tier: tierName("mission" in item ? item.mission.tierEligibility : item.reward.tierId),
      });
    case "recurring_cooldown": {
      const until = "progress" in item ? item.progress?.cooldownUntil : null;
      return until ? t("missions.text_recurring_cooldown", { date: format.day(until) }) : null;
    }
    case "limit_reached":
      return reward?.frequency === "weekly" || reward?.frequency === "monthly"
        ? t(`missions.text_limit_${reward.frequency}`)
        : t("missions.text_limit_once");
    case "claimable":
    case "claimable_instant":
    case "claimable_schedulable":
    case "in_progress":
      return null;
  }
}

/** What the rep has decided about it here: what waits for its sync, and what was refused. */
export function DecidedLines({ decided: { waiting, refused } }: { readonly decided: Decided }) {
  const t = useMessages();
  return (
    <>
      {waiting && (
        <p className="mission-line">
          <Icon of={Clock} small />
          <span>{t(`missions.waiting_${waiting}`)}</span>
        </p>
      )}
      {refused && (
        <p className="mission-line" data-tone="danger">
          <Icon of={CircleAlert} small />
          <span>
            {t("missions.refused", { reason: campaignSentenceOf(refused.error, t) })}{" "}
            <Link to="/sync">{t("missions.refused_where")}</Link>
          </span>
        </p>
      )}
    </>
  );
}
