import "temporal-polyfill/global";
import { afterAll, beforeAll, expect, test } from "vitest";
import { defaultRuleset } from "#shared/domain/ruleset/default-ruleset.ts";
import { minuteMs, plusMs } from "#shared/domain/time/instant.ts";
import type { ActivityPage, EntryPage } from "#shared/protocol/history.ts";
import { at, createTestDevice } from "../ledger/testing.ts";
import { createTestServer, createTestTenant, type TestServer } from "./testing.ts";

type Session = { readonly cookie: string };

let server: TestServer;
let acme: Awaited<ReturnType<typeof createTestTenant>>;
let rep: Session;
let manager: Session;

const device = createTestDevice();
const calls = ["2026-04-07", "2026-04-08"].flatMap((date) =>
  [0, 1, 2].map((index) =>
    device.log({ activity: "call", disposition: "contact" }, plusMs(at(date, "10:00"), index * minuteMs)),
  ),
);
const newestFirst = calls.map(({ id }) => id).toReversed();

beforeAll(async () => {
  server = await createTestServer();
  acme = await createTestTenant(server, "acme");
  await createTestTenant(server, "globex");
  rep = await server.signIn("n1@acme.test");
  manager = await server.signIn("manager@acme.test");
  server.setNow(at("2026-04-08", "12:00"));
  await server.post("/api/sync", device.request(server.now(), calls), rep);
});
afterAll(() => server.close());

async function read<Answer>(path: string, session = rep): Promise<Answer> {
  const answer = await server.get(path, session);
  expect(answer.status).toBe(200);
  return (await answer.json()) as Answer;
}

async function readAll(path: string): Promise<readonly string[]> {
  const ids: string[] = [];
  for (let next: string | null = ""; next !== null; ) {
    const page: ActivityPage = await read(`${path}${next && `&after=${next}`}`);
    ids.push(...page.activities.map(({ id }) => id));
    next = page.next;
  }
  return ids;
}

test("the activities of a date, or of all before one, come newest first and page by page, none twice", async () => {
  expect(await readAll("/api/activities?date=2026-04-07")).toEqual(newestFirst.slice(3));
  expect(await readAll("/api/activities?before=2026-04-09")).toEqual(newestFirst);
  expect(await readAll("/api/activities?before=2026-04-08&limit=2")).toEqual(newestFirst.slice(3));
  expect(await readAll("/api/activities?before=2026-04-09&limit=3")).toEqual(newestFirst);
  expect(await readAll("/api/activities?date=2026-04-06")).toEqual([]);
});

test("the entries of a date add up to its XP, each with its arithmetic", async () => {
  const all = await read<EntryPage>("/api/entries?date=2026-04-07");
  const { dial_made = 0, call_connected = 0, first_dial_of_day = 0 } = defaultRuleset.xp;
  const xp = all.entries.reduce((sum, { amount }) => sum + amount, 0);
  expect(xp).toBe(3 * (dial_made + call_connected) + first_dial_of_day);
  for (const { base, percent, amount } of all.entries) expect(Math.round((base * percent) / 100)).toBe(amount);

  const first = await read<EntryPage>("/api/entries?date=2026-04-07&limit=4");
  const rest = await read<EntryPage>(`/api/entries?date=2026-04-07&limit=4&after=${first.next}`);
  expect([...first.entries, ...rest.entries]).toEqual(all.entries);
  expect(rest.next).toBeNull();
});

test("I5 a rep reads the own history, a manager that of reps of own teams, and nobody another's", async () => {
  const { n1, n2, s1 } = acme.reps;
  const stranger = await server.signIn("manager@globex.test");
  for (const path of ["/api/activities?date=2026-04-07", "/api/entries?date=2026-04-07"]) {
    expect((await server.get(`${path}&rep=${n1}`, rep)).status).toBe(200);
    expect((await server.get(`${path}&rep=${n2}`, rep)).status).toBe(404);
    expect((await server.get(`${path}&rep=${n1}`, manager)).status).toBe(200);
    expect((await server.get(`${path}&rep=${s1}`, manager)).status).toBe(404);
    expect((await server.get(`${path}&rep=${n1}`, stranger)).status).toBe(404);
    expect((await server.get(`${path}&rep=somebody`, manager)).status).toBe(404);
    expect((await server.get(path, manager)).status).toBe(400);
    expect((await server.get(path)).status).toBe(401);
  }
});

test("a question that can't be answered is refused with the field to mend; a made-up place begins at the start", async () => {
  for (const [path, field] of [
    ["/api/activities", "date"],
    ["/api/activities?date=2026-04-07&before=2026-04-08", "date"],
    ["/api/activities?date=2026-02-30", "date"],
    ["/api/activities?before=x", "before"],
    ["/api/activities?date=2026-04-07&limit=501", "limit"],
    ["/api/activities?date=2026-04-07&limit=0", "limit"],
    ["/api/entries", "date"],
  ] as const) {
    const answer = await server.get(path, rep);
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ error: { code: "invalid_request", field } });
  }
  expect((await read<ActivityPage>("/api/activities?date=2026-04-07&after=bm90aGluZw")).activities).toHaveLength(3);
});
