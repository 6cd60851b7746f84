import { z } from "zod";
import { err, ok, type Result } from "#shared/domain/result.ts";
import { type CrmRecord, type RecordWrite, recordListSchema, toCrmRecord } from "./crm-record.ts";
import { type CrmFailure, classifyRefusal } from "./failure.ts";

export type WorkspaceMember = { readonly id: string; readonly email: string };

/** The calls of Twenty's REST that publishing needs. None of them throws, waits its turn or tries again. */
export type TwentyClient = {
  /** The records of these members, soft-deleted ones too. At most 200 ids, which are UUIDs. */
  listProgressions(memberIds: readonly string[]): Promise<CrmAnswer<readonly CrmRecord[]>>;
  /** Writes 1 to 200 records, found by their member's id or made. The answer is in an order of its own; a failure may have written some. */
  upsertProgressions(writes: readonly RecordWrite[]): Promise<CrmAnswer<readonly CrmRecord[]>>;
  listMembers(): Promise<CrmAnswer<readonly WorkspaceMember[]>>;
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

const upsertedSchema = z.object({ data: z.object({ createRepProgressions: recordListSchema }) });

const pageInfoSchema = z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() });
const progressionsSchema = z.object({
  data: z.object({ repProgressions: recordListSchema }),
  pageInfo: pageInfoSchema,
});
const membersSchema = z.object({
  data: z.object({ workspaceMembers: z.array(z.object({ id: z.string(), userEmail: z.string().nullable() })) }),
  pageInfo: pageInfoSchema,
});

export function createTwentyClient(access: TwentyAccess): TwentyClient {
  return {
    async listProgressions(memberIds) {
      // Quoted, and without a space after the comma: Twenty would take it for a part of the value.
      const members = memberIds.map((id) => `"${id}"`).join(",");
      const filter = `and(workspaceMemberId[in]:[${members}],or(deletedAt[is]:NULL,deletedAt[is]:NOT_NULL))`;
      const listed = await listAll(access, "/rest/repProgressions", { filter }, (body) => {
        const { data, pageInfo } = progressionsSchema.parse(body);
        return { rows: data.repProgressions, pageInfo };
      });
      return listed.ok ? ok(listed.value.map(toCrmRecord)) : listed;
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

    async listMembers() {
      const listed = await listAll(access, "/rest/workspaceMembers", {}, (body) => {
        const { data, pageInfo } = membersSchema.parse(body);
        return { rows: data.workspaceMembers, pageInfo };
      });
      return listed.ok ? ok(listed.value.map(({ id, userEmail }) => ({ id, email: userEmail ?? "" }))) : listed;
    },
  };
}

type Page<Row> = {
  readonly rows: readonly Row[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
};

/** All pages of a list, in the order of ids: the only one whose cursor loses no rows. */
async function listAll<Row>(
  access: TwentyAccess,
  path: string,
  query: Readonly<Record<string, string>>,
  read: (body: unknown) => Page<Row>,
): Promise<CrmAnswer<readonly Row[]>> {
  const rows: Row[] = [];
  for (let after: string | null = null; ; ) {
    const parameters = { ...query, limit: String(largestPage), ...(after !== null && { starting_after: after }) };
    const line = Object.entries(parameters).map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
    const answer = await request(access, `${path}?${line.join("&")}`);
    if (!answer.ok) return answer;

    let page: Page<Row>;
    try {
      page = read(answer.value);
    } catch {
      return err({ kind: "transient", because: "unclear", text: "Answered a list with something else." });
    }
    rows.push(...page.rows);
    const { hasNextPage, endCursor } = page.pageInfo;
    if (!hasNextPage || endCursor === null || endCursor === after || page.rows.length === 0) return ok(rows);
    after = endCursor;
  }
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
