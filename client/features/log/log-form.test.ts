import "temporal-polyfill/global";
import { expect, test } from "vitest";
import { civilDateOf } from "#shared/domain/time/civil-date.ts";
import { zoneOf } from "#shared/domain/time/zone.ts";
import { draftOf, type Here, type LogForm, parseDuration } from "./log-form.ts";
import { emptyForm } from "./starting-form.ts";

const here: Here = { today: civilDateOf("2026-04-14"), clock: { zone: zoneOf("Europe/Madrid"), dayStartHour: 0 } };
const written = (change: Partial<LogForm>): LogForm => ({ ...emptyForm("dial", "11:24", here.today), ...change });

test("a form left as it opens is a dial that nobody answered, now", () => {
  expect(draftOf(written({}), here)).toEqual({ ok: true, value: { activity: "call", disposition: "no_answer" } });
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
