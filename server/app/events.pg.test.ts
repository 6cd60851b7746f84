import "temporal-polyfill/global";
import { once } from "node:events";
import { connect } from "node:net";
import type { FastifyInstance } from "fastify";
import pg from "pg";
import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { tellCrmChanged } from "../crm/crm-changed.ts";
import type { Db } from "../db/db.ts";
import { createDb } from "../db/postgres.ts";
import { createTestDevice } from "../ledger/testing.ts";
import { createApp } from "./app.ts";
import { createMetrics } from "./metrics.ts";
import { createTestServer, createTestTenant, type TestServer } from "./testing.ts";

type Tenant = Awaited<ReturnType<typeof createTestTenant>>;

let server: TestServer;
let acme: Tenant;
let globex: Tenant;
const cookies = new Map<string, string>();
const instances: { readonly app: FastifyInstance; readonly db: Db }[] = [];

beforeAll(async () => {
  server = await createTestServer();
  acme = await createTestTenant(server, "acme");
  globex = await createTestTenant(server, "globex");
  for (const who of ["n1", "n2", "s1", "manager", "admin"]) await signIn(acme.emailOf(who));
  await signIn(globex.emailOf("n1"));
});
afterEach(async () => {
  vi.useRealTimers();
  await Promise.all(instances.splice(0).map(stop));
});
afterAll(() => server.close());

async function signIn(email: string): Promise<void> {
  cookies.set(email, (await server.signIn(email)).cookie);
}

/** Another server process, as far as the database can tell. */
async function startInstance() {
  const db = createDb({ connectionString: server.adminConnectionString, applicationName: "instance", poolSize: 2 });
  const app = createApp({ ...server.parts, db, metrics: createMetrics() });
  const instance = { app, db, url: await app.listen({ host: "127.0.0.1", port: 0 }) };
  instances.push(instance);
  return instance;
}

async function stop({ app, db }: (typeof instances)[number]): Promise<void> {
  await app.close();
  await db.close();
}

type Listening = {
  readonly answer: Response;
  /** Resolves with the next event's name, or with `null` at the end of the stream. */
  next(): Promise<string | null>;
  /** Every event that comes until the stream ends. */
  rest(): Promise<readonly string[]>;
};

async function listen(url: string, email: string, device?: string): Promise<Listening> {
  const path = `/api/sync/events${device === undefined ? "" : `?device=${device}`}`;
  const answer = await fetch(url + path, { headers: { cookie: cookies.get(email) ?? "" } });
  const events = eventsOf(answer);
  const next = async () => (await events.next()).value ?? null;
  return {
    answer,
    next,
    async rest() {
      const heard: string[] = [];
      for (let name = await next(); name !== null; name = await next()) heard.push(name);
      return heard;
    },
  };
}

async function* eventsOf({ body }: Response): AsyncGenerator<string, null> {
  let text = "";
  for await (const chunk of body?.pipeThrough(new TextDecoderStream()) ?? []) {
    text += chunk;
    const blocks = text.split("\n\n");
    text = blocks.pop() ?? "";
    for (const block of blocks) {
      const name = /^event: (\w+)\ndata: \{\}$/.exec(block)?.[1];
      if (name) yield name;
    }
  }
  return null;
}

/** A device of that rep logs a deal and sends it to the first server. */
async function logDeal(email: string, device = createTestDevice()): Promise<void> {
  const request = device.request(server.now(), [device.log({ activity: "deal_closed" }, server.now())]);
  const answer = await server.post("/api/sync", request, { cookie: cookies.get(email) ?? "" });
  expect(await answer.json()).toMatchObject({ results: [{ status: "applied" }] });
}

test("what one server process took is told by the others, to the rep's other devices and to the managers", async () => {
  const { url } = await startInstance();
  const phone = await listen(url, acme.emailOf("n1"));
  const manager = await listen(url, acme.emailOf("manager"));
  const admin = await listen(url, acme.emailOf("admin"));
  await logDeal(acme.emailOf("n1"));
  expect(await Promise.all([phone.next(), manager.next(), admin.next()])).toEqual(["changed", "team", "team"]);
});

test("I5 nobody hears of another rep, another team, or another tenant", async () => {
  const instance = await startInstance();
  const others = [
    await listen(instance.url, acme.emailOf("n1")),
    await listen(instance.url, acme.emailOf("n2")),
    await listen(instance.url, acme.emailOf("manager")),
    await listen(instance.url, globex.emailOf("n1")),
  ];
  const admin = await listen(instance.url, acme.emailOf("admin"));
  await logDeal(acme.emailOf("s1"));
  expect(await admin.next()).toBe("team");
  await instance.app.close();
  expect(await Promise.all(others.map((each) => each.rest()))).toEqual([[], [], [], []]);
});

