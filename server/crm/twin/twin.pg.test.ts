import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { insertTenant, startTwin, type TestTwin, type TwinAnswer } from "./twin-testing.ts";
import { addMembers, createApiKey, createWorkspace, revokeApiKeys } from "./workspaces.ts";

const timMemberId = "20202020-0687-4c41-b707-ed1bfca972a7";
const records = "/rest/repProgressions";
const batch = "/rest/batch/repProgressions";

let twin: TestTwin;

beforeAll(async () => {
  twin = await startTwin({
    members: [
      { id: timMemberId, firstName: "Tim", lastName: "Apple", email: "tim@apple.test" },
      { firstName: "Ann", lastName: "Brown", email: "ann@brown.test", timeZone: "Europe/Paris" },
    ],
  });
});
afterAll(() => twin.close());
beforeEach(async () => {
  await twin.send({ method: "DELETE", url: `${records}?filter=id[is]:NOT_NULL` });
});

const get = (url: string, headers = {}) => twin.send({ method: "GET", url, headers });
const post = (url: string, body: unknown, headers = {}) => twin.send({ method: "POST", url, body, headers });
const patch = (url: string, body: unknown) => twin.send({ method: "PATCH", url, body });
const bearer = (key: string) => ({ authorization: `Bearer ${key}` });
const filtered = (filter: string) => `${records}?filter=${encodeURIComponent(filter)}`;
const messages = ({ status, body }: TwinAnswer) => [status, (body as { messages?: string[] }).messages?.[0]];
const uuidOf = (number: number) => `aaaaaaaa-0000-4000-8000-${String(number).padStart(12, "0")}`;

type Served = Record<string, unknown>;
function rowsIn({ body }: TwinAnswer): readonly Served[] {
  const { data } = body as { data: Record<string, Served[]> };
  return Object.values(data)[0] ?? [];
}
function rowIn({ body }: TwinAnswer): Served {
  const { data } = body as { data: Record<string, Served> };
  return Object.values(data)[0] ?? {};
}

describe("keys", () => {
  test.each([
    ["no header", {}, 403, "Missing authentication token"],
    ["nothing behind the scheme", { authorization: "Bearer " }, 403, "Missing authentication token"],
    ["another scheme", { authorization: "Basic dXNlcjpwYXNz" }, 403, "Missing authentication token"],
    ["no token", bearer("abc"), 401, "Token invalid."],
  ])("%s", async (_, headers, status, sentence) => {
    const answer = await get(records, { authorization: "", ...headers });
    expect(messages(answer)).toEqual([status, sentence]);
    expect(answer.headers).not.toHaveProperty("etag");
  });

  test("a revoked key, an expired one, and one that another workspace signed are told apart", async () => {
    const { db } = twin.database;
    const revoked = await createApiKey(db, twin.workspace, { name: "Old" });
    await revokeApiKeys(db, twin.workspace, "Old");
    const expired = await createApiKey(db, twin.workspace, { name: "Past", expiresAt: new Date(Date.now() - 1_000) });
    const [head, , signature] = revoked.split(".");
    const forged = [head, expired.split(".")[1], signature].join(".");

    expect(messages(await get(records, bearer(revoked)))).toEqual([403, "This API Key is revoked"]);
    expect(messages(await get(records, bearer(expired)))).toEqual([403, "This API Key is expired"]);
    expect(messages(await get(records, bearer(forged)))).toEqual([401, "Token invalid."]);

    twin.setTime(Date.now() + 3 * 86_400_000);
    expect(messages(await get(records, bearer(expired)))).toEqual([401, "Token has expired."]);
    twin.setTime(Date.now());
  });

  test("the name of the key that wrote last stands in updatedBy", async () => {
    const other = await createApiKey(twin.database.db, twin.workspace, { name: "Sync key" });
    const made = rowIn(await post(records, { name: "A" }));
    await twin.send({ method: "PATCH", url: `${records}/${made.id}`, body: { totalXp: 1 }, headers: bearer(other) });
    expect(rowIn(await get(`${records}/${made.id}`))).toMatchObject({
      createdBy: { source: "API", name: "Perennial" },
      updatedBy: { source: "API", name: "Sync key" },
    });
  });

  test("malformed JSON is refused before the key is looked at", async () => {
    const answer = await twin.send({ method: "POST", url: records, rawBody: "{", headers: { authorization: "" } });
    expect(answer.body).toEqual({
      message: "Expected property name or '}' in JSON at position 1 (line 1 column 2)",
      error: "Bad Request",
      statusCode: 400,
    });
  });
});

