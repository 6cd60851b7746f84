import { CircleCheck, CircleX, History, type LucideIcon } from "lucide-react";
import { Fragment } from "react";
import type { PastMission } from "#shared/domain/campaign/display.ts";
import type { CampaignView, PastMissionView } from "../../store/reads/campaign-views.ts";
import { useFormat, useMessages } from "../../ui/messages/use-messages.tsx";
import { Row } from "../../ui/surfaces/row.tsx";
import { DrawCheck } from "./draw-check.tsx";
import { figureText, rewardFacts } from "./figures.ts";

const icons: { readonly [status in PastMission]: LucideIcon } = {
  completed: CircleCheck,
  concluded: CircleCheck,
  rejected: CircleX,
  raffle_lost: History,
  raffle_missed: History,
  window_over: History,
};

/** What is over, the newest first. */
export function PastMissions({ view }: { readonly view: CampaignView }) {
  const t = useMessages();
  const format = useFormat();
  if (view.past.length === 0) return null;
  return (
    <section aria-labelledby="past-title">
      <h2 id="past-title">{t("missions.past")}</h2>
      <ol className="card rows">
        {view.past.map((item) => (
          <Fragment key={item.key}>
            <Row
              icon={icons[item.status]}
              title={item.mission.title}
              meta={<Outcome item={item} currency={view.currency} />}
              end={<span className="meta">{format.day(item.on)}</span>}
            />
            {item.mission.raffle?.draw && (
              <li className="past-draw">
                <DrawCheck raffle={item.mission.raffle} />
              </li>
            )}
          </Fragment>
        ))}
      </ol>
    </section>
  );
}

function Outcome({ item, currency }: { readonly item: PastMissionView; readonly currency: string }) {
  const t = useMessages();
  const format = useFormat();
  const { mission, progress, redemption, reward, status } = item;
  switch (status) {
    case "completed": {
      const value = figureText(mission.type, progress?.valueAtCompletion ?? 0, currency, format);
      return t("missions.past_completed", { value });
    }
    case "concluded":
      return reward
        ? t("missions.past_concluded", { reward: rewardFacts(reward, currency, t, format) })
        : t("missions.past_concluded_plain");
    case "rejected":
      return t("missions.past_rejected", { reason: redemption?.reason ?? "" });
    case "raffle_lost":
    case "raffle_missed":
    case "window_over":
      return t(`missions.past_${status}`);
  }
}
