import { err, ok, type Result } from "#shared/domain/result.ts";
import { isUuid } from "./field-values.ts";
import { type Filter, parseFilter } from "./filter.ts";
import { type Grouping, parseGrouping } from "./grouping.ts";
import type { ObjectDefinition } from "./object-definition.ts";
import { twinObjects } from "./objects.ts";
import { type OrderTerm, parseOrder } from "./order.ts";
import { badRequest, frameworkRefusal, type Refusal } from "./refusal.ts";

/** What a request asks for, as far as its line tells. */
export type Call = {
  readonly object: ObjectDefinition;
  readonly depth: 0 | 1;
  readonly action: Action;
};

export type Action =
  | { readonly kind: "get"; readonly id: string }
  | { readonly kind: "list"; readonly query: ListQuery }
  | { readonly kind: "group"; readonly grouping: Grouping; readonly filter: Filter | null }
  | { readonly kind: "create"; readonly upsert: boolean; readonly many: boolean }
  | { readonly kind: "update"; readonly id: string }
  | { readonly kind: "update_many"; readonly filter: Filter | null }
  | { readonly kind: "delete"; readonly id: string; readonly soft: boolean }
  | { readonly kind: "delete_many"; readonly filter: Filter | null; readonly soft: boolean }
  | { readonly kind: "restore_many"; readonly filter: Filter | null }
  | { readonly kind: "find_duplicates" }
  | { readonly kind: "merge" };

export type ListQuery = {
  readonly filter: Filter | null;
  readonly order: readonly OrderTerm[];
  /** Between 0 and 200; not always whole. */
  readonly limit: number;
  readonly startingAfter: string | null;
  readonly endingBefore: string | null;
};

type Place =
  | { readonly kind: "records" | "batch" | "restore" | "duplicates" | "group" | "merge" }
  | { readonly kind: "record"; readonly id: string };

const defaultLimit = 60;
const largestLimit = 200;
/** Served by Twenty beside the records, not by the twin. */
const otherServices = ["metadata", "webhooks", "open-api"];

/** Reads method, path and query. What is refused here costs no rate-limit token, unlike what is refused later. */
export function parseCall(method: string, url: string): Result<Call, Refusal> {
  const { pathname, searchParams } = new URL(url, "http://twin.invalid");
  const parts = pathname.split("/").filter((part) => part !== "");
  const [, first] = parts;
  if (first === undefined || otherServices.includes(first)) {
    return err(frameworkRefusal(404, `Cannot ${method} ${pathname}`));
  }

  const target = parseTarget(method, pathname, parts.slice(1));
  if (!target.ok) return target;
  const depth = singleValue(searchParams, "depth") ?? "0";
  if (depth !== "0" && depth !== "1") {
    return err(badRequest(`'depth=${depth}' parameter invalid. Allowed values are 0, 1`));
  }
  const action = parseAction(method, pathname, target.value.place, searchParams);
  if (!action.ok) return action;
  return ok({ object: target.value.object, depth: depth === "0" ? 0 : 1, action: action.value });
}

function parseTarget(
  method: string,
  pathname: string,
  parts: readonly string[],
): Result<{ readonly object: ObjectDefinition; readonly place: Place }, Refusal> {
  const [first = "", second] = parts;
  if (parts.length > 2) {
    const examples = "Valid examples: /rest/companies/id or /rest/companies or /rest/batch/companies";
    return err(badRequest(`Query path '${pathname}' invalid. ${examples}`));
  }
  const hasPrefix = second !== undefined && (first === "batch" || (first === "restore" && method === "PATCH"));
  const object = findObject(hasPrefix ? second : first);
  if (!object.ok) return object;

  const place = hasPrefix ? ok<Place>({ kind: first }) : parsePlace(method, second);
  return place.ok ? ok({ object: object.value, place: place.value }) : place;
}

