import "temporal-polyfill/global";
import pg from "pg";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { minuteMs, plusMs } from "#shared/domain/time/instant.ts";
import type { Tx } from "../db/db.ts";
import { createTestDatabase, type TestDatabase } from "../db/testing.ts";
import { createTestRep } from "../ledger/testing.ts";
import type { JobContext } from "../steps/job-context.ts";
import { insertExecution } from "./executions-repository.ts";
import { createTestRunner, executionsOf, frozenTimer, jobOf, unwatched, utc } from "./testing.ts";

let database: TestDatabase;
let tenantId: string;

beforeAll(async () => {
  database = await createTestDatabase();
  const admin = new pg.Client({ connectionString: database.adminConnectionString });
  await admin.connect();
  await admin.query(`
    set role perennial_owner;
    create table ops.marks (tenant_id uuid not null, place int not null, by text not null, primary key (tenant_id, place));
    call ops.protect_table('ops.marks')`);
  await admin.end();
});
beforeEach(async () => {
  ({ tenantId } = await createTestRep(database.db));
});
afterAll(() => database.drop());

const asked = { dryRun: false, limit: null, verbose: false };
const scope = () => ({ kind: "tenant", tenantId }) as const;

/** The primary key refuses a mark that is made twice. */
const mark = (tx: Tx, place: number, by = "a step") =>
  tx.rows("insert into ops.marks (tenant_id, place, by) values ($1, $2, $3)", [tenantId, place, by]);
const marks = () =>
  database.db.inTransaction(scope(), (tx) =>
    tx.rows<{ place: number; by: string }>("select place, by from ops.marks where tenant_id = $1 order by place", [
      tenantId,
    ]),
  );
const leases = () => database.db.inTransaction(scope(), (tx) => tx.rows("select job from ops.job_leases"));
const newest = async () => {
  const execution = (await executionsOf(database.db, tenantId)).at(-1);
  if (!execution) throw new Error("Nothing has run");
  return execution;
};
const outcomes = async () => {
  const { outcome, steps } = await newest();
  return [outcome, ...steps.map((step) => `${step.name} ${step.outcome}`)];
};
/** Runs a job once in this process. */
async function run(job: Parameters<typeof createTestRunner>[0]["jobs"][number], how: Partial<typeof asked> = {}) {
  await createTestRunner({ db: database.db, jobs: [job] }).runNow(tenantId, job, { ...asked, ...how }, unwatched);
}

const marking =
  (place: number) =>
  ({ db }: JobContext) =>
    db.inTransaction(scope(), async (tx) => void (await mark(tx, place)));
const failing = async () => {
  throw new Error("This can't be done.");
};

test("a step that fails has its own outcome, and neither hides nor stops one that doesn't need it", async () => {
  const job = jobOf({});
  await run({
    ...job,
    steps: [
      { name: "first", run: marking(1) },
      { name: "broken", run: failing },
      { name: "hangs-on", needs: ["broken"], run: marking(2) },
      { name: "last", needs: ["first"], run: marking(3) },
    ],
  });
  expect(await outcomes()).toEqual(["partial", "first success", "broken failed", "hangs-on skipped", "last success"]);
  expect((await newest()).steps.map(({ error }) => error)).toEqual([
    null,
    "This can't be done.",
    "It needs broken.",
    null,
  ]);
  expect((await marks()).map(({ place }) => place)).toEqual([1, 3]);
});

test("a run is failed where no step came to its end, and success where all did", async () => {
  await run(jobOf({ broken: failing }));
  expect(await outcomes()).toEqual(["failed", "broken failed"]);
  await run(jobOf({ first: marking(1), second: marking(2) }));
  expect(await outcomes()).toEqual(["success", "first success", "second success"]);
});

test("a bad row is told of, and the others are treated", async () => {
  await run(
    jobOf({
      async rows({ report }) {
        for (const row of ["one", "two", "three"]) {
          if (row === "two") report.badRow(row, "It has no date.");
          else report.count("treated");
        }
        report.progress(3, 3);
      },
    }),
  );
  expect(await newest()).toMatchObject({
    outcome: "partial",
    steps: [
      {
        outcome: "partial",
        counts: { treated: 2 },
        badRows: [{ subject: "two", reason: "It has no date." }],
        badRowCount: 1,
        progress: { done: 3, total: 3 },
      },
    ],
  });
});

test("a fault that passes by itself is tried again; what isn't, or doesn't pass, fails", async () => {
  const away = Object.assign(new Error("The server is starting."), { code: "57P03" });
  let calls = 0;
  const passing = async () => {
    calls += 1;
    if (calls < 3) throw away;
  };
  await run(jobOf({ passing }));
  expect(await newest()).toMatchObject({ outcome: "success", steps: [{ tries: 3 }] });

  await run(jobOf({ staying: () => Promise.reject(away), broken: failing }));
  expect((await newest()).steps).toMatchObject([
    { outcome: "failed", tries: 5, error: "The server is starting." },
    { outcome: "failed", tries: 1 },
  ]);
});

