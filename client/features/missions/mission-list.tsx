import type { CampaignView } from "../../store/reads/campaign-views.ts";
import { Flower } from "../../ui/drawings/flower.tsx";
import { useMessages } from "../../ui/messages/use-messages.tsx";
import type { Celebrated } from "./celebration.tsx";
import { isActionable } from "./mission-action.tsx";
import { MissionCard } from "./mission-card.tsx";

type MissionListProps = {
  readonly view: CampaignView;
  readonly onClaimed: (what: Celebrated) => void;
};

/** The missions of the campaign: what the rep can act on first. */
export function MissionList({ view, onClaimed }: MissionListProps) {
  const t = useMessages();
  const next = view.missions.find(isActionable);
  return (
    <section aria-labelledby="missions-title">
      <h2 id="missions-title">{t("missions.list")}</h2>
      {view.missions.length === 0 ? (
        <div className="card card-pad missions-empty">
          <Flower petals={["lost", "lost", "lost"]} size="large" />
          <p>
            <b>{t("missions.none")}</b>
            <br />
            {t("missions.none_text")}
          </p>
        </div>
      ) : (
        <ul className="mission-list">
          {view.missions.map((mission) => (
            <MissionCard
              key={mission.key}
              mission={mission}
              view={view}
              isNext={mission === next}
              onClaimed={onClaimed}
            />
          ))}
        </ul>
      )}
    </section>
  );
}
