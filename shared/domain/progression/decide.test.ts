import "temporal-polyfill/global";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { Award } from "../ledger/award.ts";
import { defaultRuleset } from "../ruleset/default-ruleset.ts";
import { readBadge } from "./badges.ts";
import { decideThrough, rankAfter, rankOn } from "./decide.ts";
import { type RepRecord, withAward } from "./record.ts";
import { awardTold, decidedAt, each, on, owner, recordTold, type Told } from "./testing.ts";

function decide(record: RepRecord, through: number, after?: number): readonly Award[] {
  const closed = { after: after === undefined ? null : on(after), through: on(through) };
  return decideThrough(owner, record, closed, decidedAt);
}

const told = (awards: readonly Award[]) => awards.map(({ code, localDate }) => [code, localDate]);

const steady = { dial_made: 30, call_connected: 10, call_under_30s: 4, appointment_set: 1 };
const firstModules = [awardTold("exam", "module_0"), awardTold("exam", "module_1")];

test("a badge is awarded on the first date that reaches it, pays its XP and says what was read", () => {
  const [badge, ...others] = decide(recordTold({ 0: {}, 3: { deal_closed: 1 } }), 10);
  expect(others).toEqual([]);
  expect(badge).toMatchObject({
    kind: "badge",
    code: "first_blood.bronze",
    localDate: on(3),
    lines: [{ rule: "badge_earned", amount: 250 }],
    deals: 0,
    reversed: false,
    decidedAt,
    evidence: [{ name: "first_blood.bronze", value: 1, needed: 1, to: on(3) }],
  });
});

test("a held badge's evidence has the rate and the dates it held for", () => {
  const awards = decide(recordTold(each(0, 12, { ...steady, appointment_set: 0 })), 12);
  expect(awards.find(({ code }) => code === "opener_elite.bronze")).toMatchObject({
    code: "opener_elite.bronze",
    localDate: on(12),
    evidence: [
      { name: "opener_elite.bronze", value: 4000, needed: 5000, from: on(6), to: on(12) },
      { name: "held_days", value: 7, needed: 7, from: on(6), to: on(12) },
    ],
  });
});

test("on one date the badges come first, then the rank that they open", () => {
  const record = recordTold(
    { ...each(0, 12, steady), 1: { ...steady, deal_closed: 2 } },
    { awards: firstModules, xp: 250 },
  );
  const awards = decide(record, 12);
  expect(told(awards).filter(([, date]) => date === on(12))).toEqual([
    ["opener_elite.bronze", on(12)],
    ["conversion_champion.bronze", on(12)],
    ["E-2", on(12)],
  ]);
  expect(awards.at(-1)).toMatchObject({
    kind: "rank",
    lines: [],
    evidence: [
      { name: "level", needed: 3 },
      { name: "deals", value: 2, needed: 2 },
      { name: "opener_elite.bronze", value: 1, needed: 1 },
      { name: "modules", value: 2, needed: 2 },
    ],
  });
});

test("the XP of a badge counts for the level that a rank asks for, on its own date", () => {
  const deals = recordTold({ ...each(0, 12, steady), 12: { ...steady, deal_closed: 2 } }, { awards: firstModules });
  // 100 + 250 + 150 XP of badges make level 4: without them it is level 1.
  expect(decide(deals, 12).some(({ code }) => code === "E-2")).toBe(true);
  const unpaid = { ...deals, rulesOn: () => ({ ...defaultRuleset, badges: defaultRuleset.badges.map(withoutXp) }) };
  expect(decide(unpaid, 12).some(({ code }) => code === "E-2")).toBe(false);
});

function withoutXp(badge: (typeof defaultRuleset.badges)[number]) {
  return { ...badge, tiers: badge.tiers.map((tier) => ({ ...tier, xp: 0 })) };
}

test("at most one rank a date, one step at a time, even where the gates of several pass", () => {
  const awards = [
    ...firstModules,
    awardTold("exam", "module_2"),
    awardTold("exam", "module_3"),
    awardTold("badge", "opener_elite.silver"),
    awardTold("badge", "conversion_champion.bronze"),
  ];
  const record = recordTold({ 0: { deal_closed: 10 } }, { awards, xp: 9000 });
  expect(told(decide(record, 5)).filter(([code]) => code?.startsWith("E-"))).toEqual([
    ["E-2", on(0)],
    ["E-3", on(1)],
  ]);
});

test("a date that gave a rank already gives no other, whenever it is looked at", () => {
  const awards = [
    awardTold("rank", "E-2", 5),
    ...["module_0", "module_1", "module_2", "module_3"].map((code) => awardTold("exam", code)),
    awardTold("badge", "opener_elite.silver"),
    awardTold("badge", "conversion_champion.bronze"),
  ];
  const record = recordTold({ 0: { deal_closed: 10 } }, { awards, xp: 9000 });
  expect(told(decide(record, 9, 4)).filter(([code]) => code?.startsWith("E-"))).toEqual([["E-3", on(6)]]);
});

test("no rank is jumped: the gates of each rank are asked, not only those of the highest", () => {
  const awards = [awardTold("exam", "module_0"), awardTold("badge", "opener_elite.bronze")];
  const record = recordTold({ 0: { deal_closed: 50 } }, { awards, xp: 112_000 });
  expect(decide(record, 5).filter(({ kind }) => kind === "rank")).toEqual([]);
});

