import { expect, test } from "vitest";
import { parseBody } from "./request-body.ts";

const json = "application/json";

test("JSON is an object or a list, and an empty body an empty object", () => {
  expect(parseBody(`${json}; charset=utf-8`, '{"totalXp":1}')).toEqual({ ok: true, value: { totalXp: 1 } });
  expect(parseBody(json, "")).toEqual({ ok: true, value: {} });
});

test("form fields are texts, plain text is itself, and of any other type there is no body", () => {
  expect(parseBody("application/x-www-form-urlencoded", "currentRank=HUNTER")).toEqual({
    ok: true,
    value: { currentRank: "HUNTER" },
  });
  expect(parseBody("text/plain", '{"a":1}')).toEqual({ ok: true, value: '{"a":1}' });
  expect(parseBody(undefined, '{"a":1}')).toEqual({ ok: true, value: undefined });
});

test.each([
  ['{"totalXp": 1,', "Expected double-quoted property name in JSON at position 14 (line 1 column 15)"],
  ['{"totalXp": ', "Unexpected end of JSON input"],
  ["{", "Expected property name or '}' in JSON at position 1 (line 1 column 2)"],
  ['"hello"', 'Unexpected token \'"\', ""hello"" is not valid JSON'],
])("%s is refused in the parser's words", (text, sentence) => {
  expect(parseBody(json, text)).toEqual({ ok: false, error: sentence });
});
