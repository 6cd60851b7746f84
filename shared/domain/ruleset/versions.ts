import type { CivilDate } from "../time/civil-date.ts";
import { defaultRuleset } from "./default-ruleset.ts";
import type { Ruleset } from "./ruleset.ts";

/** A ruleset and the local date from which facts are priced by it, whenever they arrive. */
export type RulesetVersion = { readonly startsOn: CivilDate; readonly ruleset: Ruleset };

/** The ruleset of a local date: of the versions that have started by then the newest, the default one before all. */
export function rulesetAt(versions: readonly RulesetVersion[], date: CivilDate): Ruleset {
  let found: RulesetVersion | null = null;
  for (const version of versions) {
    if (version.startsOn > date) continue;
    if (found === null || version.ruleset.version > found.ruleset.version) found = version;
  }
  return found?.ruleset ?? defaultRuleset;
}
