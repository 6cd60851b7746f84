import type { SyncAnswer } from "#shared/protocol/sync.ts";

/** An operation that the rep saw take effect. */
export type Tap = { readonly id: string; readonly device: string; readonly subject: string };

/** The subject of an operation that is about no activity. */
export const aboutRep = "rep";

/** Remembers, beside the product, what was tapped, what the server said of it and what the rep dropped. */
export type Witness = {
  readonly taps: ReadonlyMap<string, Tap>;
  saw(tap: Tap): void;
  /** The rep dropped it, or replaced it by another. */
  dropped(id: string): void;
  wasDropped(id: string): boolean;
  heard(answer: SyncAnswer): void;
  /** The server refused a whole request of this one operation. */
  refusedAlone(id: string): void;
  wasAccepted(id: string): boolean;
  wasRefused(id: string): boolean;
};

export function createWitness(): Witness {
  const taps = new Map<string, Tap>();
  const dropped = new Set<string>();
  const accepted = new Set<string>();
  const refused = new Set<string>();
  return {
    taps,
    saw: (tap) => void taps.set(tap.id, tap),
    dropped: (id) => void dropped.add(id),
    wasDropped: (id) => dropped.has(id),
    heard({ results, changes }) {
      for (const { id } of changes.activities) accepted.add(id);
      for (const { id, status } of results) {
        if (status === "applied" || status === "duplicate") accepted.add(id);
        else refused.add(id);
      }
    },
    refusedAlone: (id) => void refused.add(id),
    wasAccepted: (id) => accepted.has(id),
    wasRefused: (id) => refused.has(id),
  };
}
