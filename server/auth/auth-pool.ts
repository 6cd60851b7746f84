import type pg from "pg";
import { createLibraryPool } from "../db/library-pool.ts";

/** Connections for the sign-in library, as a role that reaches nothing but schema `auth`. */
export function createAuthPool(adminConnectionString: string, onError: (error: Error) => void): pg.Pool {
  return createLibraryPool({
    adminConnectionString,
    applicationName: "perennial auth",
    size: 5,
    session: "set role perennial_auth; set search_path = auth",
    onError,
  });
}
