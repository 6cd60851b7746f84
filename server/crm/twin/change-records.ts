import { err, ok, type Result } from "#shared/domain/result.ts";
import type { Tx } from "../../db/db.ts";
import { createBindings } from "./bindings.ts";
import { changeStamp } from "./create-records.ts";
import { type Columns, type GivenFields, parseFields } from "./field-values.ts";
import type { Filter } from "./filter.ts";
import { matchingSql } from "./read-records.ts";
import { lockWhere, positionBounds, type StoredRecord, updateRecords } from "./records.ts";
import { codedRefusal, type Refusal, recordNotFound } from "./refusal.ts";
import { type Answer, capitalised, inWorkspace, type RequestContext } from "./request-context.ts";
import { toServedRecord } from "./served-record.ts";

const mostAtOnce = 200;

/** Changes the given fields of one record, deleted or not, and leaves the others. */
export async function updateRecord(
  context: RequestContext,
  id: string,
  body: unknown,
): Promise<Result<Answer, Refusal>> {
  const { scope, depth } = context;
  const given = parseFields(scope.object, body);
  if (!given.ok) return given;

  const [stored] = await inWorkspace(context, async (tx) =>
    updateRecordsTo(tx, context, [id], await changedColumns(tx, context, given.value), given.value.id),
  );
  if (stored === undefined) return err(recordNotFound());
  const name = `update${capitalised(scope.object.singular)}`;
  return ok({ status: 200, body: { data: { [name]: toServedRecord(scope.object, stored, depth) } } });
}

/** Changes the same fields of all records that meet the filter, of every record without one; more than 200 are refused. */
export async function updateManyRecords(
  context: RequestContext,
  filter: Filter | null,
  body: unknown,
): Promise<Result<Answer, Refusal>> {
  const given = parseFields(context.scope.object, body);
  if (!given.ok) return given;
  const bindings = createBindings();
  const matching = matchingSql(context.scope, filter, bindings);
  if (!matching.ok) return matching;

  const stored = await inWorkspace(context, async (tx) => {
    const ids = await lockWhere(tx, matching.value, bindings.values, mostAtOnce + 1);
    if (ids.length > mostAtOnce) return null;
    return updateRecordsTo(tx, context, ids, await changedColumns(tx, context, given.value), given.value.id);
  });
  if (stored === null) {
    const text = `Cannot update more than ${mostAtOnce} records at once`;
    return err(codedRefusal(text, "TOO_MANY_RECORDS_TO_UPDATE"));
  }
  return ok(manyAnswer(context, "update", stored));
}

/** Brings back the records that meet the filter; without one it touches every record. */
export async function restoreManyRecords(
  context: RequestContext,
  filter: Filter | null,
): Promise<Result<Answer, Refusal>> {
  const restored = await changeMatching(context, filter, { deletedAt: null }, true);
  return restored.ok ? ok(manyAnswer(context, "restore", restored.value)) : restored;
}

/** Marks the records that meet the filter as deleted. */
export async function softDeleteMany(context: RequestContext, filter: Filter): Promise<Result<Answer, Refusal>> {
  const deleted = await changeMatching(context, filter, { deletedAt: context.now }, false);
  return deleted.ok ? ok(manyAnswer(context, "delete", deleted.value)) : deleted;
}

/** Marks one record as deleted, one that is deleted already once more. */
export async function softDelete(context: RequestContext, id: string): Promise<Result<Answer, Refusal>> {
  const { scope, depth } = context;
  const columns = { ...changeStamp(context), deletedAt: context.now };
  const [stored] = await inWorkspace(context, (tx) => updateRecordsTo(tx, context, [id], columns, null));
  if (stored === undefined) return err(recordNotFound());
  const name = `delete${capitalised(scope.object.singular)}`;
  return ok({ status: 200, body: { data: { [name]: toServedRecord(scope.object, stored, depth) } } });
}

async function changeMatching(
  context: RequestContext,
  filter: Filter | null,
  change: Columns,
  withDeleted: boolean,
): Promise<Result<readonly StoredRecord[], Refusal>> {
  const bindings = createBindings();
  const matching = matchingSql(context.scope, filter, bindings, withDeleted);
  if (!matching.ok) return matching;
  const columns = { ...changeStamp(context), ...change };
  return inWorkspace(context, async (tx) => {
    const ids = await lockWhere(tx, matching.value, bindings.values, null);
    return ok(await updateRecordsTo(tx, context, ids, columns, null));
  });
}

function updateRecordsTo(
  tx: Tx,
  { scope }: RequestContext,
  ids: readonly string[],
  columns: Columns,
  idAfter: string | null,
): Promise<readonly StoredRecord[]> {
  return updateRecords(
    tx,
    scope,
    ids.map((id) => ({ id, idAfter, columns })),
  );
}

/** The given columns with the stamp of the change, and the position where a place was asked for. */
async function changedColumns(tx: Tx, context: RequestContext, { columns, place }: GivenFields): Promise<Columns> {
  const changed = { ...changeStamp(context), ...columns };
  if (place === null) return changed;
  const { lowest, highest } = await positionBounds(tx, context.scope);
  return { ...changed, position: place === "last" ? (highest ?? 0) + 1 : (lowest ?? 1) - 1 };
}

function manyAnswer(
  { scope, depth }: RequestContext,
  verb: "update" | "restore" | "delete",
  stored: readonly StoredRecord[],
): Answer {
  const served = stored.map((record) => toServedRecord(scope.object, record, depth));
  return { status: 200, body: { data: { [`${verb}${capitalised(scope.object.plural)}`]: served } } };
}
