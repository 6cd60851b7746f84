import type { ActivityDetails } from "#shared/domain/ledger/activity.ts";

/** A piece of work and what it earns, written down from the price list by hand: no code of the product is asked. */
export type PricedWork = { readonly details: ActivityDetails; readonly xp: number };

const call = (disposition: NonNullable<ActivityDetails["disposition"]>, durationSeconds?: number): ActivityDetails => ({
  activity: "call",
  disposition,
  ...(durationSeconds !== undefined && { durationSeconds }),
});

/** Every kind that can be logged, calls with every outcome. */
export const pricedWork: readonly PricedWork[] = [
  { details: call("no_answer"), xp: 2 },
  { details: call("wrong_number"), xp: 2 },
  { details: call("voicemail"), xp: 2 + 8 },
  { details: call("contact", 130), xp: 2 + 5 + 15 },
  { details: call("contact", 20), xp: 2 + 5 },
  { details: call("not_interested", 45), xp: 2 + 5 },
  { details: call("dnc", 30), xp: 2 + 5 },
  { details: call("callback", 119), xp: 2 + 5 + 25 },
  { details: call("appointment", 300), xp: 2 + 5 + 15 + 100 },
  { details: { activity: "appointment_set", contactRef: "Ibérica Motor" }, xp: 100 },
  { details: { activity: "appointment_held" }, xp: 50 },
  { details: { activity: "deal_closed", valueMinor: 380_050, currency: "EUR" }, xp: 300 },
  { details: { activity: "voicemail_left" }, xp: 8 },
  { details: { activity: "email_sent" }, xp: 10 },
  { details: { activity: "email_reply" }, xp: 30 },
  { details: { activity: "sms_sent" }, xp: 8 },
  { details: { activity: "sms_reply" }, xp: 20 },
  { details: { activity: "sms_enrollment" }, xp: 35 },
  { details: { activity: "note_added", note: "Calls back in May, señora Núñez decides." }, xp: 3 },
  { details: { activity: "referral_generated" }, xp: 150 },
  { details: { activity: "callback_scheduled" }, xp: 25 },
  { details: { activity: "objection_handled" }, xp: 0 },
  { details: { activity: "cadence_touch" }, xp: 0 },
];

/** What the first dial of a day adds for a rep who worked on the last working day: its own, and on a working day the streak's. */
export function firstDialBonus(date: string): number {
  const weekday = new Date(date).getUTCDay();
  return 25 + (weekday === 0 || weekday === 6 ? 0 : 10);
}

export function sumXp(work: readonly PricedWork[]): number {
  return work.reduce((sum, { xp }) => sum + xp, 0);
}
