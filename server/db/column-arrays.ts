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

/** Text that an array's literal takes as it is, which most is. */
const bare = /^[\w.:+-]+$/;

function toElement(cell: Cell): string {
  if (cell === undefined || cell === null) return "null";
  if (cell instanceof Date) return cell.toISOString();
  if (typeof cell !== "string") return String(cell);
  return bare.test(cell) && cell.toLowerCase() !== "null" ? cell : `"${cell.replace(/["\\]/g, "\\$&")}"`;
}
