import type { CivilDate } from "#shared/domain/time/civil-date.ts";
import type { Zone } from "#shared/domain/time/zone.ts";
import type { Accounts } from "../auth/accounts.ts";
import type { Db, Tx } from "../db/db.ts";
import { type DemoAccount, demoAccounts } from "./demo-people.ts";
import { addMember, assignManager } from "./members.ts";
import { openAccount } from "./open-account.ts";
import { createRep } from "./reps.ts";
import { createTeam, createTenant, tenantIds } from "./tenants.ts";

export type DemoParts = { readonly accounts: Accounts; readonly db: Db };

export type DemoOptions = { readonly zone: Zone; readonly joinedOn: CivilDate; readonly password: string };

/** Always the same, so that every start finds it. */
export const demoTenantId = "0de30000-0000-4000-8000-000000000001";

/** Any number will do, as long as nothing else of the product takes this lock. */
const demoLock = 7_341_002;

type Member = DemoAccount & { readonly userId: string | null };

/**
 * Sees to it that an empty database gets the demo tenant, and that its accounts have this password. Can be cut off anywhere and called by
 * several servers at once. Returns whether there is a demo tenant: a database with others gets none.
 */
export async function ensureDemoTenant(parts: DemoParts, options: DemoOptions): Promise<boolean> {
  const tenants = await tenantIds(parts.db);
  if (tenants.includes(demoTenantId)) {
    await keepPassword(parts.accounts, options.password);
    return true;
  }
  return tenants.length === 0 && makeDemoTenant(parts, options);
}

/** Lets nobody in by a demo account any more; its facts stay. */
export async function lockDemoAccounts({ accounts, db }: DemoParts): Promise<void> {
  if (!(await tenantIds(db)).includes(demoTenantId)) return;
  for (const { email } of demoAccounts) {
    const userId = await accounts.userIdOf(email);
    if (userId !== null) await accounts.removePassword(userId);
  }
}

async function makeDemoTenant(parts: DemoParts, { zone, joinedOn, password }: DemoOptions): Promise<boolean> {
  const members = await Promise.all(
    demoAccounts.map(async (account): Promise<Member> => {
      const opened = await openAccount(parts, { email: account.email, name: account.displayName, password });
      return { ...account, userId: opened.ok ? opened.value : null };
    }),
  );
  return parts.db.inTransaction({ kind: "tenant", tenantId: demoTenantId }, async (tx) => {
    await tx.rows("select pg_advisory_xact_lock($1)", [demoLock]);
    const tenants = await tx.rows<{ id: string }>("select id from org.tenant_ids() as id");
    if (tenants.length > 0) return tenants.some(({ id }) => id === demoTenantId);

    await createTenant(tx, { id: demoTenantId, name: "Demo", zone });
    const teamId = await createTeam(tx, demoTenantId, "Sales");
    for (const member of members) await enrol(tx, member, { teamId, zone, joinedOn });
    return true;
  });
}

async function enrol(
  tx: Tx,
  member: Member,
  { teamId, zone, joinedOn }: { readonly teamId: string; readonly zone: Zone; readonly joinedOn: CivilDate },
): Promise<void> {
  const { role, userId, displayName, email } = member;
  if (userId === null) throw new Error(`The account ${email} belongs to another tenant.`);
  const tenantId = demoTenantId;
  const rep =
    role === "rep"
      ? await createRep(tx, { tenantId, teamId, code: member.code, displayName, email, zone, joinedOn })
      : null;
  await addMember(tx, { tenantId, userId, role, displayName, repId: rep?.repId ?? null });
  if (role === "manager") await assignManager(tx, { tenantId, teamId, userId });
}

/** Changes the password where it is another than at the last start: all have the same, and the last one's is changed last. */
async function keepPassword(accounts: Accounts, password: string): Promise<void> {
  const userIds = await Promise.all(demoAccounts.map(({ email }) => accounts.userIdOf(email)));
  const known = userIds.filter((userId) => userId !== null);
  const last = known.at(-1);
  if (last === undefined || (await accounts.hasPassword(last, password))) return;
  await Promise.all(known.slice(0, -1).map((userId) => accounts.setPassword(userId, password)));
  await accounts.setPassword(last, password);
}
