import type { Counter } from "../ruleset/ruleset.ts";
import type { BoardMission, Difficulty, Slot } from "./mission.ts";

/** The missions that a tenant starts with: four a slot, each about something that reps log. */
export const defaultCatalogue: readonly BoardMission[] = [
  mission("main", "open-the-calendar", "Open the calendar", "medium", "appointment_set", 3, 320, 20),
  mission("main", "keep-the-date", "Keep the date", "high", "appointment_held", 2, 340, 22),
  mission("main", "bring-it-home", "Bring it home", "epic", "deal_closed", 1, 380, 26),
  mission("main", "steady-voice", "Steady voice", "medium", "call_connected", 40, 300, 20),
  mission("hunt", "long-talks", "Long talks", "high", "two_plus_minute_call", 8, 200, 12),
  mission("hunt", "first-to-the-phone", "First to the phone", "high", "early_dial", 15, 220, 15),
  mission("hunt", "promised-calls", "Promised calls", "medium", "callback_scheduled", 3, 200, 13),
  mission("hunt", "word-of-mouth", "Word of mouth", "high", "referral_generated", 1, 230, 16),
  mission("skill", "answer-the-no", "Answer the no", "medium", "objection_handled", 5, 140, 7),
  mission("skill", "leave-a-trace", "Leave a trace", "medium", "note_added", 10, 180, 10),
  mission("skill", "keep-the-cadence", "Keep the cadence", "medium", "cadence_touch", 10, 190, 11),
  mission("skill", "written-and-answered", "Written and answered", "high", "email_reply", 2, 210, 12),
];

function mission(
  slot: Slot,
  id: string,
  title: string,
  difficulty: Difficulty,
  counter: Counter,
  floor: number,
  xp: number,
  currency: number,
): BoardMission {
  return { id, version: 1, slot, title, difficulty, counter, floor, xp, currency };
}
