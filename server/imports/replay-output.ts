import type { ReplayedHere } from "./replay-here.ts";
import type { Replayed } from "./replay-over-http.ts";

export type TimedReplay = Replayed & Partial<ReplayedHere> & { readonly seconds: number };

/** A replay as one JSON object. */
export function printJson(replay: TimedReplay): string {
  return `${JSON.stringify(replay, null, 2)}\n`;
}

/** A replay as lines to read: what came of the rows, then every rep's totals. */
export function printReplay({ tenant, manager, report, reps, seconds }: TimedReplay): string {
  const lines: string[] = [];
  if (tenant) lines.push(`Tenant ${tenant.name} (${tenant.id})`);
  if (manager) lines.push(`Manager ${manager.email}, password ${manager.password}`);

  const { rows, applied, replaced, unchanged, rejectedRows, duplicateRows } = report;
  lines.push(
    `${rows} rows in ${seconds} s (${Math.round(rows / seconds)} a second), import ${report.importId}`,
    `${applied} applied, ${replaced} replaced, ${unchanged} unchanged, ${rejectedRows} rejected, ${duplicateRows} asserted again further down`,
  );
  if (report.ignoredColumns.length > 0) lines.push(`Ignored columns: ${report.ignoredColumns.join(", ")}`);
  for (const { line, column, value, reason } of report.rejected.slice(0, 20)) {
    lines.push(`  line ${line}: ${column ?? "row"} "${value}" ${reason}`);
  }

  lines.push("", row("rep", "XP", "level", "deals", "streak"));
  for (const { code, totalXp, level, closedDeals, streakDays } of reps) {
    lines.push(row(code, totalXp, level, closedDeals, streakDays));
  }
  return `${lines.join("\n")}\n`;
}

function row(code: string, ...figures: readonly (string | number)[]): string {
  return code.padEnd(12) + figures.map((figure) => String(figure).padStart(12)).join("");
}
