import { defaultBadges } from "./default-badges.ts";
import { defaultExams } from "./default-exams.ts";
import { defaultRanks } from "./default-ranks.ts";
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
    elite_exam_bonus: 100,
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
    earlyBeforeHour: 9,
  },
  levels: [
    0, 100, 250, 500, 850, 1300, 1900, 2700, 3800, 5200, 7000, 9200, 12_000, 15_500, 20_000, 25_000, 30_000, 36_000,
    43_000, 51_000, 60_000, 70_000, 82_000, 96_000, 112_000,
  ],
  streak: { paysFromDay: 2, freezesAtStart: 2, freezesHeldAtMost: 2, perfectDaysPerFreeze: 7 },
  efficiency: {
    days: 7,
    rampBelowDials: 200,
    grades: {
      sub30sDrop: { better: "lower", elite: 3500, above: 5000, satisfactory: 7000 },
      callToAppointment: { better: "higher", elite: 670, above: 500, satisfactory: 200 },
      twoPlusMinute: { better: "higher", elite: 3500, above: 2600, satisfactory: 1500 },
      show: { better: "higher", elite: 8500, above: 7600, satisfactory: 6000 },
      smsEnrollment: { better: "higher", elite: 500, above: 300, satisfactory: 100 },
    },
  },
  specializations: {
    fromLevel: 5,
    percent: {
      speed_dialer: { dial_made: 125, call_connected: 110 },
      relationship_builder: { appointment_set: 150, callback_scheduled: 130 },
      closer: { deal_closed: 175, appointment_set: 120 },
      referral_master: { referral_generated: 200, email_reply: 130 },
    },
  },
  boosters: [],
  badges: defaultBadges,
  ranks: defaultRanks,
  exams: defaultExams,
  eliteExamFrom: 9500,
  cadence: { touchDays: [0, 2, 3, 5, 6, 8, 9, 12], days: 14, windowDays: 28 },
  team: { windowDays: 28 },
};
