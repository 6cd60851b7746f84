import {
  CircleAlert,
  Gift,
  Hourglass,
  type LucideIcon,
  Megaphone,
  Percent,
  Sparkles,
  TrendingUp,
  WalletCards,
} from "lucide-react";
import { useState } from "react";
import type { RewardType } from "#shared/domain/campaign/campaign.ts";
import type { RedemptionActionKind } from "#shared/domain/campaign/redemption-actions.ts";
import type { RedemptionQueue } from "#shared/protocol/campaign-queue.ts";
import type { QueuedRedemption } from "#shared/protocol/redemption-actions.ts";
import { Button } from "../../ui/controls/button.tsx";
import { Icon } from "../../ui/icon.tsx";
import type { Format } from "../../ui/messages/format.ts";
import type { Translate } from "../../ui/messages/translate.ts";
import { useFormat, useMessages } from "../../ui/messages/use-messages.tsx";
import { Tag } from "../../ui/surfaces/tag.tsx";
import { actionName } from "./action-name.ts";
import { tierName } from "./mission-text.ts";
import { RedemptionSheet } from "./redemption-sheet.tsx";
import { urgencyOf } from "./urgency.ts";

type RedemptionRowProps = {
  readonly userId: string;
  readonly redemption: QueuedRedemption;
  readonly queue: RedemptionQueue;
  readonly now: number;
  readonly unreachable: string | undefined;
  readonly onActed: () => void;
};

/** One redemption: whose, what for, how long it has waited, and what can be done with it. */
export function RedemptionRow({ userId, redemption, queue, now, unreachable, onActed }: RedemptionRowProps) {
  const t = useMessages();
  const format = useFormat();
  const [asked, setAsked] = useState<RedemptionActionKind | null>(null);
  const { participant, reward, mission, tierId, actions } = redemption;
  const from = mission ?? t("manage.of_tier", { tier: tierName(tierId, queue.tiers) });
  return (
    <li className="redemption">
      <Icon of={rewardIcons[reward.type]} />
      <div className="redemption-main">
        <p>
          <b>{participant.name}</b> · {reward.name}
        </p>
        <p className="meta">
          {from}
          {lines(redemption, queue.currency, now, t, format).map((line) => ` · ${line}`)}
        </p>
        <Waiting redemption={redemption} now={now} />
      </div>
      <div className="redemption-do">
        {actions.map((kind) => (
          <Button
            key={kind}
            label={t("manage.action_for", {
              action: t(actionName(kind, reward.type)),
              reward: reward.name,
              name: participant.name,
            })}
            unavailable={unreachable !== undefined}
            describedBy={unreachable && "redemptions-why"}
            onPress={() => setAsked(kind)}
          >
            {t(actionName(kind, reward.type))}
          </Button>
        ))}
      </div>
      {asked && (
        <RedemptionSheet
          userId={userId}
          kind={asked}
          redemption={redemption}
          currency={queue.currency}
          onDone={onActed}
          onClose={() => setAsked(null)}
        />
      )}
    </li>
  );
}

const rewardIcons: { readonly [type in RewardType]: LucideIcon } = {
  gift_card: WalletCards,
  spark_ads: Megaphone,
  experience: Sparkles,
  physical_gift: Gift,
  commission_boost: TrendingUp,
  discount: Percent,
};

/** How long it has waited: a person is promised an answer within a day. */
function Waiting({ redemption, now }: Pick<RedemptionRowProps, "redemption" | "now">) {
  const t = useMessages();
  const format = useFormat();
  const { claimedAt, concludedAt, status, reason, actions } = redemption;
  if (status === "rejected")
    return <p className="meta">{t(reason === "raffle_lost" ? "manage.lost" : "manage.rejected")}</p>;
  if (concludedAt !== null)
    return <p className="meta">{t("manage.concluded", { time: format.moment(concludedAt, now) })}</p>;
  if (claimedAt === null) return null;
  const text = t("manage.waits", { age: format.age(Math.max(0, now - claimedAt)) });
  if (actions.length === 0) return <p className="meta">{text}</p>;
  switch (urgencyOf(redemption, now)) {
    case "late":
      return (
        <Tag tone="danger" icon={CircleAlert}>
          {t("manage.waits_late", { waits: text })}
        </Tag>
      );
    case "soon":
      return (
        <Tag tone="warn" icon={Hourglass}>
          {t("manage.waits_soon", { waits: text })}
        </Tag>
      );
    case "in_time":
      return <p className="meta">{text}</p>;
  }
}

/** What else is known of it, by its type. */
function lines(
  { boost, shipment, discount, scheduledFor, status }: QueuedRedemption,
  currency: string,
  now: number,
  t: Translate,
  format: Format,
): readonly string[] {
  const known: string[] = [];
  if (scheduledFor !== null && status === "claimed")
    known.push(t("manage.scheduled_for", { time: format.moment(scheduledFor, now) }));
  if (boost) {
    known.push(t(`manage.boost_${boost.state}`), format.percent(boost.rate));
    if (boost.payoutMinor !== null) known.push(format.money(boost.payoutMinor, currency));
  }
  if (shipment) {
    known.push(t(`manage.shipping_${shipment.state}`));
    if (shipment.size) known.push(t("manage.size", { size: shipment.size }));
    if (shipment.carrier) known.push([shipment.carrier, shipment.tracking].filter(Boolean).join(" "));
  }
  if (discount) {
    known.push(format.percent(discount.rate));
    if (discount.expiresAt !== null)
      known.push(
        t("manage.coupon_until", { coupon: discount.coupon, time: format.moment(discount.expiresAt, now) }),
        discount.maxUses === null
          ? t("manage.uses", { count: discount.uses })
          : t("manage.uses_of", { uses: discount.uses, most: discount.maxUses }),
      );
  }
  return known;
}
