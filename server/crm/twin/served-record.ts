import { type ObjectDefinition, partsOf, type ScalarType } from "./object-definition.ts";
import type { StoredRecord } from "./records.ts";

/** A record as it is answered: every field, no value as null, but for texts as `""`; with `depth` 1 the related lists too. */
export function toServedRecord(object: ObjectDefinition, stored: StoredRecord, depth: 0 | 1): object {
  const served: Record<string, unknown> = {};
  for (const field of object.fields) {
    switch (field.type) {
      case "TS_VECTOR":
        served[field.name] = stored.searchVector;
        break;
      case "ACTOR":
      case "FULL_NAME":
        served[field.name] = Object.fromEntries(
          partsOf(field).map(({ name, type }) => [name, servedValue(stored, `${field.name}.${name}`, type)]),
        );
        break;
      default:
        served[field.name] = servedValue(stored, field.name, field.type);
    }
  }
  if (depth === 1) for (const relation of object.relations) served[relation] = [];
  return served;
}

/** One column of a record as it is answered. */
export function servedValue(stored: StoredRecord, path: string, type: ScalarType): unknown {
  if (path === "id") return stored.id;
  return stored.columns[path] ?? (type === "TEXT" ? "" : null);
}
