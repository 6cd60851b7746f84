import type { TierReading } from "#shared/domain/progression/badges.ts";
import type { BadgeGoal } from "#shared/domain/ruleset/badge-rule.ts";
import type { BadgeTierView } from "../../store/reads/progress-views.ts";
import { type Demand, type Words, youOf } from "./demand.ts";
import { boundText, counterOfRate, ledgerRows, rateText, windowText } from "./figures.ts";
import type { Rows } from "./rows-link.tsx";

/** A badge's tier as a row shows it. */
export function tierDemand({ standing, reading }: Pick<BadgeTierView, "standing" | "reading">, words: Words): Demand {
  const { confirmed, shown } = reading;
  const { t } = words;
  return {
    key: shown.code,
    name: t("progress.badge_tier", { badge: t(`badge.${shown.badge}`), tier: t(`tier.${shown.tier}`) }),
    standing,
    ...youOf(tierFigure(confirmed, words), tierFigure(shown, words)),
    need: tierNeed(shown, words),
    window: goalText(shown, words),
    note: tierNote({ standing, reading }, words),
    part: { confirmed: confirmed.progress / 10_000, shown: shown.progress / 10_000 },
    rows: rowsOfGoal(shown),
  };
}

function tierFigure({ held, value, unit }: TierReading, words: Words): string {
  const { t, format } = words;
  if (held && held.needed > 1) return t("progress.days", { count: held.days });
  if (value === null) return t("progress.no_figure");
  switch (unit) {
    case "basis_points":
      return format.percent(value);
    case "days":
      return t("progress.days", { count: value });
    case "count":
      return format.number(value);
    case "boss":
      return value > 0 ? t("progress.beaten") : t("progress.not_beaten");
  }
}

function tierNeed({ held, needed, unit, bound }: TierReading, words: Words): string {
  const { t, format } = words;
  if (held && held.needed > 1) return t("progress.days", { count: held.needed });
  switch (unit) {
    case "basis_points":
      return boundText(bound, needed, words);
    case "days":
      return t("progress.days", { count: needed });
    case "count":
      return format.number(needed);
    case "boss":
      return t("progress.beaten");
  }
}

/** What the figure is of: `Dropped within 30 s at ≤ 35%`, `All time`. */
function goalText(reading: TierReading, words: Words): string {
  const { t } = words;
  const { goal } = reading;
  switch (goal.kind) {
    case "held_rate":
      return t("progress.rate_at", {
        rate: t(`rate.${goal.rate}`),
        bound: boundText(goal.bound, goal.basisPoints, words),
      });
    case "appointments_in_dials":
      return t("progress.in_dials", { appointments: goal.appointments, dials: goal.dials });
    case "count":
    case "streak":
    case "boss":
    case "shows":
      return windowText(reading.window, reading.sample, words);
  }
}

function tierNote(
  { standing, reading: { confirmed, shown } }: Pick<BadgeTierView, "standing" | "reading">,
  words: Words,
) {
  const { t, format } = words;
  if (confirmed.awardedOn !== null) return t("progress.won_on", { date: format.longDay(confirmed.awardedOn) });
  if (standing === "after_settlement") return t("progress.note_settles");
  if (standing === "after_sync") return t("progress.note_syncs");
  const { held, sample } = shown;
  if (standing === "not_enough_data" && sample !== null && sample.size < sample.needed)
    return t(`progress.more_${sample.of}`, { count: sample.needed - sample.size });
  if (held && held.needed > 1) {
    const toGo = t("progress.days_to_go", { count: held.needed - held.days });
    return held.since === null
      ? t("progress.not_held", { figure: rateText(shown.unit === "basis_points" ? shown.value : null, words) })
      : t("progress.held_since", { date: format.day(held.since), toGo });
  }
  if (shown.unit === "count" && shown.value !== null)
    return t("progress.more_to_go", { count: Math.max(0, shown.needed - shown.value) });
  return "";
}

function rowsOfGoal({ goal, window }: TierReading): Rows | null {
  return goal.kind === "boss" ? null : { ...ledgerRows(ruleOfGoal(goal), window) };
}

function ruleOfGoal(goal: Exclude<BadgeGoal, { kind: "boss" }>) {
  switch (goal.kind) {
    case "count":
      return goal.counter;
    case "held_rate":
      return counterOfRate[goal.rate];
    case "appointments_in_dials":
      return "appointment_set";
    case "shows":
      return "appointment_held";
    case "streak":
      return undefined;
  }
}
