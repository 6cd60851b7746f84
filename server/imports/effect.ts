/** What became of an import's rows: new, changed and gone keys, those that were as they should be, and rows that stand for nothing. */
export type Effect = {
  readonly applied: number;
  readonly replaced: number;
  readonly withdrawn: number;
  readonly unchanged: number;
  readonly notCounted: number;
};

export const noEffect: Effect = { applied: 0, replaced: 0, withdrawn: 0, unchanged: 0, notCounted: 0 };

export function sumOfEffects(a: Effect, b: Effect): Effect {
  return {
    applied: a.applied + b.applied,
    replaced: a.replaced + b.replaced,
    withdrawn: a.withdrawn + b.withdrawn,
    unchanged: a.unchanged + b.unchanged,
    notCounted: a.notCounted + b.notCounted,
  };
}