test("a run whose time is over ends its statement, keeps what was done, and says so", async () => {
  const job = jobOf(
    {
      first: marking(1),
      slow: ({ db }) =>
        db.inTransaction(scope(), async (tx) => {
          await mark(tx, 2);
          await tx.rows("select pg_sleep(30)");
        }),
      third: marking(3),
    },
    { timeoutMs: 1_000 },
  );
  const began = Date.now();
  await run(job);
  expect(Date.now() - began).toBeLessThan(20_000);
  expect(await outcomes()).toEqual(["partial", "first success", "slow failed", "third skipped"]);
  expect((await newest()).steps[1]?.error).toBe("The time that the job may take was over.");
  expect((await marks()).map(({ place }) => place)).toEqual([1]);
});

test("a step that doesn't look at its signal is left behind, and can write nothing more", async () => {
  let goOn = () => {};
  let written: Promise<unknown> = Promise.resolve();
  const deaf = ({ db }: JobContext) =>
    new Promise<void>((_resolve) => {
      goOn = () => {
        written = db.inTransaction(scope(), (tx) => mark(tx, 1));
      };
    });
  await run(jobOf({ deaf }, { timeoutMs: 1_000 }));
  expect(await outcomes()).toEqual(["failed", "deaf failed"]);
  goOn();
  await expect(written).rejects.toThrow("time that the job may take was over");
  expect(await marks()).toEqual([]);
});

test("a dry run can't write, whatever its steps try, and nobody is told of anything", async () => {
  const told: string[] = [];
  const stop = await database.db.listen("marks", (payload) => told.push(payload ?? ""));
  let effects = 0;
  const telling = ({ db }: JobContext) =>
    db.inTransaction(scope(), async (tx) => {
      await tx.notify("marks", "dry");
      tx.afterCommit(() => {
        effects += 1;
      });
    });
  await run(jobOf({ writing: marking(1), telling }), { dryRun: true });
  expect(await newest()).toMatchObject({
    dryRun: true,
    outcome: "partial",
    steps: [{ outcome: "failed", error: expect.stringContaining("read-only transaction") }, { outcome: "success" }],
  });
  await database.db.inTransaction(scope(), (tx) => tx.notify("marks", "end"));
  await vi.waitFor(() => expect(told).toEqual(["end"]));
  await stop();
  expect([effects, await marks(), await leases()]).toEqual([0, [], []]);
});

test("a step reaches no other tenant", async () => {
  const other = await createTestRep(database.db);
  await run(
    jobOf({
      reaching: ({ db }) =>
        db.inTransaction({ kind: "tenant", tenantId: other.tenantId }, async (tx) => void (await mark(tx, 1))),
    }),
  );
  expect(await outcomes()).toEqual(["failed", "reaching failed"]);
});

test("a holder that is overtaken while he sleeps writes nothing more, and what he began is ended once", async () => {
  let wake = () => {};
  const asleep = new Promise<void>((resolve) => {
    wake = resolve;
  });
  let sleeps = () => {};
  const fallenAsleep = new Promise<void>((resolve) => {
    sleeps = resolve;
  });
  const batches = (by: string, pause: (place: number) => Promise<void>) =>
    jobOf({
      async batches({ db, checkpoint, report }) {
        for (let place = Number(checkpoint.last ?? 0) + 1; place <= 5; place += 1) {
          await db.inTransaction(scope(), async (tx) => {
            await mark(tx, place, by);
            await checkpoint.save(tx, place);
            await pause(place);
          });
          report.count("marks");
        }
      },
    });

  const sleeper = batches("sleeper", async (place) => {
    if (place !== 3) return;
    sleeps();
    await asleep;
  });
  const other = batches("other", async () => {});
  const now = utc("2026-04-08T10:07:00Z");
  const first = createTestRunner({
    db: database.db,
    jobs: [sleeper],
    clock: () => now,
    timer: frozenTimer,
    leaseMs: 200,
  });
  const second = createTestRunner({ db: database.db, jobs: [other], clock: () => now });

  const sleeping = first.runOpen(tenantId, sleeper);
  await fallenAsleep;
  expect(await leases()).toHaveLength(1);
  const overtaken = async () => {
    await second.runOpen(tenantId, other);
    expect((await newest()).attempts).toBe(2);
  };
  await vi.waitFor(overtaken, { timeout: 30_000 });
  wake();
  await sleeping;

  expect(await marks()).toEqual([
    { place: 1, by: "sleeper" },
    { place: 2, by: "sleeper" },
    { place: 3, by: "other" },
    { place: 4, by: "other" },
    { place: 5, by: "other" },
  ]);
  const executions = await executionsOf(database.db, tenantId);
  expect(executions).toMatchObject([{ outcome: "success", attempts: 2, scheduledFor: utc("2026-04-08T10:05:00Z") }]);
  expect(await leases()).toEqual([]);
});

