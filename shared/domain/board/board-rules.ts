import type { Difficulty, Slot } from "./mission.ts";

/** The figures of the board: data, never constants inside functions. What a run depends on for life is stored with its selection. */
export type BoardRules = {
  readonly petals: number;
  readonly cooldownDays: number;
  /** How many days after its selection a run's last date is. */
  readonly runDays: { readonly [slot in Slot]: number };
  /** For how many days, from the Monday of its week, a proposal may be selected. */
  readonly selectableDays: number;
  readonly proposalsPerRound: number;
  readonly target: {
    readonly medianDays: number;
    /** What the median is multiplied by, in percent; 0 leaves the floor alone. */
    readonly percent: { readonly [difficulty in Difficulty]: number };
  };
  readonly booster: {
    /** Of what the best-paying linked activity earns. */
    readonly percent: number;
    readonly leastPercentOfMission: number;
    readonly atLeast: number;
  };
  readonly costs: { readonly reroll: number; readonly thawDay: number; readonly shield: number };
  readonly boss: BossRules;
};

export type BossRules = {
  readonly id: string;
  readonly shield: number;
  readonly claimHits: { readonly [difficulty in Difficulty]: number };
  readonly heartbeatHits: number;
  readonly boostHits: number;
  readonly proofAtLeast: number;
  readonly proofAtMost: number;
  readonly xp: number;
  readonly auraDays: number;
  /** A season closes when the date so many days after its last one is settled. */
  readonly closesAfterDays: number;
};

/** The figures that a tenant starts with. */
export const defaultBoardRules: BoardRules = {
  petals: 3,
  cooldownDays: 15,
  runDays: { main: 14, hunt: 7, skill: 7 },
  selectableDays: 28,
  proposalsPerRound: 3,
  target: { medianDays: 28, percent: { low: 0, medium: 100, high: 125, epic: 150 } },
  booster: { percent: 50, leastPercentOfMission: 10, atLeast: 10 },
  costs: { reroll: 300, thawDay: 100, shield: 500 },
  boss: {
    id: "redhawk",
    shield: 6,
    claimHits: { low: 1, medium: 2, high: 3, epic: 5 },
    heartbeatHits: 1,
    boostHits: 1,
    proofAtLeast: 8,
    proofAtMost: 1000,
    xp: 1000,
    auraDays: 7,
    closesAfterDays: 7,
  },
};
