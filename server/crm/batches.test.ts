import fc from "fast-check";
import { expect, test } from "vitest";
import { afterRefusal, largestBatch, type PlannedWrite, planBatches, retryPauseMs, type Standing } from "./batches.ts";

const fieldSets = [{ totalXp: 1 }, { totalXp: 1, closedDeals: 2 }, { streakDays: 3 }];

const planned = fc
  .record({ fields: fc.constantFrom(...fieldSets), batchLimit: fc.constantFrom(null, 1, 3, 100) })
  .map(({ fields, batchLimit }) => (id: number): PlannedWrite => {
    const write = { workspaceMemberId: String(id), projectionVersion: `0-${id}`, ...fields };
    return { repId: String(id), write, attempts: 0, batchLimit };
  });

test("every row goes once, with rows of its own fields only, in a batch that isn't too large for any of them", () => {
  fc.assert(
    fc.property(fc.array(planned, { maxLength: 500 }), (makers) => {
      const writes = makers.map((make, index) => make(index));
      const batches = planBatches(writes);
      expect(
        batches
          .flat()
          .map(({ repId }) => Number(repId))
          .sort((a, b) => a - b),
      ).toEqual([...writes.keys()]);
      for (const batch of batches) {
        expect(new Set(batch.map(({ write }) => Object.keys(write).join())).size).toBe(1);
        for (const { batchLimit } of batch) expect(batch.length).toBeLessThanOrEqual(batchLimit ?? largestBatch);
      }
    }),
  );
});

test("one bad row among 200 is parked alone, after as many requests as halving takes", () => {
  const bad = "137";
  let rows = new Map<string, Standing>(
    Array.from({ length: 200 }, (_, id) => [String(id), { attempts: 0, batchLimit: null }]),
  );
  let requests = 0;
  const parked: string[] = [];

  while (rows.size > 0) {
    const left = new Map<string, Standing>();
    const writes = [...rows].map(([repId, standing]) => ({
      repId,
      write: { workspaceMemberId: repId, projectionVersion: "0-1" },
      ...standing,
    }));
    for (const batch of planBatches(writes)) {
      requests += 1;
      if (!batch.some(({ repId }) => repId === bad)) continue;
      for (const row of batch) {
        const after = afterRefusal(row, batch.length);
        if (after.park) parked.push(row.repId);
        else left.set(row.repId, after);
      }
    }
    rows = left;
  }
  expect(parked).toEqual([bad]);
  expect(requests).toBeLessThanOrEqual(30);
});

test("refused rows wait longer each time, five minutes at most", () => {
  const pauses = [1, 2, 3, 4, 9].map((attempts) => retryPauseMs(attempts, 0.5));
  expect(pauses).toEqual([1_000, 4_000, 16_000, 64_000, 300_000]);
});