function parsePlace(method: string, second: string | undefined): Result<Place, Refusal> {
  if (second === undefined) return ok({ kind: "records" });
  if (method === "POST" && second === "duplicates") return ok({ kind: "duplicates" });
  if (method === "PATCH" && second === "merge") return ok({ kind: "merge" });
  if ((method === "GET" || method === "HEAD") && second === "groupBy") return ok({ kind: "group" });
  if (!isUuid(second)) return err(badRequest(`'${second}' is not a valid UUID`));
  return ok({ kind: "record", id: second.toLowerCase() });
}

function findObject(name: string): Result<ObjectDefinition, Refusal> {
  const object = twinObjects.find(({ plural }) => plural === name);
  if (object !== undefined) return ok(object);
  const meant = twinObjects.find(({ singular }) => singular === name);
  const hint = meant === undefined ? "eg: companies" : `Did you mean '${meant.plural}'?`;
  return err(badRequest(`object '${name}' not found. ${hint}`));
}

function parseAction(method: string, pathname: string, place: Place, query: URLSearchParams): Result<Action, Refusal> {
  if (place.kind === "duplicates") return ok({ kind: "find_duplicates" });
  if (place.kind === "merge") return ok({ kind: "merge" });
  if (method === "POST") {
    // An id in the path of a POST means nothing.
    return ok({ kind: "create", upsert: query.get("upsert") === "true", many: place.kind === "batch" });
  }
  if (place.kind === "record") return parseRecordAction(method, pathname, place.id, query);

  const filter = parseFilterParameter(query);
  if (!filter.ok) return filter;
  switch (method) {
    case "GET":
    case "HEAD": {
      if (place.kind === "group") {
        const grouping = parseGrouping(singleValue(query, "group_by"), singleValue(query, "aggregate"));
        return grouping.ok ? ok({ kind: "group", grouping: grouping.value, filter: filter.value }) : grouping;
      }
      const list = parseListQuery(query, filter.value);
      return list.ok ? ok({ kind: "list", query: list.value }) : list;
    }
    case "PATCH":
    case "PUT":
      return ok({ kind: place.kind === "restore" ? "restore_many" : "update_many", filter: filter.value });
    case "DELETE":
      return ok({ kind: "delete_many", filter: filter.value, soft: query.get("soft_delete") === "true" });
    default:
      return err(frameworkRefusal(404, `Cannot ${method} ${pathname}`));
  }
}

function parseRecordAction(
  method: string,
  pathname: string,
  id: string,
  query: URLSearchParams,
): Result<Action, Refusal> {
  switch (method) {
    case "GET":
    case "HEAD":
      return ok({ kind: "get", id });
    case "PATCH":
    case "PUT":
      return ok({ kind: "update", id });
    case "DELETE":
      return ok({ kind: "delete", id, soft: query.get("soft_delete") === "true" });
    default:
      return err(frameworkRefusal(404, `Cannot ${method} ${pathname}`));
  }
}

function parseFilterParameter(query: URLSearchParams): Result<Filter | null, Refusal> {
  const filter = singleValue(query, "filter");
  return filter === null ? ok(null) : parseFilter(filter);
}

function parseListQuery(query: URLSearchParams, filter: Filter | null): Result<ListQuery, Refusal> {
  const limit = parseLimit(singleValue(query, "limit"));
  if (!limit.ok) return limit;
  const order = parseOrder(singleValue(query, "order_by") ?? "");
  if (!order.ok) return order;
  return ok({
    filter,
    order: order.value,
    limit: limit.value,
    startingAfter: singleValue(query, "starting_after") || null,
    endingBefore: singleValue(query, "ending_before") || null,
  });
}

function parseLimit(text: string | null): Result<number, Refusal> {
  if (text === null || text === "") return ok(defaultLimit);
  const limit = Number(text);
  if (Number.isNaN(limit) || limit < 0) return err(badRequest(`limit '${text}' is invalid. Should be an integer`));
  return ok(Math.min(limit, largestLimit));
}

/** A parameter given several times is a list, which no reader of it understands: it is ignored. */
function singleValue(query: URLSearchParams, name: string): string | null {
  const values = query.getAll(name);
  return values.length === 1 ? (values[0] ?? null) : null;
}
