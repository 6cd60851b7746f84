import "temporal-polyfill/global";
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import pg from "pg";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { type Instant, minuteMs, plusMs } from "#shared/domain/time/instant.ts";
import { createTestDatabase, type TestDatabase } from "../db/testing.ts";
import { createTestRep } from "../ledger/testing.ts";
import { executionsOf, utc } from "./testing.ts";
import type { ProcessOrder, Tick } from "./testing-process.ts";

/** By hand: `JOB_ROUNDS=100 npx vitest run --project pg server/jobs/processes`. */
const rounds = Number(process.env.JOB_ROUNDS ?? 10);
const kills = Math.ceil(rounds / 10);
const batches = 20;
const leaseMs = 1_000;
const longestMs = 60_000 + rounds * 10_000;
const patience = { timeout: 60_000, interval: 50 };

let database: TestDatabase;
let admin: pg.Client;
let tenantId: string;
const children = new Set<ChildProcess>();

beforeAll(async () => {
  database = await createTestDatabase();
  admin = new pg.Client({ connectionString: database.adminConnectionString });
  await admin.connect();
  await admin.query(`
    set role perennial_owner;
    create table ops.notes (tenant_id uuid not null, place bigint generated always as identity, run uuid not null, what text not null);
    create table ops.marks (tenant_id uuid not null, place int not null, primary key (tenant_id, place));
    call ops.protect_table('ops.notes');
    call ops.protect_table('ops.marks')`);
});
beforeEach(async () => {
  ({ tenantId } = await createTestRep(database.db));
});
afterEach(async () => {
  await Promise.all([...children].map((child) => end(child, "SIGTERM")));
});
afterAll(async () => {
  await admin.end();
  await database.drop();
});

const begin = utc("2026-04-08T10:00:00Z");

async function start(role: ProcessOrder["role"], job: string, now: Instant): Promise<ChildProcess> {
  const order: ProcessOrder = { role, job, now, tenantId, leaseMs, connectionString: database.adminConnectionString };
  const program = path.join(import.meta.dirname, "testing-process.ts");
  const child = spawn(process.execPath, ["--import", "tsx", program, JSON.stringify(order)], {
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
  children.add(child);
  child.once("exit", () => children.delete(child));
  await once(child, "message");
  return child;
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill(signal);
  await once(child, "exit");
}

const tick = (child: ChildProcess, now: Instant) => child.connected && child.send({ now } satisfies Tick);
const executions = () => executionsOf(database.db, tenantId);
const ended = async () => (await executions()).filter(({ outcome }) => outcome !== null);
const holder = async () => {
  const { rows } = await admin.query<{ pid: number }>(
    "select split_part(holder, ':', 2)::int as pid from ops.job_leases where tenant_id = $1",
    [tenantId],
  );
  return rows[0]?.pid ?? null;
};
const marks = async () => {
  const { rows } = await admin.query<{ place: number }>("select place from ops.marks where tenant_id = $1 order by 1", [
    tenantId,
  ]);
  return rows.map(({ place }) => place);
};

test(
  `two servers and three commands at once, ${rounds} rounds: one run at a time, none missed, none doubled`,
  async () => {
    const roles = ["server", "server", "command", "command", "command"] as const;
    const processes = await Promise.all(roles.map((role) => start(role, "noting", begin)));
    const commands = processes.slice(2);
    const moments = Array.from({ length: rounds }, (_, round) => plusMs(begin, round * 5 * minuteMs));
    for (const [round, now] of moments.entries()) {
      const commandsEnded = commands.map((command) => once(command, "message"));
      for (const process of processes) tick(process, now);
      await Promise.all(commandsEnded);
      await vi.waitFor(async () => expect(await ended()).toHaveLength(4 * (round + 1)), patience);
    }

    const all = await executions();
    expect(all.filter(({ outcome, attempts }) => outcome === "success" && attempts === 1)).toHaveLength(4 * rounds);
    const scheduled = all.flatMap(({ scheduledFor }) => scheduledFor ?? []).sort((a, b) => a - b);
    expect(scheduled).toEqual(moments);

    const { rows: notes } = await admin.query<{ run: string; what: string }>(
      "select run, what from ops.notes where tenant_id = $1 order by place",
      [tenantId],
    );
    expect(notes).toHaveLength(3 * all.length);
    for (let index = 0; index < notes.length; index += 3) {
      const run = notes[index]?.run;
      expect(notes.slice(index, index + 3)).toEqual(["begins", "goes on", "ends"].map((what) => ({ run, what })));
    }
  },
  longestMs,
);

test(
  `a killed server's run is taken over after the lease, ${kills} times, and a killed command's: each ends as if done once`,
  async () => {
    let servers: readonly ChildProcess[] = await Promise.all([
      start("server", "marking", begin),
      start("server", "marking", begin),
    ]);
    for (let kill = 0; kill < kills; kill += 1) {
      const now = plusMs(begin, kill * 5 * minuteMs);
      for (const server of servers) tick(server, now);
      await halfDone();
      const pid = await holder();
      const killed = servers.find((server) => server.pid === pid);
      servers = servers.filter((server) => server !== killed);
      if (!killed) throw new Error("Nobody holds the lease");
      await end(killed, "SIGKILL");

      await takenOver(servers, now);
      expect((await executions()).at(-1)).toMatchObject({ outcome: "success", attempts: 2, scheduledFor: now });
      if (kill + 1 < kills) servers = [...servers, await start("server", "marking", now)];
    }

    const now = plusMs(begin, (kills - 1) * 5 * minuteMs + 1);
    const command = await start("command", "marking", now);
    tick(command, now);
    await halfDone();
    await end(command, "SIGKILL");
    await takenOver(servers, now);
    expect((await executions()).at(-1)).toMatchObject({ outcome: "success", attempts: 2, askedBy: "command_line" });
  },
  longestMs,
);

async function halfDone(): Promise<void> {
  await vi.waitFor(async () => expect((await marks()).length).toBeGreaterThan(3), patience);
}

/** The others look, as the next minute has them look, until nothing is open any more. */
async function takenOver(others: readonly ChildProcess[], now: Instant): Promise<void> {
  const finished = async () => {
    for (const server of others) tick(server, now);
    expect((await executions()).every(({ outcome }) => outcome !== null)).toBe(true);
  };
  await vi.waitFor(finished, { timeout: 60_000, interval: 250 });
  expect(await marks()).toEqual(Array.from({ length: batches }, (_, index) => index + 1));
  await admin.query("delete from ops.marks where tenant_id = $1", [tenantId]);
}
