/** Twenty's own names of the field types, as they stand in its messages. */
export type ScalarType = "UUID" | "TEXT" | "SELECT" | "NUMBER" | "POSITION" | "DATE_TIME" | "RAW_JSON";
export type CompositeType = "ACTOR" | "FULL_NAME";

export type FieldDefinition = {
  readonly name: string;
  readonly type: ScalarType | CompositeType | "TS_VECTOR";
  /** Without a value there is no record. */
  readonly required?: true;
};

/** What a workspace can hold records of: everything that the twin knows about an object. */
export type ObjectDefinition = {
  readonly singular: string;
  readonly plural: string;
  /** The table's name in the texts of database errors. */
  readonly relation: string;
  /** In the order in which they are served. */
  readonly fields: readonly FieldDefinition[];
  /** The text field that no two records share, deleted ones included; empty values don't count. */
  readonly uniqueField: string | null;
  /** The text columns behind `searchVector`. */
  readonly searchable: readonly string[];
  /** Lists of other records that come with `depth=1`; the twin keeps none, so they are empty. */
  readonly relations: readonly string[];
  /** Whether a key may make and delete records. Changing them it always may. */
  readonly lifecycle: "open" | "closed";
};

/** One stored value: a field, or one part of a composite field (`createdBy.name`). */
export type Column = { readonly path: string; readonly type: ScalarType };

type Part = { readonly name: string; readonly type: ScalarType };

const partsByType: Readonly<Record<CompositeType, readonly Part[]>> = {
  ACTOR: [
    { name: "source", type: "SELECT" },
    { name: "workspaceMemberId", type: "UUID" },
    { name: "name", type: "TEXT" },
    { name: "context", type: "RAW_JSON" },
  ],
  FULL_NAME: [
    { name: "firstName", type: "TEXT" },
    { name: "lastName", type: "TEXT" },
  ],
};

export function findField(object: ObjectDefinition, name: string): FieldDefinition | undefined {
  return object.fields.find((field) => field.name === name);
}

/** The parts of a composite field; none for any other. */
export function partsOf(field: FieldDefinition): readonly Part[] {
  return field.type === "ACTOR" || field.type === "FULL_NAME" ? partsByType[field.type] : [];
}

/** The column that a path of a filter or an order names, or null: a composite field alone isn't one. */
export function findColumn(object: ObjectDefinition, path: string): Column | null {
  const [fieldName = "", partName, ...rest] = path.split(".");
  const field = findField(object, fieldName);
  if (field === undefined || field.type === "TS_VECTOR" || rest.length > 0) return null;
  if (field.type === "ACTOR" || field.type === "FULL_NAME") {
    const part = partsByType[field.type].find(({ name }) => name === partName);
    return part === undefined ? null : { path, type: part.type };
  }
  return partName === undefined ? { path, type: field.type } : null;
}
