import { useState } from "react";
import { type TrendMetric, trendMetrics } from "#shared/domain/progression/trends.ts";
import { useStore } from "../../store/context.ts";
import type { TrendLength, Trends } from "../../store/reads/progress-views.ts";
import { Button } from "../../ui/controls/button.tsx";
import { ChoiceGroup } from "../../ui/controls/choice-group.tsx";
import { useFormat, useMessages } from "../../ui/messages/use-messages.tsx";
import { ProgressPage } from "./progress-page.tsx";
import { TrendChart } from "./trend-chart.tsx";
import { TrendTable } from "./trend-table.tsx";

const lengths: readonly `${TrendLength}`[] = ["7", "28", "90"];

/** How the last days went, beside what is usual for this rep; as bars, or as the table that they are made of. */
export function TrendsScreen() {
  const { progress } = useStore();
  const t = useMessages();
  const [length, setLength] = useState<`${TrendLength}`>("28");
  const [metric, setMetric] = useState<TrendMetric>("xp");
  const [asTable, setAsTable] = useState(false);
  const count = Number(length) as TrendLength;

  return (
    <ProgressPage read={() => progress.trends(count)} depends={[progress, count]}>
      {(trends) => (
        <div className="trends">
          <div className="trends-choices">
            <ChoiceGroup
              legend={t("progress.trend_length")}
              choices={lengths.map((value) => ({ value, label: t("progress.days", { count: Number(value) }) }))}
              value={length}
              onChange={setLength}
            />
            <ChoiceGroup
              legend={t("progress.trend_of")}
              choices={trendMetrics.map((value) => ({ value, label: t(`progress.metric_${value}`) }))}
              value={metric}
              onChange={setMetric}
            />
          </div>
          <section className="card card-pad progress-part" aria-labelledby="trend-title">
            <div className="trend-head">
              <h2 id="trend-title">{t(`progress.trend_${metric}`)}</h2>
              <Button look="text" onPress={() => setAsTable(!asTable)}>
                {t(asTable ? "progress.chart" : "progress.table")}
              </Button>
            </div>
            <Versus trends={trends} metric={metric} count={count} />
            {asTable ? <TrendTable trend={trends.shown} /> : <TrendChart trends={trends} metric={metric} />}
          </section>
        </div>
      )}
    </ProgressPage>
  );
}

/** The rep against the rep: the same stretch before. */
function Versus({
  trends,
  metric,
  count,
}: {
  readonly trends: Trends;
  readonly metric: TrendMetric;
  readonly count: number;
}) {
  const t = useMessages();
  const format = useFormat();
  const { total, totalBefore, usual } = trends.shown.metrics[metric];
  return (
    <p>
      <b>
        {total !== trends.confirmed.metrics[metric].total && "~ "}
        {format.number(total)}
      </b>{" "}
      {t("progress.versus", { count, before: format.number(totalBefore), change: format.signed(total - totalBefore) })}
      {usual && (
        <span className="meta">
          {" "}
          {t("progress.usual", {
            median: format.number(usual.median),
            low: format.number(usual.low),
            high: format.number(usual.high),
          })}
        </span>
      )}
    </p>
  );
}
