import type { Column, ObjectDefinition, ScalarType } from "./object-definition.ts";

/**
 * A column's value in the row `r`, null where there is none. The path comes from the object's definition, never from a
 * request. Texts compare by code point, so the order is the same on every server; date-times are stored in one form,
 * whose order as text is the order in time.
 */
export function columnSql(object: ObjectDefinition, column: Column): string {
  if (column.path === "id") return "r.id";
  if (column.path === object.uniqueField) return "r.unique_value";
  const text = `(r.fields ->> '${column.path}')`;
  switch (column.type) {
    case "NUMBER":
    case "POSITION":
      return `${text}::float8`;
    case "UUID":
    case "TEXT":
    case "SELECT":
    case "DATE_TIME":
    case "RAW_JSON":
      return `(${text} collate "C")`;
  }
}

/** The SQL type that a value to compare with is bound as. */
export function parameterType(column: Column): string {
  if (column.path === "id") return "uuid";
  return isNumeric(column.type) ? "float8" : "text";
}

function isNumeric(type: ScalarType): boolean {
  return type === "NUMBER" || type === "POSITION";
}
