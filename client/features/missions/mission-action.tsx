import { Ticket } from "lucide-react";
import { useState } from "react";
import type { ListedMission } from "#shared/domain/campaign/display.ts";
import type { CampaignView, MissionView } from "../../store/reads/campaign-views.ts";
import { Button } from "../../ui/controls/button.tsx";
import { useToast } from "../../ui/floating/toast.tsx";
import { campaignSentenceOf } from "../../ui/messages/campaign-errors.ts";
import { useMessages } from "../../ui/messages/use-messages.tsx";
import { useCampaign } from "./campaign-context.ts";
import type { Celebrated } from "./celebration.tsx";
import { ClaimButton } from "./claim-button.tsx";
import { PaymentSheet } from "./payment-sheet.tsx";

type MissionActionProps = {
  readonly view: MissionView;
  readonly campaign: CampaignView;
  /** The one that the rep is led to. */
  readonly isNext: boolean;
  readonly onClaimed: (what: Celebrated) => void;
};

const actionable: readonly ListedMission[] = [
  "raffle_available",
  "raffle_claim",
  "claimable_instant",
  "claimable_schedulable",
  "payment_info_needed",
];

/** Whether the rep can do something about a mission now. */
export function isActionable({ status, waiting }: MissionView): boolean {
  return waiting === null && actionable.includes(status);
}

/** The one thing that can be done about a mission now, if there is one. */
export function MissionAction({ view, campaign, isNext, onClaimed }: MissionActionProps) {
  const { mission, status, redemption, reward } = view;
  if (!isActionable(view)) return null;
  switch (status) {
    case "raffle_available":
      return <EnterRaffle view={view} isNext={isNext} />;
    case "raffle_claim":
    case "claimable_instant":
    case "claimable_schedulable":
      return (
        redemption &&
        reward && (
          <ClaimButton
            subject={{ subjectType: "redemption", subjectId: redemption.id }}
            title={mission.title}
            reward={reward}
            campaign={campaign}
            quiet={!isNext}
            onClaimed={onClaimed}
          />
        )
      );
    case "payment_info_needed":
      return redemption && <GiveAccount title={mission.title} redemption={redemption} currency={campaign.currency} />;
    default:
      return null;
  }
}

function EnterRaffle({ view: { mission }, isNext }: Pick<MissionActionProps, "view" | "isNext">) {
  const campaign = useCampaign();
  const t = useMessages();
  const toast = useToast();

  async function enter(): Promise<void> {
    const entered = await campaign.enterRaffle(mission.id);
    toast({ text: entered.ok ? t("missions.entered") : campaignSentenceOf(entered.error, t) });
  }

  const action = t("missions.enter");
  return (
    <Button
      look={isNext ? "bloom" : "quiet"}
      icon={Ticket}
      label={t("missions.named", { action, title: mission.title })}
      onPress={() => void enter()}
    >
      {action}
    </Button>
  );
}

type GiveAccountProps = {
  readonly title: string;
  readonly redemption: { readonly id: string; readonly payoutMinor: number | null };
  readonly currency: string;
};

export function GiveAccount({ title, redemption, currency }: GiveAccountProps) {
  const t = useMessages();
  const [asks, setAsks] = useState(false);
  const action = t("missions.give_account");
  return (
    <>
      <Button look="primary" label={t("missions.named", { action, title })} onPress={() => setAsks(true)}>
        {action}
      </Button>
      {asks && <PaymentSheet redemption={redemption} currency={currency} onClose={() => setAsks(false)} />}
    </>
  );
}
