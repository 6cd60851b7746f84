import type { Db } from "./db.ts";
import { applicationRole } from "./session.ts";
import { StartError } from "./start-error.ts";

type RoleRow = {
  readonly name: string;
  readonly superuser: boolean;
  readonly bypasses: boolean;
  readonly leads_to_owner: boolean;
  readonly owned: string | null;
};

/** Refuses to start, with a `StartError`, when row-level security wouldn't bind the role that the application works as (I5). */
export async function checkRole(db: Db): Promise<void> {
  const [role] = await db.inTransaction({ kind: "none" }, (tx) =>
    tx.rows<RoleRow>(
      `select rolname as name, rolsuper as superuser, rolbypassrls as bypasses,
              pg_has_role(oid, 'perennial_owner', 'member') as leads_to_owner,
              (select min(c.oid::regclass::text) from pg_class c where c.relowner = r.oid) as owned
         from pg_roles r
        where rolname = current_user`,
    ),
  );
  if (role === undefined || role.name !== applicationRole) {
    throw new StartError(`The database gave the role ${role?.name} instead of ${applicationRole}.`);
  }

  const fault = faultOf(role);
  if (fault !== null) {
    throw new StartError(
      `The role ${applicationRole} ${fault}, so row-level security wouldn't bind it: take that away and start again.`,
    );
  }
}

function faultOf(role: RoleRow): string | null {
  if (role.superuser) return "is a superuser";
  if (role.bypasses) return "has BYPASSRLS";
  if (role.leads_to_owner) return "is a member of perennial_owner";
  if (role.owned !== null) return `owns ${role.owned}`;
  return null;
}
