import fc from "fast-check";
import { expect, test } from "vitest";
import { parseDateTime } from "./date-time.ts";

test.each([
  ["2026-01-05T10:20:30+02:00", "2026-01-05T08:20:30.000Z"],
  ["2026-01-05T10:20:30", "2026-01-05T10:20:30.000Z"],
  ["2026-01-05", "2026-01-05T00:00:00.000Z"],
  ["2026-01-05T10:20:30.123956Z", "2026-01-05T10:20:30.123Z"],
  ["2026-01-05 10:20:30", "2026-01-05T10:20:30.000Z"],
  ["2026-01-05T10:20:30+01:00[Europe/Paris]", "2026-01-05T09:20:30.000Z"],
  ["2024-02-29T23:30:00-01:30", "2024-03-01T01:00:00.000Z"],
])("%s is %s", (text, time) => expect(parseDateTime(text)).toBe(time));

test.each([
  "",
  "yesterday",
  "1767608430000",
  "2026-02-30T10:00:00Z",
  "2026-02-29",
  "99999-01-05T10:00:00Z",
  "2026-01-05T24:00:00Z",
  "0000-01-01T00:00:00+10:00",
])("%j isn't a date-time", (text) => expect(parseDateTime(text)).toBeNull());

test("every time comes back as it was served", () => {
  const time = fc.date({
    min: new Date("0000-01-01T00:00:00Z"),
    max: new Date("9999-12-31T23:59:59Z"),
    noInvalidDate: true,
  });
  fc.assert(
    fc.property(time, (date) => {
      expect(parseDateTime(date.toISOString())).toBe(date.toISOString());
    }),
  );
});
