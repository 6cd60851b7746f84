import { useState } from "react";
import type { Reward } from "#shared/domain/campaign/campaign.ts";
import { claimNeeds } from "#shared/domain/campaign/claim-needs.ts";
import type { ClaimReward } from "#shared/domain/intents.ts";
import type { CampaignView } from "../../store/reads/campaign-views.ts";
import type { WriteFailure } from "../../store/store.ts";
import { Button } from "../../ui/controls/button.tsx";
import { useToast } from "../../ui/floating/toast.tsx";
import { campaignSentenceOf } from "../../ui/messages/campaign-errors.ts";
import { useFormat, useMessages } from "../../ui/messages/use-messages.tsx";
import { useCampaign } from "./campaign-context.ts";
import type { Celebrated } from "./celebration.tsx";
import type { ClaimFields } from "./claim-form.ts";
import { ClaimSheet } from "./claim-sheet.tsx";
import { rewardFacts, rewardHeadline } from "./figures.ts";

type ClaimButtonProps = {
  readonly subject: Pick<ClaimReward, "subjectType" | "subjectId">;
  /** What has earned it. */
  readonly title: string;
  readonly reward: Reward;
  readonly campaign: CampaignView;
  readonly onClaimed: (what: Celebrated) => void;
  /** Another one is what the rep is led to: a second bloom beside it would be one too many. */
  readonly quiet?: boolean;
};

/** Claims a reward: at once, or after what it asks for has been filled in. */
export function ClaimButton({ subject, title, reward, campaign, onClaimed, quiet = false }: ClaimButtonProps) {
  const store = useCampaign();
  const t = useMessages();
  const format = useFormat();
  const toast = useToast();
  const [asks, setAsks] = useState(false);
  const needs = claimNeeds(reward);
  const isAsked = needs.date || needs.address;
  const action = t(needs.date ? "missions.claim_schedule" : "missions.claim");

  async function claim(fields: ClaimFields): Promise<WriteFailure | null> {
    const claimed = await store.claim({ ...subject, ...fields });
    if (!claimed.ok) return claimed.error;
    setAsks(false);
    onClaimed({
      title,
      headline: rewardHeadline(reward, campaign.currency, format),
      facts: rewardFacts(reward, campaign.currency, t, format),
    });
    return null;
  }

  async function claimAtOnce(): Promise<void> {
    const failure = await claim({});
    if (failure) toast({ text: campaignSentenceOf(failure, t) });
  }

  return (
    <>
      <Button
        look={quiet ? "quiet" : "bloom"}
        label={t("missions.named", { action, title })}
        onPress={() => (isAsked ? setAsks(true) : void claimAtOnce())}
      >
        {action}
      </Button>
      {asks && <ClaimSheet reward={reward} campaign={campaign} onClaim={claim} onClose={() => setAsks(false)} />}
    </>
  );
}
