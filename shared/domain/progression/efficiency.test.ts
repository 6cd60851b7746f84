import fc from "fast-check";
import { expect, test } from "vitest";
import type { Day } from "../ledger/day.ts";
import { defaultRuleset } from "../ruleset/default-ruleset.ts";
import { addDays, civilDateOf } from "../time/civil-date.ts";
import { efficiencyOf } from "./efficiency.ts";

const today = civilDateOf("2026-03-10");

function day(daysAgo: number, counters: Day["counters"]): Day {
  return { date: addDays(today, -daysAgo), counters, xp: {}, heartbeat: true, lastActivityAt: null };
}

test("the last seven local dates count, today's included, and no other", () => {
  const each = Array.from({ length: 12 }, (_, index) => day(index - 2, { dial_made: 10 ** index }));
  const { periodStart, periodEnd, counters } = efficiencyOf(each, today, defaultRuleset);
  expect([periodStart, periodEnd]).toEqual(["2026-03-04", "2026-03-10"]);
  expect(counters.dials).toBe(111_111_100);
});

test("rates are parts of connects, the show rate of appointments, in basis points", () => {
  const { rates } = efficiencyOf(
    [
      day(0, { dial_made: 150, call_connected: 20, call_under_30s: 9, two_plus_minute_call: 6, appointment_set: 3 }),
      day(6, { dial_made: 50, call_connected: 10, appointment_held: 2, sms_enrollment: 1 }),
    ],
    today,
    defaultRuleset,
  );
  expect(rates).toEqual({
    sub30sDrop: 3000,
    callToAppointment: 1000,
    twoPlusMinute: 2000,
    show: 6667,
    smsEnrollment: 333,
  });
});

test("199 dials are too few to judge by, 200 are not", () => {
  const rates = (dials: number) =>
    efficiencyOf([day(0, { dial_made: dials, call_connected: 4, call_under_30s: 1 })], today, defaultRuleset).rates;
  expect(rates(199).sub30sDrop).toBeNull();
  expect(rates(200)).toMatchObject({ sub30sDrop: 2500, callToAppointment: 0, show: null });
});

test("more shows than appointments are 100 %, and no rate is a fraction of a basis point", () => {
  fc.assert(
    fc.property(fc.nat(500), fc.nat(500), fc.nat(500), (connects, appointments, shows) => {
      const counters = {
        dial_made: 200,
        call_connected: connects,
        appointment_set: appointments,
        appointment_held: shows,
      };
      const { rates } = efficiencyOf([day(3, counters)], today, defaultRuleset);
      if (rates.show !== null) expect(rates.show).toBeLessThanOrEqual(10_000);
      for (const rate of Object.values(rates)) expect(rate === null || Number.isInteger(rate)).toBe(true);
    }),
  );
});
