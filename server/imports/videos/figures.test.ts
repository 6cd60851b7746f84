import fc from "fast-check";
import { expect, test } from "vitest";
import { readAmount, readCount, readPercentage } from "./figures.ts";

const euros = { decimals: 2, currency: "EUR" };
const amountOf = (text: string) => {
  const read = readAmount(text, euros);
  return read.ok ? read.value : read.error;
};
const countOf = (text: string, allowNegative = false) => {
  const read = readCount(text, { allowNegative });
  return read.ok ? read.value : read.error;
};

test("counts are read with and without separators of thousands, blanks say nothing, and what isn't a number is said to be none", () => {
  expect(
    ["", "0", "748374", "748,374", "3 191 434", "3\u202f191\u202f434", "007"].map((text) => countOf(text)),
  ).toEqual([null, 0, 748374, 748374, 3191434, 3191434, 7]);
  expect(
    ["NaN", "Infinity", "1e3", "12.5", "1,23", "12,3456", "1,234 567", "-", "n/a", "0x10"].map((text) => countOf(text)),
  ).toEqual(Array.from({ length: 10 }, () => "not_a_whole_number"));
  expect([countOf("-3"), countOf("-3", true), countOf("-0", true), countOf("9".repeat(30))]).toEqual([
    "negative",
    -3,
    0,
    "too_large",
  ]);
});

test("more views than fit 32 bits are read", () => {
  expect(countOf("12,345,678,901")).toBe(12345678901);
});

test("amounts are exact minor units; currency signs are accepted, and a fraction beyond the currency's digits is not", () => {
  expect(
    ["$2,164.30", "2164.3", "0.1", "EUR 12", "12.00 EUR", "€5", "5€", "-$1.50", "$-1.50", ".5", ""].map(amountOf),
  ).toEqual([216430, 216430, 10, 1200, 1200, 500, 500, -150, -150, "not_an_amount", null]);
  expect(["1.005", "12.340", "NaN", "1.2.3", "12.", "2.164,30", "$", "1e2", "--1"].map(amountOf)).toEqual([
    "too_many_decimals",
    "too_many_decimals",
    ...Array.from({ length: 7 }, () => "not_an_amount"),
  ]);
  expect(readAmount("5.5", { decimals: 0, currency: "JPY" })).toEqual({ ok: false, error: "too_many_decimals" });
  expect(readAmount("1.234", { decimals: 3, currency: "KWD" })).toEqual({ ok: true, value: 1234 });
});

test("whatever is written with a currency is read back to the minor unit", () => {
  const writer = new Intl.NumberFormat("en-US", { style: "currency", currency: "USD" });
  fc.assert(
    fc.property(fc.integer({ min: -1e12, max: 1e12 }), (minor) => {
      expect(amountOf(writer.format(minor / 100))).toBe(minor);
    }),
  );
});

test("a percentage keeps its digits, with its sign or without", () => {
  const read = (text: string) => {
    const percentage = readPercentage(text);
    return percentage.ok ? percentage.value : percentage.error;
  };
  expect(["7.69%", "7.69", "100 %", ""].map(read)).toEqual(["7.69", "7.69", "100", null]);
  expect(["101%", "-1%", "NaN", "7,69%", "1.23456%"].map(read)).toEqual(
    Array.from({ length: 5 }, () => "not_a_percentage"),
  );
});
