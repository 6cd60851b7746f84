import { setTimeout as wait } from "node:timers/promises";
import pg from "pg";
import { StartError } from "./start-error.ts";

/**
 * The roles belong to the whole cluster, not to one database: they are looked after at every start, so a database that
 * was restored into a new cluster gets them too.
 */
const roles = ["perennial_owner", "perennial_app", "perennial_auth", "perennial_jobs", "perennial_service"];

/** Besides what the application may, the service role may call the functions that work for a whole tenant; the tenant's rows bind it too. */
const inherited = { role: "perennial_app", by: "perennial_service" } as const;

const duplicateObject = "42710";
const uniqueViolation = "23505";
const insufficientPrivilege = "42501";

/** Makes the missing roles and lets the connecting user become each of them. Other databases' starts may do so at the same moment. */
export async function ensureRoles(admin: pg.Client): Promise<void> {
  for (const role of roles) {
    await createIfMissing(admin, role);
    await letBecome(admin, role);
  }
  await letInherit(admin);
}

async function createIfMissing(admin: pg.Client, role: string): Promise<void> {
  const { rowCount } = await admin.query("select from pg_roles where rolname = $1", [role]);
  if (rowCount === 1) return;
  try {
    await admin.query(`create role ${role} nologin`);
  } catch (error) {
    const code = codeOf(error);
    if (code === duplicateObject || code === uniqueViolation) return;
    if (code === insufficientPrivilege) {
      throw new StartError(
        `The user ${admin.user} can't make the role ${role}: give that user CREATEROLE, or let a superuser run: create role ${role} nologin; grant ${role} to ${admin.user};`,
      );
    }
    throw error;
  }
}

async function letBecome(admin: pg.Client, role: string): Promise<void> {
  for (let tries = 0; !(await canBecome(admin, role)); tries += 1) {
    try {
      await admin.query(`grant ${role} to current_user`);
    } catch (error) {
      if (codeOf(error) === insufficientPrivilege) {
        throw new StartError(
          `The user ${admin.user} can't become the role ${role}: let a superuser run: grant ${role} to ${admin.user};`,
        );
      }
      // Two grants at the same moment: PostgreSQL refuses one with an internal error.
      if (tries === 5) throw error;
      await wait(Math.random() * 50);
    }
  }
}

async function letInherit(admin: pg.Client): Promise<void> {
  const { role, by } = inherited;
  const inherits = async () => {
    const { rows } = await admin.query<{ inherits: boolean }>("select pg_has_role($1, $2, 'usage') as inherits", [
      by,
      role,
    ]);
    return rows[0]?.inherits === true;
  };
  for (let tries = 0; !(await inherits()); tries += 1) {
    try {
      await admin.query(`grant ${role} to ${by}`);
    } catch (error) {
      if (codeOf(error) === insufficientPrivilege) {
        throw new StartError(
          `The user ${admin.user} can't give ${by} what ${role} may: let a superuser run: grant ${role} to ${by};`,
        );
      }
      if (tries === 5) throw error;
      await wait(Math.random() * 50);
    }
  }
}

/** Tried, not looked up: from PostgreSQL 16 on, a member of a role isn't always one who may become it. */
async function canBecome(admin: pg.Client, role: string): Promise<boolean> {
  try {
    await admin.query(`set role ${role}`);
    await admin.query("reset role");
    return true;
  } catch (error) {
    if (codeOf(error) === insufficientPrivilege) return false;
    throw error;
  }
}

function codeOf(error: unknown): string | undefined {
  return error instanceof pg.DatabaseError ? error.code : undefined;
}
