import pg from "pg";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { Scope, Tx } from "./db.ts";
import { createDb } from "./postgres.ts";
import { checkRole } from "./role-check.ts";
import { createTestDatabase, type TestDatabase } from "./testing.ts";

const nobody: Scope = { kind: "none" };
const one: Scope = { kind: "tenant", tenantId: "00000000-0000-4000-8000-000000000001" };
const other: Scope = { kind: "tenant", tenantId: "00000000-0000-4000-8000-000000000002" };

let database: TestDatabase;
let admin: pg.Client;

beforeAll(async () => {
  database = await createTestDatabase();
  admin = new pg.Client({ connectionString: database.adminConnectionString });
  await admin.connect();
  await admin.query(`
    set role perennial_owner;
    create table ops.notes (tenant_id uuid not null, text text not null, primary key (tenant_id, text));
    call ops.protect_table('ops.notes');
    reset role`);
});
beforeEach(() => admin.query("set role perennial_owner; delete from ops.notes; reset role"));
afterAll(async () => {
  await admin.end();
  await database.drop();
});

const write = (tx: Tx, text: string, { tenantId } = one) =>
  tx.rows("insert into ops.notes (tenant_id, text) values ($1, $2)", [tenantId, text]);
const read = async (tx: Tx) => (await tx.rows<{ text: string }>("select text from ops.notes")).map(({ text }) => text);

test("values arrive as the port promises, whatever the process's time zone", async () => {
  const at = new Date("1901-02-03T04:05:06.789Z");
  const [row] = await database.db.inTransaction(nobody, (tx) =>
    tx.rows(
      `select current_user::text as who, current_setting('timezone') as zone, 9007199254740993 as big,
              array[1, null]::bigint[] as bigs, date '2008-07-01' as day, array[date '2008-07-01'] as days,
              $1::timestamptz as at, $1::timestamptz::text as at_text, $2::bigint as given, $3::bytea as bytes,
              1.10::numeric as price`,
      [at, 2n ** 62n, new Uint8Array([1, 2, 3]).subarray(1)],
    ),
  );
  expect(row).toEqual({
    who: "perennial_app",
    zone: "UTC",
    big: 9007199254740993n,
    bigs: [1n, null],
    day: "2008-07-01",
    days: ["2008-07-01"],
    at,
    at_text: "1901-02-03 04:05:06.789+00",
    given: 2n ** 62n,
    bytes: Buffer.from([2, 3]),
    price: "1.10",
  });
});

test("what a failed transaction wrote is gone, and its effects don't run", async () => {
  const effects: string[] = [];
  const failing = database.db.inTransaction(one, async (tx) => {
    await write(tx, "lost");
    tx.afterCommit(() => effects.push("lost"));
    throw new Error("changed my mind");
  });
  await expect(failing).rejects.toThrow("changed my mind");

  await database.db.inTransaction(one, async (tx) => {
    await write(tx, "kept");
    tx.afterCommit(() => effects.push("kept"));
  });
  expect(await database.db.inTransaction(one, read)).toEqual(["kept"]);
  expect(effects).toEqual(["kept"]);
});

test("an effect that fails after the commit doesn't undo what the caller was told", async () => {
  const heard: Error[] = [];
  const db = createDb({
    connectionString: database.adminConnectionString,
    poolSize: 1,
    onError: (error) => heard.push(error),
  });
  const said = await db.inTransaction(one, async (tx) => {
    await write(tx, "kept");
    tx.afterCommit(() => {
      throw new Error("nobody to poke");
    });
    return "done";
  });
  await db.close();
  expect(said).toBe("done");
  expect(heard.map(({ message }) => message)).toEqual(["nobody to poke"]);
});

test("I5 a tenant sees its own rows only, and nobody sees none", async () => {
  await database.db.inTransaction(one, (tx) => write(tx, "mine"));
  expect(await database.db.inTransaction(one, read)).toEqual(["mine"]);
  expect(await database.db.inTransaction(other, read)).toEqual([]);
  expect(await database.db.inTransaction(nobody, read)).toEqual([]);
});

test("I5 nobody writes a row of another tenant", async () => {
  for (const scope of [other, nobody]) {
    const writing = database.db.inTransaction(scope, (tx) => write(tx, "forged", one));
    await expect(writing).rejects.toThrow("row-level security");
  }
  expect(await database.db.inTransaction(one, read)).toEqual([]);
});

test("I5 the tenant ends with its transaction, though the connection lives on", async () => {
  const db = createDb({ connectionString: database.adminConnectionString, poolSize: 1 });
  await db.inTransaction(one, (tx) => write(tx, "mine"));
  expect(await db.inTransaction(nobody, read)).toEqual([]);
  await db.close();
});

