import fc from "fast-check";
import { expect, test } from "vitest";
import { decodeCursor, encodeCursor } from "./cursor.ts";

const id = "aaaaaaaa-0000-4000-8000-000000000302";

test("a cursor is Twenty's: base64 of the values as JSON, parts nested in their field", () => {
  expect(encodeCursor(new Map([["id", id]]))).toBe("eyJpZCI6ImFhYWFhYWFhLTAwMDAtNDAwMC04MDAwLTAwMDAwMDAwMDMwMiJ9");
  const nested = encodeCursor(
    new Map([
      ["name.lastName", "Adams"],
      ["id", "32323232-0154-4000-8000-000000000000"],
    ]),
  );
  expect(nested).toBe(
    "eyJuYW1lIjp7Imxhc3ROYW1lIjoiQWRhbXMifSwiaWQiOiIzMjMyMzIzMi0wMTU0LTQwMDAtODAwMC0wMDAwMDAwMDAwMDAifQ==",
  );
});

test("a cursor comes back as it went in", () => {
  const value = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.constant(null),
  );
  fc.assert(
    fc.property(value, value, (lastName, totalXp) => {
      fc.pre(!Object.is(totalXp, -0) && !Object.is(lastName, -0));
      const values = new Map([
        ["name.lastName", lastName],
        ["totalXp", totalXp],
        ["id", id],
      ]);
      expect(decodeCursor(encodeCursor(values), [...values.keys()])).toEqual({ ok: true, value: values });
    }),
  );
});

test("a cursor of another order is refused, and so is what isn't one", () => {
  const ofName = encodeCursor(new Map([["name", "A"]]));
  expect(decodeCursor(ofName, ["totalXp", "id"])).toMatchObject({ error: { body: { code: "INVALID_CURSOR" } } });
  expect(decodeCursor("garbage", ["id"])).toMatchObject({ error: { body: { messages: ["Invalid cursor: garbage"] } } });
});
