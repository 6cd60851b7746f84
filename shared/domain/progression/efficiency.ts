import type { Day } from "../ledger/day.ts";
import type { Counter, Ruleset } from "../ruleset/ruleset.ts";
import { addDays, type CivilDate } from "../time/civil-date.ts";
import type { Span } from "./sums.ts";

/** Sums over the window, under the names that managers know them by. */
export type EfficiencyCounters = {
  readonly dials: number;
  readonly connects: number;
  readonly callsUnder30s: number;
  readonly callsOver2Min: number;
  readonly appointments: number;
  readonly shows: number;
  readonly deals: number;
  readonly smsEnrollments: number;
};

/** Basis points; `null` where there is too little to judge by. */
export type EfficiencyRates = {
  readonly sub30sDrop: number | null;
  readonly callToAppointment: number | null;
  readonly twoPlusMinute: number | null;
  readonly show: number | null;
  readonly smsEnrollment: number | null;
};

/** All that is asked of a day. */
export type CountedDay = Pick<Day, "date" | "counters">;

export type Efficiency = {
  /** First and last date of the window, both included. */
  readonly periodStart: CivilDate;
  readonly periodEnd: CivilDate;
  readonly counters: EfficiencyCounters;
  readonly rates: EfficiencyRates;
};

/**
 * How efficient a rep's last local dates were, today's included. Under the ruleset's number of dials (the ramp) no rate is given, nor one
 * that has nothing to divide by; more shows than appointments are 100 %. Days outside the window may be given.
 */
export function efficiencyOf(days: readonly CountedDay[], today: CivilDate, ruleset: Ruleset): Efficiency {
  const from = addDays(today, 1 - ruleset.efficiency.days);
  const window = days.filter(({ date }) => date >= from && date <= today);
  const sum = (counter: Counter) => window.reduce((total, day) => total + (day.counters[counter] ?? 0), 0);
  return efficiencyIn({ from, to: today }, sum, ruleset);
}

/** The same from the sums over a span of dates, however they were added up. */
export function efficiencyIn(
  { from, to }: Span,
  sum: (counter: Counter) => number,
  { efficiency }: Ruleset,
): Efficiency {
  const counters: EfficiencyCounters = {
    dials: sum("dial_made"),
    connects: sum("call_connected"),
    callsUnder30s: sum("call_under_30s"),
    callsOver2Min: sum("two_plus_minute_call"),
    appointments: sum("appointment_set"),
    shows: sum("appointment_held"),
    deals: sum("deal_closed"),
    smsEnrollments: sum("sms_enrollment"),
  };
  const isRamp = counters.dials < efficiency.rampBelowDials;
  const rate = (part: number, whole: number) => (isRamp || whole === 0 ? null : basisPoints(part, whole));
  const { connects, appointments } = counters;
  return {
    periodStart: from,
    periodEnd: to,
    counters,
    rates: {
      sub30sDrop: rate(counters.callsUnder30s, connects),
      callToAppointment: rate(appointments, connects),
      twoPlusMinute: rate(counters.callsOver2Min, connects),
      show: rate(Math.min(counters.shows, appointments), appointments),
      smsEnrollment: rate(counters.smsEnrollments, connects),
    },
  };
}

/** A part of a whole (more than 0) in basis points, rounded half up, in whole numbers only. */
export function basisPoints(part: number, whole: number): number {
  return Math.floor((part * 20_000 + whole) / (whole * 2));
}
