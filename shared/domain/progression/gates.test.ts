import "temporal-polyfill/global";
import { expect, test } from "vitest";
import { defaultRuleset } from "../ruleset/default-ruleset.ts";
import type { RankCode, RankGate } from "../ruleset/rank-rule.ts";
import { type GateReading, readGates } from "./gates.ts";
import type { RepRecord } from "./record.ts";
import { awardTold, each, on, recordTold } from "./testing.ts";

function gatesOf(code: RankCode, record: RepRecord, day: number) {
  const rank = defaultRuleset.ranks.find((rule) => rule.code === code);
  if (rank === undefined) throw new Error(`No such rank: ${code}`);
  return readGates(rank, record, on(day));
}

function gateOf(code: RankCode, kind: RankGate["kind"], record: RepRecord, day: number): GateReading {
  const reading = gatesOf(code, record, day).find(({ gate }) => gate.kind === kind);
  if (reading === undefined) throw new Error(`${code} has no gate ${kind}`);
  return reading;
}

const passedAll = ["module_0", "module_1", "module_2", "module_3", "module_4", "module_5", "module_6"].map((code) =>
  awardTold("exam", code),
);

test("every gate says you, need, window, sample and verdict, in the ruleset's order", () => {
  const awards = [awardTold("exam", "module_0", 4), awardTold("badge", "opener_elite.bronze", 6)];
  const record = recordTold({ 0: { deal_closed: 1 } }, { awards, xp: 260 });
  expect(gatesOf("E-2", record, 5).map(({ gate, ...reading }) => [gate.kind, reading])).toMatchObject([
    ["level", { you: 3, need: 3, unit: "level", verdict: "met" }],
    ["deals", { you: 1, need: 2, unit: "count", window: { from: null, to: on(5) }, sample: null, verdict: "not_yet" }],
    ["badge", { you: 0, need: 1, unit: "badge", verdict: "not_yet", tier: { code: "opener_elite.bronze" } }],
    ["modules", { you: 1, need: 2, unit: "count", verdict: "not_yet", missing: ["module_1"] }],
  ]);
  expect(gateOf("E-2", "badge", record, 6)).toMatchObject({ you: 1, verdict: "met", tier: { awardedOn: on(6) } });
});

test("a higher tier of a badge opens the gate of a lower one, a reversed one opens none", () => {
  const withTier = (code: string, reversed = false) =>
    recordTold({}, { awards: [awardTold("badge", code, 0, { reversed })] });
  expect(gateOf("E-2", "badge", withTier("opener_elite.gold"), 0).verdict).toBe("met");
  expect(gateOf("E-4", "badge", withTier("opener_elite.silver"), 0).verdict).toBe("not_yet");
  expect(gateOf("E-2", "badge", withTier("opener_elite.gold", true), 0).verdict).toBe("not_yet");
});

test("a badge that is reached and not yet awarded doesn't open its gate, and shows as reached", () => {
  const steady = { dial_made: 30, call_connected: 10, call_under_30s: 4 };
  const gate = gateOf("E-2", "badge", recordTold(each(0, 20, steady)), 12);
  expect(gate).toMatchObject({ verdict: "not_yet", tier: { verdict: "met", held: { days: 7, since: on(6) } } });
});

test("a rep without calls doesn't pass a drop rate of at most 50 %", () => {
  expect(gateOf("E-4", "rate", recordTold({}), 0)).toMatchObject({
    you: null,
    need: 5000,
    bound: "at_most",
    sample: { of: "dials", size: 0, needed: 200 },
    verdict: "not_enough_data",
  });
  const calls = { 3: { dial_made: 200, call_connected: 10, call_under_30s: 5 } };
  expect(gateOf("E-4", "rate", recordTold(calls), 9)).toMatchObject({
    you: 5000,
    window: { from: on(3), to: on(9) },
    verdict: "met",
  });
  expect(gateOf("E-4", "rate", recordTold(calls), 10).verdict).toBe("not_enough_data");
});

test("rates are compared in basis points: 4.99 % is not 5 %, and a fraction never passes for a percentage", () => {
  const converted = (appointments: number) =>
    gateOf(
      "E-5",
      "rate",
      recordTold({ 0: { dial_made: 20_000, call_connected: 10_000, appointment_set: appointments } }),
      0,
    );
  expect(converted(499)).toMatchObject({ you: 499, need: 500, verdict: "not_yet" });
  expect(converted(500)).toMatchObject({ you: 500, verdict: "met" });
});

test("E-6 and E-7 can be reached: each gate reads something that is recorded", () => {
  const lead = (name: string) => [0, 2, 3, 5, 6, 8, 9, 12].map((day) => ({ contactRef: name, localDate: on(day) }));
  const record = recordTold(
    { 0: { deal_closed: 50 } },
    {
      xp: 112_000,
      touches: [...lead("a"), ...lead("b"), ...lead("c")],
      teamOn: () => ({ mentees: 2, teamConversion: { appointments: 5, connects: 100 } }),
      awards: [
        ...passedAll,
        awardTold("badge", "conversion_champion.platinum"),
        awardTold("badge", "show_rate_champion.silver"),
        awardTold("exam", "leadership_certification"),
      ],
    },
  );
  for (const code of ["E-6", "E-7"] as const)
    expect(gatesOf(code, record, 20).filter(({ verdict }) => verdict !== "met")).toEqual([]);
});

test("too few touches, mentees' connects or mentees never pass", () => {
  const touches = [{ contactRef: "a", localDate: on(0) }];
  const team = (connects: number) => ({
    teamOn: () => ({ mentees: 1, teamConversion: { appointments: connects, connects } }),
  });
  expect(gateOf("E-6", "cadence", recordTold({}, { touches }), 0)).toMatchObject({
    you: 10_000,
    sample: { of: "touches", size: 1, needed: 20 },
    verdict: "not_enough_data",
  });
  expect(gateOf("E-6", "mentees", recordTold({}, team(0)), 0)).toMatchObject({ you: 1, need: 2, verdict: "not_yet" });
  expect(gateOf("E-7", "team_conversion", recordTold({}, team(99)), 0).verdict).toBe("not_enough_data");
  expect(gateOf("E-7", "team_conversion", recordTold({}, team(100)), 0).verdict).toBe("met");
  expect(gateOf("E-7", "team_conversion", recordTold({}), 0)).toMatchObject({ you: null, verdict: "not_enough_data" });
});
