import { useState } from "react";
import type { Ruleset } from "#shared/domain/ruleset/ruleset.ts";
import type { Rulesets } from "#shared/protocol/rulesets.ts";

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

export type DraftShelf = {
  readonly draft: RulesDraft | null;
  /** What was kept last; `false` where the browser had no room for it. */
  readonly isKept: boolean;
  keep(draft: RulesDraft | null): void;
};

/** The draft on this device, kept at every change. */
export function useDraft(userId: string, storage: Storage = localStorage): DraftShelf {
  const [draft, setDraft] = useState(() => readDraft(userId, storage));
  const [isKept, setKept] = useState(true);
  return {
    draft,
    isKept,
    keep(next) {
      setDraft(next);
      setKept(writeDraft(userId, next, storage));
    },
  };
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

function readDraft(userId: string, storage: Storage): RulesDraft | null {
  try {
    const kept: unknown = JSON.parse(storage.getItem(keyOf(userId)) ?? "null");
    return isDraft(kept) ? kept : null;
  } catch {
    return null;
  }
}

function writeDraft(userId: string, draft: RulesDraft | null, storage: Storage): boolean {
  try {
    if (draft === null) storage.removeItem(keyOf(userId));
    else storage.setItem(keyOf(userId), JSON.stringify(draft));
    return true;
  } catch {
    return false;
  }
}

function isDraft(value: unknown): value is RulesDraft {
  return typeof value === "object" && value !== null && "ruleset" in value && "after" in value && "startsOn" in value;
}

function keyOf(userId: string): string {
  return `perennial.rules-draft.${userId}`;
}
