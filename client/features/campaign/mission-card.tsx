import { Eye, EyeOff, Pencil, Play, Trash2 } from "lucide-react";
import { useState } from "react";
import type { CampaignMissions, MissionVersion } from "#shared/protocol/campaign-missions.ts";
import { Button } from "../../ui/controls/button.tsx";
import { useFormat, useMessages } from "../../ui/messages/use-messages.tsx";
import { Card } from "../../ui/surfaces/card.tsx";
import { Tag } from "../../ui/surfaces/tag.tsx";
import { AskSheet } from "./ask-sheet.tsx";
import { goalText, tierText } from "./mission-text.ts";

type MissionCardProps = {
  readonly userId: string;
  /** Of one series, the newest first. */
  readonly versions: readonly [MissionVersion, ...MissionVersion[]];
  readonly known: CampaignMissions;
  readonly unreachable: string | undefined;
  /** `null` while another draft is under work. */
  readonly onEdit: ((mission: MissionVersion) => void) | null;
};

/** A mission in its newest version, with what can be done next, and the versions before. */
export function MissionCard({ userId, versions, known, unreachable, onEdit }: MissionCardProps) {
  const t = useMessages();
  const format = useFormat();
  const [asked, setAsked] = useState<MissionAction | null>(null);
  const [mission, ...older] = versions;
  const { id, title, description, seriesVersion, rewardId } = mission;
  const reward = known.rewards.find((known) => known.id === rewardId);
  const headingId = `mission-${id}`;

  return (
    <li>
      <Card labelledBy={headingId} className="parts mission-card">
        <div className="head">
          <h2 id={headingId}>{title}</h2>
          <MissionTag mission={mission} />
        </div>
        <p>{goalText(mission, known.currency, t, format)}</p>
        {description && <p className="mission-description">{description}</p>}
        <p className="meta">
          {tierText(mission.tierEligibility, known.tiers, t)} · {reward?.name ?? t("manage.no_reward")} ·{" "}
          {t("manage.version", { number: seriesVersion })}
        </p>
        <RowsLine mission={mission} />
        <div className="btn-row">
          {actionsOf(mission).map((action) => (
            <Button
              key={action}
              look={actionLooks[action]}
              {...(actionLooks[action] !== "text" && { icon: actionIcons[action] })}
              label={t("manage.action_named", { action: t(`manage.do_${action}`), title })}
              unavailable={action === "edit" ? onEdit === null : unreachable !== undefined}
              describedBy={action === "edit" ? undefined : unreachable && `${headingId}-why`}
              onPress={() => (action === "edit" ? onEdit?.(mission) : setAsked(action))}
            >
              {t(action === "edit" && mission.state === "draft" ? "manage.do_continue" : `manage.do_${action}`)}
            </Button>
          ))}
        </div>
        {unreachable && (
          <p className="meta" id={`${headingId}-why`}>
            {unreachable}
          </p>
        )}
        {older.length > 0 && (
          <details className="fold">
            <summary>{t("manage.older", { count: older.length })}</summary>
            <ul className="parts">
              {older.map((version) => (
                <li key={version.id}>
                  {t("manage.version", { number: version.seriesVersion })} ·{" "}
                  {goalText(version, known.currency, t, format)}
                  <RowsLine mission={version} />
                </li>
              ))}
            </ul>
          </details>
        )}
      </Card>
      {asked && asked !== "edit" && (
        <AskSheet
          userId={userId}
          title={t(`manage.ask_${asked}`, { title })}
          text={t(`manage.text_${asked}`)}
          action={t(`manage.do_${asked}`)}
          look={asked === "discard" || asked === "retire" ? "danger" : "primary"}
          done={t(`manage.done_${asked}`, { title })}
          request={() =>
            asked === "discard"
              ? { path: `/api/campaign/missions/${id}`, method: "DELETE" }
              : { path: `/api/campaign/missions/${id}/${asked}`, method: "POST" }
          }
          onClose={() => setAsked(null)}
        />
      )}
    </li>
  );
}

type MissionAction = "edit" | "activate" | "enable" | "disable" | "retire" | "discard";

const actionIcons = {
  edit: Pencil,
  activate: Play,
  enable: Eye,
  disable: EyeOff,
  retire: Trash2,
  discard: Trash2,
} as const;

const actionLooks = {
  edit: "quiet",
  activate: "primary",
  enable: "quiet",
  disable: "text",
  retire: "text",
  discard: "text",
} as const;

function actionsOf({ state, activated, enabled }: MissionVersion): readonly MissionAction[] {
  const visibility = enabled ? "disable" : "enable";
  switch (state) {
    case "draft":
      return ["edit", "discard"];
    case "published":
      return activated ? ["edit", visibility, "retire"] : ["activate", "edit", visibility, "retire"];
    case "retired":
      return ["edit", visibility];
  }
}

function MissionTag({ mission: { state, enabled, activated } }: { readonly mission: MissionVersion }) {
  const t = useMessages();
  if (state === "draft") return <Tag>{t("manage.state_draft")}</Tag>;
  if (state === "retired") return <Tag>{t("manage.state_retired")}</Tag>;
  if (!enabled)
    return (
      <Tag tone="warn" icon={EyeOff}>
        {t("manage.state_hidden")}
      </Tag>
    );
  return activated ? <Tag tone="stem">{t("manage.state_running")}</Tag> : <Tag>{t("manage.state_waiting")}</Tag>;
}

function RowsLine({ mission: { rows, state } }: { readonly mission: MissionVersion }) {
  const t = useMessages();
  const { people: count, completed } = rows;
  if (state === "draft") return null;
  return <p className="meta">{count === 0 ? t("manage.rows_none") : t("manage.rows", { count, completed })}</p>;
}
