import { err, ok, type Result } from "#shared/domain/result.ts";

export type FileHeader<Column extends string> = {
  readonly positions: { readonly [column in Column]: number };
  /** All columns of the file, as it writes them. */
  readonly names: readonly string[];
  /** Columns that nothing is made of, as the file writes them. */
  readonly ignored: readonly string[];
};

/** Refuses the whole file: which of the columns are missing, or there twice. */
export type HeaderFault = {
  readonly code: "missing_columns" | "repeated_columns";
  readonly columns: readonly string[];
};

/** Where each of the columns stands. Names are compared without case and outer spaces. */
export function readHeader<Column extends string>(
  columns: readonly Column[],
  fields: readonly string[],
): Result<FileHeader<Column>, HeaderFault> {
  const names = fields.map((field) => field.trim().toLowerCase());
  const placeOf = (column: Column) => names.indexOf(column.toLowerCase());

  const missing = columns.filter((column) => placeOf(column) < 0);
  if (missing.length > 0) return err({ code: "missing_columns", columns: missing });

  const repeated = columns.filter((column) => placeOf(column) !== names.lastIndexOf(column.toLowerCase()));
  if (repeated.length > 0) return err({ code: "repeated_columns", columns: repeated });

  const places = new Set(columns.map(placeOf));
  return ok({
    positions: Object.fromEntries(
      columns.map((column) => [column, placeOf(column)]),
    ) as FileHeader<Column>["positions"],
    names: fields,
    ignored: fields.filter((_, index) => !places.has(index)),
  });
}
