import pg from "pg";
import type { Parameter } from "./db.ts";

/** How a session of the application's own role is opened. */
export type SessionSettings = {
  readonly connectionString: string;
  /** Shown in `pg_stat_activity`. */
  readonly applicationName: string;
};

/** The role that the application works as: it owns nothing and row-level security binds it (I5). */
export const applicationRole = "perennial_app";

/** The role of transactions that call what works for a whole tenant: the application's, with the right to those functions besides. */
export const serviceRole = "perennial_service";

/** What `pg` needs to open one connection: the value parsers are its own, nothing is set for the whole process. */
export function sessionConfig({ connectionString, applicationName }: SessionSettings): pg.ClientConfig {
  return { connectionString, application_name: applicationName, keepAlive: true, types: { getTypeParser } };
}

/** Gives up the connecting user's rights. A connection that can't do so must not be used. */
export async function enterRole(client: pg.ClientBase): Promise<void> {
  await client.query(`set role ${applicationRole}; set timezone to 'UTC'`);
}

/** Writes a parameter so that neither the process's time zone nor a view of a larger buffer changes it. */
export function toWire(parameter: Parameter): Parameter {
  return parameter instanceof Date ? parameter.toISOString() : parameter;
}

const oids = { int8: 20, date: 1082, int8Array: 1016, textArray: 1009, dateArray: 1182 };
const parseTexts: (text: string) => (string | null)[] = pg.types.getTypeParser(oids.textArray, "text");

const parsersByOid: ReadonlyMap<number, (text: string) => unknown> = new Map<number, (text: string) => unknown>([
  [oids.int8, BigInt],
  [oids.date, String],
  [oids.int8Array, (text) => parseTexts(text).map((item) => (item === null ? null : BigInt(item)))],
  [oids.dateArray, parseTexts],
]);

function getTypeParser(oid: number, format?: "text" | "binary") {
  const own = format === "binary" ? undefined : parsersByOid.get(oid);
  return own ?? pg.types.getTypeParser(oid, format);
}
