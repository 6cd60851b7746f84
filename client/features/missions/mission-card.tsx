import type { ListedMission } from "#shared/domain/campaign/display.ts";
import { addDays, daysBetween } from "#shared/domain/time/civil-date.ts";
import type { CampaignView, MissionView } from "../../store/reads/campaign-views.ts";
import { Meter } from "../../ui/drawings/meter.tsx";
import { useFormat, useMessages } from "../../ui/messages/use-messages.tsx";
import { Tag } from "../../ui/surfaces/tag.tsx";
import type { Celebrated } from "./celebration.tsx";
import { DrawCheck } from "./draw-check.tsx";
import { figureText, rewardFacts } from "./figures.ts";
import { MissionAction } from "./mission-action.tsx";
import { MissionDays } from "./mission-days.tsx";
import { DecidedLines, StatusLine, StatusTag } from "./status-line.tsx";

type MissionCardProps = {
  readonly mission: MissionView;
  readonly view: CampaignView;
  /** The one that the rep is led to. */
  readonly isNext: boolean;
  readonly onClaimed: (what: Celebrated) => void;
};

/** One mission: how far it is, what it earns, what can be done about it, and what adds up to it. */
export function MissionCard({ mission: view, view: campaign, isNext, onClaimed }: MissionCardProps) {
  const t = useMessages();
  const format = useFormat();
  const { mission, status, value, reward, reached, window: span } = view;
  const isRunning = status === "in_progress";
  const isCounted = value !== null && !uncounted.includes(status);
  const left = isRunning && span?.end ? daysBetween(campaign.today, span.end) : null;

  return (
    <li className="card mission" data-status={status} data-waiting={view.waiting ? true : undefined}>
      <div className="mission-top">
        <div>
          <p className="mission-kind">
            <StatusTag status={status} />
            {mission.featured && <Tag tone="stem">{t("missions.featured")}</Tag>}
          </p>
          <h3>{mission.title}</h3>
          <p className="meta">
            <Goal view={view} currency={campaign.currency} />
          </p>
        </div>
        {isCounted && <Count view={view} currency={campaign.currency} />}
      </div>
      {mission.description && <p>{mission.description}</p>}
      {value && isRunning && <Growth view={view} currency={campaign.currency} />}
      {reached && isRunning && (
        <p className="mission-reached">{t(value?.days ? "missions.reached_logged" : "missions.reached_imported")}</p>
      )}
      <StatusLine item={view} campaign={campaign} />
      <DecidedLines decided={view} />
      <div className="mission-foot">
        <p className="meta">
          {reward && <span>{t("missions.earns", { reward: rewardFacts(reward, campaign.currency, t, format) })}</span>}
          {left !== null && left > 0 && span?.end && (
            <span className="nowrap">
              {t("missions.days_left", { count: left })},{" "}
              {t("missions.until", { date: format.day(addDays(span.end, -1)) })}
            </span>
          )}
        </p>
        <MissionAction view={view} campaign={campaign} isNext={isNext} onClaimed={onClaimed} />
      </div>
      {isCounted && <MissionDays view={view} currency={campaign.currency} asOf={campaign.asOf} />}
      {mission.raffle?.seedHash && status !== "locked" && <DrawCheck raffle={mission.raffle} />}
    </li>
  );
}

/** Nothing is counted, or nothing that is the rep's yet. */
const uncounted: readonly ListedMission[] = ["locked", "dormant", "recurring_cooldown"];

type PartProps = { readonly view: MissionView; readonly currency: string };

/** `60 dials`, `€1,000 of sales`. */
function Goal({ view: { mission }, currency }: PartProps) {
  const t = useMessages();
  const format = useFormat();
  if (mission.type === "raffle") return t("metric.raffle");
  const figure = figureText(mission.type, mission.target, currency, format);
  return t("missions.goal", { figure, metric: t(`metric.${mission.type}`) });
}

function Count({ view: { mission, value }, currency }: PartProps) {
  const t = useMessages();
  const format = useFormat();
  if (value === null) return null;
  const figure = (of: number) => figureText(mission.type, of, currency, format);
  return (
    <p className="mission-count">
      {value.shown !== value.confirmed && "~ "}
      <b>{figure(value.shown)}</b> <span className="meta">{t("missions.of", { target: figure(mission.target) })}</span>
    </p>
  );
}

function Growth({ view: { mission, value }, currency }: PartProps) {
  const t = useMessages();
  const format = useFormat();
  if (value === null) return null;
  const figure = (of: number) => figureText(mission.type, of, currency, format);
  const [confirmed, shown, target] = [value.confirmed, value.shown, mission.target].map(figure) as [
    string,
    string,
    string,
  ];
  const label =
    value.confirmed === value.shown
      ? t("missions.meter_confirmed", { confirmed, target })
      : t("missions.meter", { confirmed, shown, target });
  return (
    <Meter
      confirmed={Math.min(value.confirmed, value.shown) / mission.target}
      predicted={Math.max(0, value.shown - value.confirmed) / mission.target}
      label={label}
    />
  );
}
