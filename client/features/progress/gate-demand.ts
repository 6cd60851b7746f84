import type { GateReading } from "#shared/domain/progression/gates.ts";
import type { PromotionGate } from "../../store/reads/progress-views.ts";
import { gateName } from "../../ui/progression/gate-name.ts";
import { type Demand, type Words, youOf } from "./demand.ts";
import { boundText, counterOfRate, ledgerRows, rateText, windowText } from "./figures.ts";
import type { Rows } from "./rows-link.tsx";
import { tierDemand } from "./tier-demand.ts";

/** A gate of the next rank as a row shows it; one that asks for a badge says how far the badge is. */
export function gateDemand({ standing, reading, waiting }: PromotionGate, words: Words): Demand {
  const { confirmed, shown } = reading;
  const { t } = words;
  const key = JSON.stringify(shown.gate);
  if (confirmed.tier && shown.tier) {
    const tier = tierDemand({ standing, reading: { confirmed: confirmed.tier, shown: shown.tier } }, words);
    return { ...tier, key, name: t("progress.gate_badge", { badge: tier.name }) };
  }
  return {
    key,
    name: gateName(shown.gate, t),
    standing,
    ...youOf(figureOf(confirmed, words), figureOf(shown, words)),
    need: needOf(shown, words),
    window: windowOf(shown, words),
    note: noteOf({ standing, reading, waiting }, words),
    part: { confirmed: partOf(confirmed), shown: partOf(shown) },
    rows: rowsOf(shown),
  };
}

function figureOf({ unit, you }: GateReading, words: Words): string {
  const { t, format } = words;
  switch (unit) {
    case "basis_points":
      return rateText(you, words);
    case "level":
    case "count":
      return format.number(you ?? 0);
    case "badge":
      return t(you ? "progress.held" : "progress.not_won");
    case "certification":
      return t(you ? "progress.passed" : "progress.not_taken");
    case "boss":
      return t(you ? "progress.beaten" : "progress.not_beaten");
  }
}

function needOf({ unit, need, bound }: GateReading, words: Words): string {
  const { t, format } = words;
  switch (unit) {
    case "basis_points":
      return boundText(bound, need, words);
    case "level":
    case "count":
      return format.number(need);
    case "badge":
      return t("progress.held");
    case "certification":
      return t("progress.passed");
    case "boss":
      return t("progress.beaten");
  }
}

function windowOf({ gate, window, sample }: GateReading, words: Words): string {
  const isNow = gate.kind === "level" || gate.kind === "mentees";
  return isNow ? words.t("progress.now") : windowText(window, sample, words);
}

function noteOf({ standing, reading: { shown }, waiting }: PromotionGate, { t }: Words): string {
  const { gate, sample, you, need } = shown;
  if (waiting.length > 0) return t("progress.exam_waits");
  if (standing === "after_sync") return t("progress.note_syncs");
  if (standing === "after_settlement") return t("progress.note_settles");
  if (standing === "met") return "";
  if (sample !== null && sample.size < sample.needed)
    return t(`progress.more_${sample.of}`, { count: sample.needed - sample.size });
  switch (gate.kind) {
    case "deals":
    case "level":
    case "mentees":
      return t("progress.more_to_go", { count: Math.max(0, need - (you ?? 0)) });
    case "modules":
      return t("progress.modules_missing", {
        numbers: (shown.missing ?? []).map((module) => module.slice(-1)).join(", "),
      });
    case "certification":
      return t("progress.exam_offline");
    case "badge":
    case "rate":
    case "cadence":
    case "team_conversion":
    case "boss":
      return "";
  }
}

function partOf({ you, need, bound, verdict }: GateReading): number {
  if (verdict === "met") return 1;
  if (you === null || need === 0) return 0;
  // What has to be low is nearer the lower it is.
  return bound === "at_most" ? Math.min(0.99, need / Math.max(you, 1)) : Math.min(0.99, you / need);
}

function rowsOf({ gate, window }: GateReading): Rows | null {
  switch (gate.kind) {
    case "level":
      return { kind: "ledger", to: window.to };
    case "deals":
      return ledgerRows("deal_closed", window);
    case "rate":
      return ledgerRows(counterOfRate[gate.rate], window);
    case "cadence":
      return ledgerRows("cadence_touch", window);
    case "modules":
    case "certification":
      return { kind: "exams" };
    case "badge":
    case "boss":
    case "mentees":
    case "team_conversion":
      return null;
  }
}
