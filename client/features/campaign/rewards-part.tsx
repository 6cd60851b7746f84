import { CirclePlus, Pencil } from "lucide-react";
import { useState } from "react";
import type { Reward } from "#shared/domain/campaign/campaign.ts";
import type { CampaignProgramme } from "#shared/protocol/campaign-programme.ts";
import { Button } from "../../ui/controls/button.tsx";
import type { Format } from "../../ui/messages/format.ts";
import type { Translate } from "../../ui/messages/translate.ts";
import { useFormat, useMessages } from "../../ui/messages/use-messages.tsx";
import { Card } from "../../ui/surfaces/card.tsx";
import { Tag } from "../../ui/surfaces/tag.tsx";
import { newReward, type RewardForm, rewardFormOf } from "./reward-form.ts";
import { RewardSheet } from "./reward-sheet.tsx";

type RewardsPartProps = {
  readonly userId: string;
  readonly known: CampaignProgramme;
  readonly unreachable: string | undefined;
};

/** What is given in each tier, by missions or by the tier itself. */
export function RewardsPart({ userId, known, unreachable }: RewardsPartProps) {
  const t = useMessages();
  const [open, setOpen] = useState<RewardForm | null>(null);
  const { rewards, currency } = known;
  const tiers = known.programme?.tiers ?? [];
  return (
    <Card labelledBy="rewards" className="parts">
      <h2 id="rewards">{t("manage.rewards")}</h2>
      <div>
        {tiers.map(({ id, name }) => {
          const given = rewards.filter(({ tierId }) => tierId === id);
          return (
            <details key={id} className="fold tier-rewards">
              <summary>
                {name} <span className="meta">{t("manage.rewards_count", { count: given.length })}</span>
              </summary>
              <ul className="reward-rows">
                {given.map((reward) => (
                  <RewardRow
                    key={reward.id}
                    reward={reward}
                    currency={currency}
                    onEdit={() => setOpen(rewardFormOf(reward, currency))}
                  />
                ))}
              </ul>
              <Button
                icon={CirclePlus}
                label={t("manage.reward_new_in", { tier: name })}
                onPress={() => setOpen(newReward(id, given.length + 1))}
              >
                {t("manage.reward_new")}
              </Button>
            </details>
          );
        })}
      </div>
      {open && (
        <RewardSheet
          key={open.id}
          userId={userId}
          initial={open}
          tiers={tiers}
          currency={currency}
          unreachable={unreachable}
          onClose={() => setOpen(null)}
        />
      )}
    </Card>
  );
}

type RewardRowProps = { readonly reward: Reward; readonly currency: string; readonly onEdit: () => void };

function RewardRow({ reward, currency, onEdit }: RewardRowProps) {
  const t = useMessages();
  const format = useFormat();
  const { name, source, frequency, quantity, enabled } = reward;
  const often =
    quantity === null || frequency === "unlimited"
      ? t("manage.frequency_unlimited")
      : t(`manage.often_${frequency}`, { count: quantity });
  return (
    <li className="reward-row">
      <span>
        <b>{name}</b> {!enabled && <Tag>{t("manage.reward_off")}</Tag>}
        <span className="meta reward-meta">
          {[t(`manage.kind_${reward.type}`), worthOf(reward, currency, t, format), t(`manage.source_${source}`), often]
            .filter(Boolean)
            .join(" · ")}
        </span>
      </span>
      <Button icon={Pencil} label={t("manage.reward_edit", { name })} onPress={onEdit}>
        {t("manage.edit")}
      </Button>
    </li>
  );
}

/** What it is worth, in a few words. */
function worthOf({ config }: Reward, currency: string, t: Translate, format: Format): string {
  const { amountMinor, displayText, rate, durationDays, coupon } = config;
  const parts = [
    amountMinor === undefined ? "" : format.money(amountMinor, currency),
    displayText ?? "",
    rate === undefined ? "" : format.percent(rate),
    durationDays === undefined ? "" : t("manage.days", { count: durationDays }),
    coupon ?? "",
  ];
  return parts.filter(Boolean).join(" · ");
}
