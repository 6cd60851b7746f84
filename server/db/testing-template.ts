import { randomBytes } from "node:crypto";
import pg from "pg";
import { migrate } from "./migrate.ts";

/** Makes a migrated database to copy from, under a name that no other run uses. */
export async function createTemplate(
  connectionString: string,
): Promise<{ readonly name: string; drop(): Promise<void> }> {
  const name = freshName("template");
  await asAdmin(connectionString, `create database ${name} encoding 'UTF8' template template0`);
  const drop = () => asAdmin(connectionString, `drop database if exists ${name} with (force)`);
  try {
    await migrate(withDatabase(connectionString, name));
  } catch (error) {
    await drop();
    throw error;
  }
  return { name, drop };
}

export function freshName(kind: "template" | "test"): string {
  return `perennial_${kind}_${randomBytes(6).toString("hex")}`;
}

export function withDatabase(connectionString: string, database: string): string {
  const url = new URL(connectionString);
  url.pathname = database;
  return url.href;
}

export async function asAdmin(connectionString: string, sql: string): Promise<void> {
  const admin = new pg.Client({ connectionString });
  await admin.connect();
  try {
    await admin.query(sql);
  } finally {
    await admin.end();
  }
}
