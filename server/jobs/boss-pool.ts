import pg from "pg";

/**
 * Connections for the queue's library, as a role that owns its own schema and reaches nothing else: not even a hole in the library leads
 * to a tenant's rows.
 */
export function createBossPool(adminConnectionString: string, onError: (error: Error) => void): pg.Pool {
  const pool = new pg.Pool({
    connectionString: adminConnectionString,
    application_name: "perennial jobs",
    max: 3,
    onConnect: async (client) => {
      client.on("error", onError);
      await client.query("set role perennial_jobs; set timezone to 'UTC'");
    },
  });
  pool.on("error", () => {}); // the client's own listener has told of it already
  return pool;
}
