import "temporal-polyfill/global";
import { Readable } from "node:stream";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { ErrorBody } from "#shared/protocol/errors.ts";
import { csvOf, fileOf, header } from "../imports/testing.ts";
import { createTestServer, createTestTenant, type TestServer } from "./testing.ts";

let server: TestServer;
let tenantId: string;
let manager: { readonly cookie: string };
let rep: { readonly cookie: string };
beforeAll(async () => {
  server = await createTestServer();
  const { tenantId: id, emailOf } = await createTestTenant(server, "imports");
  tenantId = id;
  manager = await server.signIn(emailOf("manager"));
  rep = await server.signIn(emailOf("n1"));
});
afterAll(() => server.close());

const call = "c1,n1,2026-05-04,09:00:11,130,cellular,2,failure,no";

/** Sent as it is read: the length isn't known before. */
function upload(content: string | Uint8Array, headers: Record<string, string>, query = ""): Promise<Response> {
  return fetch(`${server.url}/api/imports/activities${query}`, {
    method: "POST",
    headers: { "content-type": "text/csv", ...headers },
    body: Readable.toWeb(Readable.from(fileOf(content, 16_384))),
    duplex: "half",
  });
}

async function refusal(answer: Response): Promise<readonly [number, ErrorBody]> {
  const { error } = (await answer.json()) as { error: ErrorBody };
  return [answer.status, error];
}

test("a manager's file is imported as it streams in, and taken back", async () => {
  const answer = await upload(csvOf(call, call.replace("c1,n1", "c2,s1")), manager, "?asOf=2026-05-05");
  expect(answer.status).toBe(200);
  const report = (await answer.json()) as { importId: string };
  expect(report).toEqual({
    importId: expect.any(String),
    rows: 2,
    applied: 1,
    replaced: 0,
    unchanged: 0,
    rejected: [{ line: 3, column: "rep", value: "s1", reason: "rep_unknown", hint: expect.any(String) }],
    rejectedRows: 1,
    duplicates: [],
    duplicateRows: 0,
    ignoredColumns: [],
    columns: header.split(","),
    newParticipants: [],
    newParticipantCount: 0,
    notCounted: 0,
    notCountedRows: [],
    possibleDoubles: [],
  });

  const undone = await server.post(`/api/imports/${report.importId}/undo`, {}, manager);
  expect([undone.status, await undone.json()]).toEqual([200, { importId: report.importId, withdrawn: 1, replaced: 0 }]);
  await server.post(`/api/imports/${report.importId}/undo`, {}, manager);
  const account = await server.db.inTransaction({ kind: "tenant", tenantId }, (tx) =>
    tx.rows("select action, subject from ops.audit_log where tenant_id = $1 order by id", [tenantId]),
  );
  const subject = `import ${report.importId}`;
  expect(account).toEqual([
    { action: "import_activities", subject },
    { action: "undo_import", subject },
  ]);
});

test("a content type with a character set is a text/csv too", async () => {
  const answer = await upload(csvOf(call), { ...manager, "content-type": "text/csv; charset=utf-8" });
  expect(answer.status).toBe(200);
});

test.each([
  ["a missing column", csvOf(call).replace("channel,", "chanel,"), "missing_columns", "channel"],
  ["a column twice", csvOf(call).replace("channel,", "channel,rep,"), "repeated_columns", "rep"],
  ["UTF-16", Buffer.from(csvOf(call), "utf16le"), "invalid_encoding", undefined],
  ["a quote that isn't closed", `${csvOf(call)}"c2`, "malformed_csv", undefined],
])("%s answers 400 with its own code", async (_, content, code, field) => {
  const answer = await upload(content, manager);
  expect(await refusal(answer)).toEqual([400, expect.objectContaining({ code, ...(field && { field }) })]);
});

test("a refused file is answered though most of it is still to come", async () => {
  const answer = await upload(`call_id,rep\n${"c1,n1\n".repeat(500_000)}`, manager);
  expect(await refusal(answer)).toMatchObject([400, { code: "missing_columns" }]);
});

test("only managers import and undo, and only what is theirs", async () => {
  expect((await upload(csvOf(call), {})).status).toBe(401);
  expect((await upload(csvOf(call), rep)).status).toBe(403);
  const id = "01900000-0000-7000-8000-000000000000";
  expect((await server.post(`/api/imports/${id}/undo`, {}, rep)).status).toBe(403);
  expect((await server.post(`/api/imports/${id}/undo`, {}, manager)).status).toBe(404);
  expect((await server.post("/api/imports/nonsense/undo", {}, manager)).status).toBe(404);
});

test("asOf has to be a date that has come", async () => {
  for (const asOf of ["yesterday", "2099-01-01"]) {
    const answer = await upload(csvOf(call), manager, `?asOf=${asOf}`);
    expect(await refusal(answer)).toEqual([400, expect.objectContaining({ code: "invalid_request", field: "asOf" })]);
  }
});

test("other content than CSV isn't taken", async () => {
  const json = await server.post("/api/imports/activities", { rows: [] }, manager);
  expect(await refusal(json)).toMatchObject([415, { code: "unsupported_media_type" }]);
  const none = await fetch(`${server.url}/api/imports/activities`, { method: "POST", headers: manager });
  expect(await refusal(none)).toMatchObject([415, { code: "unsupported_media_type" }]);
});
