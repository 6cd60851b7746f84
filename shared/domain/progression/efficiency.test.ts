import "temporal-polyfill/global";
import fc from "fast-check";
import { expect, test } from "vitest";
import { type ActivityDetails, dispositions } from "../ledger/activity.ts";
import { type Day, foldDay } from "../ledger/day.ts";
import { loggedActivity, unstamped } from "../ledger/facts.ts";
import { defaultPriceBook, pricingOn } from "../ledger/pricing.ts";
import { defaultRuleset } from "../ruleset/default-ruleset.ts";
import { addDays, civilDateOf } from "../time/civil-date.ts";
import { instantOf } from "../time/instant.ts";
import { zoneOf } from "../time/zone.ts";
import { efficiencyOf } from "./efficiency.ts";
import { owner } from "./testing.ts";

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

const zone = zoneOf("Europe/Madrid");

/** A day of calls as the ledger folds it. */
function dayOfCalls(calls: readonly Omit<ActivityDetails, "activity">[]): Day {
  const at = instantOf(Date.UTC(2026, 2, 10, 12));
  const times = { recordedAt: at, occurredAt: at, zone, localDate: today };
  const activities = calls.map((call, index) =>
    loggedActivity(`call-${index}`, { ...call, activity: "call" }, times, unstamped),
  );
  return foldDay(owner, today, activities, pricingOn(defaultPriceBook, today)).day;
}

test("a call is one dial, and one that ended in a callback is a connect and no appointment", () => {
  const { counters } = efficiencyOf(
    [dayOfCalls([{ disposition: "callback", durationSeconds: 60 }])],
    today,
    defaultRuleset,
  );
  expect(counters).toMatchObject({ dials: 1, connects: 1, appointments: 0 });
});

test("only connected calls are short or long, so that no rate of calls exceeds 100 %", () => {
  const anyCall = fc.record({ disposition: fc.constantFrom(...dispositions), durationSeconds: fc.nat(300) });
  const ruleset = { ...defaultRuleset, efficiency: { ...defaultRuleset.efficiency, rampBelowDials: 0 } };
  fc.assert(
    fc.property(fc.array(anyCall, { minLength: 1, maxLength: 20 }), (calls) => {
      const { sub30sDrop, twoPlusMinute } = efficiencyOf([dayOfCalls(calls)], today, ruleset).rates;
      expect((sub30sDrop ?? 0) + (twoPlusMinute ?? 0)).toBeLessThanOrEqual(10_000);
    }),
  );
});
