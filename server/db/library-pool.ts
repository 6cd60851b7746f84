import pg from "pg";

export type LibraryPool = {
  /** Of a user who may become the role. */
  readonly adminConnectionString: string;
  /** Shown in `pg_stat_activity`. */
  readonly applicationName: string;
  /** Connections held at most. */
  readonly size: number;
  /** What each connection becomes before the library gets it, as SQL. */
  readonly session: `set role ${string}`;
  /** Hears of lost connections. */
  readonly onError: (error: Error) => void;
};

/** Connections for a library that speaks SQL of its own, as a role of its own: not even a hole in the library leads to a tenant's rows. */
export function createLibraryPool(options: LibraryPool): pg.Pool {
  const { adminConnectionString, applicationName, size, session, onError } = options;
  const pool = new pg.Pool({
    connectionString: adminConnectionString,
    application_name: applicationName,
    max: size,
    onConnect: async (client) => {
      client.on("error", onError);
      await client.query(`${session}; set timezone to 'UTC'`);
    },
  });
  pool.on("error", () => {}); // the client's own listener has told of it already
  return pool;
}
