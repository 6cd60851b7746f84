import { err, ok, type Result } from "#shared/domain/result.ts";
import type { Bindings } from "./bindings.ts";
import { columnSql, parameterType } from "./column-sql.ts";
import { parseScalar } from "./field-values.ts";
import type { Comparison, Filter, Operator } from "./filter.ts";
import { type Column, findColumn, type ObjectDefinition, type ScalarType } from "./object-definition.ts";
import { badRequest, type Refusal } from "./refusal.ts";

const comparing: readonly Operator[] = ["eq", "neq", "gt", "gte", "lt", "lte", "in", "is"];
const operatorsByType: Readonly<Record<ScalarType, readonly Operator[]>> = {
  UUID: comparing,
  TEXT: [...comparing, "like", "ilike", "startsWith", "endsWith"],
  SELECT: comparing,
  NUMBER: comparing,
  POSITION: comparing,
  DATE_TIME: comparing,
  RAW_JSON: ["is"],
};

/**
 * Turns a filter into a condition on the row `r`. A row without a value meets neither a comparison nor its opposite
 * (`neq`, `not`), as in SQL; only `is` and the empty text find it.
 */
export function filterSql(object: ObjectDefinition, filter: Filter, bindings: Bindings): Result<string, Refusal> {
  switch (filter.kind) {
    case "compare":
      return comparisonSql(object, filter, bindings);

    case "not": {
      const inner = filterSql(object, filter.filter, bindings);
      return inner.ok ? ok(`not ${inner.value}`) : inner;
    }
    case "and":
    case "or": {
      const conditions: string[] = [];
      for (const one of filter.filters) {
        const condition = filterSql(object, one, bindings);
        if (!condition.ok) return condition;
        conditions.push(condition.value);
      }
      if (conditions.length === 0) return ok(filter.kind === "and" ? "true" : "false");
      return ok(`(${conditions.join(` ${filter.kind} `)})`);
    }
  }
}

/** Whether a filter speaks of a field anywhere: speaking of `deletedAt` is asking for deleted records too. */
export function mentions(filter: Filter, path: string): boolean {
  switch (filter.kind) {
    case "compare":
      return filter.path === path;
    case "not":
      return mentions(filter.filter, path);
    case "and":
    case "or":
      return filter.filters.some((one) => mentions(one, path));
  }
}

function comparisonSql(object: ObjectDefinition, filter: Comparison, bindings: Bindings): Result<string, Refusal> {
  const { path, operator, values } = filter;
  const column = findColumn(object, path);
  if (column === null) return err(badRequest(`Object ${object.singular} doesn't have any "${path}" field.`));

  const allowed = operatorsByType[column.type];
  if (!allowed.includes(operator)) {
    const text = `Operator "${operator}" is not valid for field "${path}" of type ${column.type}`;
    return err(badRequest(`${text} - Allowed operators: ${allowed.join(", ")}`));
  }
  if (operator === "is") return isSql(object, column, values);

  const parsed = parseValues(column, values);
  if (!parsed.ok) return parsed;
  return ok(`(${operationSql(columnSql(object, column), column, operator, parsed.value, bindings)})`);
}

function isSql(object: ObjectDefinition, column: Column, values: readonly string[]): Result<string, Refusal> {
  switch (values[0]) {
    case "NULL":
      return ok(`(${columnSql(object, column)} is null)`);
    case "NOT_NULL":
      return ok(`(${columnSql(object, column)} is not null)`);
    default:
      return err(badRequest('Invalid filter value for "is" operator. Expected "NULL" or "NOT_NULL"'));
  }
}

function parseValues(column: Column, values: readonly string[]): Result<readonly (string | number)[], Refusal> {
  const parsed: (string | number)[] = [];
  for (const value of values) {
    switch (column.type) {
      case "TEXT":
      case "SELECT":
        parsed.push(value);
        break;
      default: {
        const number = column.type === "NUMBER" || column.type === "POSITION";
        const one = parseScalar(column.type, column.path, number ? numberOf(value) : value);
        if (!one.ok) return one;
        if (typeof one.value === "string" || typeof one.value === "number") parsed.push(one.value);
      }
    }
  }
  return ok(parsed);
}

function numberOf(value: string): number {
  return value.trim() === "" ? Number.NaN : Number(value);
}

function operationSql(
  sql: string,
  column: Column,
  operator: Exclude<Operator, "is">,
  values: readonly (string | number)[],
  bindings: Bindings,
): string {
  const type = parameterType(column);
  const [value = ""] = values;
  const bound = () => `${bindings.bind(value)}::${type}`;
  const isText = column.type === "TEXT" || column.type === "SELECT";

  switch (operator) {
    case "eq":
      if (isText && value === "") return `${sql} is null`;
      // The word NULL means both itself and no value.
      if (isText && value === "NULL") return `${sql} = ${bound()} or ${sql} is null`;
      return `${sql} = ${bound()}`;
    case "neq":
      return isText && value === "" ? `${sql} is not null` : `${sql} <> ${bound()}`;
    case "gt":
      return `${sql} > ${bound()}`;
    case "gte":
      return `${sql} >= ${bound()}`;
    case "lt":
      return `${sql} < ${bound()}`;
    case "lte":
      return `${sql} <= ${bound()}`;
    case "in":
      return `${sql} = any (${bindings.bind(values.map(String))}::${type}[])`;
    case "like":
      return `${sql} like ${bound()}`;
    case "ilike":
      // Upper and lower case beyond ASCII are known to the database's own collation only.
      return `${sql} collate "default" ilike ${bound()}`;
    case "startsWith":
      return `${sql} like ${bindings.bind(`${value}%`)}::${type}`;
    case "endsWith":
      return `${sql} like ${bindings.bind(`%${value}`)}::${type}`;
    case "containsAny":
      return "false";
  }
}