test("a workspace sees neither another tenant's records nor its members", async () => {
  const { db } = twin.database;
  const tenantId = await insertTenant(twin.database);
  const other = await createWorkspace(db, { tenantId, name: "Other", members: [] });
  const mine = rowIn(await post(records, { workspaceMemberId: "same", totalXp: 1 }));

  const theirs = bearer(other.apiKey);
  expect(rowsIn(await get(records, theirs))).toEqual([]);
  expect(rowsIn(await get("/rest/workspaceMembers", theirs))).toEqual([]);
  expect((await get(`${records}/${mine.id}`, theirs)).status).toBe(404);
  expect((await post(`${records}?upsert=true`, { workspaceMemberId: "same", totalXp: 2 }, theirs)).status).toBe(201);
  expect(rowIn(await get(`${records}/${mine.id}`))).toMatchObject({ totalXp: 1 });
});

describe("the way there", () => {
  test("slashes too many are tolerated, other paths aren't", async () => {
    expect((await get("/rest//repProgressions/?limit=1")).status).toBe(200);
    expect((await get(batch)).status).toBe(200);
    expect((await get("/rest/")).body).toEqual({ message: "Cannot GET /rest/", error: "Not Found", statusCode: 404 });
    expect(messages(await get("/rest/nopes"))).toEqual([400, "object 'nopes' not found. eg: companies"]);
  });

  test("an answer that the client has comes as 304 without a body, unless it wants none from a cache", async () => {
    const first = await get(records);
    const known = { "if-none-match": String(first.headers.etag) };
    expect(await get(records, known)).toMatchObject({ status: 304, body: "", headers: { etag: first.headers.etag } });
    expect((await get(records, { ...known, "cache-control": "no-cache" })).status).toBe(200);
    await post(records, {});
    expect((await get(records, known)).status).toBe(200);
  });

  test("HEAD has GET's headers", async () => {
    const { headers } = await get(records);
    const answer = await twin.send({ method: "HEAD", url: records });
    expect(answer).toMatchObject({ status: 200, body: "" });
    expect(answer.headers).toMatchObject({ etag: headers.etag, "content-length": headers["content-length"] });
  });

  test("any origin may ask, and is told the methods", async () => {
    const headers = { authorization: "", "access-control-request-headers": "authorization" };
    const answer = await twin.send({ method: "OPTIONS", url: records, headers });
    expect(answer).toMatchObject({
      status: 204,
      headers: { "access-control-allow-origin": "*", "access-control-allow-headers": "authorization" },
    });
  });

  test("a body of up to 10 MB is read, a larger one isn't", async () => {
    const fits = await post(records, { badges: "x".repeat(10 * 1024 * 1024 - 100) });
    expect(fits.status).toBe(201);
    const tooLarge = await post(records, { badges: "x".repeat(10 * 1024 * 1024) });
    expect([tooLarge.status, tooLarge.body]).toEqual([500, "request entity too large"]);
  });

  test("450 ids are too many for a request line", async () => {
    const ids = Array.from({ length: 450 }, () => randomUUID()).join(",");
    expect((await get(filtered(`id[in]:[${ids}]`))).status).toBe(431);
  });

  test("health needs no key", async () => {
    const answer = await get("/healthz", { authorization: "" });
    expect(answer.body).toEqual({ status: "ok", info: {}, error: {}, details: {} });
  });
});

describe("the rate limit", () => {
  test("counts what gets past parsing, a batch of 200 like a single record, and nothing before", async () => {
    const { db } = twin.database;
    const { tenantId } = twin.workspace;
    const rateLimit = { shortLimit: 100, longLimit: 3 };
    const { apiKey } = await createWorkspace(db, { tenantId, name: "Limited", rateLimit, members: [] });
    const key = bearer(apiKey);

    expect((await get("/rest/nopes", key)).status).toBe(400);
    expect((await get(filtered("totalXp=1"), key)).status).toBe(400);
    expect((await get(`${records}/nope`, key)).status).toBe(400);
    const rows = Array.from({ length: 200 }, (_, index) => ({ totalXp: index }));
    expect((await post(batch, rows, key)).status).toBe(201);
    expect((await post(records, { nope: 1 }, key)).status).toBe(400);
    expect((await get(`${records}/${randomUUID()}`, key)).status).toBe(404);

    const limited = await get(records, key);
    expect(limited.body).toEqual({
      statusCode: 429,
      error: "HttpException",
      messages: ["Limit reached (3 tokens per 60000 ms)"],
    });
    expect(limited.headers).not.toHaveProperty("retry-after");
    expect((await get(filtered("totalXp=1"), key)).status).toBe(400);
  });
});

