import { Link } from "@tanstack/react-router";
import { isSelfLogged } from "#shared/domain/campaign/metric.ts";
import type { MissionView } from "../../store/reads/campaign-views.ts";
import { useNow } from "../../ui/clock.ts";
import { useFormat, useMessages } from "../../ui/messages/use-messages.tsx";
import { figureText } from "./figures.ts";

type MissionDaysProps = { readonly view: MissionView; readonly currency: string; readonly asOf: number };

/** Opens a mission's figure to the dates that add up to it, as far as this device has them. */
export function MissionDays({ view: { mission, value }, currency, asOf }: MissionDaysProps) {
  const t = useMessages();
  const format = useFormat();
  const now = useNow();
  if (value === null) return null;
  const { type } = mission;
  const figure = (of: number) => figureText(type, of, currency, format);

  return (
    <details className="mission-days">
      <summary>
        {t("missions.days")}
        <span className="visually-hidden">: {mission.title}</span>
      </summary>
      {value.days === null ? (
        <p className="meta">
          {t("missions.days_imported", { figure: figure(value.confirmed) })}{" "}
          {t("missions.as_of", { moment: format.momentInText(asOf, now) })}
        </p>
      ) : value.days.length === 0 ? (
        <p className="meta">{t("missions.days_none")}</p>
      ) : (
        <ol>
          {value.days.map(({ date, confirmed, shown }) => (
            <li key={date}>
              <Link
                to="/ledger"
                search={{ date, ...(isSelfLogged(type) && { rule: type }) }}
                aria-label={t("missions.days_ledger", { date: format.longDay(date) })}
              >
                {format.day(date)}
              </Link>
              <span>
                {shown !== confirmed && <span className="meta">{t("missions.saved_here")} ~ </span>}
                <b>{figure(shown)}</b>
              </span>
            </li>
          ))}
        </ol>
      )}
    </details>
  );
}
