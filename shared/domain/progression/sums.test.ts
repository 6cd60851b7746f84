import fc from "fast-check";
import { expect, test } from "vitest";
import type { Day } from "../ledger/day.ts";
import { countIn, countThrough, shortestRun, sumsOf, xpThrough } from "./sums.ts";
import { on } from "./testing.ts";

const anyDays = fc
  .uniqueArray(fc.record({ at: fc.nat(40), dials: fc.nat(5), xp: fc.nat(90) }), { selector: ({ at }) => at })
  .map((told) =>
    told.map(
      ({ at, dials, xp }): Day => ({
        date: on(at),
        counters: { dial_made: dials },
        xp: { dial_made: xp },
        heartbeat: true,
        lastActivityAt: null,
      }),
    ),
  );

test("sums of any span are what adding up its days gives", () => {
  fc.assert(
    fc.property(anyDays, fc.integer({ min: -2, max: 45 }), fc.integer({ min: -2, max: 45 }), (days, first, last) => {
      const sums = sumsOf(days);
      const [from, to] = [on(Math.min(first, last)), on(Math.max(first, last))];
      const dialsIn = (start: string) =>
        days
          .filter(({ date }) => date >= start && date <= to)
          .reduce((sum, day) => sum + (day.counters.dial_made ?? 0), 0);
      expect(countIn(sums, "dial_made", { from, to })).toBe(dialsIn(from));
      expect(countThrough(sums, "dial_made", to)).toBe(dialsIn(on(-9)));
      expect(xpThrough(sums, to)).toBe(
        days.filter(({ date }) => date <= to).reduce((sum, day) => sum + (day.xp.dial_made ?? 0), 0),
      );
    }),
    { numRuns: 500 },
  );
});

test("the shortest run has enough, and without its first date too few", () => {
  fc.assert(
    fc.property(anyDays, fc.integer({ min: 1, max: 60 }), fc.integer({ min: -2, max: 45 }), (days, needed, last) => {
      const sums = sumsOf(days);
      const run = shortestRun(sums, "dial_made", needed, on(last));
      if (run === null) {
        expect(countThrough(sums, "dial_made", on(last))).toBeLessThan(needed);
        return;
      }
      const first = days.find(({ date }) => date === run.from);
      const dials = countIn(sums, "dial_made", run);
      expect(run.to).toBe(on(last));
      expect(dials).toBeGreaterThanOrEqual(needed);
      expect(dials - (first?.counters.dial_made ?? 0)).toBeLessThan(needed);
    }),
    { numRuns: 500 },
  );
});
