import type { Ruleset } from "./ruleset.ts";

/** The figures that a tenant starts with. */
export const defaultRuleset: Ruleset = {
  version: 1,
  xp: {
    dial_made: 2,
    call_connected: 5,
    two_plus_minute_call: 15,
    callback_scheduled: 25,
    appointment_set: 100,
    appointment_held: 50,
    deal_closed: 300,
    voicemail_left: 8,
    email_sent: 10,
    email_reply: 30,
    sms_sent: 8,
    sms_reply: 20,
    sms_enrollment: 35,
    note_added: 3,
    referral_generated: 150,
    first_dial_of_day: 25,
    streak_day: 10,
  },
  calls: {
    counts: {
      no_answer: ["dial_made"],
      wrong_number: ["dial_made"],
      voicemail: ["dial_made", "voicemail_left"],
      contact: ["dial_made", "call_connected"],
      not_interested: ["dial_made", "call_connected"],
      dnc: ["dial_made", "call_connected"],
      callback: ["dial_made", "call_connected", "callback_scheduled"],
      appointment: ["dial_made", "call_connected", "appointment_set"],
    },
    defaultDisposition: "no_answer",
    longFromSeconds: 120,
    shortBelowSeconds: 30,
  },
  levels: [
    0, 100, 250, 500, 850, 1300, 1900, 2700, 3800, 5200, 7000, 9200, 12_000, 15_500, 20_000, 25_000, 30_000, 36_000,
    43_000, 51_000, 60_000, 70_000, 82_000, 96_000, 112_000,
  ],
  streak: { paysFromDay: 2, freezesAtStart: 2, freezesHeldAtMost: 2, perfectDaysPerFreeze: 7 },
  efficiency: { days: 7, rampBelowDials: 200 },
};
