/** What must never be, by how it would be counted. */
export type Violation = { readonly kind: "lost" | "duplicated" | "diverged"; readonly text: string };

export const lost = (text: string): Violation => ({ kind: "lost", text });
export const duplicated = (text: string): Violation => ({ kind: "duplicated", text });
export const diverged = (text: string): Violation => ({ kind: "diverged", text });

/** The same text for the same value, whatever the order of its keys. */
export function textOf(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    part !== null && typeof part === "object" && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}

/** The first of two lists' rows that only one of them has, for a person to look at. */
export function difference(a: readonly object[], b: readonly object[]): string | null {
  const [left, right] = [new Set(a.map(textOf)), new Set(b.map(textOf))];
  const onlyLeft = [...left].find((text) => !right.has(text));
  const onlyRight = [...right].find((text) => !left.has(text));
  if (onlyLeft === undefined && onlyRight === undefined && a.length === b.length) return null;
  return `${onlyLeft ?? "nothing"} against ${onlyRight ?? "nothing"}`;
}
