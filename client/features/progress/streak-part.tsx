import { Snowflake } from "lucide-react";
import type { Verdict } from "#shared/domain/progression/streak.ts";
import type { Overview } from "../../store/store.ts";
import { Icon } from "../../ui/icon.tsx";
import { useFormat, useMessages } from "../../ui/messages/use-messages.tsx";
import { Card } from "../../ui/surfaces/card.tsx";
import { RowsLink } from "./rows-link.tsx";

/** The streak, day by day: each of the last working days opens to what was done on it. */
export function StreakPart({ overview: { streak } }: { readonly overview: Overview }) {
  const t = useMessages();
  const format = useFormat();
  return (
    <Card labelledBy="progress-streak" className="progress-part progress-streak">
      <h2 id="progress-streak">{t("progress.streak", { count: streak.days })}</h2>
      <p className="progress-freezes">
        <Icon of={Snowflake} small />
        {t("progress.freezes", { count: streak.freezes })}
      </p>
      <ol className="progress-days">
        {streak.sprig.map(({ date, verdict, confirmed }) => (
          <li key={date}>
            <RowsLink rows={{ kind: "ledger", date }} className="progress-day">
              <span>{format.day(date)}</span>
              <span className="meta">{t(wordOf(verdict, confirmed))}</span>
            </RowsLink>
          </li>
        ))}
      </ol>
    </Card>
  );
}

function wordOf(verdict: Verdict, confirmed: boolean) {
  if (verdict === "heartbeat" && !confirmed) return "progress.day_saved";
  return `progress.day_${verdict}` as const;
}
