import { chunks } from "#shared/domain/chunks.ts";
import type { Parameter, Tx } from "./db.ts";

/** A value of one column of one row; `undefined` is written as `null`. */
type Cell = string | number | bigint | boolean | Date | null | undefined;

/** Each column's name and type in PostgreSQL, in the order in which they are written. */
export type ColumnTypes<Row> = { readonly [column in keyof Row]-?: string };

/**
 * Many rows as one array per column, for `unnest`: PostgreSQL reads them in half the time that it takes over the same as JSON. `first` is
 * the number of the first parameter.
 */
export function columnArrays<Row extends { readonly [column in keyof Row]: Cell }>(
  rows: readonly Row[],
  types: ColumnTypes<Row>,
  first: number,
): { readonly table: string; readonly columns: string; readonly parameters: readonly string[] } {
  const names = Object.keys(types) as (keyof Row & string)[];
  const columns = names.join(", ");
  const arrays = names.map((name, index) => `$${first + index}::${types[name]}[]`);
  return {
    table: `unnest(${arrays.join(", ")}) as n (${columns})`,
    columns,
    parameters: names.map((name) => `{${rows.map((row) => toElement(row[name])).join(",")}}`),
  };
}

/** Enough to make a statement worth its while, few enough for PostgreSQL to begin early. */
const rowsPerStatement = 250;

/**
 * Sends many rows off in parts, so that PostgreSQL writes the first while the next are being prepared. The statement takes the given
 * parameters, and then the rows' arrays.
 */
export function sendRows<Row extends { readonly [column in keyof Row]: Cell }>(
  tx: Tx,
  rows: readonly Row[],
  types: ColumnTypes<Row>,
  given: readonly Parameter[],
  statement: (table: string, columns: string) => string,
): void {
  for (const part of chunks(rows, rowsPerStatement)) {
    const { table, columns, parameters } = columnArrays(part, types, given.length + 1);
    tx.send(statement(table, columns), [...given, ...parameters]);
  }
}

/** Text that an array's literal takes as it is, which most is. */
const bare = /^[\w.:+-]+$/;

/** What JSON would write in another way than an array's literal, which escapes quotes and backslashes alone. */
const unlikeJson = /[\p{Cc}\p{Cs}]/u;

function toElement(cell: Cell): string {
  if (cell === undefined || cell === null) return "null";
  if (cell instanceof Date) return cell.toISOString();
  if (typeof cell !== "string") return String(cell);
  if (bare.test(cell) && cell.toLowerCase() !== "null") return cell;
  // Bodies are full of quotes: this escapes them in a fraction of the time.
  return unlikeJson.test(cell) ? `"${cell.replace(/["\\]/g, "\\$&")}"` : JSON.stringify(cell);
}
