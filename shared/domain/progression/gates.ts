import { type BadgeId, type BadgeTier, badgeTiers } from "../ruleset/badge-rule.ts";
import type { RankGate, RankRule } from "../ruleset/rank-rule.ts";
import { addDays, type CivilDate } from "../time/civil-date.ts";
import { badgeCodeOf, hasDefeated, readTier, type TierReading } from "./badges.ts";
import { cadenceOn } from "./cadence.ts";
import { basisPoints } from "./efficiency.ts";
import { readRate } from "./rate-reading.ts";
import { type Bound, type ReadingVerdict, type Sample, verdictOf, type Window } from "./reading.ts";
import { awardsOn, levelOn, type RepRecord } from "./record.ts";
import { countThrough } from "./sums.ts";

/** How one gate of a rank stands on a date: you, need, window, sample, verdict. */
export type GateReading = {
  readonly gate: RankGate;
  /** `null` where there is nothing to read. Of a badge, a boss or a certification 1 is had, 0 is not. */
  readonly you: number | null;
  readonly need: number;
  readonly unit: "level" | "count" | "basis_points" | "badge" | "certification" | "boss";
  readonly bound: Bound;
  readonly window: Window;
  readonly sample: Sample | null;
  readonly verdict: ReadingVerdict;
  /** Of a badge's gate: the tier asked for, how long it has held, how far it is. */
  readonly tier?: TierReading;
  /** Of the modules' gate: those that aren't passed. */
  readonly missing?: readonly string[];
};

/**
 * The gates of a rank on a date, in the ruleset's order, from what lies on dates up to it. Badges and exams count by their awards: a
 * badge that is reached and not yet awarded shows in `tier.verdict`, not in the gate's.
 */
export function readGates(rank: RankRule, record: RepRecord, on: CivilDate): readonly GateReading[] {
  return rank.gates.map((gate) => readGate(gate, record, on));
}

/** One gate on a date. */
export function readGate(gate: RankGate, record: RepRecord, on: CivilDate): GateReading {
  const upToNow: Window = { from: null, to: on };
  const simple = (unit: GateReading["unit"], you: number, need: number): GateReading => ({
    gate,
    you,
    need,
    unit,
    bound: "at_least",
    window: upToNow,
    sample: null,
    verdict: verdictOf(you, "at_least", need, null),
  });
  const share = (part: number, sample: Sample, need: number, window: Window): GateReading => {
    const you = sample.size === 0 ? null : basisPoints(part, sample.size);
    const verdict = verdictOf(you, "at_least", need, sample);
    return { gate, you, need, unit: "basis_points", bound: "at_least", window, sample, verdict };
  };

  switch (gate.kind) {
    case "level":
      return simple("level", levelOn(record, on), gate.atLeast);
    case "deals":
      return simple("count", countThrough(record.sums, "deal_closed", on), gate.atLeast);
    case "badge": {
      const tier = tierOf(gate, record, on);
      return { ...simple("badge", hasTier(gate, record, on) ? 1 : 0, 1), ...(tier ? { tier } : {}) };
    }
    case "modules": {
      const missing = gate.modules.filter((module) => !hasPassed(record, module, on));
      return { ...simple("count", gate.modules.length - missing.length, gate.modules.length), missing };
    }
    case "certification":
      return simple("certification", hasPassed(record, gate.certification, on) ? 1 : 0, 1);
    case "boss":
      return simple("boss", hasDefeated(record, gate.boss, on) ? 1 : 0, 1);
    case "mentees":
      return simple("count", record.teamOn(on).mentees, gate.atLeast);
    case "rate": {
      const { value, window, sample, verdict } = readRate(gate, record, on);
      const { basisPoints: need, bound } = gate;
      return { gate, you: value, need, unit: "basis_points", bound, window, sample, verdict };
    }
    case "cadence": {
      const { window, due, done } = cadenceOn(record.dueTouches, on, record.rulesOn);
      return share(done, { of: "touches", size: due, needed: gate.minimumDue }, gate.basisPoints, window);
    }
    case "team_conversion": {
      const { appointments, connects } = record.teamOn(on).teamConversion ?? { appointments: 0, connects: 0 };
      const window = record.rulesOn(on).team.windowDays;
      const sample: Sample = { of: "connects", size: connects, needed: gate.minimumConnects };
      return share(appointments, sample, gate.basisPoints, { from: addDays(on, 1 - window), to: on });
    }
  }
}

type BadgeGate = { readonly badge: BadgeId; readonly tier: BadgeTier };

/** This tier of the badge or a higher one. */
function hasTier({ badge, tier }: BadgeGate, record: RepRecord, on: CivilDate): boolean {
  const codes = badgeTiers.slice(badgeTiers.indexOf(tier)).map((enough) => badgeCodeOf(badge, enough) as string);
  return awardsOn(record, on).some(({ kind, code }) => kind === "badge" && codes.includes(code));
}

function tierOf({ badge, tier }: BadgeGate, record: RepRecord, on: CivilDate): TierReading | undefined {
  const rule = record.rulesOn(on).badges.find(({ id }) => id === badge);
  const tierRule = rule?.tiers.find((each) => each.tier === tier);
  return tierRule && readTier(badge, tierRule, record, on);
}

function hasPassed(record: RepRecord, exam: string, on: CivilDate): boolean {
  return awardsOn(record, on).some(({ kind, code }) => kind === "exam" && code === exam);
}
