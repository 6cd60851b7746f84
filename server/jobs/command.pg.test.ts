import "temporal-polyfill/global";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Execution } from "#shared/protocol/jobs.ts";
import { createTestDatabase, type TestDatabase } from "../db/testing.ts";
import { createTestRep } from "../ledger/testing.ts";
import { executionsOf } from "./testing.ts";

let database: TestDatabase;
let dataDir: string;
let tenantId: string;
beforeAll(async () => {
  database = await createTestDatabase();
  dataDir = await mkdtemp(path.join(tmpdir(), "perennial-jobs-"));
  ({ tenantId } = await createTestRep(database.db));
});
afterAll(async () => {
  await database.drop();
  await rm(dataDir, { recursive: true, force: true });
});

/** Runs the command as a person would, and returns how it ended. */
async function jobs(...given: readonly string[]) {
  const child = spawn(process.execPath, ["--import", "tsx", path.join(import.meta.dirname, "command.ts"), ...given], {
    env: { ...process.env, DATABASE_URL: database.adminConnectionString, DATA_DIR: dataDir },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const [out, err, [exitCode]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, "exit")]);
  return { exitCode, out, err };
}

test("a job is run by its alias, and machines read what became of it", async () => {
  const { exitCode, out } = await jobs("settle", "--json", "--tenant", "Test");
  const [execution] = JSON.parse(out) as (Execution & { tenant: string })[];
  expect([exitCode, execution]).toEqual([
    0,
    expect.objectContaining({
      tenant: "Test",
      job: "settlement",
      outcome: "success",
      askedBy: "command_line",
      dryRun: false,
    }),
  ]);
  expect((await executionsOf(database.db, tenantId)).map(({ id }) => id)).toContain(execution?.id);
});

test("a step that can't be done makes the whole partial, and the exit code says so", async () => {
  const admin = await database.db.inTransaction({ kind: "tenant", tenantId }, (tx) =>
    // A date that no calendar has: this rep can't be settled, the others can.
    tx.rows(`update org.reps set zone = 'Nowhere/Nothing' where tenant_id = $1 returning id`, [tenantId]),
  );
  expect(admin).toHaveLength(1);
  const { exitCode, out } = await jobs("settlement");
  expect(exitCode).toBe(3);
  expect(out).toContain("settlement: partial");
  expect(out).toMatch(/^ {4}rep01: \S/m);
});

test("all leaves out what needs force; who asks wrongly is told so", async () => {
  const [all, forced, unknown, wrong, nobody] = await Promise.all([
    jobs("all", "--dry-run"),
    jobs("wallet-reset"),
    jobs("nonsense"),
    jobs("settle", "--limit", "none"),
    jobs("settle", "--tenant", "Nobody"),
  ]);
  expect(all.out).toContain("settlement, dry run");
  expect(all.out).not.toContain("wallet-reset");
  expect([forced.exitCode, unknown.exitCode, wrong.exitCode, nobody.exitCode]).toEqual([2, 2, 2, 2]);
  expect(forced.err).toContain("--force");
  expect(unknown.err).toContain("There is no job nonsense.");
});

test("the schedule and the history are told", async () => {
  const [schedule, history] = await Promise.all([jobs("schedule"), jobs("history", "--limit", "1")]);
  expect(schedule.out).toMatch(
    /^Test {2}settlement {2}every 30 minutes, next \d{4}-\d\d-\d\d \d\d:[03]0 \(Europe\/Madrid\)$/m,
  );
  expect(history.out.trim().split("\n")).toHaveLength(1);
});
