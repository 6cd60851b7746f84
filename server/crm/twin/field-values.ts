import { inspect } from "node:util";
import { err, ok, type Result } from "#shared/domain/result.ts";
import { parseDateTime } from "./date-time.ts";
import {
  type FieldDefinition,
  findField,
  type ObjectDefinition,
  partsOf,
  type ScalarType,
} from "./object-definition.ts";
import { badRequest, codedRefusal, type Refusal, typeError } from "./refusal.ts";

/** Values by column path; no value is null, and for texts nothing else is: `""` is stored as null. */
export type Columns = Readonly<Record<string, unknown>>;

/** What a body asks to be written. */
export type GivenFields = {
  /** Null where the body has none. */
  readonly id: string | null;
  readonly columns: Columns;
  /** A place that only the other records tell, or null. */
  readonly place: "first" | "last" | null;
};

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

export function isUuid(text: string): boolean {
  return uuid.test(text);
}

/** Checks one body against the object: the first name or value that doesn't fit refuses the whole. */
export function parseFields(object: ObjectDefinition, body: unknown): Result<GivenFields, Refusal> {
  if (body === undefined || body === null) {
    return err(typeError(`Cannot read properties of ${body} (reading 'position')`));
  }
  if (typeof body === "string") return err(typeError(`Cannot create property 'position' on string '${body}'`));

  const columns: Record<string, unknown> = {};
  let id: string | null = null;
  let place: GivenFields["place"] = null;

  for (const [name, value] of Object.entries(body)) {
    const field = findField(object, name);
    if (field === undefined) return err(badRequest(`Object ${object.singular} doesn't have any "${name}" field.`));
    if (name === "updatedBy") continue; // always the caller

    if (name === "id") {
      const parsed = parseId(object, value);
      if (!parsed.ok) return parsed;
      id = parsed.value;
      continue;
    }
    if (field.type === "POSITION" && (value === "first" || value === "last")) {
      place = value;
      continue;
    }
    const parsed = parseField(object, field, value);
    if (!parsed.ok) return parsed;
    Object.assign(columns, parsed.value);
  }
  return ok({ id, columns, place });
}

function parseId(object: ObjectDefinition, value: unknown): Result<string, Refusal> {
  if (value === null) return err(missing(object, "id"));
  if (typeof value !== "string" || !isUuid(value)) {
    return err(codedRefusal(`Value "${value}" is not a valid UUID`, "INVALID_QUERY_INPUT"));
  }
  return ok(value.toLowerCase());
}

/** A field's columns: one, or those parts of a composite field that were given. */
function parseField(object: ObjectDefinition, field: FieldDefinition, value: unknown): Result<Columns, Refusal> {
  const { name, type } = field;
  switch (type) {
    case "TS_VECTOR":
      return err(badRequest(`${name} TS_VECTOR-typed field does not support write operations`));

    case "ACTOR":
    case "FULL_NAME":
      return parseComposite(object, field, value);

    default: {
      if (value === null && field.required) return err(missing(object, name));
      const parsed = parseScalar(type, name, value);
      return parsed.ok ? ok({ [name]: parsed.value }) : parsed;
    }
  }
}

function parseComposite(object: ObjectDefinition, field: FieldDefinition, value: unknown): Result<Columns, Refusal> {
  const parts = partsOf(field);
  if (value === null) return ok(Object.fromEntries(parts.map((part) => [`${field.name}.${part.name}`, null])));
  if (typeof value !== "object") {
    return err(badRequest(`Invalid object value ${inspect(value)} for field "${field.name}"`));
  }
  const columns: Record<string, unknown> = {};
  for (const [name, given] of Object.entries(value)) {
    const path = `${field.name}.${name}`;
    const part = parts.find((candidate) => candidate.name === name);
    if (part === undefined) return err(badRequest(`Object ${object.singular} doesn't have any "${path}" field.`));
    const parsed = parseScalar(part.type, path, given);
    if (!parsed.ok) return parsed;
    columns[path] = parsed.value;
  }
  return ok(columns);
}

/** Checks one value by its type and returns it as it is stored. `name` is the field's, for the text of the refusal. */
export function parseScalar(type: ScalarType, name: string, value: unknown): Result<unknown, Refusal> {
  if (value === null) return ok(null);
  const shown = inspect(value);
  switch (type) {
    case "TEXT":
    case "SELECT":
      if (typeof value !== "string") return err(badRequest(`Invalid string value ${shown} for text field "${name}"`));
      return ok(value === "" ? null : wellFormed(value));

    case "NUMBER":
      if (typeof value === "number" && Number.isFinite(value)) return ok(value);
      return err(badRequest(`Invalid number value ${shown} for field "${name}"`));

    case "POSITION":
      if (typeof value === "number" && Number.isFinite(value)) return ok(value);
      return err(badRequest(`Invalid position value ${shown} for field "${name}"`));

    case "UUID":
      if (typeof value === "string" && isUuid(value)) return ok(value.toLowerCase());
      return err(badRequest(`Invalid UUID value ${shown} for field "${name}"`));

    case "DATE_TIME": {
      const parsed = typeof value === "string" ? parseDateTime(value) : null;
      if (parsed !== null) return ok(parsed);
      const expected = "Expected format: 'YYYY-MM-DDTHH:mm:ssZ'";
      return err(badRequest(`Invalid value ${shown} for date-time field "${name}". ${expected}`));
    }

    case "RAW_JSON":
      if (typeof value === "object") return ok(Object.keys(value).length === 0 ? null : value);
      return err(badRequest(`Invalid object value ${shown} for field "${name}"`));
  }
}

/** Half a surrogate pair can't be stored; it becomes the replacement character, as on the way into any UTF-8 text. */
function wellFormed(text: string): string {
  return Buffer.from(text).toString();
}

function missing(object: ObjectDefinition, column: string): Refusal {
  return badRequest(`null value in column "${column}" of relation "${object.relation}" violates not-null constraint`);
}
