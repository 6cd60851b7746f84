import { checkRuleset, type RulesetFault } from "#shared/domain/ruleset/check-ruleset.ts";
import { diffRulesets } from "#shared/domain/ruleset/diff.ts";
import type { Ruleset } from "#shared/domain/ruleset/ruleset.ts";
import { createPlaces, type Place } from "./place.ts";
import { valueAt } from "./ruleset-value.ts";

/** A figure, or a whole line, that differs; `undefined` where one side doesn't have it. */
export type Change = { readonly place: Place; readonly before: unknown; readonly after: unknown };

/** What differs between two rulesets, in the order of the form, each figure once however many parts it has. */
export function changesOf(before: Ruleset, after: Ruleset): readonly Change[] {
  const [placeBefore, placeAfter] = [createPlaces(before), createPlaces(after)];
  const found = new Map<string, Change>();
  for (const { path } of diffRulesets(before, after)) {
    const place = nearest(placeAfter(path), placeBefore(path));
    if (place === null || found.has(place.path)) continue;
    found.set(place.path, { place, before: valueAt(before, place.path), after: valueAt(after, place.path) });
  }
  return [...found.values()].filter(({ place }) => !isInsideOf(place, found));
}

/** A line that came or went is told once, not again by each of its figures. */
function isInsideOf({ row, path }: Place, found: ReadonlyMap<string, Change>): boolean {
  return row !== null && row.path !== path && found.get(row.path)?.place.figure === null;
}

function nearest(after: Place | null, before: Place | null): Place | null {
  if (after === null || before === null) return after ?? before;
  return before.path.length > after.path.length ? before : after;
}

export type FaultAt = { readonly place: Place; readonly fault: RulesetFault };

/** The faults of a draft with where they are met in its form. */
export function faultsOf(draft: Ruleset): readonly FaultAt[] {
  const checked = checkRuleset(draft);
  if (checked.ok) return [];
  const placeOf = createPlaces(draft);
  return checked.error.faults.flatMap((fault) => {
    const place = placeOf(fault.path);
    return place ? [{ place, fault }] : [];
  });
}
