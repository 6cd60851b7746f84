import { existsSync } from "node:fs";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import pg from "pg";
import { type Binaries, type BinariesSource, findBinaries } from "./cluster-binaries.ts";
import { type ClusterHome, prepareHome, prepareKeys } from "./cluster-home.ts";
import { withLock } from "./cluster-lock.ts";
import {
  checkVersion,
  findRunning,
  freePort,
  initialise,
  type Running,
  start,
  stop,
  superuser,
} from "./cluster-postmaster.ts";
import { StartError } from "./start-error.ts";

export type ClusterOptions = {
  readonly dataDir: string;
  /** Takes sentences about where the cluster lies and what happened to it. */
  readonly log: (sentence: string) => void;
  /** `false` trades the safety of the data for speed: for tests. */
  readonly durable?: boolean;
  readonly binaries?: BinariesSource;
};

export type Cluster = {
  /** Connects as the cluster's superuser to its database `postgres`. */
  readonly connectionString: string;
  /** It ran already: another process shares it, or one that was killed left it behind. */
  readonly adopted: boolean;
  /** Stops the cluster unless somebody else has a session. Close this process's own connections before. */
  close(): Promise<void>;
};

const patienceMs = 120_000;
const pollMs = 50;
const startsAtMost = 3;
const fileErrors = new Set(["EACCES", "EPERM", "EROFS", "ENOSPC", "ENOTDIR", "EEXIST"]);
const lingeringMs = 500;

/**
 * Opens the PostgreSQL that lives under `dataDir`: makes it, starts it, or joins the one that runs. While open, this process holds
 * a session, which tells the others that the cluster is in use, and brings the cluster back should it be killed.
 *
 * @throws StartError with a sentence for the person who started the product
 */
export async function openCluster(options: ClusterOptions): Promise<Cluster> {
  try {
    return await join(options);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : null;
    if (typeof code !== "string" || !fileErrors.has(code)) throw error;
    throw new StartError(`The folder ${options.dataDir} (DATA_DIR) can't be used: ${error}`, { cause: error });
  }
}

async function join(options: ClusterOptions): Promise<Cluster> {
  const { dataDir, log, durable = true, binaries: source = "npm_first" } = options;
  const lock = path.join(prepareKeys(dataDir), "lock");

  const opened = await withLock(lock, async () => {
    const home = prepareHome(dataDir, path.dirname(lock));
    const binaries = findBinaries(home.user, home.folder, source);
    const isNew = !existsSync(home.data);
    if (isNew) await initialise(home, binaries, durable);
    checkVersion(home, binaries);
    const { running, adopted } = await ensureRunning(home, binaries, durable);
    log(describePlace(home, binaries, running, isNew ? "made and started" : adopted ? "joined" : "started"));
    return { home, binaries, adopted, running, session: await openSession(home, running.port) };
  });
  const { home, binaries, adopted, running } = opened;
  let session = opened.session;
  let closed = false;

  function watch(): void {
    session.once("end", () => {
      if (!closed) void comeBack();
    });
  }

  async function comeBack(): Promise<void> {
    while (!closed) {
      try {
        await withLock(lock, async () => {
          if (closed) return;
          const { adopted } = await ensureRunning(home, binaries, durable, running.port);
          session = await openSession(home, running.port);
          log(`PostgreSQL was interrupted and ${adopted ? "came back by itself" : "was started again"}.`);
        });
        return watch();
      } catch (error) {
        log(`PostgreSQL was interrupted and can't be started yet: ${error}`);
        await wait(1_000);
      }
    }
  }

  watch();
  return {
    connectionString: connectionString(home, running.port),
    adopted,
    async close() {
      if (closed) return;
      closed = true;
      await withLock(lock, async () => {
        await session.end();
        const last = findRunning(home);
        if (last !== null && !(await isInUse(home, last.port))) await stop(home, binaries);
      });
    },
  };
}

/** Starts the cluster unless it runs; waits for one that is about to start or to stop. Called under the lock. */
async function ensureRunning(
  home: ClusterHome,
  binaries: Binaries,
  durable: boolean,
  wantedPort?: number,
): Promise<{ readonly running: Running; readonly adopted: boolean }> {
  let failures = 0;
  for (const deadline = Date.now() + patienceMs; Date.now() < deadline; await wait(pollMs)) {
    const running = findRunning(home);
    if (running?.isReady) return { running, adopted: true };
    if (running !== null) continue;
    try {
      return { running: await start(home, binaries, durable, await freePort(wantedPort)), adopted: false };
    } catch (error) {
      // Another program may have taken the port meanwhile; parts of a crashed cluster take a moment to end.
      failures += 1;
      if (failures === startsAtMost) throw error;
      await wait(failures * 500);
    }
  }
  throw new StartError(`PostgreSQL in ${home.data} neither starts nor stops since two minutes: ${home.log} says why.`);
}

/** Whether any session is left. Those just closed take a moment to go. */
async function isInUse(home: ClusterHome, port: number): Promise<boolean> {
  const session = await openSession(home, port);
  try {
    for (const deadline = Date.now() + lingeringMs; ; await wait(pollMs)) {
      const others = await session.query(
        "select from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()",
      );
      if (others.rowCount === 0) return false;
      if (Date.now() >= deadline) return true;
    }
  } finally {
    await session.end();
  }
}

async function openSession(home: ClusterHome, port: number): Promise<pg.Client> {
  const session = new pg.Client({
    connectionString: connectionString(home, port),
    application_name: `perennial process ${process.pid}`,
  });
  session.on("error", () => {}); // its end is what counts
  await session.connect();
  return session;
}

function connectionString({ password }: ClusterHome, port: number): string {
  return `postgres://${superuser}:${password}@127.0.0.1:${port}/postgres?sslmode=disable`;
}

function describePlace(home: ClusterHome, binaries: Binaries, running: Running, what: string): string {
  const as = home.user === null ? "" : ` as ${home.user.name}`;
  return `PostgreSQL ${binaries.version} ${what} on 127.0.0.1:${running.port}${as}: data in ${home.data}, programs in ${binaries.folder}.`;
}
