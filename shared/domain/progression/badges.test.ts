import "temporal-polyfill/global";
import { expect, test } from "vitest";
import type { BadgeId } from "../ruleset/badge-rule.ts";
import { defaultRuleset } from "../ruleset/default-ruleset.ts";
import { readBadge } from "./badges.ts";
import type { RepRecord } from "./record.ts";
import { awardTold, each, on, recordTold } from "./testing.ts";

function tiersOf(badge: BadgeId, record: RepRecord, day: number) {
  const rule = defaultRuleset.badges.find(({ id }) => id === badge);
  if (rule === undefined) throw new Error(`No such badge: ${badge}`);
  return readBadge(rule, record, on(day));
}

const verdictsOf = (badge: BadgeId, record: RepRecord, day: number) =>
  tiersOf(badge, record, day).map(({ verdict }) => verdict);

/** 200 dials in seven dates, a fifth of them connects, of which two in five were short and one in ten led to an appointment. */
const steady = { dial_made: 30, call_connected: 10, call_under_30s: 4, appointment_set: 1 };

test("a rate is held for as many local dates running as it was graded and passed on, weekends among them", () => {
  const record = recordTold(each(0, 40, steady));
  const [bronze, silver] = tiersOf("opener_elite", record, 12);
  expect(bronze).toMatchObject({
    value: 4000,
    needed: 5000,
    unit: "basis_points",
    bound: "at_most",
    window: { from: on(6), to: on(12) },
    sample: { of: "connects", size: 70, needed: 1 },
    held: { days: 7, needed: 7, since: on(6) },
    progress: 10_000,
    verdict: "met",
  });
  expect(silver).toMatchObject({ held: { days: 7, needed: 14, since: on(6) }, progress: 5000, verdict: "not_yet" });
  expect(verdictsOf("opener_elite", record, 11)).toEqual(["not_yet", "not_yet", "not_yet", "not_yet"]);
  expect(verdictsOf("opener_elite", record, 19)).toEqual(["met", "met", "not_yet", "not_yet"]);
});

test("a date without enough data ends the holding: nobody holds a rate through the ramp", () => {
  const pause = { ...each(0, 9, steady), ...each(10, 16, { dial_made: 1 }), ...each(17, 40, steady) };
  const record = recordTold(pause);
  expect(tiersOf("opener_elite", record, 9)[0]?.held).toMatchObject({ days: 4 });
  expect(tiersOf("opener_elite", record, 10)[0]).toMatchObject({
    value: null,
    sample: { of: "dials", size: 181, needed: 200 },
    held: { days: 0, since: null },
    verdict: "not_enough_data",
  });
  expect(tiersOf("opener_elite", record, 24)[0]?.held).toMatchObject({ days: 2, since: on(23) });
});

test("a missing metric passes nothing: without calls there is no drop rate of 0 %", () => {
  for (const badge of ["opener_elite", "conversion_champion", "engagement_master", "efficiency_elite"] as const)
    expect(new Set(verdictsOf(badge, recordTold({}), 30))).toEqual(new Set(["not_enough_data"]));
  const unanswered = recordTold(each(0, 30, { dial_made: 50 }));
  expect(tiersOf("opener_elite", unanswered, 30)[0]).toMatchObject({
    value: null,
    sample: { of: "connects", size: 0, needed: 1 },
    verdict: "not_enough_data",
  });
});

test("one date beyond the bound starts the holding anew", () => {
  const dropped = { ...each(0, 40, steady), 15: { dial_made: 30, call_connected: 40, call_under_30s: 40 } };
  const held = (day: number) => tiersOf("opener_elite", recordTold(dropped), day)[0]?.held?.days;
  expect([held(14), held(15), held(21), held(22), held(23)]).toEqual([7, 0, 0, 1, 2]);
});

test("appointments in dials are judged over the shortest run of whole dates with so many dials", () => {
  const runs = recordTold({
    0: { dial_made: 500, appointment_set: 0 },
    1: { dial_made: 30, appointment_set: 1 },
    2: { dial_made: 30, appointment_set: 2 },
    3: { dial_made: 40, appointment_set: 1 },
  });
  const bronze = (day: number) => tiersOf("efficiency_elite", runs, day)[0];
  expect(bronze(2)).toMatchObject({
    window: { from: on(1), to: on(2) },
    sample: { of: "dials", size: 60, needed: 40 },
    value: 3,
    needed: 3,
    verdict: "met",
  });
  expect(bronze(1)).toMatchObject({ window: { from: on(0), to: on(1) }, value: 1, needed: 27, verdict: "not_yet" });
  expect(bronze(3)).toMatchObject({ window: { from: on(3), to: on(3) }, value: 1, needed: 2, verdict: "not_yet" });
});

