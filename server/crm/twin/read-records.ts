import { err, ok, type Result } from "#shared/domain/result.ts";
import { type Bindings, createBindings } from "./bindings.ts";
import type { ListQuery } from "./call.ts";
import { type CursorValues, decodeCursor, encodeCursor } from "./cursor.ts";
import type { Filter } from "./filter.ts";
import { filterSql, mentions } from "./filter-sql.ts";
import { beyondCursor, type OrderColumn, orderSql, type PageSide, resolveOrder } from "./order.ts";
import { countRecords, type RecordScope, type StoredRecord, scopeSql, selectRecords } from "./records.ts";
import { badRequest, type Refusal, recordNotFound } from "./refusal.ts";
import { type Answer, inWorkspace, type RequestContext } from "./request-context.ts";
import { servedValue, toServedRecord } from "./served-record.ts";

/** Answers one record; a deleted one isn't found. */
export async function getRecord(context: RequestContext, id: string): Promise<Result<Answer, Refusal>> {
  const { scope, depth } = context;
  const bindings = createBindings();
  const where = `${scopeSql(scope, bindings)} and r.id = ${bindings.bind(id)}::uuid and ${notDeleted}`;

  const [stored] = await inWorkspace(context, (tx) => selectRecords(tx, scope, where, bindings.values));
  if (stored === undefined) return err(recordNotFound());
  return ok({ status: 200, body: { data: { [scope.object.singular]: toServedRecord(scope.object, stored, depth) } } });
}

/** Answers a page of records, and how many meet the filter in all. */
export async function listRecords(context: RequestContext, query: ListQuery): Promise<Result<Answer, Refusal>> {
  const { scope, depth } = context;
  const { object } = scope;

  const order = resolveOrder(object, query.order);
  if (!order.ok) return order;
  const cursor = parseCursor(query, order.value);
  if (!cursor.ok) return cursor;
  const { side } = cursor.value;

  const counted = createBindings();
  const matching = matchingSql(scope, query.filter, counted);
  if (!matching.ok) return matching;
  const paged = createBindings();
  const page = pageSql(scope, query.filter, order.value, cursor.value, paged);
  if (!page.ok) return page;

  // One row more tells whether there are more. The database rounds a broken limit, and so does this.
  const wanted = Math.round(query.limit + 1);
  const sql = `${page.value} order by ${orderSql(object, order.value, side)} limit ${wanted}`;
  const { rows, totalCount } = await inWorkspace(context, async (tx) => ({
    rows: await selectRecords(tx, scope, sql, paged.values),
    totalCount: await countRecords(tx, matching.value, counted.values),
  }));

  const hasMore = rows.length > query.limit;
  const kept = hasMore ? rows.slice(0, -1) : rows;
  const served = kept.map((stored) => toServedRecord(object, stored, depth));
  const body = {
    data: { [object.plural]: side === "after" ? served : served.reverse() },
    totalCount,
    pageInfo: {
      // Of a page read backwards these are the last and the first row: so does Twenty.
      startCursor: cursorOf(kept.at(0), order.value),
      endCursor: cursorOf(kept.at(-1), order.value),
      hasNextPage: hasMore && side === "after",
      hasPreviousPage: hasMore && side === "before",
    },
  };
  return ok({ status: 200, body });
}

/** The condition for a filter, in the scope; deleted records are left out unless the filter speaks of `deletedAt`. */
export function matchingSql(
  scope: RecordScope,
  filter: Filter | null,
  bindings: Bindings,
  withDeleted = false,
): Result<string, Refusal> {
  const conditions = [scopeSql(scope, bindings)];
  if (!withDeleted && (filter === null || !mentions(filter, "deletedAt"))) conditions.push(notDeleted);
  if (filter !== null) {
    const condition = filterSql(scope.object, filter, bindings);
    if (!condition.ok) return condition;
    conditions.push(condition.value);
  }
  return ok(conditions.join(" and "));
}

const notDeleted = "r.fields ->> 'deletedAt' is null";

type Cursor = { readonly side: PageSide; readonly values: CursorValues | null };

function parseCursor(query: ListQuery, order: readonly OrderColumn[]): Result<Cursor, Refusal> {
  const { startingAfter, endingBefore } = query;
  if (startingAfter !== null && endingBefore !== null) {
    return err(badRequest("Cannot provide both before and after"));
  }
  const side = endingBefore === null ? "after" : "before";
  const cursor = startingAfter ?? endingBefore;
  if (cursor === null) return ok({ side, values: null });

  const values = decodeCursor(
    cursor,
    order.map(({ column }) => column.path),
  );
  return values.ok ? ok({ side, values: values.value }) : values;
}

function pageSql(
  scope: RecordScope,
  filter: Filter | null,
  order: readonly OrderColumn[],
  { side, values }: Cursor,
  bindings: Bindings,
): Result<string, Refusal> {
  const matching = matchingSql(scope, filter, bindings);
  if (!matching.ok || values === null) return matching;
  const beyond = filterSql(scope.object, beyondCursor(order, values, side), bindings);
  return beyond.ok ? ok(`${matching.value} and ${beyond.value}`) : beyond;
}

function cursorOf(stored: StoredRecord | undefined, order: readonly OrderColumn[]): string | null {
  if (stored === undefined) return null;
  const values = new Map<string, string | number | null>();
  for (const { column } of order) {
    const value = servedValue(stored, column.path, column.type);
    values.set(column.path, typeof value === "string" || typeof value === "number" ? value : null);
  }
  return encodeCursor(values);
}