test("a device doesn't hear of what it did itself", async () => {
  const instance = await startInstance();
  const laptop = createTestDevice();
  const own = await listen(instance.url, acme.emailOf("n1"), laptop.deviceId);
  const phone = await listen(instance.url, acme.emailOf("n1"), createTestDevice().deviceId);
  await logDeal(acme.emailOf("n1"), laptop);
  expect(await phone.next()).toBe("changed");
  await instance.app.close();
  expect(await own.rest()).toEqual([]);
});

test("managers hear when the record of one of their reps changes in the CRM, devices don't", async () => {
  const instance = await startInstance();
  const [manager, rep] = [
    await listen(instance.url, acme.emailOf("manager")),
    await listen(instance.url, acme.emailOf("n1")),
  ];
  const tell = (repIds: readonly string[] | null) =>
    server.db.inTransaction({ kind: "tenant", tenantId: acme.tenantId }, (tx) =>
      tellCrmChanged(tx, acme.tenantId, repIds),
    );
  await tell(Array.from({ length: 200 }, () => acme.reps.s1));
  await tell([acme.reps.s1, acme.reps.n2]);
  expect(await manager.next()).toBe("team");
  await tell(null);
  expect(await manager.next()).toBe("team");
  await instance.app.close();
  expect([await manager.rest(), await rep.rest()]).toEqual([[], []]);
});

test("when a server couldn't hear for a moment, everybody is poked: something may have been missed", async () => {
  const { url } = await startInstance();
  const all = [await listen(url, acme.emailOf("n1")), await listen(url, globex.emailOf("n1"))];
  const admin = new pg.Client({ connectionString: server.adminConnectionString });
  await admin.connect();
  const { rowCount } = await admin.query(
    `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'instance' and query ilike 'listen%'`,
  );
  await admin.end();
  expect(rowCount).toBe(2);
  expect(await Promise.all(all.map((each) => each.next()))).toEqual(["changed", "changed"]);
});

test("however many read, the database is listened to once per channel", async () => {
  const { url } = await startInstance();
  await Promise.all(["n1", "n2", "s1", "manager"].map((who) => listen(url, acme.emailOf(who))));
  const admin = new pg.Client({ connectionString: server.adminConnectionString });
  await admin.connect();
  const { rows } = await admin.query(
    `select query from pg_stat_activity where application_name = 'instance' and query ilike 'listen%' order by query`,
  );
  await admin.end();
  expect(rows.map(({ query }) => query)).toEqual(['listen "perennial_crm_changed"', 'listen "perennial_rep_changed"']);
});

test("a stream needs a session, isn't kept or held back on its way, and ends when its session does", async () => {
  const { url } = await startInstance();
  expect((await fetch(`${url}/api/sync/events`)).status).toBe(401);
  expect((await listen(url, acme.emailOf("n1"), "laptop")).answer.status).toBe(400);

  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
  await signIn(acme.emailOf("n2"));
  const { answer, rest } = await listen(url, acme.emailOf("n2"));
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    "content-type": "text/event-stream",
    "cache-control": "no-store",
    "x-accel-buffering": "no",
  });
  const stays = await listen(url, acme.emailOf("n1"));
  await server.post("/api/auth/sign-out", {}, { cookie: cookies.get(acme.emailOf("n2")) ?? "" });
  vi.advanceTimersByTime(5 * 60_000);
  expect(await rest()).toEqual([]);
  await logDeal(acme.emailOf("n1"));
  expect(await stays.next()).toBe("changed");
});

test("of an account's streams the oldest makes room for the eleventh", async () => {
  const { url } = await startInstance();
  const [oldest, second] = [await listen(url, acme.emailOf("n1")), await listen(url, acme.emailOf("n1"))];
  for (let n = 2; n < 11; n += 1) await listen(url, acme.emailOf("n1"));
  expect(await oldest.rest()).toEqual(["dismissed"]);
  await logDeal(acme.emailOf("n1"));
  expect(await second.next()).toBe("changed");
});

test("neither open streams nor connections opened ahead of need keep a server from stopping", async () => {
  const { app, url } = await startInstance();
  const streams = await Promise.all(["n1", "n2", "manager"].map((who) => listen(url, acme.emailOf(who))));
  const unused = connect(Number(new URL(url).port), "127.0.0.1");
  await once(unused, "connect");
  const started = performance.now();
  await app.close();
  expect(performance.now() - started).toBeLessThan(1000);
  expect(await Promise.all(streams.map((each) => each.next()))).toEqual([null, null, null]);
});
