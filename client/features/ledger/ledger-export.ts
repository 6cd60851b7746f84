import { csvField } from "#shared/domain/csv-field.ts";
import { causalId, type LedgerOwner } from "#shared/domain/ledger/causal-id.ts";
import type { LedgerLine, LedgerRow } from "../../store/ledger-rows.ts";
import type { LedgerFilter } from "./ledger-filter.ts";

/** One line of the ledger as it leaves the device. Amounts of a file add up to the sum that the screen shows for the same filter. */
export type ExportedLine = {
  /** The id that the line has on the server; of sums, which are no line there, their own. */
  readonly id: string;
  readonly localDate: string;
  readonly cause: LedgerRow["cause"]["kind"];
  readonly causeId: string;
  readonly rule: string;
  readonly base: number;
  readonly percent: number;
  readonly amount: number;
  readonly reversal: boolean;
  readonly rulesetVersion: number;
  readonly state: string;
  readonly undone: boolean;
  readonly occurredAt: string;
  readonly recordedAt: string;
  readonly zone: string;
  readonly activity: string;
  readonly disposition: string;
  readonly durationSeconds: number | "";
  readonly valueMinor: number | "";
  readonly currency: string;
  readonly contact: string;
  readonly note: string;
  readonly stamps: string;
};

/** A row's lines; one that pays nothing has a single line of 0, so that no entry is missing from the file. */
export function exportedLines(owner: LedgerOwner, row: LedgerRow, rule: LedgerFilter["rule"]): readonly ExportedLine[] {
  const unpaid: LedgerLine = { rule: rule ?? "adjustment", base: 0, percent: 100, amount: 0, reversal: false };
  const lines = rule === null ? row.lines : row.lines.filter((line) => line.rule === rule);
  const about = aboutOf(row);
  return (lines.length > 0 ? lines : [unpaid]).map((line) => ({
    id: lineId(owner, row, lines.length > 0 ? line : null),
    localDate: row.localDate,
    cause: row.cause.kind,
    causeId: row.id,
    rule: lines.length > 0 ? line.rule : "",
    base: line.base,
    percent: line.percent,
    amount: line.amount,
    reversal: line.reversal,
    rulesetVersion: row.rulesetVersion,
    state: row.state,
    undone: row.undone,
    ...about,
  }));
}

function lineId(owner: LedgerOwner, { id, cause, localDate }: LedgerRow, line: LedgerLine | null): string {
  if (line === null || cause.kind === "rest") return id;
  const rule = `${line.rule}${line.boosts ? `:${line.boosts}` : ""}${line.reversal ? ":reversal" : ""}`;
  return causalId(owner, rule, cause.kind === "date" ? localDate : id);
}

function aboutOf({ cause }: LedgerRow) {
  const activity = cause.kind === "activity" ? cause.activity : null;
  const { backdated, late, suspect } = activity ?? {};
  return {
    occurredAt: activity ? new Date(activity.occurredAt).toISOString() : "",
    recordedAt: activity ? new Date(activity.recordedAt).toISOString() : "",
    zone: activity?.zone ?? (cause.kind === "date" ? cause.zone : ""),
    activity: activity?.activity ?? (cause.kind === "award" ? cause.award.code : ""),
    disposition: activity?.disposition ?? "",
    durationSeconds: activity?.durationSeconds ?? "",
    valueMinor: activity?.valueMinor ?? "",
    currency: activity?.currency ?? "",
    contact: activity?.contactRef ?? "",
    note: activity?.note ?? (cause.kind === "award" ? (cause.award.reason ?? "") : ""),
    stamps: [backdated && "backdated", late && "late", suspect && "suspect"].filter(Boolean).join(" "),
  } as const;
}

const columns: readonly (keyof ExportedLine)[] = [
  "id",
  "localDate",
  "cause",
  "causeId",
  "rule",
  "base",
  "percent",
  "amount",
  "reversal",
  "rulesetVersion",
  "state",
  "undone",
  "occurredAt",
  "recordedAt",
  "zone",
  "activity",
  "disposition",
  "durationSeconds",
  "valueMinor",
  "currency",
  "contact",
  "note",
  "stamps",
];

export const csvHead = `${columns.join(",")}\r\n`;

export function toCsv(line: ExportedLine): string {
  return `${columns.map((column) => csvField(line[column])).join(",")}\r\n`;
}
