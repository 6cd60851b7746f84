import { randomUUID } from "node:crypto";
import { err, ok, type Result } from "#shared/domain/result.ts";
import { type Columns, type GivenFields, parseFields } from "./field-values.ts";
import {
  insertRecords,
  lockByKeys,
  positionBounds,
  type RecordKey,
  type RecordPatch,
  type StoredRecord,
  updateRecords,
} from "./records.ts";
import { badRequest, permissionDenied, type Refusal, typeError } from "./refusal.ts";
import { type Answer, capitalised, inWorkspace, type RequestContext } from "./request-context.ts";
import { toServedRecord } from "./served-record.ts";

const largestBatch = 200;

/** Makes one record, or with `upsert` changes the one that has its id or unique value. */
export async function createRecord(
  context: RequestContext,
  body: unknown,
  upsert: boolean,
): Promise<Result<Answer, Refusal>> {
  const { object } = context.scope;
  const written = await write(context, [body], upsert);
  if (!written.ok) return written;
  const [record] = written.value;
  return ok({ status: 201, body: { data: { [`create${capitalised(object.singular)}`]: record } } });
}

/** The same for 1 to 200 records. Names and types of all are checked before anything is written. */
export async function createRecords(
  context: RequestContext,
  body: unknown,
  upsert: boolean,
): Promise<Result<Answer, Refusal>> {
  const { object } = context.scope;
  if (!Array.isArray(body)) return err(typeError("args.data.forEach is not a function"));
  if (body.length > largestBatch) {
    return err(badRequest(`Maximum number of records to upsert is ${largestBatch}.`));
  }
  const written = await write(context, body, upsert);
  if (!written.ok) return written;
  return ok({ status: 201, body: { data: { [`create${capitalised(object.plural)}`]: written.value } } });
}

async function write(
  context: RequestContext,
  bodies: readonly unknown[],
  upsert: boolean,
): Promise<Result<readonly object[], Refusal>> {
  const { object } = context.scope;
  if (object.lifecycle === "closed") return err(permissionDenied());

  const given: GivenFields[] = [];
  for (const body of bodies) {
    const parsed = parseFields(object, body);
    if (!parsed.ok) return parsed;
    given.push(parsed.value);
  }
  const stored = upsert ? await upsertRecords(context, given) : ok(await insertGiven(context, given));
  if (!stored.ok) return stored;
  return ok(stored.value.map((record) => toServedRecord(object, record, context.depth)));
}

/**
 * Changes those that are there, brings deleted ones of them back, and inserts the others; in this order they are
 * returned. Updates stay when the insert fails: two transactions, as in Twenty.
 */
async function upsertRecords(
  context: RequestContext,
  given: readonly GivenFields[],
): Promise<Result<readonly StoredRecord[], Refusal>> {
  const { scope } = context;
  const updated = await inWorkspace(context, async (tx) => {
    const ids = given.flatMap(({ id }) => id ?? []);
    const values = given.flatMap((one) => uniqueValueOf(context, one) ?? []);
    if (ids.length === 0 && values.length === 0) return ok({ stored: [], fresh: given });

    const matched = matchRecords(context, given, await lockByKeys(tx, scope, ids, values));
    if (!matched.ok) return matched;
    const { patches, fresh } = matched.value;
    const stored = patches.length === 0 ? [] : await updateRecords(tx, scope, patches);
    return ok({ stored: inOrderOf(patches, stored), fresh });
  });
  if (!updated.ok) return updated;

  const { stored, fresh } = updated.value;
  return ok([...stored, ...(await insertGiven(context, fresh))]);
}

/** Which of the given are changes of a stored record: the same record twice makes one change, the later value wins. */
function matchRecords(
  context: RequestContext,
  given: readonly GivenFields[],
  known: readonly RecordKey[],
): Result<{ readonly patches: readonly RecordPatch[]; readonly fresh: readonly GivenFields[] }, Refusal> {
  const ids = new Set(known.map(({ id }) => id));
  const idByUniqueValue = new Map(known.map(({ id, uniqueValue }) => [uniqueValue, id]));
  const changes = new Map<string, Columns>();
  const fresh: GivenFields[] = [];

  for (const one of given) {
    const byId = one.id !== null && ids.has(one.id) ? one.id : undefined;
    const uniqueValue = uniqueValueOf(context, one);
    const byValue = uniqueValue === null ? undefined : idByUniqueValue.get(uniqueValue);
    if (byId !== undefined && byValue !== undefined && byId !== byValue) {
      return err(severalRecordsMatch(context, byId, uniqueValue));
    }
    const id = byId ?? byValue;
    if (id === undefined) {
      fresh.push(one);
      continue;
    }
    changes.set(id, { ...changes.get(id), deletedAt: null, ...changeStamp(context), ...one.columns });
  }
  const patches = [...changes].map(([id, columns]) => ({ id, idAfter: null, columns }));
  return ok({ patches, fresh });
}

async function insertGiven(context: RequestContext, given: readonly GivenFields[]): Promise<readonly StoredRecord[]> {
  if (given.length === 0) return [];
  return inWorkspace(context, async (tx) => {
    const isPlaced = given.every(({ columns }) => typeof columns.position === "number");
    const bounds = isPlaced ? { lowest: null, highest: null } : await positionBounds(tx, context.scope);
    const first = (bounds.lowest ?? 1) - 1;
    const last = (bounds.highest ?? 0) + 1;

    const records = given.map(({ id, columns, place }, index) => ({
      id: id ?? randomUUID(),
      columns: {
        ...creationStamp(context, columns),
        position: place === "last" ? last + index : first - index,
        ...columns,
      },
    }));
    return inOrderOf(records, await insertRecords(tx, context.scope, records));
  });
}

/** Who and when, of a new record; `createdBy` may be given, and then a part that isn't has no value. */
function creationStamp(context: RequestContext, given: Columns): Columns {
  const isForged = Object.keys(given).some((path) => path.startsWith("createdBy."));
  return {
    createdAt: context.now,
    deletedAt: null,
    ...(isForged ? {} : actor("createdBy", context.keyName)),
    ...changeStamp(context),
  };
}

/** Who and when, of a change. */
export function changeStamp({ now, keyName }: RequestContext): Columns {
  return { updatedAt: now, ...actor("updatedBy", keyName) };
}

function actor(field: string, keyName: string): Columns {
  return {
    [`${field}.source`]: "API",
    [`${field}.workspaceMemberId`]: null,
    [`${field}.name`]: keyName,
    [`${field}.context`]: {},
  };
}

function uniqueValueOf({ scope }: RequestContext, { columns }: GivenFields): string | null {
  const value = scope.object.uniqueField === null ? null : columns[scope.object.uniqueField];
  return typeof value === "string" ? value : null;
}

/** The database returns rows in the order that suits it. */
function inOrderOf(
  wanted: readonly { readonly id: string }[],
  stored: readonly StoredRecord[],
): readonly StoredRecord[] {
  const byId = new Map(stored.map((record) => [record.id, record]));
  return wanted.flatMap(({ id }) => byId.get(id) ?? []);
}

function severalRecordsMatch({ scope }: RequestContext, id: string, uniqueValue: string | null): Refusal {
  const field = scope.object.uniqueField;
  const keys = `id (id: ${id}); ${field} (${field}: ${uniqueValue})`;
  const text = `Multiple records found with the same unique field values for ${keys}.`;
  return badRequest(`${text} Cannot determine which record to update.`);
}
