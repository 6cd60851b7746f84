import { CirclePlus, Target } from "lucide-react";
import type { CampaignMissions, MissionVersion } from "#shared/protocol/campaign-missions.ts";
import { Button } from "../../ui/controls/button.tsx";
import { useMessages } from "../../ui/messages/use-messages.tsx";
import { Card } from "../../ui/surfaces/card.tsx";
import { Notice } from "../../ui/surfaces/notice.tsx";
import { CampaignPage } from "./campaign-page.tsx";
import { type CampaignResource, useCampaign } from "./campaign-query.ts";
import { MissionCard } from "./mission-card.tsx";
import { MissionEditor } from "./mission-editor.tsx";
import { emptyForm, formOf } from "./mission-form.ts";
import { beginSeries, continueSeries, type LocalMission, useMissionShelf } from "./mission-shelf.ts";

export const missionsResource: CampaignResource<CampaignMissions> = {
  path: "/api/campaign/missions",
  kept: (missions) => missions,
};

type MissionsScreenProps = {
  readonly userId: string;
  readonly view: "list" | "draft";
  readonly onView: (view: "list" | "draft") => void;
};

/** All missions of the campaign with where they stand, and the one under work. */
export function MissionsScreen({ userId, view, onView }: MissionsScreenProps) {
  const query = useCampaign(userId, missionsResource);
  const shelf = useMissionShelf(userId);
  const begin = (draft: LocalMission): void => {
    shelf.keep(draft);
    onView("draft");
  };

  return (
    <CampaignPage query={query} missions={view === "draft" ? "/campaign/draft" : "/campaign"}>
      {(known, unreachable) =>
        view === "draft" && shelf.draft ? (
          <MissionEditor
            userId={userId}
            known={known}
            shelf={shelf}
            draft={shelf.draft}
            unreachable={unreachable}
            onDone={() => onView("list")}
          />
        ) : (
          <MissionList
            userId={userId}
            known={known}
            draft={shelf.draft}
            unreachable={unreachable}
            onBegin={begin}
            onOpenDraft={() => onView("draft")}
          />
        )
      }
    </CampaignPage>
  );
}

type MissionListProps = {
  readonly userId: string;
  readonly known: CampaignMissions;
  readonly draft: LocalMission | null;
  readonly unreachable: string | undefined;
  readonly onBegin: (draft: LocalMission) => void;
  readonly onOpenDraft: () => void;
};

function MissionList({ userId, known, draft, unreachable, onBegin, onOpenDraft }: MissionListProps) {
  const t = useMessages();
  const series = seriesOf(known.missions);
  const [live, retired] = [series.filter((versions) => !isOver(versions)), series.filter(isOver)];
  const cardOf = (versions: readonly [MissionVersion, ...MissionVersion[]]) => (
    <MissionCard
      key={versions[0].seriesId}
      userId={userId}
      versions={versions}
      known={known}
      unreachable={unreachable}
      onEdit={draft === null ? (mission) => onBegin(continueSeries(mission, formOf(mission, known.currency))) : null}
    />
  );

  return (
    <>
      {known.tiers.length === 0 && <Notice icon={Target}>{t("manage.no_programme")}</Notice>}
      {draft ? (
        <Notice
          icon={Target}
          tone="stem"
          action={
            <Button look="text" onPress={onOpenDraft}>
              {t("manage.draft_open")}
            </Button>
          }
        >
          {t("manage.draft_waits", { title: draft.form.title || t("manage.untitled") })}
        </Notice>
      ) : (
        <div className="btn-row">
          <Button look="primary" icon={CirclePlus} onPress={() => onBegin(beginSeries(emptyForm(known)))}>
            {t("manage.new_mission")}
          </Button>
        </div>
      )}
      {series.length === 0 && (
        <Card labelledBy="no-missions" className="parts">
          <h2 id="no-missions">{t("manage.no_missions")}</h2>
          <p>{t("manage.no_missions_text")}</p>
        </Card>
      )}
      <ul className="parts mission-list" aria-label={t("manage.missions")}>
        {live.map(cardOf)}
      </ul>
      {retired.length > 0 && (
        <details className="fold">
          <summary>{t("manage.retired_missions", { count: retired.length })}</summary>
          <ul className="parts mission-list">{retired.map(cardOf)}</ul>
        </details>
      )}
    </>
  );
}

/** The versions of each series, its newest first; what waits to be published stands above what runs. */
function seriesOf(missions: readonly MissionVersion[]): readonly [MissionVersion, ...MissionVersion[]][] {
  const series = new Map<string, [MissionVersion, ...MissionVersion[]]>();
  for (const mission of missions) {
    const versions = series.get(mission.seriesId);
    series.set(mission.seriesId, versions ? [mission, ...versions] : [mission]);
  }
  const waits = ([newest]: readonly [MissionVersion, ...MissionVersion[]]): number =>
    newest.state === "draft" ? 0 : 1;
  return [...series.values()].sort((a, b) => waits(a) - waits(b));
}

function isOver([newest]: readonly [MissionVersion, ...MissionVersion[]]): boolean {
  return newest.state === "retired";
}
