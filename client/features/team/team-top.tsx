import type { Team } from "#shared/protocol/team.ts";
import { useFormat, useMessages } from "../../ui/messages/use-messages.tsx";
import { type TeamSort, teamSorts, totalsOf } from "./standing.ts";

type TeamTopProps = { readonly team: Team; readonly sort: TeamSort; readonly onSort: (sort: TeamSort) => void };

/** The order of the list, and the team's sums. */
export function TeamTop({ team, sort, onSort }: TeamTopProps) {
  const t = useMessages();
  const format = useFormat();
  const totals = totalsOf(team);
  return (
    <>
      <fieldset className="segments">
        <legend className="visually-hidden">{t("team.sort")}</legend>
        {teamSorts.map((value) => (
          <button
            key={value}
            type="button"
            className="segment"
            aria-pressed={value === sort}
            onClick={() => onSort(value)}
          >
            {t(`team.sort_${value}`)}
          </button>
        ))}
      </fieldset>
      <ul className="tallies" aria-label={t("team.totals")}>
        <li>
          <b>{format.number(totals.totalXp)}</b>
          <span className="meta">{t("team.total_xp")}</span>
        </li>
        <li>
          <b>{format.number(totals.closedDeals)}</b>
          <span className="meta">{t("team.total_deals", { count: totals.closedDeals })}</span>
        </li>
        <li>
          <b>
            {format.number(totals.inStep)}/{format.number(totals.reps)}
          </b>
          <span className="meta">{t("team.total_equal")}</span>
        </li>
        <li>
          <b>≥ {format.number(totals.waiting)}</b>
          <span className="meta">{t("team.total_waiting")}</span>
        </li>
      </ul>
    </>
  );
}
