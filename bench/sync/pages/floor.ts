import { Dexie, liveQuery, type Table } from "dexie";
import type { LoggedCall } from "./calls.ts";
import type { Contender } from "./contender.ts";
import { get, post } from "./http.ts";

const batchSize = 500;
const pageRows = 2000;

type Page = { readonly rows: readonly LoggedCall[]; readonly last: number };

/** What anybody would write in an afternoon: a Dexie queue keyed by uuid, batches of 500 by `fetch`; a pull only stores what comes. */
export async function createFloor(databaseName: string): Promise<Contender> {
  const db = new Dexie(databaseName, { chromeTransactionDurability: "strict", cache: "disabled" });
  db.version(1).stores({ queue: "id", calls: "id, localDate, occurredAt" });
  await db.open();
  const queue = db.table<LoggedCall, string>("queue");
  const calls: Table<LoggedCall, string> = db.table("calls");

  return {
    async fill(made) {
      await queue.bulkAdd(made);
    },
    async flush() {
      for (;;) {
        const batch = await queue.limit(batchSize).toArray();
        if (batch.length === 0) return;
        await post("/push", batch);
        await queue.bulkDelete(batch.map((call) => call.id));
      }
    },
    async pull() {
      for (let after = 0; ; ) {
        const { rows, last } = await get<Page>(`/pull?after=${after}&limit=${pageRows}`);
        await calls.bulkAdd(rows);
        if (rows.length < pageRows) return;
        after = last;
      }
    },
    async log(call) {
      await queue.add(call);
    },
    async watch(show) {
      await new Promise<void>((resolve) => {
        liveQuery(() => queue.count()).subscribe((count) => {
          show(String(count));
          resolve();
        });
      });
    },
    stored: async () => (await queue.count()) + (await calls.count()),
    async close() {
      await db.delete();
    },
  };
}
