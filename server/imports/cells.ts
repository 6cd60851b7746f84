import type { Rejection } from "#shared/protocol/imports.ts";
import type { CsvRecord } from "./csv-records.ts";
import type { FileHeader } from "./file-header.ts";
import { rejectionOf } from "./rejection.ts";

/** What stands in a column, without outer spaces and without the apostrophe that keeps a spreadsheet from taking it for a formula. */
export function cellOf<Column extends string>(
  { fields }: CsvRecord,
  header: FileHeader<Column>,
  column: Column,
): string {
  const text = fields[header.positions[column]]?.trim() ?? "";
  return /^'\s*[=+\-@|%]/.test(text) ? text.slice(1).trim() : text;
}

/** A row has a field for each column of the header: with more or less nobody knows which is which. */
export function wrongWidth({ line, fields }: CsvRecord, { names }: FileHeader<string>): Rejection | null {
  if (fields.length === names.length) return null;
  return rejectionOf(line, null, `${fields.length} of ${names.length}`, "wrong_number_of_fields");
}
