/** `after`, in which whatever is equal to its counterpart of `before` is that same object: of plain data only. */
export function keepEqual<Value>(before: unknown, after: Value): Value {
  if (Object.is(before, after)) return after;
  if (!isCompound(before) || !isCompound(after) || Array.isArray(before) !== Array.isArray(after)) return after;

  const keys = Object.keys(after);
  const kept = keys.map((key) => [key, keepEqual(before[key], after[key])] as const);
  const isSame = kept.every(([key, value]) => key in before && Object.is(before[key], value));
  if (isSame && Object.keys(before).length === keys.length) return before as Value;
  return (Array.isArray(after) ? kept.map(([, value]) => value) : Object.fromEntries(kept)) as Value;
}

function isCompound(value: unknown): value is { readonly [key: string]: unknown } {
  return typeof value === "object" && value !== null;
}
