import type { Role } from "../auth/identity.ts";
import type { Db, Tx } from "../db/db.ts";

/** What an account is in its tenant. */
export type Membership = {
  readonly userId: string;
  readonly tenantId: string;
  readonly role: Role;
  readonly displayName: string;
  readonly repId: string | null;
};

type MembershipRow = {
  readonly tenant_id: string;
  readonly user_id: string;
  readonly role: Role;
  readonly display_name: string;
  readonly rep_id: string | null;
};

/** Which tenant an account belongs to, and as what; `null` for one that belongs to none. */
export async function membershipOf(db: Db, userId: string): Promise<Membership | null> {
  const [row] = await db.inTransaction({ kind: "none" }, (tx) =>
    tx.rows<MembershipRow>("select tenant_id, user_id, role, display_name, rep_id from org.membership_of($1)", [
      userId,
    ]),
  );
  return row ? toMembership(row) : null;
}

/** Throws for an account that is a member already, here or in another tenant. */
export async function addMember(tx: Tx, member: Membership): Promise<void> {
  await tx.rows(
    `insert into org.members (tenant_id, user_id, role, display_name, rep_id) values ($1, $2, $3, $4, $5)`,
    [member.tenantId, member.userId, member.role, member.displayName, member.repId],
  );
}

/** Lets a manager see the reps of a team. */
export async function assignManager(
  tx: Tx,
  { tenantId, teamId, userId }: { readonly tenantId: string; readonly teamId: string; readonly userId: string },
): Promise<void> {
  await tx.rows(
    `insert into org.team_managers (tenant_id, team_id, user_id) values ($1, $2, $3) on conflict do nothing`,
    [tenantId, teamId, userId],
  );
}

function toMembership(row: MembershipRow): Membership {
  return {
    userId: row.user_id,
    tenantId: row.tenant_id,
    role: row.role,
    displayName: row.display_name,
    repId: row.rep_id,
  };
}
