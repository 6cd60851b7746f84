import type { Overview } from "../../store/store.ts";
import { LevelForecast, LevelMeter, levelPartsOf } from "../../ui/drawings/level-meter.tsx";
import { XpAmount } from "../../ui/drawings/xp-amount.tsx";
import { useFormat, useMessages } from "../../ui/messages/use-messages.tsx";
import { StreakLine } from "./streak-line.tsx";

/** Level, the way to the next one, streak. What is confirmed stands solid, what this device adds is hatched or has a "~". */
export function GrowthCard({ overview }: { readonly overview: Overview }) {
  const t = useMessages();
  const format = useFormat();
  const { totalXp, closedDeals, levelStartsAt, levelEndsAt, level } = overview;
  const waiting = totalXp.shown - totalXp.confirmed;
  const parts = levelPartsOf(totalXp, levelStartsAt, levelEndsAt);

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
            <b>{format.number(parts.confirmed)}</b>{" "}
            {parts.width !== null && <span className="meta">{t("today.of_xp", { xp: parts.width })}</span>}
            {waiting !== 0 && (
              <span className="tilde">
                <XpAmount xp={waiting} confirmed={false} /> {t("today.waiting_words")}
              </span>
            )}
          </p>
          <LevelMeter parts={parts} />
        </div>
        <p className="growth-next meta">
          {levelEndsAt !== null && totalXp.shown !== totalXp.confirmed && "~ "}
          <LevelForecast
            level={level}
            missingXp={levelEndsAt === null ? null : levelEndsAt - totalXp.shown}
            workingDays={overview.workingDaysToNextLevel}
          />
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
