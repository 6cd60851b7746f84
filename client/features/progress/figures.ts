import type { Bound, Sample, Window } from "#shared/domain/progression/reading.ts";
import type { RateName } from "#shared/domain/ruleset/efficiency-rules.ts";
import type { Counter } from "#shared/domain/ruleset/ruleset.ts";
import type { Words } from "./demand.ts";
import type { Rows } from "./rows-link.tsx";

/** A rate, or a word for none. */
export function rateText(basisPoints: number | null, { t, format }: Words): string {
  return basisPoints === null ? t("progress.no_figure") : format.percent(basisPoints);
}

/** `≤ 50%`, `50%` */
export function boundText(bound: Bound, basisPoints: number, { format }: Words): string {
  return bound === "at_most" ? `≤ ${format.percent(basisPoints)}` : format.percent(basisPoints);
}

/** `All time`, `8 Apr to 14 Apr`, with the sample where there is too little. */
export function windowText(window: Window, sample: Sample | null, { t, format }: Words): string {
  const dates =
    window.from === null
      ? t("progress.all_time")
      : t("progress.window", { from: format.day(window.from), to: format.day(window.to) });
  if (sample === null || sample.size >= sample.needed) return dates;
  const of = t(`progress.sample_${sample.of}`);
  return t("progress.window_sample", { dates, size: sample.size, needed: sample.needed, of });
}

/** The counter whose rows a rate is made of. */
export const counterOfRate: { readonly [rate in RateName]: Counter } = {
  sub30sDrop: "call_under_30s",
  callToAppointment: "appointment_set",
  twoPlusMinute: "two_plus_minute_call",
  show: "appointment_held",
  smsEnrollment: "sms_enrollment",
};

export function ledgerRows(rule: Counter | undefined, window: Window): Rows {
  return { kind: "ledger", ...(rule && { rule }), ...(window.from !== null && { from: window.from }), to: window.to };
}
