import { expect, test } from "vitest";
import type { ObjectDefinition } from "./object-definition.ts";
import { beyondCursor, orderSql, parseOrder, resolveOrder } from "./order.ts";

const object: ObjectDefinition = {
  singular: "thing",
  plural: "things",
  relation: "_thing",
  fields: [
    { name: "id", type: "UUID" },
    { name: "size", type: "NUMBER" },
    { name: "owner", type: "FULL_NAME" },
  ],
  uniqueField: null,
  searchable: [],
  relations: [],
  lifecycle: "open",
};

function resolved(text: string) {
  const terms = parseOrder(text);
  if (!terms.ok) throw new Error("not an order");
  const order = resolveOrder(object, terms.value);
  if (!order.ok) throw new Error("not a column");
  return order.value;
}

test("an order is ascending with missing values first unless told, and ends with the id", () => {
  expect(orderSql(object, resolved("size[DescNullsLast],owner.lastName"), "after")).toBe(
    `(r.fields ->> 'size')::float8 desc nulls last, ((r.fields ->> 'owner.lastName') collate "C") asc nulls first, r.id asc nulls first`,
  );
});

test("before a cursor the order is turned round", () => {
  expect(orderSql(object, resolved("size[DescNullsLast]"), "before")).toBe(
    "(r.fields ->> 'size')::float8 asc nulls first, r.id desc nulls last",
  );
});

test("beyond a cursor lies what is further in the first column, or equal there and further in the next", () => {
  const cursor = new Map<string, string | number | null>([
    ["size", 5],
    ["id", "x"],
  ]);
  const compare = (path: string, operator: string, value: string) => {
    return { kind: "compare", path, operator, values: [value] };
  };
  expect(beyondCursor(resolved("size[DescNullsLast]"), cursor, "after")).toEqual({
    kind: "or",
    filters: [
      { kind: "and", filters: [compare("size", "lt", "5")] },
      { kind: "and", filters: [compare("size", "eq", "5"), compare("id", "gt", "x")] },
    ],
  });
});

test("nothing lies beyond a missing value", () => {
  const cursor = new Map([
    ["size", null],
    ["id", "x"],
  ]);
  expect(beyondCursor(resolved("size"), cursor, "after")).toEqual({ kind: "or", filters: [] });
});

test("an unknown direction and an unknown field are refused", () => {
  expect(parseOrder("size[desc]").ok).toBe(false);
  expect(resolveOrder(object, [{ path: "owner", direction: "AscNullsFirst" }])).toMatchObject({
    error: { body: { messages: ['Field "owner" does not exist or is not sortable'], code: "FIELD_NOT_FOUND" } },
  });
});
