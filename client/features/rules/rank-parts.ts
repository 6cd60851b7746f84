import { badgeTiers } from "#shared/domain/ruleset/badge-rule.ts";
import { rateNames } from "#shared/domain/ruleset/efficiency-rules.ts";
import { certificationIds, moduleIds } from "#shared/domain/ruleset/exam-rule.ts";
import { itemKey } from "#shared/domain/ruleset/item-key.ts";
import type { RankGate, RankRule } from "#shared/domain/ruleset/rank-rule.ts";
import { counts, type FigureSpec, figure, type PartSpec } from "./figure-spec.ts";

/** Gates that a rank may be given besides those it has. */
const otherGates: readonly RankGate[] = [
  { kind: "level", atLeast: 1 },
  { kind: "deals", atLeast: 1 },
  { kind: "modules", modules: [moduleIds[0]] },
  ...rateNames.map((rate): RankGate => {
    const lower = rate === "sub30sDrop";
    return { kind: "rate", rate, bound: lower ? "at_most" : "at_least", basisPoints: lower ? 5000 : 500 };
  }),
  ...certificationIds.map((certification): RankGate => ({ kind: "certification", certification })),
  { kind: "boss", boss: "redhawk" },
  { kind: "cadence", basisPoints: 7000, minimumDue: 20 },
  { kind: "mentees", atLeast: 1 },
  { kind: "team_conversion", basisPoints: 500, minimumConnects: 100 },
];

/** A rank's gates, and those it may be given besides. */
export function rankPart({ code, gates }: RankRule, _place: number, ranks: readonly RankRule[]): PartSpec {
  const path = `ranks.${code}.gates`;
  const badgeGates = ranks.flatMap((rank) => rank.gates.filter((gate) => gate.kind === "badge"));
  const has = new Set(gates.map(itemKey));
  const known = new Map([...otherGates, ...badgeGates].map((gate) => [itemKey(gate, 0), gate]));
  return {
    path,
    rows: gates.map((gate, index) => {
      const place = `${path}.${itemKey(gate, index)}`;
      return { path: place, figures: gateFigures(place, gate), removable: true };
    }),
    additions: [...known]
      .filter(([key]) => !has.has(key))
      .map(([key, value]) => ({ key, path, value, into: "list" as const })),
  };
}

function gateFigures(path: string, gate: RankGate): readonly FigureSpec[] {
  switch (gate.kind) {
    case "level":
    case "deals":
    case "mentees":
      return counts(path, "atLeast");
    case "badge":
      return [figure(`${path}.tier`, "choice", { options: badgeTiers })];
    case "modules":
      return [figure(`${path}.modules`, "choices", { options: moduleIds })];
    case "rate":
      return [figure(`${path}.basisPoints`, "basis_points")];
    case "cadence":
      return [figure(`${path}.basisPoints`, "basis_points"), ...counts(path, "minimumDue")];
    case "team_conversion":
      return [figure(`${path}.basisPoints`, "basis_points"), ...counts(path, "minimumConnects")];
    case "certification":
    case "boss":
      return [];
  }
}
