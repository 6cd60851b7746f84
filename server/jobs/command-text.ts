import type { Instant } from "#shared/domain/time/instant.ts";
import { dateAt, wallTimeAt, type Zone } from "#shared/domain/time/zone.ts";
import type { Execution, ExecutionSummary, Schedule, StepRecord } from "#shared/protocol/jobs.ts";

const weekdays = ["Mondays", "Tuesdays", "Wednesdays", "Thursdays", "Fridays", "Saturdays", "Sundays"];
const barWidth = 24;

/** A run as the command line tells it when it has ended: how it ended, each step with its figures, and the rows that were bad. */
export function executionText(tenant: string, execution: Execution): string {
  const { job, outcome, dryRun, error, steps } = execution;
  const lasted = durationText(execution);
  return [
    `${tenant}: ${job}${dryRun ? ", dry run" : ""}: ${outcome ?? "not ended"}${lasted && ` in ${lasted}`}`,
    ...(error === null ? [] : [`  ${error}`]),
    ...steps.flatMap(stepLines),
    "",
  ].join("\n");
}

/** A run in one line. */
export function summaryText(tenant: string, zone: Zone, execution: ExecutionSummary): string {
  const { job, outcome, dryRun, askedAt, askedBy, askedByName, error, attempts } = execution;
  const parts = [
    momentText(askedAt, zone),
    tenant,
    job,
    outcome ?? (execution.startedAt === null ? "waits" : "under way"),
    durationText(execution),
    askedBy === "schedule" ? "by its schedule" : askedBy === "manager" ? `for ${askedByName}` : "by hand",
    dryRun ? "dry run" : "",
    attempts > 1 ? `${attempts} attempts` : "",
    error ?? "",
  ];
  return `${parts.filter((part) => part !== "").join("  ")}\n`;
}

export function scheduleText(schedule: Schedule): string {
  switch (schedule.kind) {
    case "minutes":
      return `every ${schedule.every} minutes`;
    case "hourly":
      return `every hour at minute ${schedule.minute}`;
    case "daily":
      return `daily at ${schedule.at}`;
    case "weekly":
      return `${weekdays[schedule.on - 1]} at ${schedule.at}`;
  }
}

export function momentText(at: Instant, zone: Zone): string {
  return `${dateAt(at, { zone, dayStartHour: 0 })} ${wallTimeAt(at, zone)}`;
}

/** How far the step under way is, in one line of a terminal. */
export function progressText(records: readonly StepRecord[]): string {
  const step = records.at(-1);
  if (!step) return "";
  const { done, total } = step.progress ?? { done: 0, total: 0 };
  if (total === 0) return step.name;
  const filled = Math.round((barWidth * Math.min(done, total)) / total);
  return `${step.name} ${"█".repeat(filled)}${"░".repeat(barWidth - filled)} ${done}/${total}`;
}

function stepLines({ name, outcome, counts, badRows, badRowCount, error, tries }: StepRecord): readonly string[] {
  const figures = Object.entries(counts).map(([figure, count]) => `${figure} ${count}`);
  const parts = [...figures, ...(tries > 1 ? [`${tries} tries`] : []), ...(error === null ? [] : [error])];
  const untold = badRowCount - badRows.length;
  return [
    `  ${name}: ${outcome ?? "not ended"}${parts.length > 0 ? `: ${parts.join(", ")}` : ""}`,
    ...badRows.map(({ subject, reason }) => `    ${subject}: ${reason}`),
    ...(untold > 0 ? [`    and ${untold} more`] : []),
  ];
}

function durationText({ startedAt, finishedAt }: ExecutionSummary): string {
  return startedAt === null || finishedAt === null ? "" : `${((finishedAt - startedAt) / 1000).toFixed(1)} s`;
}
