import { err, ok, type Result } from "#shared/domain/result.ts";

/** The columns that a file of calls must have, in any order. */
export const callColumns = [
  "call_id",
  "rep",
  "date",
  "time",
  "duration_seconds",
  "channel",
  "attempt",
  "prior_outcome",
  "deal_closed",
] as const;
export type CallColumn = (typeof callColumns)[number];

export type CallHeader = {
  readonly positions: { readonly [column in CallColumn]: number };
  readonly width: number;
  /** Columns that nothing is made of, as the file writes them. */
  readonly ignored: readonly string[];
};

/** Refuses the whole file: which of the columns are missing, or there twice. */
export type HeaderFault = {
  readonly code: "missing_columns" | "repeated_columns";
  readonly columns: readonly CallColumn[];
};

/** Where each column stands. Names are compared without case and outer spaces. */
export function readHeader(fields: readonly string[]): Result<CallHeader, HeaderFault> {
  const names = fields.map((field) => field.trim().toLowerCase());

  const missing = callColumns.filter((column) => !names.includes(column));
  if (missing.length > 0) return err({ code: "missing_columns", columns: missing });

  const repeated = callColumns.filter((column) => names.indexOf(column) !== names.lastIndexOf(column));
  if (repeated.length > 0) return err({ code: "repeated_columns", columns: repeated });

  const positions = Object.fromEntries(callColumns.map((column) => [column, names.indexOf(column)]));
  return ok({
    positions: positions as CallHeader["positions"],
    width: fields.length,
    ignored: fields.filter((_, index) => !(callColumns as readonly (string | undefined)[]).includes(names[index])),
  });
}
