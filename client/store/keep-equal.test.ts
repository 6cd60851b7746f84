import fc from "fast-check";
import { expect, test } from "vitest";
import { keepEqual } from "./keep-equal.ts";

const data = fc.jsonValue({ maxDepth: 3 });

test("what is kept is equal to what came after, and the same object as before where both are equal", () => {
  fc.assert(
    fc.property(data, data, (before, after) => {
      expect(keepEqual(before, after)).toEqual(after);
      expect(keepEqual(before, structuredClone(before))).toBe(before);
    }),
  );
});

test("of a list with one row more the others are the same objects", () => {
  const before = { rows: [{ id: "a" }, { id: "b", tags: ["x"] }], total: 2 };
  const after = keepEqual(before, { rows: [{ id: "a" }, { id: "b", tags: ["x"] }, { id: "c" }], total: 3 });
  expect(after.rows[0]).toBe(before.rows[0]);
  expect(after.rows[1]).toBe(before.rows[1]);
  expect(after).toMatchObject({ rows: [{}, {}, { id: "c" }], total: 3 });
});

test("a field that is gone isn't kept, and one that is undefined isn't one that is missing", () => {
  expect(keepEqual<object>({ a: 1, b: 2 }, { a: 1 })).toEqual({ a: 1 });
  expect(Object.keys(keepEqual<object>({ a: 1, c: 3 }, { a: 1, b: undefined }))).toEqual(["a", "b"]);
});