describe("batches", () => {
  test("an upsert answers updated records first, then new ones", async () => {
    await post(records, { id: uuidOf(3), name: "there" });
    const answer = await post(`${batch}?upsert=true`, [
      { workspaceMemberId: "new" },
      { id: uuidOf(3), name: "changed" },
    ]);
    expect(rowsIn(answer)).toMatchObject([{ name: "changed" }, { workspaceMemberId: "new" }]);
  });

  test("an upsert brings a deleted record back", async () => {
    const made = rowIn(await post(records, { workspaceMemberId: "gone" }));
    await twin.send({ method: "DELETE", url: `${records}/${made.id}?soft_delete=true` });
    const answer = await post(`${batch}?upsert=true`, [{ workspaceMemberId: "gone", totalXp: 1 }]);
    expect(rowsIn(answer)).toMatchObject([{ id: made.id, deletedAt: null, totalXp: 1 }]);
  });

  test("upserts of the same records in opposite order at once all succeed", async () => {
    const rows = Array.from({ length: 200 }, (_, index) => ({ workspaceMemberId: `m${index}`, totalXp: index }));
    await post(batch, rows);
    const upserts = [rows, [...rows].reverse(), rows, [...rows].reverse()];
    const answers = await Promise.all(upserts.map((body) => post(`${batch}?upsert=true`, body)));
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201, 201]);
    expect((await get(records)).body).toMatchObject({ totalCount: 200 });
  });

  test("upserts of one new key at once make one record; the losers are told of the duplicate", async () => {
    const upsert = () => post(`${records}?upsert=true`, { workspaceMemberId: "one", totalXp: 1 });
    const answers = await Promise.all(Array.from({ length: 10 }, upsert));
    expect((await get(records)).body).toMatchObject({ totalCount: 1 });
    for (const answer of answers.filter(({ status }) => status !== 201)) {
      expect(messages(answer)).toEqual([400, "A duplicate entry was detected"]);
    }
  });

  test("more than 200 records aren't changed at once, but deleted", async () => {
    for (const start of [0, 200]) {
      await post(
        batch,
        Array.from({ length: 150 }, (_, index) => ({ name: `M${start + index}` })),
      );
    }
    const url = filtered("name[like]:M%");
    expect((await patch(url, { streakDays: 7 })).body).toEqual({
      statusCode: 400,
      error: "Error",
      messages: ["Cannot update more than 200 records at once"],
      code: "TOO_MANY_RECORDS_TO_UPDATE",
    });
    expect(rowsIn(await twin.send({ method: "DELETE", url: `${url}&soft_delete=true` }))).toHaveLength(300);
  });
});

describe("pages", () => {
  test.each(["totalXp", "totalXp[DescNullsLast],name", "updatedAt", "name[DescNullsFirst]", "createdBy.name"])(
    "ordered by %s they neither overlap nor skip, ties or not",
    async (order) => {
      await post(
        batch,
        Array.from({ length: 50 }, (_, index) => ({ totalXp: index % 4, name: `N${index % 7}` })),
      );
      const seen: unknown[] = [];
      let cursor = "";
      for (let more = true; more; ) {
        const page = await get(`${records}?limit=7&order_by=${order}&starting_after=${encodeURIComponent(cursor)}`);
        seen.push(...rowsIn(page).map(({ id }) => id));
        const { pageInfo } = page.body as { pageInfo: { endCursor: string; hasNextPage: boolean } };
        cursor = pageInfo.endCursor;
        more = pageInfo.hasNextPage;
      }
      expect([seen.length, new Set(seen).size]).toEqual([50, 50]);
    },
  );

  test("a page that ends on a missing value is the last one", async () => {
    await post(batch, [{ totalXp: null }, { totalXp: 1 }]);
    const first = await get(`${records}?order_by=totalXp&limit=1`);
    const { pageInfo } = first.body as { pageInfo: { endCursor: string } };
    const next = await get(`${records}?order_by=totalXp&limit=1&starting_after=${pageInfo.endCursor}`);
    expect(next.body).toEqual({
      data: { repProgressions: [] },
      totalCount: 2,
      pageInfo: { startCursor: null, endCursor: null, hasNextPage: false, hasPreviousPage: false },
    });
  });
});

