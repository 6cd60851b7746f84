import { execFile, execFileSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import {
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:net";
import path from "node:path";
import { promisify } from "node:util";
import { type Binaries, majorOf, programIn } from "./cluster-binaries.ts";
import type { ClusterHome } from "./cluster-home.ts";
import { isRunning } from "./cluster-lock.ts";
import { asUser } from "./cluster-user.ts";
import { StartError } from "./start-error.ts";

const run = promisify(execFile);
const pidFile = "postmaster.pid";
const longestLogBytes = 5_000_000;

/** The name of the cluster's superuser. */
export const superuser = "postgres";

export type Running = { readonly pid: number; readonly port: number; readonly isReady: boolean };

/** The postmaster that runs on this data, read from its own `postmaster.pid`; null when none does. */
export function findRunning({ data }: ClusterHome): Running | null {
  const lines = readPidFile(data);
  const pid = Number(lines?.[0]);
  const port = Number(lines?.[3]);
  if (!pid || !isPostmaster(pid, data)) return null;
  return { pid, port, isReady: lines?.[7]?.trim() === "ready" && port > 0 };
}

/** Makes an empty cluster, under another name first, so that one cut off half-way is never taken for a whole one. */
export async function initialise(home: ClusterHome, binaries: Binaries, durable: boolean): Promise<void> {
  for (const name of readdirSync(home.folder)) {
    if (name.startsWith("draft-")) rmSync(path.join(home.folder, name), { recursive: true, force: true });
  }
  const draft = path.join(home.folder, `draft-${randomUUID()}`);
  const passwordFile = path.join(draft, "password");
  mkdirSync(draft, { mode: 0o700 });
  writeFileSync(passwordFile, home.password, { mode: 0o600 });
  if (home.user !== null) for (const file of [draft, passwordFile]) chownSync(file, home.user.uid, home.user.gid);

  await runProgram(home, binaries, "initdb", [
    `--pgdata=${path.join(draft, "data")}`,
    `--username=${superuser}`,
    `--pwfile=${passwordFile}`,
    "--auth=scram-sha-256",
    "--encoding=UTF8",
    "--no-locale",
    "--data-checksums",
    "--no-instructions",
    ...(durable ? [] : ["--no-sync"]),
  ]);
  renameSync(path.join(draft, "data"), home.data);
  rmSync(draft, { recursive: true, force: true });
}

/** Refuses programs that can't read the data: PostgreSQL's major versions don't read each other's. */
export function checkVersion(home: ClusterHome, binaries: Binaries): void {
  const made = readFileSync(path.join(home.data, "PG_VERSION"), "utf8").trim();
  if (made === majorOf(binaries)) return;
  throw new StartError(
    `The data in ${home.data} was made by PostgreSQL ${made}, and the programs in ${binaries.folder} are ${binaries.version}: run PostgreSQL ${made} on it and set DATABASE_URL, or choose another DATA_DIR.`,
  );
}

/** Starts PostgreSQL on the loopback address, in a process group of its own, and waits until it takes connections. */
export async function start(home: ClusterHome, binaries: Binaries, durable: boolean, port: number): Promise<Running> {
  disownPidFile(home.data);
  if (existsSync(home.log) && statSync(home.log).size > longestLogBytes) renameSync(home.log, `${home.log}.1`);

  const settings = [
    "listen_addresses=127.0.0.1",
    "unix_socket_directories=",
    `port=${port}`,
    "max_connections=100",
    "timezone=UTC",
    "log_timezone=UTC",
    ...(durable ? [] : ["fsync=off", "synchronous_commit=off", "full_page_writes=off"]),
  ];
  const options = settings.map((setting) => `-c ${setting}`).join(" ");
  await runProgram(home, binaries, "pg_ctl", [
    "start",
    "-w",
    "-t",
    "120",
    "-s",
    "-D",
    home.data,
    "-l",
    home.log,
    "-o",
    options,
  ]);

  const running = findRunning(home);
  if (running === null) throw new StartError(`PostgreSQL ended as soon as it had started: ${home.log} says why.`);
  return running;
}

/** Ends every session and stops, after the last commit is on the disk. */
export async function stop(home: ClusterHome, binaries: Binaries): Promise<void> {
  await runProgram(home, binaries, "pg_ctl", ["stop", "-w", "-t", "120", "-s", "-m", "fast", "-D", home.data]);
}

/** A port that nothing listens on: the wanted one if it is free. */
export async function freePort(wanted = 0): Promise<number> {
  const server = createServer();
  try {
    return await new Promise<number>((resolve, reject) => {
      server.once("error", reject);
      server.listen(wanted, "127.0.0.1", () => {
        const address = server.address();
        resolve(typeof address === "object" && address !== null ? address.port : 0);
      });
    });
  } catch (error) {
    if (wanted !== 0) return freePort();
    throw error;
  } finally {
    server.close();
  }
}

async function runProgram(
  home: ClusterHome,
  binaries: Binaries,
  program: "initdb" | "pg_ctl",
  options: readonly string[],
): Promise<void> {
  try {
    await run(programIn(binaries.folder, program), options, {
      ...asUser(home.user),
      cwd: home.folder,
      env: cleanEnvironment(),
    });
  } catch (error) {
    throw new StartError(`PostgreSQL's ${program} failed: ${whatItSaid(error)}${lastLines(home.log)}`, {
      cause: error,
    });
  }
}

/** A setting of the person's shell, such as PGPORT or LC_ALL, must not change how the cluster runs. */
function cleanEnvironment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !name.startsWith("PG") && !name.startsWith("LC_"));
  return { ...Object.fromEntries(kept), LC_ALL: "C" };
}

function whatItSaid(error: unknown): string {
  const said = error instanceof Error && "stderr" in error ? String(error.stderr).trim() : "";
  return said === "" ? String(error) : said;
}

function lastLines(log: string): string {
  if (!existsSync(log)) return "";
  return `\nThe last lines of ${log}:\n${readFileSync(log, "utf8").trimEnd().split("\n").slice(-8).join("\n")}`;
}

function readPidFile(data: string): readonly string[] | null {
  try {
    return readFileSync(path.join(data, pidFile), "utf8").split("\n");
  } catch {
    return null;
  }
}

function isPostmaster(pid: number, data: string): boolean {
  return isRunning(pid) && (commandOf(pid)?.includes(data) ?? true);
}

function commandOf(pid: number): string | null {
  try {
    if (process.platform === "linux") return readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ");
    if (process.platform === "win32") return null;
    return execFileSync("ps", ["-o", "command=", "-p", String(pid)], { encoding: "utf8" });
  } catch {
    return null;
  }
}

/**
 * After a crash the file may name a process that is now another program, and PostgreSQL would refuse to start. The id
 * of the starting program's parent, ours, is one that it looks past; deleting the file instead would also skip its search for
 * survivors of the crash that still use the shared memory.
 */
function disownPidFile(data: string): void {
  const [pid, ...rest] = readPidFile(data) ?? [];
  if (pid === undefined || !isRunning(Number(pid))) return;
  writeFileSync(path.join(data, pidFile), [process.pid, ...rest].join("\n"));
}
