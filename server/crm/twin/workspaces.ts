import { randomBytes, randomUUID } from "node:crypto";
import type { Db, Tx } from "../../db/db.ts";
import { signToken } from "./api-key.ts";
import { workspaceMembers } from "./objects.ts";
import { defaultRateLimit, type RateLimit } from "./rate-limit.ts";
import { insertRecords } from "./records.ts";

export type NewMember = {
  /** A UUID; one is made where it's missing. */
  readonly id?: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
  /** An IANA name; `system` where it's missing. */
  readonly timeZone?: string;
};

export type NewWorkspace = {
  readonly tenantId: string;
  readonly name: string;
  readonly rateLimit?: RateLimit;
  readonly members: readonly NewMember[];
};

export type WorkspaceKey = { readonly tenantId: string; readonly workspaceId: string };

export type NewApiKey = {
  readonly name: string;
  /** When the key stops working; after 100 years where it's missing. */
  readonly expiresAt?: Date;
};

const lifetimeMs = 100 * 365 * 24 * 3_600_000;

/** Makes a workspace with its members and a first key, which is returned once and can't be read again. */
export async function createWorkspace(
  db: Db,
  { tenantId, name, rateLimit = defaultRateLimit, members }: NewWorkspace,
): Promise<{ readonly workspaceId: string; readonly apiKey: string }> {
  const workspaceId = randomUUID();
  const workspace = { tenantId, workspaceId };
  return db.inTransaction({ kind: "tenant", tenantId }, async (tx) => {
    await tx.rows(
      `insert into crm.twin_workspaces (tenant_id, id, name, signing_secret, short_limit, long_limit)
       values ($1, $2, $3, $4, $5, $6)`,
      [tenantId, workspaceId, name, randomBytes(32), rateLimit.shortLimit, rateLimit.longLimit],
    );
    await insertMembers(tx, workspace, members);
    return { workspaceId, apiKey: await insertKey(tx, workspace, { name: "Perennial" }) };
  });
}

/** Adds members and returns their ids in the same order. Throws where an id or an e-mail is taken in this workspace. */
export function addMembers(db: Db, workspace: WorkspaceKey, members: readonly NewMember[]): Promise<readonly string[]> {
  return db.inTransaction({ kind: "tenant", tenantId: workspace.tenantId }, (tx) =>
    insertMembers(tx, workspace, members),
  );
}

/** Makes another key; its name is what `createdBy` and `updatedBy` show. Returned once, like the first. */
export function createApiKey(db: Db, workspace: WorkspaceKey, key: NewApiKey): Promise<string> {
  return db.inTransaction({ kind: "tenant", tenantId: workspace.tenantId }, (tx) => insertKey(tx, workspace, key));
}

/** Makes every key of a workspace useless that has this name. */
export async function revokeApiKeys(db: Db, { tenantId, workspaceId }: WorkspaceKey, name: string): Promise<void> {
  await db.inTransaction({ kind: "tenant", tenantId }, (tx) =>
    tx.rows(
      `update crm.twin_api_keys set revoked_at = now()
        where tenant_id = $1 and workspace_id = $2 and name = $3 and revoked_at is null`,
      [tenantId, workspaceId, name],
    ),
  );
}

async function insertKey(tx: Tx, { tenantId, workspaceId }: WorkspaceKey, key: NewApiKey): Promise<string> {
  const keyId = randomUUID();
  const [row] = await tx.rows<{ signing_secret: Buffer; issued_at: Date }>(
    `with workspace as (
       select tenant_id, id, signing_secret from crm.twin_workspaces where tenant_id = $1 and id = $2
     ), key as (
       insert into crm.twin_api_keys (tenant_id, workspace_id, id, name, expires_at)
       select tenant_id, id, $3, $4, $5 from workspace
     )
     select signing_secret, now() as issued_at from workspace`,
    [tenantId, workspaceId, keyId, key.name, key.expiresAt ?? null],
  );
  if (row === undefined) throw new Error(`There is no workspace ${workspaceId}.`);
  const expiresMs = key.expiresAt?.getTime() ?? row.issued_at.getTime() + lifetimeMs;
  const claims = {
    workspaceId,
    keyId,
    issuedAt: Math.floor(row.issued_at.getTime() / 1_000),
    // The key's own date refuses first: it says why, which the token's doesn't.
    expiresAt: Math.floor(expiresMs / 1_000) + 86_400,
  };
  return signToken(claims, row.signing_secret);
}

async function insertMembers(
  tx: Tx,
  { tenantId, workspaceId }: WorkspaceKey,
  members: readonly NewMember[],
): Promise<readonly string[]> {
  const now = new Date().toISOString();
  const records = members.map((member) => ({ id: member.id ?? randomUUID(), columns: memberColumns(member, now) }));
  await insertRecords(tx, { tenantId, workspaceId, object: workspaceMembers }, records);
  return records.map(({ id }) => id);
}

/** A member as Twenty has one right after the invitation was accepted. */
function memberColumns(member: NewMember, now: string): Record<string, unknown> {
  const bySystem = { source: "MANUAL", workspaceMemberId: null, name: "System", context: null };
  return {
    createdAt: now,
    updatedAt: now,
    deletedAt: null,
    position: 0,
    "name.firstName": member.firstName,
    "name.lastName": member.lastName,
    colorScheme: "Light",
    locale: "en",
    userEmail: member.email,
    calendarStartDay: 7,
    userId: randomUUID(),
    timeZone: member.timeZone ?? "system",
    dateFormat: "SYSTEM",
    timeFormat: "SYSTEM",
    numberFormat: "SYSTEM",
    ...Object.fromEntries(
      ["createdBy", "updatedBy"].flatMap((field) =>
        Object.entries(bySystem).map(([part, value]) => [`${field}.${part}`, value]),
      ),
    ),
  };
}
