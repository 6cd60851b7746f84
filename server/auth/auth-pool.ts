import pg from "pg";

/**
 * Connections for the sign-in library, as a role that reaches nothing but schema `auth`: not even a hole in the library
 * leads to a tenant's rows.
 */
export function createAuthPool(adminConnectionString: string, onError: (error: Error) => void): pg.Pool {
  const pool = new pg.Pool({
    connectionString: adminConnectionString,
    application_name: "perennial auth",
    max: 5,
    onConnect: async (client) => {
      client.on("error", onError);
      await client.query("set role perennial_auth; set search_path = auth; set timezone to 'UTC'");
    },
  });
  pool.on("error", () => {}); // the client's own listener has told of it already
  return pool;
}
