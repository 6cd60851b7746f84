import { err, ok, type Result } from "#shared/domain/result.ts";
import { badRequest, type Refusal } from "./refusal.ts";

export const operators = [
  "eq",
  "neq",
  "in",
  "containsAny",
  "is",
  "gt",
  "gte",
  "lt",
  "lte",
  "startsWith",
  "endsWith",
  "like",
  "ilike",
] as const;
export type Operator = (typeof operators)[number];

export type Comparison = {
  readonly kind: "compare";
  /** A field, or a part of one: `createdBy.name`. */
  readonly path: string;
  readonly operator: Operator;
  /** As written, without its quotes; several for `in` and `containsAny`. */
  readonly values: readonly string[];
};

export type Filter =
  | Comparison
  | { readonly kind: "and" | "or"; readonly filters: readonly Filter[] }
  | { readonly kind: "not"; readonly filter: Filter };

/**
 * Reads `field[operator]:value`, several with commas, and `and(…)`, `or(…)`, `not(one)`. Only the form is checked here:
 * fields, operators for a type and values are the object's matter.
 */
export function parseFilter(text: string): Result<Filter, Refusal> {
  const unbalanced = describeUnbalanced(text);
  if (unbalanced !== null) return err(badRequest(`'filter' invalid. ${unbalanced} missing in the query`));

  const parts = splitAtCommas(text);
  return parts.length === 1 && text !== "" ? parseOne(text) : parseGroup("and", text, parts);
}

/** Counts every bracket, quoted or not: a value with half a pair can't be asked for. */
function describeUnbalanced(text: string): string | null {
  const missing = text.split("(").length - text.split(")").length;
  if (missing === 0) return null;
  const count = Math.abs(missing);
  return `${count} ${missing > 0 ? "close" : "open"} bracket${count === 1 ? " is" : "s are"}`;
}

function parseOne(text: string): Result<Filter, Refusal> {
  const group = /^(and|or|not)\((.+)\)$/s.exec(text);
  if (group === null) return parseComparison(text);

  const [, kind, inner = ""] = group;
  const parts = splitAtCommas(inner);
  if (kind === "and" || kind === "or") return parseGroup(kind, inner, parts);
  if (parts.length > 1) {
    return err(badRequest("'filter' invalid. 'not' conjunction should contain only 1 condition. eg: not(field[eq]:1)"));
  }
  const filter = parseOne(inner);
  return filter.ok ? ok({ kind: "not", filter: filter.value }) : filter;
}

function parseGroup(kind: "and" | "or", text: string, parts: readonly string[]): Result<Filter, Refusal> {
  if (text === "") return err(unreadable(`${kind}()`));
  const filters: Filter[] = [];
  for (const part of parts) {
    const filter = parseOne(part);
    if (!filter.ok) return filter;
    filters.push(filter.value);
  }
  return ok({ kind, filters });
}

function parseComparison(text: string): Result<Comparison, Refusal> {
  const opening = text.indexOf("[", 1);
  const closing = text.indexOf("]:", opening + 2);
  const written = text.slice(closing + 2);
  if (opening === -1 || closing === -1 || written === "") return err(unreadable(text));

  const name = text.slice(opening + 1, closing);
  const operator = operators.find((candidate) => candidate === name);
  if (operator === undefined) {
    return err(badRequest(`'filter' invalid for '${text}', comparator ${name} not in ${operators.join(", ")}`));
  }
  const values = parseValues(operator, written);
  return values.ok ? ok({ kind: "compare", path: text.slice(0, opening), operator, values: values.value }) : values;
}

function parseValues(operator: Operator, written: string): Result<readonly string[], Refusal> {
  if (operator !== "in" && operator !== "containsAny") {
    return ok([operator === "is" ? written : withoutQuotes(written)]);
  }
  if (!written.startsWith("[") || !written.endsWith("]")) {
    const text = `'filter' invalid for 'in' operator. Received '${written}' but array value expected`;
    return err(badRequest(`${text} eg: 'field[in]:[value_1,value_2]'`));
  }
  // At every comma, quoted or not, and with the space that follows it: so does Twenty.
  return ok(written.slice(1, -1).split(",").map(withoutQuotes));
}

function withoutQuotes(value: string): string {
  const first = value[0];
  const isQuoted = value.length > 1 && (first === '"' || first === "'") && value.endsWith(first);
  return isQuoted ? value.slice(1, -1) : value;
}

/** Splits where a comma stands outside of brackets and quotes. */
function splitAtCommas(text: string): readonly string[] {
  const parts: string[] = [];
  let start = 0;
  let depth = 0;
  let quote: string | null = null;

  for (let at = 0; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (quote !== null) {
      if (character === quote) quote = null;
    } else if (character === '"' || character === "'") {
      quote = character;
    } else if ("([{".includes(character)) {
      depth += 1;
    } else if (")]}".includes(character)) {
      depth -= 1;
    } else if (character === "," && depth === 0) {
      parts.push(text.slice(start, at));
      start = at + 1;
    }
  }
  parts.push(text.slice(start));
  return parts;
}

function unreadable(text: string): Refusal {
  return badRequest(`'filter' invalid for '${text}'. eg: price[gte]:10`);
}
