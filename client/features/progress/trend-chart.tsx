import { useId } from "react";
import type { TrendMetric } from "#shared/domain/progression/trends.ts";
import type { Trends } from "../../store/reads/progress-views.ts";
import { useFormat, useMessages } from "../../ui/messages/use-messages.tsx";
import { useIsWide } from "../../ui/wide.ts";

type TrendChartProps = { readonly trends: Trends; readonly metric: TrendMetric };

const height = 140;
const base = 112;
const top = 16;

/** Stem bars on one line: what this device adds is hatched, today's bar is dashed, the own median is dotted. */
export function TrendChart({ trends: { confirmed, shown }, metric }: TrendChartProps) {
  const t = useMessages();
  const format = useFormat();
  const hatch = useId();
  // In its own pixels: scaled, its words would be too small on a phone and too large on a desktop.
  const width = useIsWide() ? 960 : 320;
  const { dates, to } = shown;
  const { usual } = shown.metrics[metric];
  const highest = Math.max(1, usual?.median ?? 0, ...dates.map(({ values }) => values[metric]));
  const step = width / dates.length;
  const bar = Math.min(22, step * 0.7);
  const heightOf = (value: number) => (Math.max(0, value) / highest) * (base - top);
  const labelEvery = Math.ceil(dates.length / 8);
  const spoken = dates
    .filter(({ values }) => values[metric] !== 0)
    .map(({ date, values }) =>
      t("progress.spoken_day", { day: format.day(date), value: format.number(values[metric]) }),
    )
    .join(", ");

  return (
    <svg
      className="chart"
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={t("progress.spoken_chart", {
        title: t(`progress.trend_${metric}`),
        days: spoken || t("progress.nothing"),
      })}
    >
      <defs>
        <pattern id={hatch} width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(25)">
          <rect className="chart-hatch" width="2" height="5" />
        </pattern>
      </defs>
      <line className="chart-base" x1="0" x2={width} y1={base} y2={base} />
      {dates.map(({ date, values }, index) => {
        const x = index * step + (step - bar) / 2;
        const solid = Math.min(values[metric], confirmed.dates[index]?.values[metric] ?? 0);
        const [solidHeight, wholeHeight] = [heightOf(solid), heightOf(values[metric])];
        return (
          <g key={date}>
            {wholeHeight > solidHeight && (
              <rect
                className="chart-predicted"
                fill={`url(#${hatch})`}
                x={x}
                width={bar}
                y={base - wholeHeight}
                height={wholeHeight - solidHeight}
                rx={Math.min(3, bar / 3)}
              />
            )}
            {solidHeight > 0 && (
              <rect
                className={date === to ? "chart-bar chart-now" : "chart-bar"}
                x={x}
                width={bar}
                y={base - solidHeight}
                height={solidHeight}
                rx={Math.min(3, bar / 3)}
              />
            )}
            {(dates.length - 1 - index) % labelEvery === 0 && (
              <text className="chart-label" x={x + bar / 2} y={height - 10}>
                {Number(date.slice(8))}
              </text>
            )}
          </g>
        );
      })}
      {usual && usual.median > 0 && (
        <>
          <line
            className="chart-median"
            x1="0"
            x2={width}
            y1={base - heightOf(usual.median)}
            y2={base - heightOf(usual.median)}
          />
          <text className="chart-label chart-note" x="0" y="10">
            {t("progress.median", { value: format.number(usual.median) })}
          </text>
        </>
      )}
    </svg>
  );
}
