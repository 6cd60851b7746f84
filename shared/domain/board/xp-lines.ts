import type { CivilDate } from "../time/civil-date.ts";
import type { BoardRules } from "./board-rules.ts";
import type { BossRun } from "./fold-bosses.ts";
import type { FoldedRun } from "./fold-runs.ts";
import type { BoardMission } from "./mission.ts";

/** What the board has the ledger pay. The entry's id follows from rule and cause (P4), so a line that returns is the same one. */
export type BoardXpLine = {
  readonly rule: "mission_claimed" | "hunt_boosted" | "boss_claimed";
  /** The run; of a boosted date `run/date`; of a boss its run. */
  readonly cause: string;
  readonly date: CivilDate;
  readonly amount: number;
};

/** What is paid for runs and bosses: a claim while it is effective (B5), and each boosted date whatever became of its run. */
export function xpLinesOf(
  runs: readonly FoldedRun[],
  bosses: readonly BossRun[],
  rules: BoardRules,
): readonly BoardXpLine[] {
  return [
    ...runs.flatMap(({ id, mission, state }): readonly BoardXpLine[] =>
      state.status === "claimed"
        ? [{ rule: "mission_claimed", cause: id, date: state.claimedOn, amount: mission.xp }]
        : [],
    ),
    ...runs.flatMap(({ id, mission, paid }) =>
      paid.boosts.map(
        ({ date, pay }): BoardXpLine => ({
          rule: "hunt_boosted",
          cause: `${id}/${date}`,
          date,
          amount: bonusOf(pay, mission, rules),
        }),
      ),
    ),
    ...bosses.flatMap(({ id, state }): readonly BoardXpLine[] =>
      state.status === "claimed"
        ? [{ rule: "boss_claimed", cause: id, date: state.claimedOn, amount: rules.boss.xp }]
        : [],
    ),
  ];
}

/** Half of what the best-paying activity earned, and never less than a part of the mission's XP or a fixed least. */
export function bonusOf(
  pay: number,
  mission: Pick<BoardMission, "xp">,
  { booster }: Pick<BoardRules, "booster">,
): number {
  return Math.max(
    percentOf(pay, booster.percent),
    percentOf(mission.xp, booster.leastPercentOfMission),
    booster.atLeast,
  );
}

/** Rounded half up, in whole numbers only. */
function percentOf(base: number, percent: number): number {
  return Math.floor((base * percent + 50) / 100);
}
