import type { Award } from "#shared/domain/ledger/award.ts";
import type { TierReading } from "#shared/domain/progression/badges.ts";
import type { Efficiency } from "#shared/domain/progression/efficiency.ts";
import type { GateReading } from "#shared/domain/progression/gates.ts";
import type { Confirmed, Standing } from "#shared/domain/progression/standing.ts";
import type { Trend } from "#shared/domain/progression/trends.ts";
import type { BadgeId } from "#shared/domain/ruleset/badge-rule.ts";
import type { GradeName, RateName } from "#shared/domain/ruleset/efficiency-rules.ts";
import type { ExamId } from "#shared/domain/ruleset/exam-rule.ts";
import type { RankCode } from "#shared/domain/ruleset/rank-rule.ts";
import type { CivilDate } from "#shared/domain/time/civil-date.ts";

/** What the next rank asks for, gate by gate, as of today. */
export type Promotion = {
  readonly today: CivilDate;
  readonly rank: string;
  /** `null` on the last rank: then there are no gates. */
  readonly next: RankCode | null;
  /** Of all gates together, and of each. */
  readonly standing: Standing | null;
  readonly gates: readonly PromotionGate[];
  /** The server has decided about every date up to this one. */
  readonly closedThrough: CivilDate | null;
};

export type PromotionGate = {
  readonly standing: Standing;
  readonly reading: Confirmed<GateReading>;
  /** Exams of this gate that were handed in on this device, whose result comes with a sync (P8). */
  readonly waiting: readonly ExamId[];
};

export type BadgeView = { readonly badge: BadgeId; readonly tiers: readonly BadgeTierView[] };

export type BadgeTierView = {
  readonly standing: Standing;
  readonly reading: Confirmed<TierReading>;
  /** As it was decided, with its evidence; a manager may have reversed it. */
  readonly award: Award | null;
};

/** How many dates a trend shows. */
export type TrendLength = 7 | 28 | 90;

export type Trends = Confirmed<Trend>;

/** `ramp` while there are too few dials to grade anything, `null` where there is nothing to divide by. */
export type Grade = GradeName | "ramp" | null;

export type GradedEfficiency = Efficiency & { readonly grades: { readonly [rate in RateName]: Grade } };
