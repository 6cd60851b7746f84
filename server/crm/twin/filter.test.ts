import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Filter, type Operator, parseFilter } from "./filter.ts";

const compare = (path: string, operator: Operator, ...values: string[]): Filter => {
  return { kind: "compare", path, operator, values };
};
const parsed = (text: string) => {
  const filter = parseFilter(text);
  return filter.ok ? filter.value : filter.error.body;
};
const refusal = (text: string) => ({ statusCode: 400, error: "BadRequestException", messages: [text] });

test("any text without a quote or a bracket can be asked for in double quotes", () => {
  const text = fc.string({ unit: "binary" }).filter((value) => !/["()]/.test(value));
  fc.assert(
    fc.property(text, (value) => {
      expect(parsed(`name[eq]:"${value}"`)).toEqual(compare("name", "eq", value));
    }),
  );
});

test("conditions with commas all hold, and groups nest", () => {
  expect(parsed('totalXp[gte]:0,or(currentRank[eq]:"a,b",not(createdBy.source[neq]:API))')).toEqual({
    kind: "and",
    filters: [
      compare("totalXp", "gte", "0"),
      {
        kind: "or",
        filters: [
          compare("currentRank", "eq", "a,b"),
          { kind: "not", filter: compare("createdBy.source", "neq", "API") },
        ],
      },
    ],
  });
});

test("a list is split at every comma, and only values without a space before them lose their quotes", () => {
  expect(parsed('currentRank[in]:["A", "B"]')).toEqual(compare("currentRank", "in", "A", ' "B"'));
  expect(parsed('currentRank[in]:["a,b"]')).toEqual(compare("currentRank", "in", '"a', 'b"'));
});

describe("what can't be read is refused in Twenty's words", () => {
  test.each([
    ["totalXp=5", "'filter' invalid for 'totalXp=5'. eg: price[gte]:10"],
    ["", "'filter' invalid for 'and()'. eg: price[gte]:10"],
    ["name[eq]:", "'filter' invalid for 'name[eq]:'. eg: price[gte]:10"],
    ["and(a[eq]:1", "'filter' invalid. 1 close bracket is missing in the query"],
    ["and(or(a[eq]:1", "'filter' invalid. 2 close brackets are missing in the query"],
    [
      "not(a[eq]:0,a[eq]:1)",
      "'filter' invalid. 'not' conjunction should contain only 1 condition. eg: not(field[eq]:1)",
    ],
    [
      "a[in]:HUNTER",
      "'filter' invalid for 'in' operator. Received 'HUNTER' but array value expected eg: 'field[in]:[value_1,value_2]'",
    ],
  ])("%s", (text, sentence) => expect(parsed(text)).toEqual(refusal(sentence)));
});

test("any text is either read or refused", () => {
  const text = fc.string({ unit: fc.constantFrom(..."ab[](),:\"'.", "and(", "not(", "[eq]:") });
  fc.assert(
    fc.property(text, (value) => {
      const filter = parseFilter(value);
      if (!filter.ok) expect(filter.error.status).toBe(400);
    }),
  );
});
