import type { Table } from "dexie";

/** So many rows that putting them stays well below the 50 ms after which a page is felt to hang, on a slow machine too. */
const rowsAtOnce = 250;

/** Puts any number of rows without holding the page's thread for long. Inside the caller's transaction. */
export async function putAll<Row>(table: Table<Row, string>, rows: readonly Row[]): Promise<void> {
  for (let from = 0; from < rows.length; from += rowsAtOnce) await table.bulkPut(rows.slice(from, from + rowsAtOnce));
}
