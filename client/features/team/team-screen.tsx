import { CloudOff } from "lucide-react";
import { useState } from "react";
import type { Team } from "#shared/protocol/team.ts";
import { useNow } from "../../ui/clock.ts";
import { Sheet } from "../../ui/floating/sheet.tsx";
import { useFormat, useMessages } from "../../ui/messages/use-messages.tsx";
import { Page } from "../../ui/shell/page.tsx";
import { FailedCard } from "../../ui/surfaces/failed-card.tsx";
import { Notice } from "../../ui/surfaces/notice.tsx";
import { Skeleton } from "../../ui/surfaces/skeleton.tsx";
import { RepDetails } from "./rep-details.tsx";
import { sortReps, type TeamSort } from "./standing.ts";
import { TeamPill } from "./team-pill.tsx";
import { useTeam } from "./team-query.ts";
import { TeamTable } from "./team-table.tsx";
import { TeamTop } from "./team-top.tsx";
import { useHasPanel } from "./use-has-panel.ts";
import "./review.css";
import "./team.css";

type TeamScreenProps = { readonly userId: string; readonly tenantName: string };

/** What the server has of every rep, beside what the CRM shows: the two must be equal. */
export function TeamScreen({ userId, tenantName }: TeamScreenProps) {
  const query = useTeam(userId);
  const t = useMessages();
  const format = useFormat();
  const now = useNow();

  if (query.team === undefined)
    return (
      <Page title={t("team.title")}>
        {query.failed ? (
          <FailedCard
            title={t("team.failed")}
            text={t("team.failed_text")}
            action={t("team.try_again")}
            onRetry={query.retry}
          />
        ) : (
          <Skeleton title={t("team.loading")} />
        )}
      </Page>
    );
  return (
    <TeamBoard
      team={query.team}
      title={tenantName}
      subtitle={t("team.as_of", { time: format.momentInText(query.team.asOf, now) })}
      failed={query.failed}
      now={now}
    />
  );
}

type TeamBoardProps = {
  readonly team: Team;
  readonly title: string;
  readonly subtitle: string;
  readonly failed: boolean;
  readonly now: number;
};

function TeamBoard({ team, title, subtitle, failed, now }: TeamBoardProps) {
  const t = useMessages();
  const format = useFormat();
  const hasPanel = useHasPanel();
  const [sort, setSort] = useState<TeamSort>("xp");
  // Nobody has chosen yet: the panel shows the first, so that a desktop's room is used; a phone's isn't taken unasked.
  const [chosen, setChosen] = useState<string | null | undefined>(undefined);
  const reps = sortReps(team.reps, sort);
  const open = chosen === undefined ? (hasPanel ? reps[0] : undefined) : reps.find((rep) => rep.id === chosen);
  const close = (): void => setChosen(null);

  return (
    <Page
      title={title}
      subtitle={subtitle}
      pill={<TeamPill asOf={team.asOf} failed={failed} now={now} />}
      panel={hasPanel && open && <RepDetails rep={open} reps={reps} now={now} onClose={close} />}
    >
      <div className="stack">
        {failed && <Notice icon={CloudOff}>{t("team.snapshot", { time: format.momentInText(team.asOf, now) })}</Notice>}
        <TeamTop team={team} sort={sort} onSort={setSort} />
        {reps.length === 0 ? (
          <p className="card card-pad">{t("team.empty")}</p>
        ) : (
          <TeamTable reps={reps} sort={sort} now={now} chosen={open?.id} onChoose={setChosen} />
        )}
      </div>
      {!hasPanel && open && (
        <Sheet title={open.name} closeLabel={t("team.close_rep", { name: open.name })} onClose={close}>
          <div className="sheet-body">
            <RepDetails rep={open} reps={reps} now={now} />
          </div>
        </Sheet>
      )}
    </Page>
  );
}
