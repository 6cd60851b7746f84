import { err, ok, type Result } from "#shared/domain/result.ts";
import { columnSql } from "./column-sql.ts";
import type { CursorValues } from "./cursor.ts";
import type { Comparison, Filter } from "./filter.ts";
import { type Column, findColumn, type ObjectDefinition } from "./object-definition.ts";
import { badRequest, codedRefusal, type Refusal } from "./refusal.ts";

const directions = ["AscNullsFirst", "AscNullsLast", "DescNullsFirst", "DescNullsLast"] as const;
type Direction = (typeof directions)[number];

export type OrderTerm = { readonly path: string; readonly direction: Direction };

/** A term whose column is known. */
export type OrderColumn = { readonly column: Column; readonly direction: Direction };

/** Which way a page lies from its cursor. */
export type PageSide = "after" | "before";

/** Reads `order_by=field[direction],other`; without a direction it is ascending, rows without a value first. */
export function parseOrder(text: string): Result<readonly OrderTerm[], Refusal> {
  const terms: OrderTerm[] = [];
  for (const part of text.split(",").filter((one) => one !== "")) {
    const opening = part.indexOf("[");
    const word = opening === -1 ? "AscNullsFirst" : part.slice(opening + 1, part.endsWith("]") ? -1 : undefined);
    const direction = directions.find((candidate) => candidate === word);
    if (direction === undefined) return err(badDirection(word));
    terms.push({ path: opening === -1 ? part : part.slice(0, opening), direction });
  }
  return ok(terms);
}

/** The columns to order by: the terms', then `id`, so that no two rows are equal. */
export function resolveOrder(
  object: ObjectDefinition,
  terms: readonly OrderTerm[],
): Result<readonly OrderColumn[], Refusal> {
  const columns: OrderColumn[] = [];
  for (const { path, direction } of terms) {
    const column = findColumn(object, path);
    if (column === null || column.type === "RAW_JSON") {
      return err(codedRefusal(`Field "${path}" does not exist or is not sortable`, "FIELD_NOT_FOUND"));
    }
    columns.push({ column, direction });
  }
  const hasId = columns.some(({ column }) => column.path === "id");
  return ok(hasId ? columns : [...columns, { column: { path: "id", type: "UUID" }, direction: "AscNullsFirst" }]);
}

/** The `order by` list; turned round for the page before a cursor, whose rows are read backwards. */
export function orderSql(object: ObjectDefinition, order: readonly OrderColumn[], side: PageSide): string {
  const terms = order.map(({ column, direction }) => {
    const ascending = direction.startsWith("Asc") === (side === "after");
    const nullsFirst = direction.endsWith("First") === (side === "after");
    return `${columnSql(object, column)} ${ascending ? "asc" : "desc"} nulls ${nullsFirst ? "first" : "last"}`;
  });
  return terms.join(", ");
}

/**
 * The rows beyond a cursor, as a filter: equal in the first columns and beyond in the next. Nothing is beyond a missing
 * value, so a page that ends on one is the last, as in Twenty.
 */
export function beyondCursor(order: readonly OrderColumn[], cursor: CursorValues, side: PageSide): Filter {
  const filters: Filter[] = [];
  const equal: Comparison[] = [];
  for (const { column, direction } of order) {
    const value = cursor.get(column.path) ?? null;
    if (value === null) break;
    const compare = (operator: "eq" | "gt" | "lt"): Comparison => {
      return { kind: "compare", path: column.path, operator, values: [String(value)] };
    };
    const operator = direction.startsWith("Asc") === (side === "after") ? "gt" : "lt";
    filters.push({ kind: "and", filters: [...equal, compare(operator)] });
    equal.push(compare("eq"));
  }
  return { kind: "or", filters };
}

function badDirection(word: string): Refusal {
  const allowed = directions.map((direction) => `'${direction}'`).join(", ");
  const example = "?order_by=field_1[AscNullsFirst],field_2[DescNullsLast],field_3";
  return badRequest(`'order_by' direction '${word}' invalid. Allowed values are ${allowed}. eg: ${example}`);
}
