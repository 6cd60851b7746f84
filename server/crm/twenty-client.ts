import { z } from "zod";
import { err, ok, type Result } from "#shared/domain/result.ts";
import { type CrmRecord, type RecordWrite, recordSchema, toCrmRecord } from "./crm-record.ts";
import { type CrmFailure, classifyRefusal } from "./failure.ts";

export type WorkspaceMember = { readonly id: string; readonly email: string };

/** Part of a list; `next` is where the following part begins, `null` on the last one. */
export type Page<Row> = { readonly rows: readonly Row[]; readonly next: string | null };

/** The calls of Twenty's REST that publishing needs, one request each. None of them throws, waits its turn or tries again. */
export type TwentyClient = {
  /** The records of these members, soft-deleted ones too. At most 200 ids, which are UUIDs. */
  listProgressions(memberIds: readonly string[], after: string | null): Promise<CrmAnswer<Page<CrmRecord>>>;
  /** Writes 1 to 200 records, found by their member's id or made. The answer is in an order of its own; a failure may have written some. */
  upsertProgressions(writes: readonly RecordWrite[]): Promise<CrmAnswer<readonly CrmRecord[]>>;
  listMembers(after: string | null): Promise<CrmAnswer<Page<WorkspaceMember>>>;
};

export type CrmAnswer<Value> = Result<Value, CrmFailure>;

export type TwentyAccess = {
  /** Without `/rest`. */
  readonly url: string;
  readonly apiKey: string;
  readonly fetch: typeof fetch;
  /** Twenty without its Redis gives no answer for 15 s and more. */
  readonly timeoutMs: number;
  /** Ends requests under way: a write's outcome is unknown then. */
  readonly signal: AbortSignal;
};

const largestPage = 200;

const memberSchema = z.object({ id: z.string(), userEmail: z.string().nullable() });
const upsertedSchema = z.object({ data: z.object({ createRepProgressions: z.array(recordSchema) }) });

export function createTwentyClient(access: TwentyAccess): TwentyClient {
  return {
    async listProgressions(memberIds, after) {
      // Quoted, and without a space after the comma: Twenty would take it for a part of the value.
      const members = memberIds.map((id) => `"${id}"`).join(",");
      const filter = `and(workspaceMemberId[in]:[${members}],or(deletedAt[is]:NULL,deletedAt[is]:NOT_NULL))`;
      const answer = await request(access, listLine("/rest/repProgressions", after, filter));
      return answer.ok ? pageOf(answer.value, "repProgressions", recordSchema, toCrmRecord) : answer;
    },

    async upsertProgressions(writes) {
      const answer = await request(
        access,
        "/rest/batch/repProgressions?upsert=true",
        JSON.stringify(writes, withoutNul),
      );
      if (!answer.ok) return answer;
      const upserted = upsertedSchema.safeParse(answer.value);
      if (upserted.success) return ok(upserted.data.data.createRepProgressions.map(toCrmRecord));
      return err({ kind: "unknown_outcome", because: "unclear", text: "Answered a write with something else." });
    },

    async listMembers(after) {
      const answer = await request(access, listLine("/rest/workspaceMembers", after));
      return answer.ok ? pageOf(answer.value, "workspaceMembers", memberSchema, toMember) : answer;
    },
  };
}

/** In the order of ids, the only one whose cursor loses no rows. */
function listLine(path: string, after: string | null, filter?: string): string {
  const parameters = {
    ...(filter !== undefined && { filter }),
    limit: String(largestPage),
    ...(after !== null && { starting_after: after }),
  };
  const line = Object.entries(parameters).map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
  return `${path}?${line.join("&")}`;
}

/** A page out of a list's answer, or that it was something else. */
function pageOf<Row, Value>(
  body: unknown,
  object: string,
  rowSchema: z.ZodType<Row>,
  toValue: (row: Row) => Value,
): CrmAnswer<Page<Value>> {
  const list = z
    .object({
      data: z.object({ [object]: z.array(rowSchema) }),
      pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() }),
    })
    .safeParse(body);
  const rows = list.data?.data[object];
  if (!list.success || rows === undefined) {
    return err({ kind: "transient", because: "unclear", text: "Answered a list with something else." });
  }
  const { hasNextPage, endCursor } = list.data.pageInfo;
  return ok({ rows: rows.map(toValue), next: hasNextPage && rows.length > 0 ? endCursor : null });
}

function toMember({ id, userEmail }: z.infer<typeof memberSchema>): WorkspaceMember {
  return { id, email: userEmail ?? "" };
}

/** One request: a POST where there is a body. A success is any status of 200 to 299 whose body is JSON. */
async function request(access: TwentyAccess, path: string, body?: string): Promise<CrmAnswer<unknown>> {
  const isWrite = body !== undefined;
  let status: number;
  let text: string;
  try {
    const response = await access.fetch(`${access.url}${path}`, {
      method: isWrite ? "POST" : "GET",
      headers: {
        authorization: `Bearer ${access.apiKey}`,
        ...(isWrite && { "content-type": "application/json" }),
      },
      ...(isWrite && { body }),
      // A redirected POST becomes a GET, and the key would go along.
      redirect: "manual",
      signal: AbortSignal.any([AbortSignal.timeout(access.timeoutMs), access.signal]),
    });
    status = response.status;
    text = await response.text();
  } catch (error) {
    return err(noAnswer(error, isWrite));
  }

  const parsed = parseJson(text);
  if (status >= 200 && status < 300 && parsed !== undefined) return ok(parsed);
  return err(classifyRefusal({ status, body: parsed ?? text, isWrite }));
}

/** Nothing came back. A connection that was never made has written nothing. */
function noAnswer(error: unknown, isWrite: boolean): CrmFailure {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  const text = cause instanceof Error ? cause.message || cause.name : String(cause);
  const code = cause instanceof Error && "code" in cause ? cause.code : undefined;
  const wasSent = code !== "ECONNREFUSED" && code !== "ENOTFOUND" && code !== "EAI_AGAIN";
  return isWrite && wasSent
    ? { kind: "unknown_outcome", because: "no_answer", text }
    : { kind: "transient", because: "away", text };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** PostgreSQL has no text with U+0000, and Twenty answers it as if the database had failed. */
function withoutNul(_field: string, value: unknown): unknown {
  return typeof value === "string" ? value.replaceAll("\u0000", "") : value;
}
