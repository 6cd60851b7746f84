import type { Counter } from "../ruleset/ruleset.ts";
import type { CivilDate } from "../time/civil-date.ts";

/** In the order in which a streak guard looks after them. */
export const slots = ["main", "hunt", "skill"] as const;
export type Slot = (typeof slots)[number];

export const difficulties = ["low", "medium", "high", "epic"] as const;
export type Difficulty = (typeof difficulties)[number];

/** One version of a mission of the catalogue; a published one never changes. */
export type BoardMission = {
  readonly id: string;
  readonly version: number;
  readonly slot: Slot;
  readonly title: string;
  readonly difficulty: Difficulty;
  /** What it counts. */
  readonly counter: Counter;
  /** The least that is asked of anybody. */
  readonly floor: number;
  readonly xp: number;
  readonly currency: number;
};

/** A mission offered to a rep, with the version and the target that it was made with, which are its own for life (B6). */
export type Proposal = {
  readonly id: string;
  readonly slot: Slot;
  /** The Monday of the ISO week that it was made for. */
  readonly week: CivilDate;
  /** Its place among those of its slot and week: the first ones are offered, the next ones after a reroll. */
  readonly n: number;
  readonly mission: BoardMission;
  readonly target: number;
};
