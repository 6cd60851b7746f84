import "temporal-polyfill/global";
import fc from "fast-check";
import { expect, test } from "vitest";
import { civilDateOf } from "#shared/domain/time/civil-date.ts";
import { zoneOf } from "#shared/domain/time/zone.ts";
import { draftOf, type Here, type LogForm, parseAmount, parseDuration } from "./log-form.ts";
import { emptyForm } from "./starting-form.ts";

const here: Here = { today: civilDateOf("2026-04-14"), clock: { zone: zoneOf("Europe/Madrid"), dayStartHour: 0 } };
const written = (change: Partial<LogForm>): LogForm => ({ ...emptyForm("dial", "11:24", here.today), ...change });

test("a form left as it opens is a dial that nobody answered, now", () => {
  expect(draftOf(written({}), here)).toEqual({ ok: true, value: { activity: "call", disposition: "no_answer" } });
});

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

test("a length is minutes and seconds, or minutes alone", () => {
  expect(["2:41", "12", "0:05", "", "2:61", "1h", "-3"].map(parseDuration)).toEqual([
    161,
    720,
    5,
    undefined,
    null,
    null,
    null,
  ]);
});

test("a time, a day and a deal's amount come into the draft, and the first field that can't be read is named", () => {
  const deal = written({
    what: "deal",
    amount: "3,800",
    when: "other",
    date: "2026-04-08",
    contact: " Talleres Urrutia ",
  });
  expect(draftOf(deal, here)).toEqual({
    ok: true,
    value: {
      activity: "deal_closed",
      valueMinor: 380_000,
      currency: "EUR",
      contactRef: "Talleres Urrutia",
      occurredAt: Date.UTC(2026, 3, 8, 10),
    },
  });
  const fromFour: Here = { ...here, clock: { ...here.clock, dayStartHour: 4 } };
  expect(draftOf(written({ when: "earlier", time: "01:30" }), fromFour)).toMatchObject({
    value: { occurredAt: Date.UTC(2026, 3, 14, 23, 30) },
  });
  const earlier = draftOf(written({ when: "earlier", time: "09:30" }), here);
  expect(earlier.ok && earlier.value.occurredAt).toBe(Date.UTC(2026, 3, 14, 7, 30));

  expect(draftOf(written({ what: "connect", duration: "long" }), here)).toEqual({
    ok: false,
    error: { code: "invalid_duration", field: "durationSeconds" },
  });
  expect(draftOf(written({ when: "other", date: "" }), here)).toEqual({
    ok: false,
    error: { code: "invalid_date", field: "date" },
  });
});
