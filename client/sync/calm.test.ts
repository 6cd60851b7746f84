import "fake-indexeddb/auto";
import { Dexie, liveQuery } from "dexie";
import { expect, test, vi } from "vitest";
import { calmly } from "../store/calm.ts";

test("a calm read is told of every write, the first time at once and then a moment later", async () => {
  const db = new Dexie("calm") as Dexie & { readonly taps: Dexie.Table<{ readonly id: number }, number> };
  db.version(1).stores({ taps: "id" });
  const counts: number[] = [];
  const subscription = liveQuery(calmly(() => db.taps.count())).subscribe((count) => counts.push(count));

  await vi.waitFor(() => expect(counts).toEqual([0]));
  for (const id of [1, 2, 3]) {
    await db.taps.add({ id });
    await vi.waitFor(() => expect(counts.at(-1)).toBe(id), { timeout: 5000 });
  }
  subscription.unsubscribe();
  db.close();
});
