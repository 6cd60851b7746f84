import fc from "fast-check";
import { expect, test } from "vitest";
import { layoutOf, rowsIn, sectionsIn } from "./list-layout.ts";

const metrics = { head: 48, row: 60, gap: 16 };
const sections = fc.array(fc.record({ rows: fc.nat(40), openHeight: fc.nat(500) }), { maxLength: 30 });
const windows = fc
  .tuple(fc.integer({ min: -500, max: 30_000 }), fc.nat(3000))
  .map(([from, height]) => ({ from, to: from + height }));

test("every section that reaches into the window is drawn, and none that lies whole outside of it", () => {
  fc.assert(
    fc.property(sections, windows, (all, seen) => {
      const layout = layoutOf(all, metrics);
      const [first, last] = sectionsIn(layout, seen);
      for (const [index, { rows }] of all.entries()) {
        const [top = 0, bottom = 0] = [layout.tops[index], layout.tops[index + 1]];
        const isSeen = rows > 0 && top < seen.to && bottom > seen.from;
        if (isSeen) expect([index, index >= first && index < last]).toEqual([index, true]);
        if (rows > 0 && index >= first && index < last) expect(bottom >= seen.from && top <= seen.to).toBe(true);
      }
    }),
  );
});

test("every row that reaches into the window is drawn, and none that lies whole outside of it, with rows open among them", () => {
  const openRows = fc.dictionary(fc.nat(59).map(String), fc.integer({ min: 1, max: 400 }), { maxKeys: 4 });
  fc.assert(
    fc.property(fc.nat(60), openRows, windows, (rows, open, seen) => {
      const heightOf = (row: number) => open[String(row)] ?? 0;
      const depthOf = (row: number) =>
        Array.from({ length: row }, (_, before) => heightOf(before)).reduce((a, b) => a + b, 0);
      const [first, last] = rowsIn(rows, metrics.row, seen, depthOf);
      for (let row = 0; row < rows; row += 1) {
        const top = row * metrics.row + depthOf(row);
        const isSeen = top < seen.to && top + metrics.row + heightOf(row) > seen.from;
        expect([row, row >= first && row < last]).toEqual([row, isSeen]);
      }
    }),
  );
});

test("a day without rows takes no room", () => {
  const layout = layoutOf(
    [
      { rows: 1, openHeight: 0 },
      { rows: 0, openHeight: 0 },
      { rows: 2, openHeight: 10 },
    ],
    metrics,
  );
  expect(layout.tops).toEqual([0, 124, 124, 318]);
});
