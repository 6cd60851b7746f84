import fc from "fast-check";
import { expect, test } from "vitest";
import { parseAmount } from "./amount.ts";

test("an amount is read as either language writes it", () => {
  const amounts = ["3800", "3,800.50", "3.800,50", "3 800", "3800,5", "1.234.567", "3.800,0o", "12.34.56"];
  expect(amounts.map((text) => parseAmount(text, "EUR"))).toEqual([
    380_000,
    380_050,
    380_050,
    380_000,
    380_050,
    123_456_700,
    null,
    null,
  ]);
  expect(parseAmount("3800", "JPY")).toBe(3800);
  expect(parseAmount("", "EUR")).toBeUndefined();
});

test.each(["en-GB", "es-ES", "de-DE"])("whatever Intl writes in %s is read back to the cent", (locale) => {
  const writer = new Intl.NumberFormat(locale, { minimumFractionDigits: 2 });
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1e12 }), (minor) => {
      expect(parseAmount(writer.format(minor / 100), "EUR")).toBe(minor);
    }),
  );
});