test("dates without a dial keep the run before them, and silver has to hold for seven", () => {
  const record = recordTold({ 0: { dial_made: 60, appointment_set: 4 } });
  expect(tiersOf("efficiency_elite", record, 6).map(({ held }) => held?.days)).toEqual([1, 7, 0, 0]);
  expect(verdictsOf("efficiency_elite", record, 6)).toEqual(["met", "met", "not_enough_data", "not_enough_data"]);
  expect(verdictsOf("efficiency_elite", record, 5)[1]).toBe("not_yet");
});

test("shows are judged over the shortest run with enough appointments, and never exceed them", () => {
  const record = recordTold({
    0: { appointment_set: 20 },
    1: { appointment_set: 3, appointment_held: 2 },
    2: { appointment_set: 2, appointment_held: 9 },
  });
  const [bronze, silver, , platinum] = tiersOf("show_rate_champion", record, 2);
  expect(bronze).toMatchObject({ value: 10_000, window: { from: on(1), to: on(2) }, verdict: "met" });
  expect(silver).toMatchObject({ value: 4400, sample: { size: 25, needed: 10 }, verdict: "not_yet" });
  expect(platinum).toMatchObject({ value: null, sample: { size: 25, needed: 30 }, verdict: "not_enough_data" });
});

test.each([
  ["appointment_setter", "appointment_set", [10, 50, 200, 1000]],
  ["closer", "deal_closed", [5, 25, 100, 500]],
  ["first_blood", "deal_closed", [1]],
  ["early_bird", "early_dial", [10, 50, 200]],
  ["objection_master", "objection_handled", [25, 100, 500, 1000]],
  ["email_expert", "email_sent", [50, 250, 1000, 5000]],
] as const)("%s counts %s over all dates: %o", (badge, counter, needed) => {
  for (const [index, atLeast] of needed.entries()) {
    const short = recordTold({ 0: { [counter]: 1 }, 5: { [counter]: atLeast - 2 } });
    const enough = recordTold({ 0: { [counter]: 1 }, 5: { [counter]: atLeast - 1 } });
    expect(tiersOf(badge, enough, 5)[index]).toMatchObject({ value: atLeast, needed: atLeast, verdict: "met" });
    expect(tiersOf(badge, short, 5)[index]?.verdict).toBe("not_yet");
  }
});

test("a date is judged by what lies on dates up to it", () => {
  const record = recordTold({ 0: { deal_closed: 1 }, 9: { deal_closed: 500 } });
  expect(tiersOf("closer", record, 8)[0]).toMatchObject({ value: 1, progress: 2000, verdict: "not_yet" });
});

test("the longest streak counts, also one that ended", () => {
  const worked = Object.fromEntries([0, 1, 2, 3, 4, 7, 8].map((day) => [day, {}]));
  const record = recordTold({ ...worked, 30: {} });
  expect(tiersOf("streak_warrior", record, 7)[0]).toMatchObject({ value: 6, needed: 7, verdict: "not_yet" });
  expect(tiersOf("streak_warrior", record, 30)[0]).toMatchObject({ value: 7, unit: "days", verdict: "met" });
});

test("a boss counts from the date it was defeated on", () => {
  const record = recordTold({}, { bosses: [{ boss: "redhawk", on: on(3) }] });
  expect(verdictsOf("redhawk_slayer", record, 2)).toEqual(["not_yet"]);
  expect(verdictsOf("redhawk_slayer", record, 3)).toEqual(["met"]);
});

test("a tier that was awarded says when, a reversed one doesn't, and only what is met is full", () => {
  const awards = [awardTold("badge", "closer.bronze", 3), awardTold("badge", "closer.silver", 3, { reversed: true })];
  const record = recordTold({ 0: { deal_closed: 4 }, 4: { deal_closed: 95 } }, { awards });
  expect(tiersOf("closer", record, 3).map(({ awardedOn, progress }) => [awardedOn, progress])).toEqual([
    [on(3), 10_000],
    [null, 1600],
    [null, 400],
    [null, 80],
  ]);
  expect(tiersOf("closer", record, 2)[0]?.awardedOn).toBeNull();
  expect(tiersOf("closer", record, 4)[2]).toMatchObject({ value: 99, progress: 9900 });
});