test("a deadlock is tried again until both are through", async () => {
  await database.db.inTransaction(one, async (tx) => {
    await write(tx, "a");
    await write(tx, "b");
  });
  const lock = (tx: Tx, text: string) => tx.rows("update ops.notes set text = text where text = $1", [text]);

  const tries = { ab: 0, ba: 0 };
  let arrive = () => {};
  const bothHold = new Promise<void>((resolve) => {
    let arrived = 0;
    arrive = () => {
      arrived += 1;
      if (arrived === 2) resolve();
    };
  });
  const inOrder = (order: "ab" | "ba", first: string, second: string) =>
    database.db.inTransaction(one, async (tx) => {
      tries[order] += 1;
      await lock(tx, first);
      arrive();
      await bothHold;
      await lock(tx, second);
    });

  await Promise.all([inOrder("ab", "a", "b"), inOrder("ba", "b", "a")]);
  expect(tries.ab + tries.ba).toBe(3);
});

test("a transaction that always collides is given up after three more tries", async () => {
  let tries = 0;
  const colliding = database.db.inTransaction(nobody, async (tx) => {
    tries += 1;
    await tx.rows("do $$ begin raise exception 'collision' using errcode = '40001'; end $$");
  });
  await expect(colliding).rejects.toMatchObject({ code: "40001" });
  expect(tries).toBe(4);
});

test("statements started at once run one after the other", async () => {
  const answers = await database.db.inTransaction(nobody, (tx) =>
    Promise.all([1, 2, 3].map((n) => tx.rows<{ n: number }>("select $1::int as n", [n]))),
  );
  expect(answers.flat()).toEqual([{ n: 1 }, { n: 2 }, { n: 3 }]);
});

test("what is sent is done in its turn, and with the transaction", async () => {
  const seen = await database.db.inTransaction(one, async (tx) => {
    tx.send("insert into ops.notes (tenant_id, text) values ($1, $2)", [one.tenantId, "a"]);
    tx.send("update ops.notes set text = text || $1", ["b"]);
    const seen = await read(tx);
    tx.send("update ops.notes set text = text || $1", ["c"]);
    return seen;
  });
  expect(seen).toEqual(["ab"]);
  expect(await database.db.inTransaction(one, read)).toEqual(["abc"]);
});

test("what is sent and fails takes the transaction with it, by its own error", async () => {
  const sent = async (then: (tx: Tx) => Promise<unknown>) =>
    database.db.inTransaction(one, async (tx) => {
      await write(tx, "a");
      tx.send("insert into ops.notes (tenant_id, text) values ($1, $2)", [one.tenantId, "a"]);
      await then(tx);
    });
  const duplicate = { constraint: "notes_pkey" };
  await expect(sent(async () => {})).rejects.toMatchObject(duplicate);
  await expect(sent((tx) => write(tx, "b"))).rejects.toMatchObject(duplicate);
  await expect(sent((tx) => write(tx, "b").catch(() => {}))).rejects.toMatchObject(duplicate);
  expect(await database.db.inTransaction(one, read)).toEqual([]);
});

test("what is sent and meets a deadlock is tried again", async () => {
  let tries = 0;
  await database.db.inTransaction(one, async (tx) => {
    tries += 1;
    if (tries === 1) tx.send("do $$ begin raise exception using errcode = '40P01'; end $$");
    await write(tx, `try ${tries}`);
  });
  expect(await database.db.inTransaction(one, read)).toEqual(["try 2"]);
});

test("a transaction that has ended takes no more statements", async () => {
  let kept: Tx | undefined;
  await database.db.inTransaction(one, async (tx) => {
    kept = tx;
  });
  await expect(kept?.rows("select 1")).rejects.toThrow("after its transaction had ended");
});

test("a connection cut off in a transaction fails that transaction only", async () => {
  const cut = database.db.inTransaction(nobody, async (tx) => {
    const [me] = await tx.rows<{ pid: number }>("select pg_backend_pid() as pid");
    await admin.query("select pg_terminate_backend($1)", [me?.pid]);
    await tx.rows("select 1");
  });
  await expect(cut).rejects.toThrow();
  expect(await database.db.inTransaction(one, read)).toEqual([]);
});

test("a notification arrives after the commit, never after a rollback", async () => {
  const heard: (string | null)[] = [];
  const stop = await database.db.listen("notes", (payload) => heard.push(payload));

  const rolledBack = database.db.inTransaction(nobody, async (tx) => {
    await tx.notify("notes", "never");
    throw new Error("changed my mind");
  });
  await expect(rolledBack).rejects.toThrow();
  await database.db.inTransaction(nobody, (tx) => tx.notify("notes", "it's there"));

  await expect.poll(() => heard).toEqual(["it's there"]);
  await stop();
});

test("a listener whose connection was cut off says that it may have missed something, and hears again", async () => {
  const heard: (string | null)[] = [];
  const stop = await database.db.listen("notes", (payload) => heard.push(payload));
  await admin.query("select pg_terminate_backend(pid) from pg_stat_activity where query like 'listen%'");
  await expect.poll(() => heard).toEqual([null]);

  await database.db.inTransaction(nobody, (tx) => tx.notify("notes", "back"));
  await expect.poll(() => heard).toEqual([null, "back"]);
  await stop();
});

test("I5 the start is refused when the application's role owns a table", async () => {
  await checkRole(database.db);
  await admin.query("create table ops.stray (); alter table ops.stray owner to perennial_app");
  await expect(checkRole(database.db)).rejects.toThrow("perennial_app owns ops.stray");
  await admin.query("drop table ops.stray");
  await checkRole(database.db);
});
