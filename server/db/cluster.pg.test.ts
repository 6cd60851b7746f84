import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import { afterEach, expect, test } from "vitest";
import { type Cluster, openCluster } from "./cluster.ts";
import { migrate } from "./migrate.ts";
import { createDb } from "./postgres.ts";
import { checkRole } from "./role-check.ts";

const binaries = process.env.PERENNIAL_TEST_POSTGRES === "system" ? "system" : "npm_first";
const isRoot = process.getuid?.() === 0;
const toClose: Cluster[] = [];
const toKill: ChildProcess[] = [];
const toRemove: string[] = [];

afterEach(async () => {
  for (const child of toKill.splice(0)) child.kill("SIGKILL");
  for (const cluster of toClose.splice(0)) await cluster.close();
  for (const folder of toRemove.splice(0)) rmSync(folder, { recursive: true, force: true });
});

function newFolder(mode = 0o711): string {
  const folder = mkdtempSync(path.join(tmpdir(), "perennial-cluster-"));
  chmodSync(folder, mode);
  toRemove.push(folder);
  return folder;
}

async function open(dataDir: string, options: { durable?: boolean; said?: string[] } = {}): Promise<Cluster> {
  const { durable = false, said = [] } = options;
  const cluster = await openCluster({ dataDir, durable, binaries, log: (sentence) => said.push(sentence) });
  toClose.push(cluster);
  return cluster;
}

type Holder = {
  readonly connectionString: string;
  readonly adopted: boolean;
  kill(): Promise<void>;
  leave(): Promise<void>;
};

/** Another process that holds the cluster open until it is told to leave, or killed. */
async function openElsewhere(dataDir: string): Promise<Holder> {
  const program = `
    import { openCluster } from "./cluster.ts";
    const cluster = await openCluster({ ...${JSON.stringify({ dataDir, binaries })}, log() {} });
    console.log(JSON.stringify(cluster));
    process.stdin.resume().once("end", () => cluster.close());
  `;
  const child = spawn(process.execPath, ["--import", "tsx", "--input-type=module", "-e", program], {
    cwd: import.meta.dirname,
    stdio: ["pipe", "pipe", "inherit"],
  });
  toKill.push(child);
  const ended = once(child, "exit");
  const [line] = await once(child.stdout, "data");
  return {
    ...JSON.parse(String(line)),
    async kill() {
      child.kill("SIGKILL");
      await ended;
    },
    async leave() {
      child.stdin.end();
      await ended;
    },
  };
}

async function ask(connectionString: string, sql: string): Promise<readonly object[]> {
  const client = new pg.Client({ connectionString });
  client.on("error", () => {});
  await client.connect();
  try {
    const answer = await client.query(sql);
    return answer.rows;
  } finally {
    await client.end();
  }
}

const answers = (connectionString: string) =>
  ask(connectionString, "select 1").then(
    () => true,
    () => false,
  );
const keepNote = "create table notes (text text); insert into notes values ('acknowledged')";
const readNotes = "select text from notes";
const acknowledged = [{ text: "acknowledged" }];

/** The file that names the running postmaster. Beside the sentences of the log, the one place that tells where the data is. */
const pidFile = (dataDir: string) => path.join(dataDir, "postgres", "data", "postmaster.pid");
const postmaster = (dataDir: string) => Number(readFileSync(pidFile(dataDir), "utf8").split("\n")[0]);

test("a cluster of one's own is durable, on the loopback address, behind a password that others can't read", async () => {
  const dataDir = newFolder();
  const cluster = await open(dataDir, { durable: true });
  expect(cluster.adopted).toBe(false);
  expect(
    await ask(
      cluster.connectionString,
      `select current_setting('fsync') as fsync, current_setting('synchronous_commit') as commit,
              current_setting('listen_addresses') as listens, current_setting('unix_socket_directories') as sockets,
              current_setting('server_encoding') as encoding, current_setting('data_checksums') as checksums`,
    ),
  ).toEqual([{ fsync: "on", commit: "on", listens: "127.0.0.1", sockets: "", encoding: "UTF8", checksums: "on" }]);

  expect(statSync(path.join(dataDir, "cluster", "password")).mode & 0o777).toBe(0o600);
  const withoutPassword = new URL(cluster.connectionString);
  withoutPassword.password = "guessed";
  expect(await answers(withoutPassword.href)).toBe(false);

  await cluster.close();
  expect(await answers(cluster.connectionString)).toBe(false);
});

test("processes share a cluster, and the last one to leave stops it", async () => {
  const dataDir = newFolder();
  const [here, there] = await Promise.all([open(dataDir), openElsewhere(dataDir)]);
  expect(here.connectionString).toBe(there.connectionString);
  expect([here.adopted, there.adopted].sort()).toEqual([false, true]);

  await here.close();
  expect(await answers(there.connectionString)).toBe(true);
  await there.leave();
  expect(await answers(there.connectionString)).toBe(false);
});

test("any session keeps the cluster from being stopped", async () => {
  const dataDir = newFolder();
  const cluster = await open(dataDir);
  const guest = new pg.Client({ connectionString: cluster.connectionString });
  await guest.connect();
  await cluster.close();
  expect((await guest.query("select 1 as n")).rows).toEqual([{ n: 1 }]);
  await guest.end();
  expect((await open(dataDir)).adopted).toBe(true);
});

