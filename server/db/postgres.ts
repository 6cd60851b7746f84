import { createHash } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import pg from "pg";
import type { Db, Parameter, Scope, Tx } from "./db.ts";
import { listen } from "./listener.ts";
import { enterRole, serviceRole, sessionConfig, toWire } from "./session.ts";

export type DbOptions = {
  readonly connectionString: string;
  /** Shown in `pg_stat_activity`; `perennial` unless told. */
  readonly applicationName?: string;
  /** Connections held at most, besides the one that listens; 10 unless told. */
  readonly poolSize?: number;
  /** Hears of what no caller waits for: a lost idle connection, an effect that failed after its commit. */
  readonly onError?: (error: Error) => void;
};

/** For a connection of the pool. Then the caller fails, rather than the line growing without end. */
const longestWaitMs = 30_000;
const retriesAtMost = 3;
const retriedStates = new Set(["40001", "40P01"]);

/** Opens the way to a migrated database. Connections are made when first needed, each as `perennial_app` in UTC. */
export function createDb(options: DbOptions): Db {
  const { connectionString, applicationName = "perennial", poolSize = 10, onError = () => {} } = options;
  const settings = { connectionString, applicationName };

  const pool = new pg.Pool({
    ...sessionConfig(settings),
    pipeline: true,
    max: poolSize,
    connectionTimeoutMillis: longestWaitMs,
    onConnect: async (client) => {
      // Between two statements of a transaction nobody waits for the connection: unheard, its loss would end the process.
      client.on("error", onError);
      await enterRole(client);
    },
  });
  pool.on("error", () => {}); // the client's own listener has told of it already

  const stops = new Set<() => Promise<void>>();

  return {
    async inTransaction(scope, work) {
      for (let retries = 0; ; retries += 1) {
        try {
          return await runOnce(pool, scope, work, onError);
        } catch (error) {
          if (!isWorthRetrying(error) || retries === retriesAtMost) throw error;
          await wait(Math.random() * 20 * 2 ** retries);
        }
      }
    },
    async listen(channel, heard) {
      const stop = await listen(settings, channel, heard, onError);
      stops.add(stop);
      return () => {
        stops.delete(stop);
        return stop();
      };
    },
    async close() {
      await Promise.all([pool.end(), ...[...stops].map((stop) => stop())]);
    },
  };
}

async function runOnce<Value>(
  pool: pg.Pool,
  scope: Scope,
  work: (tx: Tx) => Promise<Value>,
  onError: (error: Error) => void,
): Promise<Value> {
  const client = await pool.connect();
  const { tx, effects, sent, end } = createTx(client, scope.kind === "tenant" && scope.keepsPlans === true);

  let value: Value;
  try {
    await client.query(opening(client, scope));
    value = await work(tx);
    await sent();
    end();
    await client.query("commit");
  } catch (error) {
    end();
    await giveUp(client);
    throw error;
  }
  client.release();

  for (const effect of effects) {
    try {
      effect();
    } catch (error) {
      onError(asError(error));
    }
  }
  return value;
}

/** One round trip for all statements; `begin` takes no parameters, hence the quoting. Role and tenant last as long as the transaction. */
function opening(client: pg.PoolClient, scope: Scope): string {
  const tenant = scope.kind === "none" ? "" : scope.tenantId;
  const role = scope.kind === "service" ? `set local role ${serviceRole}; ` : "";
  return `begin; ${role}select set_config('perennial.tenant', ${client.escapeLiteral(tenant)}, true)`;
}

function createTx(client: pg.PoolClient, keepsPlans: boolean) {
  const effects: (() => void)[] = [];
  let open = true;
  const sent: Promise<unknown>[] = [];
  let lost: { readonly error: unknown } | null = null;

  /** Goes to PostgreSQL at once, behind those that are there already. */
  async function query(sql: string, parameters: readonly Parameter[]): Promise<pg.QueryResult> {
    if (!open) throw new Error("A statement was sent after its transaction had ended.");
    const values = parameters.map(toWire);
    return client.query({ text: sql, values, ...(keepsPlans && { name: statementName(sql) }) });
  }

  const tx: Tx = {
    rows: async (sql, parameters = []) => {
      try {
        return (await query(sql, parameters)).rows;
      } catch (error) {
        throw lost ? lost.error : error;
      }
    },
    send: (sql, parameters = []) => {
      const answered = query(sql, parameters).catch((error) => {
        lost ??= { error };
      });
      sent.push(answered);
    },
    notify: async (channel, payload) => {
      await tx.rows("select pg_notify($1, $2)", [channel, payload]);
    },
    afterCommit: (effect) => {
      effects.push(effect);
    },
  };
  return {
    tx,
    effects,
    /** Until all that was sent has been done; throws what of it failed first. */
    sent: async () => {
      await Promise.all(sent);
      if (lost) throw lost.error;
    },
    end: () => {
      open = false;
    },
  };
}

/** A statement's own, the same for the same text, and short enough for PostgreSQL to tell names apart. */
function statementName(sql: string): string {
  return createHash("sha1").update(sql).digest("base64url");
}

/** Rolls back and returns the connection, or drops one whose state is no longer known. */
async function giveUp(client: pg.PoolClient): Promise<void> {
  try {
    await client.query("rollback");
    client.release();
  } catch (error) {
    client.release(asError(error));
  }
}

function isWorthRetrying(error: unknown): boolean {
  return error instanceof pg.DatabaseError && error.code !== undefined && retriedStates.has(error.code);
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
