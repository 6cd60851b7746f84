import type { Overview } from "../../store/store.ts";
import { Meter } from "../../ui/drawings/meter.tsx";
import { XpAmount } from "../../ui/drawings/xp-amount.tsx";
import { useFormat, useMessages } from "../../ui/messages/use-messages.tsx";
import { StreakLine } from "./streak-line.tsx";

/** Level, the way to the next one, streak. What is confirmed stands solid, what this device adds is hatched or has a "~". */
export function GrowthCard({ overview }: { readonly overview: Overview }) {
  const t = useMessages();
  const format = useFormat();
  const { totalXp, closedDeals, levelStartsAt, levelEndsAt, level } = overview;
  const waiting = totalXp.shown - totalXp.confirmed;
  const width = levelEndsAt === null ? null : levelEndsAt - levelStartsAt;
  // The prediction may have reached this level before the server has: then nothing of it is confirmed yet.
  const confirmed = Math.max(0, totalXp.confirmed - levelStartsAt);
  const predicted = Math.max(0, totalXp.shown - levelStartsAt) - confirmed;

  return (
    <section className="card card-pad growth-card" aria-labelledby="level">
      <div className="growth">
        <div className="growth-level">
          <h2 className="label" id="level">
            {t("today.level")}
          </h2>
          <b>{format.number(level)}</b>
        </div>
        <div className="growth-meter">
          <p className="growth-figures">
            <b>{format.number(confirmed)}</b>{" "}
            {width !== null && <span className="meta">{t("today.of_xp", { xp: width })}</span>}
            {waiting !== 0 && (
              <span className="tilde">
                <XpAmount xp={waiting} confirmed={false} /> {t("today.waiting_words")}
              </span>
            )}
          </p>
          {width !== null && (
            <Meter
              confirmed={confirmed / width}
              predicted={predicted / width}
              label={
                predicted > 0
                  ? t("today.bar_predicted", { xp: confirmed, next: width, more: predicted })
                  : t("today.bar", { xp: confirmed, next: width })
              }
            />
          )}
        </div>
        <p className="growth-next meta">
          <Forecast overview={overview} />
        </p>
        <p className="growth-next meta">
          <span className="nowrap">
            {totalXp.shown !== totalXp.confirmed && "~ "}
            {t("today.total_xp", { xp: totalXp.shown })}
          </span>
          {" · "}
          <span className="nowrap">
            {closedDeals.shown !== closedDeals.confirmed && "~ "}
            {t("today.deals", { count: closedDeals.shown })}
          </span>
        </p>
      </div>
      <StreakLine streak={overview.streak} />
    </section>
  );
}

function Forecast({ overview }: { readonly overview: Overview }) {
  const t = useMessages();
  const { totalXp, levelEndsAt, level, workingDaysToNextLevel } = overview;
  if (levelEndsAt === null) return t("today.last_level");

  const missing = { xp: levelEndsAt - totalXp.shown, level: level + 1 };
  const tilde = totalXp.shown === totalXp.confirmed ? "" : "~ ";
  if (workingDaysToNextLevel === null) return tilde + t("today.to_next", missing);
  return tilde + t("today.to_next_at_pace", { ...missing, count: workingDaysToNextLevel });
}
