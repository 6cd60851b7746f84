import type { Ruleset } from "#shared/domain/ruleset/ruleset.ts";
import type { Rulesets } from "#shared/protocol/rulesets.ts";
import { type DraftShelf, useKeptDraft } from "../../store/kept-draft.ts";

/** A version under work. It lies in this browser, under the manager's own key, until it is published or thrown away. */
export type RulesDraft = {
  /** The version that it was begun from. */
  readonly from: number;
  /** The newest version that its author has seen: the draft becomes the one after. */
  readonly after: number;
  /** Figures that can't be read yet are the texts that were typed. */
  readonly ruleset: Ruleset;
  readonly startsOn: string;
  readonly note: string;
};

export type RulesShelf = DraftShelf<RulesDraft>;

/** The draft on this device. */
export function useDraft(userId: string): RulesShelf {
  return useKeptDraft(`perennial.rules-draft.${userId}`, isDraft);
}

/** A draft that begins as a version, to start as early as one may. */
export function beginDraft(ruleset: Ruleset, { versions, earliestStart }: Rulesets): RulesDraft {
  return {
    from: ruleset.version,
    after: versions.at(-1)?.ruleset.version ?? 1,
    ruleset,
    startsOn: earliestStart,
    note: "",
  };
}

function isDraft(value: unknown): value is RulesDraft {
  return typeof value === "object" && value !== null && "ruleset" in value && "after" in value && "startsOn" in value;
}
