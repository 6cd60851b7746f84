import { type ModuleId, moduleIds } from "./exam-rule.ts";
import type { RankGate, RankRule } from "./rank-rule.ts";

/** The ranks that a tenant starts with. */
export const defaultRanks: readonly RankRule[] = [
  { code: "E-1", gates: [] },
  { code: "E-2", gates: [level(3), deals(2), { kind: "badge", badge: "opener_elite", tier: "bronze" }, modules(0, 1)] },
  {
    code: "E-3",
    gates: [
      level(6),
      deals(10),
      { kind: "badge", badge: "opener_elite", tier: "silver" },
      { kind: "badge", badge: "conversion_champion", tier: "bronze" },
      modules(0, 1, 2, 3),
    ],
  },
  {
    code: "E-4",
    gates: [
      level(10),
      deals(25),
      { kind: "badge", badge: "opener_elite", tier: "gold" },
      { kind: "badge", badge: "conversion_champion", tier: "silver" },
      { kind: "badge", badge: "appointment_setter", tier: "silver" },
      modules(0, 1, 2, 3, 4, 5),
      { kind: "rate", rate: "sub30sDrop", bound: "at_most", basisPoints: 5000 },
      { kind: "certification", certification: "operative_certification" },
    ],
  },
  {
    code: "E-5",
    gates: [
      level(15),
      deals(100),
      { kind: "badge", badge: "conversion_champion", tier: "gold" },
      { kind: "badge", badge: "closer", tier: "gold" },
      modules(0, 1, 2, 3, 4, 5, 6),
      { kind: "rate", rate: "callToAppointment", bound: "at_least", basisPoints: 500 },
      { kind: "boss", boss: "redhawk" },
      { kind: "certification", certification: "senior_certification" },
    ],
  },
  {
    code: "E-6",
    gates: [
      level(18),
      deals(25),
      { kind: "badge", badge: "conversion_champion", tier: "gold" },
      { kind: "badge", badge: "show_rate_champion", tier: "silver" },
      modules(0, 1, 2, 3, 4, 5, 6),
      { kind: "cadence", basisPoints: 7000, minimumDue: 20 },
      { kind: "mentees", atLeast: 2 },
    ],
  },
  {
    code: "E-7",
    gates: [
      level(25),
      deals(50),
      { kind: "badge", badge: "conversion_champion", tier: "platinum" },
      modules(6),
      { kind: "team_conversion", basisPoints: 500, minimumConnects: 100 },
      { kind: "certification", certification: "leadership_certification" },
    ],
  },
];

function level(atLeast: number): RankGate {
  return { kind: "level", atLeast };
}

function deals(atLeast: number): RankGate {
  return { kind: "deals", atLeast };
}

function modules(...numbers: readonly number[]): RankGate {
  return { kind: "modules", modules: numbers.map((number) => moduleIds[number] as ModuleId) };
}
