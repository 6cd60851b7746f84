import { type Trend, trendMetrics } from "#shared/domain/progression/trends.ts";
import { useFormat, useMessages } from "../../ui/messages/use-messages.tsx";
import { RowsLink } from "./rows-link.tsx";

/** Every date of a trend with all its figures, the newest first; each opens to its rows. */
export function TrendTable({ trend }: { readonly trend: Trend }) {
  const t = useMessages();
  const format = useFormat();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reached by keyboard
    <section className="trend-table" tabIndex={0} aria-label={t("progress.table")}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t("progress.date")}</th>
            {trendMetrics.map((metric) => (
              <th key={metric} scope="col">
                {t(`progress.metric_${metric}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {trend.dates.toReversed().map(({ date, values }) => (
            <tr key={date}>
              <th scope="row">
                <RowsLink rows={{ kind: "ledger", date }}>{format.day(date)}</RowsLink>
              </th>
              {trendMetrics.map((metric) => (
                <td key={metric}>{format.number(values[metric])}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
