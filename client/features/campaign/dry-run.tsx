import { useMutation } from "@tanstack/react-query";
import { Calculator, CircleCheck, TriangleAlert } from "lucide-react";
import type { MissionDraft } from "#shared/domain/campaign/mission-draft.ts";
import type { CampaignMissions, MissionPreview } from "#shared/protocol/campaign-missions.ts";
import { askServer } from "../../sync/ask-server.ts";
import { Button } from "../../ui/controls/button.tsx";
import { FieldError } from "../../ui/controls/field.tsx";
import { Meter } from "../../ui/drawings/meter.tsx";
import { Icon } from "../../ui/icon.tsx";
import { useFormat, useMessages } from "../../ui/messages/use-messages.tsx";
import { Card } from "../../ui/surfaces/card.tsx";
import { Notice } from "../../ui/surfaces/notice.tsx";
import { campaignSentence } from "./campaign-sentence.ts";
import { figureText, tierName } from "./mission-text.ts";

type DryRunProps = {
  readonly mission: MissionDraft;
  readonly known: CampaignMissions;
  readonly unreachable: string | undefined;
  readonly isFaulty: boolean;
  /** Shows what is wrong with the form; `true` where nothing is. */
  readonly onTry: () => boolean;
};

/** What the mission would have come to in the last 28 days, person by person. */
export function DryRun({ mission, known, unreachable, isFaulty, onTry }: DryRunProps) {
  const t = useMessages();
  const run = useMutation({
    networkMode: "always",
    mutationFn: (asked: MissionDraft) =>
      askServer<MissionPreview>("/api/campaign/missions/preview", { method: "POST", body: asked }),
  });
  const answer = run.data;
  const isOld = JSON.stringify(run.variables) !== JSON.stringify(mission);
  return (
    <Card labelledBy="dry-run" className="parts">
      <h3 id="dry-run">{t("manage.dry_run")}</h3>
      <p className="meta">{t("manage.dry_run_text")}</p>
      <div className="btn-row">
        <Button
          icon={Calculator}
          unavailable={unreachable !== undefined || run.isPending}
          describedBy={unreachable && "mission-why"}
          onPress={() => onTry() && run.mutate(mission)}
        >
          {t(run.isPending ? "manage.dry_run_busy" : "manage.dry_run_do")}
        </Button>
      </div>
      {/* Before the answer it is empty already: only what comes into a live region is read. */}
      <div role="status">
        {answer && !answer.ok && <FieldError>{campaignSentence(answer.error, t)}</FieldError>}
        {answer?.ok && (isOld || isFaulty) && (
          <Notice icon={TriangleAlert} tone="warn">
            {t("manage.dry_run_old")}
          </Notice>
        )}
        {answer?.ok && <Summary preview={answer.value} mission={run.variables ?? mission} />}
      </div>
      {answer?.ok && <Figures preview={answer.value} mission={run.variables ?? mission} known={known} />}
    </Card>
  );
}

type PreviewedProps = { readonly preview: MissionPreview; readonly mission: MissionDraft };

function Summary({ preview: { participants, notEligible, from, to }, mission }: PreviewedProps) {
  const t = useMessages();
  const format = useFormat();
  const finished = participants.filter((participant) => participant.finished).length;
  const count = participants.length;
  return (
    <>
      <p className="dry-run-sum">
        {mission.type === "raffle" || count === 0
          ? t("manage.dry_run_raffle", { count })
          : t("manage.dry_run_sum", { finished, count })}
      </p>
      <p className="meta">
        {t("manage.dry_run_range", { from: format.day(from), to: format.day(to) })}
        {notEligible > 0 && ` ${t("manage.dry_run_others", { count: notEligible })}`}
      </p>
    </>
  );
}

function Figures({ preview, mission, known }: PreviewedProps & { readonly known: CampaignMissions }) {
  const t = useMessages();
  const format = useFormat();
  const { type, target } = mission;
  if (type === "raffle" || preview.participants.length === 0) return null;
  return (
    <ul className="dry-run" aria-label={t("manage.dry_run_people")}>
      {preview.participants.map(({ id, name, tierId, value, finished }) => (
        <li key={id} className="dry-run-row">
          <span className="dry-run-name">
            <b>{name}</b> <span className="meta">{tierName(tierId, known.tiers)}</span>
          </span>
          <span className="dry-run-figure">
            {finished && <Icon of={CircleCheck} small />}
            {finished && <span className="visually-hidden">{t("manage.dry_run_finished")}</span>}
            {figureText(type, value, known.currency, format)}{" "}
            <span className="meta">{format.percent(100 * Math.floor((100 * value) / target))}</span>
          </span>
          <Meter thin confirmed={value / target} predicted={0} />
        </li>
      ))}
    </ul>
  );
}