test("a holder who was overtaken during a long statement doesn't commit what he did in it", async () => {
  const now = utc("2026-04-08T10:07:00Z");
  let begins = () => {};
  const begun = new Promise<void>((resolve) => {
    begins = resolve;
  });
  const slow = jobOf({
    slow: ({ db }) =>
      db.inTransaction(scope(), async (tx) => {
        await mark(tx, 1, "slow");
        begins();
        await tx.rows("select pg_advisory_xact_lock(4711)");
      }),
  });
  const quick = jobOf({ slow: ({ db }) => db.inTransaction(scope(), async (tx) => void (await mark(tx, 2, "quick"))) });
  const first = createTestRunner({ db: database.db, jobs: [slow], clock: () => now, timer: frozenTimer, leaseMs: 200 });
  const second = createTestRunner({ db: database.db, jobs: [quick], clock: () => now });

  let running: Promise<unknown> = Promise.resolve();
  await database.db.inTransaction(scope(), async (tx) => {
    await tx.rows("select pg_advisory_xact_lock(4711)");
    running = first.runOpen(tenantId, slow);
    await begun;
    const overtaken = async () => {
      await second.runOpen(tenantId, quick);
      expect(await newest()).toMatchObject({ outcome: "success", attempts: 2 });
    };
    await vi.waitFor(overtaken, { timeout: 30_000 });
  });
  await running;
  expect(await marks()).toEqual([{ place: 2, by: "quick" }]);
  expect(await executionsOf(database.db, tenantId)).toMatchObject([{ outcome: "success", attempts: 2 }]);
});

test("a moment of the schedule has one run, and those that were missed have one together", async () => {
  const job = jobOf({ first: async () => {} });
  let now = utc("2026-04-08T10:07:00Z");
  const runner = createTestRunner({ db: database.db, jobs: [job], clock: () => now });
  const scheduled = async () => (await executionsOf(database.db, tenantId)).map(({ scheduledFor }) => scheduledFor);

  expect(await runner.jobsToRun(tenantId)).toEqual([job]);
  await runner.runOpen(tenantId, job);
  await runner.runOpen(tenantId, job);
  expect(await runner.jobsToRun(tenantId)).toEqual([]);
  now = plusMs(now, 61 * minuteMs);
  expect(await runner.jobsToRun(tenantId)).toEqual([job]);
  await runner.runOpen(tenantId, job);
  await runner.runOpen(tenantId, job);
  expect(await scheduled()).toEqual([utc("2026-04-08T10:05:00Z"), utc("2026-04-08T11:05:00Z")]);
});

test("a server that stops leaves its run to the next one; a command that is stopped has failed", async () => {
  const stopping = { now: async () => {} };
  const job = jobOf({
    first: marking(1),
    async second({ db, signal }) {
      await stopping.now();
      if (!signal.aborted) await marking(2)({ db } as JobContext);
    },
  });
  const server = createTestRunner({ db: database.db, jobs: [job] });
  stopping.now = async () => void server.stop();
  await server.runOpen(tenantId, job);
  expect(await newest()).toMatchObject({ outcome: null, finishedAt: null, attempts: 1 });
  expect(await leases()).toEqual([]);

  stopping.now = async () => {};
  await createTestRunner({ db: database.db, jobs: [job] }).runOpen(tenantId, job);
  expect(await newest()).toMatchObject({ outcome: "success", attempts: 2 });
  expect((await marks()).map(({ place }) => place)).toEqual([1, 2]);

  const slow = jobOf({ second: job.steps[1]?.run ?? failing });
  const command = createTestRunner({ db: database.db, jobs: [slow] });
  stopping.now = async () => void command.stop();
  await command.runNow(tenantId, slow, asked, unwatched);
  expect(await newest()).toMatchObject({ outcome: "failed", error: "The process that ran the job was stopped." });
});

test("a run that kills whoever runs it is given up after five processes", async () => {
  const job = jobOf({ first: marking(1) });
  const request = {
    id: "7b9f4a52-4a86-4b58-9a35-5e8e1d3b8f10",
    askedBy: { kind: "manager", userId: "someone" },
    askedAt: utc("2026-04-08T10:00:00Z"),
    dryRun: false,
    limit: null,
  } as const;
  await database.db.inTransaction(scope(), async (tx) => {
    await insertExecution(tx, { tenantId, job: job.name }, request);
    await tx.rows("update ops.job_executions set attempts = 5 where tenant_id = $1", [tenantId]);
  });
  const now = utc("2026-04-08T10:01:00Z");
  await createTestRunner({ db: database.db, jobs: [job], clock: () => now }).runOpen(tenantId, job);
  const [given] = await executionsOf(database.db, tenantId);
  expect(given).toMatchObject({
    outcome: "failed",
    error: "The processes that ran it were killed or stopped 5 times.",
  });
});
