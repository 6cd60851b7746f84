import type pg from "pg";
import { createLibraryPool } from "../db/library-pool.ts";

/** Connections for the queue's library, as a role that owns its own schema and reaches nothing else. */
export function createBossPool(adminConnectionString: string, onError: (error: Error) => void): pg.Pool {
  return createLibraryPool({
    adminConnectionString,
    applicationName: "perennial jobs",
    size: 3,
    session: "set role perennial_jobs",
    onError,
  });
}
