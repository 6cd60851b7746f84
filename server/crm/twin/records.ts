import type { Parameter, Tx } from "../../db/db.ts";
import type { Bindings } from "./bindings.ts";
import type { Columns } from "./field-values.ts";
import type { ObjectDefinition } from "./object-definition.ts";

/** Whose records of which object. */
export type RecordScope = {
  readonly tenantId: string;
  readonly workspaceId: string;
  readonly object: ObjectDefinition;
};

export type StoredRecord = { readonly id: string; readonly columns: Columns; readonly searchVector: string };
export type RecordKey = { readonly id: string; readonly uniqueValue: string | null };

/** A change of one record; `idAfter` is its new id, null to keep it. Columns that aren't named stay as they are. */
export type RecordPatch = { readonly id: string; readonly idAfter: string | null; readonly columns: Columns };

type Row = { readonly id: string; readonly fields: Columns; readonly search_vector: string };

/** The condition that every statement begins with, so that no row of another workspace is ever met. */
export function scopeSql(scope: RecordScope, bindings: Bindings): string {
  const { tenantId, workspaceId, object } = scope;
  return `r.tenant_id = ${bindings.bind(tenantId)} and r.workspace_id = ${bindings.bind(workspaceId)}
          and r.object = ${bindings.bind(object.singular)}`;
}

/** Reads records; `rest` is what follows `where`. */
export async function selectRecords(
  tx: Tx,
  scope: RecordScope,
  rest: string,
  parameters: readonly Parameter[],
): Promise<readonly StoredRecord[]> {
  const rows = await tx.rows<Row>(
    `select ${recordSql(scope.object)} from crm.twin_records as r where ${rest}`,
    parameters,
  );
  return rows.map(toStoredRecord);
}

/** Counts the records that meet a condition. */
export async function countRecords(tx: Tx, condition: string, parameters: readonly Parameter[]): Promise<number> {
  const [row] = await tx.rows<{ count: number }>(
    `select count(*)::int as count from crm.twin_records as r where ${condition}`,
    parameters,
  );
  return row?.count ?? 0;
}

/**
 * Locks the records that have one of the ids or unique values, deleted ones included. Always in the order of ids, so that
 * two requests for the same records in opposite order wait for each other instead of blocking each other.
 */
export async function lockByKeys(
  tx: Tx,
  scope: RecordScope,
  ids: readonly string[],
  uniqueValues: readonly string[],
): Promise<readonly RecordKey[]> {
  const rows = await tx.rows<{ id: string; unique_value: string | null }>(
    `select r.id, r.unique_value
       from crm.twin_records as r
      where r.tenant_id = $1 and r.workspace_id = $2 and r.object = $3
        and (r.id = any ($4::uuid[]) or r.unique_value = any ($5::text[]))
      order by r.id
        for update`,
    [...scopeParameters(scope), ids, uniqueValues],
  );
  return rows.map((row) => ({ id: row.id, uniqueValue: row.unique_value }));
}

/** Locks the records that meet a condition, at most `limit` where one is given, and returns their ids. */
export async function lockWhere(
  tx: Tx,
  condition: string,
  parameters: readonly Parameter[],
  limit: number | null,
): Promise<readonly string[]> {
  const rows = await tx.rows<{ id: string }>(
    `select r.id from crm.twin_records as r where ${condition} order by r.id ${limit === null ? "" : `limit ${limit}`} for update`,
    parameters,
  );
  return rows.map((row) => row.id);
}

/** The lowest and the highest position among the records that aren't deleted; null without any. */
export async function positionBounds(
  tx: Tx,
  scope: RecordScope,
): Promise<{ readonly lowest: number | null; readonly highest: number | null }> {
  const [row] = await tx.rows<{ lowest: number | null; highest: number | null }>(
    `select min((r.fields ->> 'position')::float8) as lowest, max((r.fields ->> 'position')::float8) as highest
       from crm.twin_records as r
      where r.tenant_id = $1 and r.workspace_id = $2 and r.object = $3 and r.fields ->> 'deletedAt' is null`,
    scopeParameters(scope),
  );
  return row ?? { lowest: null, highest: null };
}

/**
 * Inserts records, all or none. Fails where an id or a unique value is taken. In the order of unique values, so that two
 * requests for the same new ones don't block each other.
 */
export async function insertRecords(
  tx: Tx,
  scope: RecordScope,
  records: readonly { readonly id: string; readonly columns: Columns }[],
): Promise<readonly StoredRecord[]> {
  const rows = await tx.rows<Row>(
    `insert into crm.twin_records as r (tenant_id, workspace_id, object, id, unique_value, fields)
     select $1, $2, $3, n.id, n.columns ->> $5::text, n.columns
       from jsonb_to_recordset($4::jsonb) as n (id uuid, columns jsonb)
      order by 5, 4
     returning ${recordSql(scope.object)}`,
    [...scopeParameters(scope), JSON.stringify(records), scope.object.uniqueField],
  );
  return rows.map(toStoredRecord);
}

/** Changes records by id, each in its own way, in one statement. Fails where a new id or unique value is taken. */
export async function updateRecords(
  tx: Tx,
  scope: RecordScope,
  patches: readonly RecordPatch[],
): Promise<readonly StoredRecord[]> {
  const rows = await tx.rows<Row>(
    `update crm.twin_records as r
        set id = coalesce(p."idAfter", r.id),
            unique_value = (r.fields || p.columns) ->> $5::text,
            fields = r.fields || p.columns
       from jsonb_to_recordset($4::jsonb) as p (id uuid, "idAfter" uuid, columns jsonb)
      where r.tenant_id = $1 and r.workspace_id = $2 and r.object = $3 and r.id = p.id
     returning ${recordSql(scope.object)}`,
    [...scopeParameters(scope), JSON.stringify(patches), scope.object.uniqueField],
  );
  return rows.map(toStoredRecord);
}

/** Destroys records; returns the ids of those that were there. */
export async function deleteRecords(tx: Tx, scope: RecordScope, ids: readonly string[]): Promise<readonly string[]> {
  const rows = await tx.rows<{ id: string }>(
    `delete from crm.twin_records as r
      where r.tenant_id = $1 and r.workspace_id = $2 and r.object = $3 and r.id = any ($4::uuid[])
     returning r.id`,
    [...scopeParameters(scope), ids],
  );
  return rows.map((row) => row.id);
}

function scopeParameters({ tenantId, workspaceId, object }: RecordScope): readonly string[] {
  return [tenantId, workspaceId, object.singular];
}

/** Only the beginning of the texts is indexed: a longer one would be more than the index type can hold. */
function recordSql(object: ObjectDefinition): string {
  const texts = object.searchable.map((path) => `r.fields ->> '${path}'`).join(", ");
  return `r.id, r.fields, to_tsvector('simple', left(concat_ws(' ', ${texts}), 10000))::text as search_vector`;
}

function toStoredRecord(row: Row): StoredRecord {
  return { id: row.id, columns: row.fields, searchVector: row.search_vector };
}
