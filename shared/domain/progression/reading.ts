import type { Span } from "./sums.ts";

/** How one figure stands against what is asked. Too little data never passes. */
export type ReadingVerdict = "met" | "not_yet" | "not_enough_data";

/** How much there is to judge by, and how much it takes. */
export type Sample = {
  readonly of: "dials" | "connects" | "appointments" | "touches";
  readonly size: number;
  readonly needed: number;
};

/** The dates that a figure was read over; `from` is `null` where all dates up to `to` count. */
export type Window = Span | { readonly from: null; readonly to: Span["to"] };

export type Bound = "at_most" | "at_least";

/** A value against its bound; one that is missing, or rests on too small a sample, is too little to judge by. */
export function verdictOf(value: number | null, bound: Bound, needed: number, sample: Sample | null): ReadingVerdict {
  if (value === null || (sample !== null && sample.size < sample.needed)) return "not_enough_data";
  return (bound === "at_most" ? value <= needed : value >= needed) ? "met" : "not_yet";
}
