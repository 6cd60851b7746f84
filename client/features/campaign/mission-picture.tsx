import { Lock, Target, Ticket } from "lucide-react";
import type { MissionDraft } from "#shared/domain/campaign/mission-draft.ts";
import type { CampaignMissions } from "#shared/protocol/campaign-missions.ts";
import { Meter } from "../../ui/drawings/meter.tsx";
import { Icon } from "../../ui/icon.tsx";
import { useFormat, useMessages } from "../../ui/messages/use-messages.tsx";
import { Card } from "../../ui/surfaces/card.tsx";
import { Tag } from "../../ui/surfaces/tag.tsx";
import { figureText, goalText, tierName, tierText } from "./mission-text.ts";

type MissionPictureProps = { readonly mission: MissionDraft; readonly known: CampaignMissions };

/** The mission as a rep will meet it, about a third of the way. */
export function MissionPicture({ mission, known }: MissionPictureProps) {
  const t = useMessages();
  const format = useFormat();
  const { title, description, type, target, rewardId, previewFrom, featured } = mission;
  const reward = known.rewards.find(({ id }) => id === rewardId);
  const isRaffle = type === "raffle";
  const done = Number.isFinite(target) ? Math.floor(target / 3) : 0;
  return (
    <Card labelledBy="mission-picture" className="parts mission-picture">
      <h3 id="mission-picture">{t("manage.picture")}</h3>
      <div className="mission-sample">
        <p className="mission-sample-title">
          <Icon of={isRaffle ? Ticket : Target} />
          <b>{title || t("manage.untitled")}</b>
          {featured && <Tag tone="stem">{t("manage.featured_yes")}</Tag>}
        </p>
        {description && <p>{description}</p>}
        <p>{goalText(mission, known.currency, t, format)}</p>
        {!isRaffle && Number.isFinite(target) && target > 0 && (
          <>
            <p className="mission-figures">
              <b>{figureText(type, done, known.currency, format)}</b>{" "}
              <span className="meta">
                {t("manage.of_target", { target: figureText(type, target, known.currency, format) })}
              </span>
            </p>
            <Meter confirmed={done / target} predicted={0} />
          </>
        )}
        <p className="meta">{reward ? t("manage.earns_named", { reward: reward.name }) : t("manage.no_reward")}</p>
      </div>
      <p className="meta">{tierText(mission.tierEligibility, known.tiers, t)}</p>
      {previewFrom && (
        <p className="meta mission-locked">
          <Icon of={Lock} small />
          {t("manage.preview_text", { tier: tierName(previewFrom, known.tiers) })}
        </p>
      )}
    </Card>
  );
}
