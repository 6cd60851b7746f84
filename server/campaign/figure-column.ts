import type { MissionMetric } from "#shared/domain/campaign/metric.ts";

/** Where a metric stands in the rollup of a date and in the totals of a window. Safe in a statement: the names are the catalogue's own. */
export function figureColumn(metric: MissionMetric): string {
  if (metric === "sales_dollars") return "sales_minor";
  return metric === "sales_units" ? "units" : metric;
}