test("I1 a cluster whose process was killed is joined by the next one, with its data", async () => {
  const dataDir = newFolder();
  const killed = await openElsewhere(dataDir);
  await ask(killed.connectionString, keepNote);
  await killed.kill();

  const next = await open(dataDir);
  expect(next.adopted).toBe(true);
  expect(await ask(next.connectionString, readNotes)).toEqual(acknowledged);
});

test("I1 a cluster that was killed with its process starts again, with its data", async () => {
  const dataDir = newFolder();
  const killed = await openElsewhere(dataDir);
  await ask(killed.connectionString, keepNote);
  await killed.kill();
  process.kill(postmaster(dataDir), "SIGKILL");

  const next = await open(dataDir);
  expect(next.adopted).toBe(false);
  expect(await ask(next.connectionString, readNotes)).toEqual(acknowledged);
});

test("a cluster killed under a living process comes back at the same address", async () => {
  const dataDir = newFolder();
  const said: string[] = [];
  const cluster = await open(dataDir, { said });
  process.kill(postmaster(dataDir), "SIGKILL");
  await expect.poll(() => said.at(-1), { timeout: 20_000 }).toContain("started again");
  expect(await answers(cluster.connectionString)).toBe(true);
});

test("a process id that is now another program's doesn't keep a crashed cluster from starting", async () => {
  const dataDir = newFolder();
  await (await open(dataDir)).close();
  // Of PostgreSQL's own user: another user's program isn't taken for the postmaster anyway.
  const { uid, gid } = statSync(path.dirname(pidFile(dataDir)));
  const bystander = spawn("sleep", ["60"], { uid, gid });
  toKill.push(bystander);
  writeFileSync(pidFile(dataDir), `${bystander.pid}\n${path.dirname(pidFile(dataDir))}\n1\n5432\n\n127.0.0.1\n`);
  expect((await open(dataDir)).adopted).toBe(false);
});

test("a cluster that was cut off while it was made is made anew", async () => {
  const dataDir = newFolder();
  const halfMade = path.join(dataDir, "postgres", "draft-1", "data");
  mkdirSync(halfMade, { recursive: true });
  writeFileSync(path.join(halfMade, "PG_VERSION"), "18\n");

  const cluster = await open(dataDir);
  expect(await answers(cluster.connectionString)).toBe(true);
  // Where PostgreSQL's user can't reach the project, the programs were copied beside the data.
  const left = readdirSync(path.join(dataDir, "postgres")).filter((name) => !name.startsWith("postgresql-"));
  expect(left.sort()).toEqual(["data", "postgres.log"]);
});

test("data of another major version stops the start with a sentence, and is left as it is", async () => {
  const dataDir = newFolder();
  const cluster = await open(dataDir);
  await cluster.close();
  const version = path.join(path.dirname(pidFile(dataDir)), "PG_VERSION");
  const made = readFileSync(version, "utf8");
  writeFileSync(version, "14\n");
  await expect(open(dataDir)).rejects.toThrow("was made by PostgreSQL 14");

  writeFileSync(version, made);
  await open(dataDir);
});

test("a data folder that is none stops the start with a sentence", async () => {
  const file = path.join(newFolder(), "data");
  writeFileSync(file, "");
  await expect(open(file)).rejects.toThrow(`The folder ${file} (DATA_DIR) can't be used`);
});

test("a setting of the shell doesn't change how the cluster runs", async () => {
  process.env.PGOPTIONS = "-c search_path=elsewhere";
  process.env.PGDATA = "/nowhere";
  try {
    const cluster = await open(newFolder());
    expect(await answers(cluster.connectionString)).toBe(true);
  } finally {
    delete process.env.PGOPTIONS;
    delete process.env.PGDATA;
  }
});

test("in a folder closed to others the data lies where PostgreSQL's user gets, and is found again", async () => {
  const dataDir = path.join(newFolder(0o700), "data");
  const said: string[] = [];
  const first = await open(dataDir, { said });
  const place = /data in (\S+)\/data,/.exec(said.at(-1) ?? "")?.[1] ?? "";
  toRemove.push(place);
  expect(path.dirname(place)).toBe(isRoot ? "/var/lib" : dataDir);
  await ask(first.connectionString, keepNote);
  await first.close();

  const second = await open(dataDir);
  expect(await ask(second.connectionString, readNotes)).toEqual(acknowledged);
  await second.close();
  expect(existsSync(path.join(place, "data", "postmaster.pid"))).toBe(false);
});

test("a user who may create roles, but is no superuser, brings an untouched server's database up to date", async () => {
  const cluster = await open(newFolder());
  await ask(cluster.connectionString, "create role newcomer login createrole password 'secret'");
  await ask(cluster.connectionString, "create database own owner newcomer");
  const url = new URL(cluster.connectionString);
  Object.assign(url, { username: "newcomer", password: "secret", pathname: "own" });

  await migrate(url.href);
  const db = createDb({ connectionString: url.href });
  await checkRole(db);
  await db.close();
});
