import { err, ok, type Result } from "#shared/domain/result.ts";
import { createBindings } from "./bindings.ts";
import { softDelete, softDeleteMany } from "./change-records.ts";
import type { Filter } from "./filter.ts";
import { matchingSql } from "./read-records.ts";
import { deleteRecords, lockWhere } from "./records.ts";
import { badRequest, permissionDenied, type Refusal, recordNotFound } from "./refusal.ts";
import { type Answer, capitalised, inWorkspace, type RequestContext } from "./request-context.ts";

/** Deletes one record: marked with `soft`, otherwise destroyed without a trace, a marked one too. */
export async function deleteRecord(
  context: RequestContext,
  id: string,
  soft: boolean,
): Promise<Result<Answer, Refusal>> {
  const { object } = context.scope;
  if (object.lifecycle === "closed") return err(permissionDenied());
  if (soft) return softDelete(context, id);

  const [deleted] = await inWorkspace(context, (tx) => deleteRecords(tx, context.scope, [id]));
  if (deleted === undefined) return err(recordNotFound());
  return ok({ status: 200, body: { data: { [`delete${capitalised(object.singular)}`]: { id: deleted } } } });
}

/** Deletes all records that meet the filter, however many; without a filter it is refused. */
export async function deleteManyRecords(
  context: RequestContext,
  filter: Filter | null,
  soft: boolean,
): Promise<Result<Answer, Refusal>> {
  const { object } = context.scope;
  if (object.lifecycle === "closed") return err(permissionDenied());
  if (filter === null) return err(filterMissing(soft));
  if (soft) return softDeleteMany(context, filter);

  const bindings = createBindings();
  const matching = matchingSql(context.scope, filter, bindings, true);
  if (!matching.ok) return matching;
  const deleted = await inWorkspace(context, async (tx) =>
    deleteRecords(tx, context.scope, await lockWhere(tx, matching.value, bindings.values, null)),
  );
  const body = { data: { [`delete${capitalised(object.plural)}`]: deleted.map((id) => ({ id })) } };
  return ok({ status: 200, body });
}

function filterMissing(soft: boolean): Refusal {
  const operation = soft ? "bulk delete" : "bulk destroy";
  const advice = "Please provide at least one filter to prevent accidental deletion of all records.";
  return badRequest(`Filters are mandatory for ${operation} operations. ${advice}`);
}
