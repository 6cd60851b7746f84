import type { Collection } from "dexie";

/** Whether nothing lies in a collection. Counting would walk through all of it, with a limit too. */
export async function isEmpty<Row, Key>(collection: Collection<Row, Key>): Promise<boolean> {
  return (await collection.limit(1).primaryKeys()).length === 0;
}
