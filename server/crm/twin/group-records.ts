import { err, ok, type Result } from "#shared/domain/result.ts";
import { type Bindings, createBindings } from "./bindings.ts";
import { columnSql } from "./column-sql.ts";
import type { Filter } from "./filter.ts";
import type { Dimension, Grouping } from "./grouping.ts";
import { findColumn, type ObjectDefinition } from "./object-definition.ts";
import { matchingSql } from "./read-records.ts";
import { badRequest, type Refusal } from "./refusal.ts";
import { type Answer, inWorkspace, type RequestContext } from "./request-context.ts";

/** Answers one row per group: the aggregates by name (counts as texts), and the values that the group shares. */
export async function groupRecords(
  context: RequestContext,
  grouping: Grouping,
  filter: Filter | null,
): Promise<Result<Answer, Refusal>> {
  const { object } = context.scope;
  const bindings = createBindings();

  const dimensions = dimensionsSql(object, grouping.dimensions, bindings);
  if (!dimensions.ok) return dimensions;
  const aggregates = aggregatesSql(object, grouping.aggregates);
  if (!aggregates.ok) return aggregates;
  const matching = matchingSql(context.scope, filter, bindings);
  if (!matching.ok) return matching;

  const keys = dimensions.value.map((_, index) => `d${index}`).join(", ");
  const inner = dimensions.value.map((sql, index) => `${sql} as d${index}`).join(", ");
  const rows = await inWorkspace(context, (tx) =>
    tx.rows<{ aggregates: object; dimensions: unknown[] }>(
      `select jsonb_build_object(${aggregates.value}) as aggregates, jsonb_build_array(${keys}) as dimensions
         from (select r.fields, ${inner} from crm.twin_records as r where ${matching.value}) as r
        group by ${keys}`,
      bindings.values,
    ),
  );
  const body = rows.map((row) => ({ ...row.aggregates, groupByDimensionValues: row.dimensions }));
  return ok({ status: 200, body });
}

function dimensionsSql(
  object: ObjectDefinition,
  dimensions: readonly Dimension[],
  bindings: Bindings,
): Result<readonly string[], Refusal> {
  const sqls: string[] = [];
  for (const { path, period } of dimensions) {
    const column = findColumn(object, path);
    if (column === null || (period !== null && column.type !== "DATE_TIME")) {
      return err(badRequest(`Object ${object.singular} doesn't have any "${path}" field.`));
    }
    const sql = columnSql(object, column);
    if (period === null) {
      sqls.push(sql);
      continue;
    }
    const local = `${sql}::timestamptz at time zone ${bindings.bind(period.timeZone)}::text`;
    const unit = bindings.bind(period.granularity.toLowerCase());
    sqls.push(`to_char(date_trunc(${unit}::text, ${local}), 'YYYY-MM-DD')`);
  }
  return ok(sqls);
}

/** The arguments that make an object of the aggregates: name, value, name, value … */
function aggregatesSql(object: ObjectDefinition, names: readonly string[]): Result<string, Refusal> {
  const parts: string[] = [];
  const unknown: string[] = [];
  for (const name of names) {
    const sql = aggregateSql(object, name);
    if (sql === null) unknown.push(name);
    else parts.push(`'${name}', ${sql}`);
  }
  if (unknown.length > 0) return err(badRequest(`Unknown aggregate field(s): ${unknown.join(", ")}`));
  return ok(parts.join(", "));
}

/** `totalCount`, or `sum`, `avg`, `min` or `max` of a number, or `min` or `max` of a date-time: `sumTotalXp`. */
function aggregateSql(object: ObjectDefinition, name: string): string | null {
  if (name === "totalCount") return "count(*)::text";
  const [, operation = "", capital = "", rest = ""] = /^(sum|avg|min|max)([A-Z])(\w*)$/.exec(name) ?? [];
  const path = capital.toLowerCase() + rest;
  const column = path === "id" ? null : findColumn(object, path);
  if (column === null) return null;
  const fits = column.type === "NUMBER" || (column.type === "DATE_TIME" && /^(min|max)$/.test(operation));
  return fits ? `${operation}(${columnSql(object, column)})` : null;
}