test("only the dates asked for are decided, and none before the rep joined: what was reached by then is awarded on the first of them", () => {
  const record = recordTold({ 0: { deal_closed: 1 }, 9: {} });
  const joinedLater = { ...record, joinedOn: on(4) };
  expect(told(decide(record, 9))).toEqual([["first_blood.bronze", on(0)]]);
  expect(told(decide(record, 9, 3))).toEqual([["first_blood.bronze", on(4)]]);
  expect(told(decide(joinedLater, 9))).toEqual([["first_blood.bronze", on(4)]]);
  expect(told(decide(joinedLater, 9, 1))).toEqual([["first_blood.bronze", on(4)]]);
  expect(decide(joinedLater, 3)).toEqual([]);
});

test("a boss's badge has its tier, and pays", () => {
  const record = recordTold({ 0: {} }, { bosses: [{ boss: "redhawk", on: on(2) }] });
  expect(decide(record, 5)).toMatchObject([
    { code: "redhawk_slayer.gold", localDate: on(2), lines: [{ rule: "badge_earned", amount: 500 }] },
  ]);
});

test("what was awarded stays when the figures sink, and nothing is decided about it again", () => {
  const dropped = { dial_made: 30, call_connected: 10, call_under_30s: 10 };
  const before = decide(recordTold({ ...each(0, 12, steady), ...each(13, 40, dropped) }), 12);
  const record = recordTold({ ...each(0, 11, steady), ...each(12, 40, dropped) }, { awards: before });
  expect(before.map(({ code }) => code)).toContain("opener_elite.bronze");
  expect(decide(record, 40).filter(({ code }) => code.startsWith("opener_elite"))).toEqual([]);
  const rule = defaultRuleset.badges.find(({ id }) => id === "opener_elite");
  expect(rule && readBadge(rule, record, on(40))[0]).toMatchObject({ awardedOn: on(12), progress: 10_000 });
});

test("a reversed badge or rank isn't decided again", () => {
  const awards = [...firstModules, awardTold("badge", "first_blood.bronze", 1, { reversed: true })];
  const record = recordTold(
    { 0: { deal_closed: 2 } },
    {
      awards: [...awards, awardTold("badge", "opener_elite.bronze"), awardTold("rank", "E-2", 2, { reversed: true })],
      xp: 300,
    },
  );
  expect(decide(record, 9)).toEqual([]);
  expect(rankOn(record.awards, defaultRuleset, on(9)).code).toBe("E-1");
});

test("the rank of a date is the last one awarded by then", () => {
  const awards = [awardTold("rank", "E-3", 7), awardTold("rank", "E-2", 2)];
  const codeOn = (day: number) => rankOn(awards, defaultRuleset, on(day)).code;
  expect([codeOn(1), codeOn(2), codeOn(6), codeOn(7)]).toEqual(["E-1", "E-2", "E-2", "E-3"]);
  expect(rankAfter(awards, defaultRuleset, on(7))?.code).toBe("E-4");
  expect(rankAfter([awardTold("rank", "E-7")], defaultRuleset, on(1))).toBeNull();
});

const anyCounters = fc.record({
  dial_made: fc.nat(80),
  call_connected: fc.nat(20),
  call_under_30s: fc.nat(6),
  two_plus_minute_call: fc.nat(8),
  appointment_set: fc.nat(4),
  appointment_held: fc.nat(4),
  deal_closed: fc.nat(4),
});
const anyRecord = fc.array(anyCounters, { minLength: 1, maxLength: 45 }).map((days) => {
  const history: Told = Object.fromEntries(days.entries());
  return recordTold(history, { awards: firstModules, xp: 500 });
});

test("P6 deciding dates in any number of parts gives what deciding them at once gives, and deciding again nothing", () => {
  fc.assert(
    fc.property(anyRecord, fc.array(fc.nat(50), { maxLength: 4 }), (record, ends) => {
      const atOnce = decide(record, 50);
      let inParts = record;
      for (const [index, end] of [...ends, 50].sort((a, b) => a - b).entries()) {
        const after = index === 0 ? undefined : [...ends, 50].sort((a, b) => a - b)[index - 1];
        for (const award of decide(inParts, end, after)) inParts = withAward(inParts, award);
      }
      expect(inParts.awards.slice(record.awards.length)).toEqual(atOnce);
      expect(decide(inParts, 50)).toEqual([]);
    }),
    { numRuns: 100 },
  );
});

test("P5 what later dates hold changes no decision about earlier ones", () => {
  fc.assert(
    fc.property(fc.array(anyCounters, { minLength: 2, maxLength: 40 }), fc.nat(), (days, at) => {
      const through = at % days.length;
      const recordOf = (some: typeof days) =>
        recordTold(Object.fromEntries(some.entries()), { awards: firstModules, xp: 500 });
      expect(decide(recordOf(days), through)).toEqual(decide(recordOf(days.slice(0, through + 1)), through));
    }),
    { numRuns: 150 },
  );
});

test("no badge is awarded twice, no two ranks bear one date, and ranks come in order", () => {
  fc.assert(
    fc.property(anyRecord, (record) => {
      const awards = decide(record, 60);
      expect(new Set(awards.map(({ id }) => id)).size).toBe(awards.length);
      const ranks = awards.filter(({ kind }) => kind === "rank");
      expect(new Set(ranks.map(({ localDate }) => localDate)).size).toBe(ranks.length);
      expect(ranks.map(({ code }) => code)).toEqual(ranks.map((_, index) => `E-${index + 2}`));
    }),
    { numRuns: 150 },
  );
});

test("twice as many dates are twice as much to read, not four times", () => {
  const readFor = (dates: number) => {
    let reads = 0;
    const rulesOn = () => {
      reads += 1;
      return defaultRuleset;
    };
    decide(recordTold(each(0, dates - 1, steady), { rulesOn }), dates - 1);
    return reads;
  };
  expect(readFor(400)).toBeLessThan(2.2 * readFor(200));
});
