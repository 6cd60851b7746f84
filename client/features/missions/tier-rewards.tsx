import type { CampaignView, RewardView } from "../../store/reads/campaign-views.ts";
import { useFormat, useMessages } from "../../ui/messages/use-messages.tsx";
import type { Celebrated } from "./celebration.tsx";
import { ClaimButton } from "./claim-button.tsx";
import { frequencyText, rewardFacts } from "./figures.ts";
import { GiveAccount } from "./mission-action.tsx";
import { DecidedLines, StatusLine, StatusTag } from "./status-line.tsx";

type TierRewardsProps = {
  readonly view: CampaignView;
  readonly onClaimed: (what: Celebrated) => void;
};

/** What the rep's tier offers by itself, claims of it that are under way, and what the tiers above would bring. */
export function TierRewards({ view, onClaimed }: TierRewardsProps) {
  const t = useMessages();
  const isLocked = ({ status }: RewardView) => status === "locked";
  const [locked, open] = [view.rewards.filter(isLocked), view.rewards.filter((item) => !isLocked(item))];
  if (view.rewards.length === 0) return null;
  return (
    <section aria-labelledby="rewards-title">
      <h2 id="rewards-title">{t("missions.tier_rewards")}</h2>
      {open.length > 0 && <RewardList items={open} view={view} onClaimed={onClaimed} />}
      {locked.length > 0 && (
        <details className="mission-days">
          <summary>{t("missions.higher_tiers")}</summary>
          <RewardList items={locked} view={view} onClaimed={onClaimed} />
        </details>
      )}
    </section>
  );
}

function RewardList({ items, ...rest }: TierRewardsProps & { readonly items: readonly RewardView[] }) {
  return (
    <ul className="card">
      {items.map((item) => (
        <RewardRow key={item.key} item={item} {...rest} />
      ))}
    </ul>
  );
}

function RewardRow({ item, view, onClaimed }: TierRewardsProps & { readonly item: RewardView }) {
  const t = useMessages();
  const format = useFormat();
  const { reward, redemption, status } = item;
  const facts = rewardFacts(reward, view.currency, t, format);
  return (
    <li className="reward" data-status={status}>
      <div className="reward-main">
        <p className="mission-kind">
          <StatusTag status={status} />
        </p>
        <h3>{reward.name}</h3>
        <p className="meta">
          {facts !== reward.name && `${facts} · `}
          {frequencyText(reward, t)}
        </p>
        {reward.description && <p>{reward.description}</p>}
        <StatusLine item={item} campaign={view} />
        <DecidedLines decided={item} />
      </div>
      {status === "claimable" && !item.waiting && (
        <ClaimButton
          quiet
          subject={{ subjectType: "tier_reward", subjectId: reward.id }}
          title={reward.name}
          reward={reward}
          campaign={view}
          onClaimed={onClaimed}
        />
      )}
      {status === "payment_info_needed" && redemption && !item.waiting && (
        <GiveAccount title={reward.name} redemption={redemption} currency={view.currency} />
      )}
    </li>
  );
}
