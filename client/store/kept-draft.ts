import { useState } from "react";
import { keepUnder } from "./kept.ts";

export type DraftShelf<Draft> = {
  readonly draft: Draft | null;
  /** What was kept last; `false` where the browser had no room for it. */
  readonly isKept: boolean;
  keep(draft: Draft | null): void;
};

/** The draft that lies in this browser under a key, kept at every change. It outlives signing out: it is work. */
export function useKeptDraft<Draft>(
  key: string,
  isDraft: (kept: unknown) => kept is Draft,
  storage: Storage = localStorage,
): DraftShelf<Draft> {
  const kept = keepUnder(key, storage, (value) => (isDraft(value) ? value : null));
  const [draft, setDraft] = useState(kept.read);
  const [isKept, setKept] = useState(true);
  return {
    draft,
    isKept,
    keep(next) {
      setDraft(next);
      if (next === null) kept.forget();
      setKept(next === null || kept.write(next));
    },
  };
}