describe("changes", () => {
  test("a record can be given another id", async () => {
    await post(records, { id: uuidOf(60), name: "Id change" });
    expect(rowIn(await patch(`${records}/${uuidOf(60)}`, { id: uuidOf(61) }))).toMatchObject({ id: uuidOf(61) });
    expect((await get(`${records}/${uuidOf(60)}`)).status).toBe(404);
  });

  test("a record as GET gave it is refused for its search vector; without that it hides the change from a pull", async () => {
    const { searchVector, ...made } = rowIn(await post(records, { id: uuidOf(1), name: "A" }));
    expect(messages(await patch(`${records}/${uuidOf(1)}`, { ...made, searchVector }))).toEqual([
      400,
      "searchVector TS_VECTOR-typed field does not support write operations",
    ]);
    twin.setTime(Date.now() + 1_000);
    expect(rowIn(await patch(`${records}/${uuidOf(1)}`, made))).toMatchObject({
      updatedAt: made.updatedAt,
      createdBy: { context: null },
    });
  });

  test("the word NULL asks for itself and for no value", async () => {
    await post(batch, [{ currentRank: "NULL" }, { currentRank: "" }, { currentRank: "X" }]);
    const found = rowsIn(await get(filtered('currentRank[eq]:"NULL"')));
    expect(found.map(({ currentRank }) => currentRank).sort()).toEqual(["", "NULL"]);
  });

  test("half a surrogate pair is stored as the replacement character", async () => {
    expect(rowIn(await post(records, { name: "a\ud800b" }))).toMatchObject({ name: "a\ufffdb" });
  });
});

describe("members", () => {
  const members = "/rest/workspaceMembers";

  test("are found by e-mail, by the parts of their name, and by id", async () => {
    const tim = { id: timMemberId, userEmail: "tim@apple.test", timeZone: "system" };
    const find = (filter: string) => get(`${members}?filter=${encodeURIComponent(filter)}`);
    expect(rowsIn(await find('userEmail[eq]:"tim@apple.test"'))).toMatchObject([tim]);
    expect(rowsIn(await find('userEmail[ilike]:"TIM@APPLE.TEST"'))).toMatchObject([tim]);
    expect(rowsIn(await find('name.firstName[eq]:"Tim"'))).toMatchObject([tim]);
    expect(rowIn(await get(`${members}/${timMemberId}`))).toMatchObject({
      ...tim,
      name: { firstName: "Tim", lastName: "Apple" },
      searchVector: "'apple':2 'tim':1 'tim@apple.test':3",
      createdBy: { source: "MANUAL", workspaceMemberId: null, name: "System", context: null },
    });
    const ordered = rowsIn(await get(`${members}?order_by=name.lastName[DescNullsLast]`));
    expect(ordered.map(({ userEmail }) => userEmail)).toEqual(["ann@brown.test", "tim@apple.test"]);
  });

  test("can be changed with a key, but neither made nor deleted", async () => {
    const denied = [400, "Entity performing the request does not have permission"];
    expect(messages(await post(members, { userEmail: "new@apple.test" }))).toEqual(denied);
    expect(messages(await twin.send({ method: "DELETE", url: `${members}/${timMemberId}` }))).toEqual(denied);
    expect(rowIn(await patch(`${members}/${timMemberId}`, { jobTitle: "Rep" }))).toMatchObject({ jobTitle: "Rep" });
  });

  test("are added later, each e-mail once", async () => {
    const { db } = twin.database;
    const eve = { firstName: "Eve", lastName: "Cole", email: "eve@cole.test" };
    const [id] = await addMembers(db, twin.workspace, [eve]);
    expect(rowIn(await get(`${members}/${id}`))).toMatchObject({ userEmail: eve.email });
    await expect(addMembers(db, twin.workspace, [eve])).rejects.toThrow("duplicate key");
  });
});
