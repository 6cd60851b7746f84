import { err, type Result } from "#shared/domain/result.ts";
import { isStorable } from "#shared/domain/storable-text.ts";
import type { Rejection, RejectionReason } from "#shared/protocol/imports.ts";
import type { CsvRecord } from "./csv-records.ts";
import type { FileHeader } from "./file-header.ts";
import { rejectionOf } from "./rejection.ts";

type Texts<Column extends string> = {
  /** The columns that can't be blank. */
  readonly required: readonly Column[];
  /** Those whose text is stored as it stands. */
  readonly stored: readonly Column[];
  /** How long such a text may be, in characters. */
  readonly limit: number;
};

export type RowCells<Column extends string> = {
  /** What stands in a column, without outer spaces. */
  cell(column: Column): string;
  reject(column: Column, reason: RejectionReason): Result<never, Rejection>;
  /** The row's first fault before any value is read: its width, a blank, a text that can't be stored; `null` where there is none. */
  faultOf(texts: Texts<Column>): Rejection | null;
};

/** A row's cells by the columns of the header, and the rejection of one. */
export function cellsOf<Column extends string>(record: CsvRecord, header: FileHeader<Column>): RowCells<Column> {
  const cell = (column: Column) => cellOf(record, header, column);
  const rejection = (column: Column, reason: RejectionReason) => rejectionOf(record.line, column, cell(column), reason);
  return {
    cell,
    reject: (column, reason) => err(rejection(column, reason)),
    faultOf({ required, stored, limit }) {
      const width = wrongWidth(record, header);
      if (width !== null) return width;
      for (const column of required) if (cell(column) === "") return rejection(column, "blank");
      for (const column of stored) {
        if (cell(column).length > limit) return rejection(column, "too_long");
        if (!isStorable(cell(column))) return rejection(column, "unreadable_text");
      }
      return null;
    },
  };
}

/** Without outer spaces, and without the apostrophe that keeps a spreadsheet from taking a text for a formula. */
function cellOf<Column extends string>({ fields }: CsvRecord, header: FileHeader<Column>, column: Column): string {
  const text = fields[header.positions[column]]?.trim() ?? "";
  return /^'\s*[=+\-@|%]/.test(text) ? text.slice(1).trim() : text;
}

/** A row has a field for each column of the header: with more or less nobody knows which is which. */
function wrongWidth({ line, fields }: CsvRecord, { names }: FileHeader<string>): Rejection | null {
  if (fields.length === names.length) return null;
  return rejectionOf(line, null, `${fields.length} of ${names.length}`, "wrong_number_of_fields");
}
