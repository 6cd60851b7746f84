import { randomUUID } from "node:crypto";
import http from "node:http";
import fastify from "fastify";
import { createTestDatabase, type TestDatabase } from "../../db/testing.ts";
import type { RateLimit } from "./rate-limit.ts";
import { registerTwin } from "./twin.ts";
import { createWorkspace, type NewMember, type WorkspaceKey } from "./workspaces.ts";

export type TwinRequest = {
  readonly method: string;
  /** Path and query. */
  readonly url: string;
  readonly body?: unknown;
  /** Sent as it is, instead of `body`. */
  readonly rawBody?: string;
  readonly headers?: Readonly<Record<string, string>>;
};

export type TwinAnswer = {
  readonly status: number;
  readonly headers: http.IncomingHttpHeaders;
  /** Parsed where it is JSON, else the text. */
  readonly body: unknown;
};

export type TestTwin = {
  readonly database: TestDatabase;
  readonly workspace: WorkspaceKey;
  /** Milliseconds since 1970; the twin's clock stands still until it is set. */
  setTime(ms: number): void;
  /** Over HTTP, with the workspace's key unless the headers say otherwise. */
  send(request: TwinRequest): Promise<TwinAnswer>;
  close(): Promise<void>;
};

/** A twin on a port and a database of its own, with one workspace. */
export async function startTwin(options: {
  readonly rateLimit?: RateLimit;
  readonly members?: readonly NewMember[];
}): Promise<TestTwin> {
  const database = await createTestDatabase();
  const tenantId = await insertTenant(database);
  const { rateLimit = { shortLimit: 1_000_000, longLimit: 1_000_000 }, members = [] } = options;
  const { workspaceId, apiKey } = await createWorkspace(database.db, { tenantId, name: "Test", rateLimit, members });

  let nowMs = Date.now();
  const app = fastify();
  await registerTwin(app, { db: database.db, clock: { now: () => nowMs } });
  const address = await app.listen({ host: "127.0.0.1", port: 0 });

  return {
    database,
    workspace: { tenantId, workspaceId },
    setTime: (ms) => {
      nowMs = ms;
    },
    send: (request) =>
      send(address, { ...request, headers: { authorization: `Bearer ${apiKey}`, ...request.headers } }),
    async close() {
      await app.close();
      await database.drop();
    },
  };
}

/** A tenant to hold workspaces; returns its id. */
export async function insertTenant({ db }: TestDatabase): Promise<string> {
  const tenantId = randomUUID();
  await db.inTransaction({ kind: "tenant", tenantId }, (tx) =>
    tx.rows("insert into org.tenants (tenant_id, name, zone) values ($1, 'Test', 'UTC')", [tenantId]),
  );
  return tenantId;
}

/** By hand, not by `fetch`, which sets headers of its own and refuses some bodies. */
function send(address: string, request: TwinRequest): Promise<TwinAnswer> {
  const payload = request.rawBody ?? (request.body === undefined ? undefined : JSON.stringify(request.body));
  const headers = { ...(payload === undefined ? {} : bodyHeaders(payload)), ...lowerCaseNames(request.headers ?? {}) };
  return new Promise((resolve, reject) => {
    const sent = http.request(address + request.url, { method: request.method, headers, agent: false }, (response) => {
      const parts: Buffer[] = [];
      response.on("data", (part: Buffer) => parts.push(part));
      response.on("end", () => {
        const text = Buffer.concat(parts).toString();
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: parsedOr(text) });
      });
    });
    sent.on("error", reject);
    sent.end(payload);
  });
}

function bodyHeaders(payload: string): Record<string, string> {
  return { "content-type": "application/json", "content-length": String(Buffer.byteLength(payload)) };
}

function lowerCaseNames(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}

function parsedOr(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
