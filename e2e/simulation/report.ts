import type { History } from "./history.ts";
import { addCounts, type Counts } from "./tally.ts";

/** Many histories, added up. */
export type Report = Counts & {
  readonly seeds: number;
  /** Of the seeds in which something didn't hold, what, and how it came to that. */
  readonly failures: readonly Pick<History, "seed" | "violations" | "lines">[];
};

export const emptyReport: Report = {
  seeds: 0,
  steps: 0,
  operations: 0,
  requests: 0,
  lost: 0,
  duplicated: 0,
  diverged: 0,
  faults: {},
  failures: [],
};

export function addHistory(report: Report, { seed, counts, violations, lines }: History): Report {
  const failures = violations.length > 0 ? [...report.failures, { seed, violations, lines }] : report.failures;
  return { ...addCounts(report, counts), seeds: report.seeds + 1, failures };
}

export function addReports(a: Report, b: Report): Report {
  return { ...addCounts(a, b), seeds: a.seeds + b.seeds, failures: [...a.failures, ...b.failures] };
}

/** For a person. */
export function describeReport(name: string, report: Report, seconds: number): string {
  const { seeds, steps, operations, requests, lost, duplicated, diverged, faults } = report;
  return [
    `${name}: ${seeds} seeds, ${steps} steps, ${operations} operations, ${requests} requests, ${seconds.toFixed(0)} s`,
    ...Object.entries(faults).map(([kind, count]) => `  ${kind.padEnd(30)} ${count}`),
    `  lost ${lost}, duplicated ${duplicated}, diverged ${diverged}`,
  ].join("\n");
}

/** The history of a seed that failed, step by step, and how to live it again. */
export function describeFailure(
  server: string,
  { seed, violations, lines }: Report["failures"][number],
  command: string,
): string {
  return [
    `\nSeed ${seed} on the ${server} server:`,
    ...lines.map((line) => `  ${line}`),
    ...violations.map(({ kind, text }) => `  ${kind.toUpperCase()}: ${text}`),
    `Again: ${command}`,
  ].join("\n");
}
