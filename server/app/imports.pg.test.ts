import "temporal-polyfill/global";
import { Readable } from "node:stream";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { ErrorBody } from "#shared/protocol/errors.ts";
import type { ImportReport, PastImports } from "#shared/protocol/imports.ts";
import { csvOf, fileOf, header } from "../imports/testing.ts";
import { videoCsv } from "../imports/videos/testing.ts";
import { repChangedChannel } from "../ledger/ledger.ts";
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
function upload(
  content: string | Uint8Array,
  headers: Record<string, string>,
  query = "",
  kind: "activities" | "videos" = "activities",
): Promise<Response> {
  return fetch(`${server.url}/api/imports/${kind}${query}`, {
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

const video = (code: string, units: number) => `${code},https://v/${code},2026-05-04,10,2,0,${units},$5.00,,`;

test("a file of videos is previewed, imported, listed and taken back, and its rejected rows can be had", async () => {
  const content = videoCsv(video("N1", 3), video("s1", 3), "=cmd,https://v/3,2026-05-04,x,,,,,,");
  const preview = await upload(content, manager, "/preview?asOf=2026-05-05", "videos");
  expect([preview.status, await preview.json()]).toMatchObject([200, { rows: 3, applied: 1, rejectedRows: 2 }]);

  const answer = await upload(content, manager, "?asOf=2026-05-05&name=may.csv", "videos");
  const report = (await answer.json()) as ImportReport;
  expect([answer.status, report]).toMatchObject([200, { applied: 1, rejectedRows: 2 }]);
  expect(report.rejected.map(({ line, column, reason }) => [line, column, reason])).toEqual([
    [3, "Handle", "handle_of_another_team"],
    [4, "Views", "not_a_whole_number"],
  ]);

  const get = (path: string) => fetch(`${server.url}${path}`, { headers: manager });
  const { imports } = (await (await get("/api/imports")).json()) as PastImports;
  expect(imports[0]).toMatchObject({
    id: report.importId,
    kind: "videos",
    fileName: "may.csv",
    status: "applied",
    rows: 3,
  });
  expect(await (await get(`/api/imports/${report.importId}`)).json()).toEqual(report);

  const rejects = await get(`/api/imports/${report.importId}/rejects`);
  expect(rejects.headers.get("content-type")).toBe("text/csv; charset=utf-8");
  expect(rejects.headers.get("content-disposition")).toContain("attachment");
  expect(await rejects.text()).toContain("'=cmd,https://v/3");

  const undone = await server.post(`/api/imports/${report.importId}/undo`, {}, manager);
  expect(await undone.json()).toEqual({ importId: report.importId, withdrawn: 1, replaced: 0 });
});

test("a mission that a file completes is completed with the import's answer, and the rep's devices are woken", async () => {
  const inTenant = <Row extends object>(sql: string, values: readonly string[] = []) =>
    server.db.inTransaction({ kind: "tenant", tenantId }, (tx) => tx.rows<Row>(sql, [tenantId, ...values]));
  await inTenant("insert into campaign.programmes (tenant_id, starts_on) values ($1, '2026-01-01')");
  await inTenant(
    `insert into campaign.tiers (tenant_id, id, ordinal, name, color, threshold) values ($1, 'tier_1', 1, 'One', '#000000', 0)`,
  );
  await inTenant("update campaign.participants set window_start = '2026-01-01' where tenant_id = $1");
  await inTenant(
    `insert into campaign.missions (tenant_id, id, series_id, title, metric, target, state, activated, published_at)
     values ($1, gen_random_uuid(), gen_random_uuid(), 'Sell five', 'sales_units', 5, 'published', true, now())`,
  );
  const status = async () =>
    (
      await inTenant<{ status: string }>(
        `select p.status from campaign.progress_rows p join org.reps r on r.tenant_id = p.tenant_id and r.id = p.participant_id
          where p.tenant_id = $1 and r.code = 'n1'`,
      )
    )[0]?.status;

  await upload(videoCsv(video("n1", 4)), manager, "?asOf=2026-05-05", "videos");
  expect(await status()).toBe("active");
  const heard: (string | null)[] = [];
  const stop = await server.db.listen(repChangedChannel, (payload) => heard.push(payload));
  await upload(videoCsv(video("n1", 5)), manager, "?asOf=2026-05-06", "videos");
  expect(await status()).toBe("completed");
  await expect.poll(() => heard.length).toBeGreaterThan(0);
  await stop();
});

test("I5 what others imported isn't there for a manager, and nothing of imports is there for a rep", async () => {
  const { imports } = (await (await fetch(`${server.url}/api/imports`, { headers: manager })).json()) as PastImports;
  expect(imports.length).toBeGreaterThan(0);
  for (const path of ["", `/${imports[0]?.id}`, `/${imports[0]?.id}/rejects`])
    expect((await fetch(`${server.url}/api/imports${path}`, { headers: rep })).status).toBe(403);
  const id = "01900000-0000-7000-8000-000000000000";
  expect((await fetch(`${server.url}/api/imports/${id}/rejects`, { headers: manager })).status).toBe(404);
  expect((await server.post("/api/imports/calls/drop", { callId: "none" }, manager)).status).toBe(404);
  expect((await server.post("/api/imports/calls/drop", { callId: "none" }, rep)).status).toBe(403);
});
