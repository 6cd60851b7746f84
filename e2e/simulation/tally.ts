/** What a history, or many, consisted of, and what went wrong. */
export type Tally = {
  steps: number;
  operations: number;
  /** That reached a server. */
  requests: number;
  readonly faults: Map<string, number>;
  /** Tapped and shown, and now neither on the server nor with the rep. */
  lost: number;
  /** On the server more than once, or tapped by nobody. */
  duplicated: number;
  /** Shown otherwise than it is. */
  diverged: number;
  fault(kind: string): void;
};

export type Counts = Pick<Tally, "steps" | "operations" | "requests" | "lost" | "duplicated" | "diverged"> & {
  readonly faults: { readonly [kind in string]: number };
};

export function createTally(): Tally {
  const faults = new Map<string, number>();
  return {
    steps: 0,
    operations: 0,
    requests: 0,
    faults,
    lost: 0,
    duplicated: 0,
    diverged: 0,
    fault: (kind) => void faults.set(kind, (faults.get(kind) ?? 0) + 1),
  };
}

export function countsOf({ fault: _, faults, ...counts }: Tally): Counts {
  return { ...counts, faults: Object.fromEntries([...faults].sort(([a], [b]) => (a < b ? -1 : 1))) };
}

export function addCounts(a: Counts, b: Counts): Counts {
  const kinds = [...new Set([...Object.keys(a.faults), ...Object.keys(b.faults)])].sort();
  return {
    steps: a.steps + b.steps,
    operations: a.operations + b.operations,
    requests: a.requests + b.requests,
    lost: a.lost + b.lost,
    duplicated: a.duplicated + b.duplicated,
    diverged: a.diverged + b.diverged,
    faults: Object.fromEntries(kinds.map((kind) => [kind, (a.faults[kind] ?? 0) + (b.faults[kind] ?? 0)])),
  };
}
