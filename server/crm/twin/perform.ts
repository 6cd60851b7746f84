import { err, ok, type Result } from "#shared/domain/result.ts";
import type { Action } from "./call.ts";
import { restoreManyRecords, updateManyRecords, updateRecord } from "./change-records.ts";
import { createRecord, createRecords } from "./create-records.ts";
import { deleteManyRecords, deleteRecord } from "./delete-records.ts";
import { groupRecords } from "./group-records.ts";
import type { ObjectDefinition } from "./object-definition.ts";
import { getRecord, listRecords } from "./read-records.ts";
import { badRequest, type Refusal } from "./refusal.ts";
import type { Answer, RequestContext } from "./request-context.ts";

/** Does what a call asks for. A failure of the database is thrown. */
export async function perform(
  context: RequestContext,
  action: Action,
  body: unknown,
): Promise<Result<Answer, Refusal>> {
  const { object } = context.scope;
  switch (action.kind) {
    case "get":
      return getRecord(context, action.id);
    case "list":
      return listRecords(context, action.query);
    case "group":
      return groupRecords(context, action.grouping, action.filter);
    case "create":
      return action.many ? createRecords(context, body, action.upsert) : createRecord(context, body, action.upsert);
    case "update":
      return updateRecord(context, action.id, body);
    case "update_many":
      return updateManyRecords(context, action.filter, body);
    case "delete":
      return deleteRecord(context, action.id, action.soft);
    case "delete_many":
      return deleteManyRecords(context, action.filter, action.soft);
    case "restore_many":
      return restoreManyRecords(context, action.filter);
    case "find_duplicates":
      return findDuplicates(object, body);
    case "merge":
      return err(badRequest(`${mergeRefused} Object '${object.singular}' does not have duplicate criteria defined.`));
  }
}

const mergeRefused = "Merge is only available for objects with duplicate criteria.";

/** Without criteria no record is another's duplicate: one empty list for each that was asked about. */
function findDuplicates(object: ObjectDefinition, body: unknown): Result<Answer, Refusal> {
  const asked = listIn(body, "data") ?? listIn(body, "ids");
  if (asked === null) return err(badRequest('You have to provide either "data" or "ids" argument'));
  const none = {
    [`${object.singular}Duplicates`]: [],
    totalCount: 0,
    pageInfo: { hasNextPage: false, hasPreviousPage: false, startCursor: null, endCursor: null },
  };
  return ok({ status: 200, body: { data: asked.map(() => none) } });
}

function listIn(body: unknown, name: string): readonly unknown[] | null {
  const list: unknown = typeof body === "object" && body !== null ? Reflect.get(body, name) : null;
  return Array.isArray(list) ? list : null;
}
