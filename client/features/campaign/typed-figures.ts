import { wholeOf } from "./mission-form.ts";

/** Basis points from a percentage with at most two decimals, as either language writes it; not a number where it can't be read. */
export function basisPointsOf(text: string): number {
  const match = /^(\d{1,3})(?:[.,](\d{1,2}))?$/.exec(text.trim().replace(/\s*%$/, ""));
  return match ? Number(match[1]) * 100 + Number((match[2] ?? "").padEnd(2, "0")) : Number.NaN;
}

/** A percentage as it is typed. */
export function percentTyped(basisPoints: number): string {
  return String(basisPoints / 100);
}

/** A whole figure, or nothing where nothing is written. */
export function wholeOrNone(text: string): number | undefined {
  return text.trim() === "" ? undefined : wholeOf(text);
}
