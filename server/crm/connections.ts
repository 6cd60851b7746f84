import { randomUUID } from "node:crypto";
import type { Db, Tx } from "../db/db.ts";
import { connectionOf, openKey, saveConnection } from "./connection-repository.ts";
import { forgetCrm, linkReps, type UnlinkedRep, unlinkedReps } from "./member-repository.ts";
import type { SecretBox } from "./secret-box.ts";
import { addMembers, createApiKey, createWorkspace } from "./twin/workspaces.ts";

/** What an unknown Twenty is trusted to take; it is learnt from its answers where it takes less. */
const twentyLimits = { perSecond: 100, perMinute: 100 };

/** The twin is our own and next door: it has no reason to make anybody wait. */
const twinLimits = { perSecond: 1_000, perMinute: 20_000 };

/**
 * Gives a tenant without a CRM the twin: a workspace with a member per rep, and the connection to it. Where the twin is there already,
 * only reps who joined since become members. All of it or nothing, so it may be cut off, repeated, and run by several processes at once.
 */
export async function connectTwin(db: Db, { tenantId, box }: { tenantId: string; box: SecretBox }): Promise<void> {
  await db.inTransaction({ kind: "tenant", tenantId }, async (tx) => {
    await lockConnecting(tx, tenantId);
    const kept = await connectionOf(tx, tenantId);
    if (kept?.connection.kind === "twenty") return;

    const joined = (await unlinkedReps(tx, tenantId)).map((rep) => ({ rep, memberId: randomUUID() }));
    const members = joined.map(({ rep, memberId }) => memberOf(rep, memberId));
    const workspaceId = kept?.connection.workspaceId ?? null;
    if (workspaceId !== null) {
      await addMembers(within(db, tx), { tenantId, workspaceId }, members);
    } else {
      const rateLimit = { shortLimit: twinLimits.perSecond, longLimit: twinLimits.perMinute };
      const made = await createWorkspace(within(db, tx), { tenantId, name: "Perennial", rateLimit, members });
      await saveConnection(
        tx,
        { tenantId, id: randomUUID(), kind: "twin", url: null, limits: twinLimits, ...made },
        box,
      );
    }
    await linkReps(
      tx,
      tenantId,
      joined.map(({ rep, memberId }) => ({ repId: rep.id, memberId })),
    );
  });
}

/** Makes another key to a tenant's twin, for somebody who wants to look into it. `null` where the tenant's CRM is no twin. */
export async function makeTwinKey(db: Db, tenantId: string, name: string): Promise<string | null> {
  const kept = await db.inTransaction({ kind: "tenant", tenantId }, (tx) => connectionOf(tx, tenantId));
  if (kept?.connection.kind !== "twin" || kept.connection.workspaceId === null) return null;
  return createApiKey(db, { tenantId, workspaceId: kept.connection.workspaceId }, { name });
}

export type TwentyAccess = {
  readonly tenantId: string;
  /** Where it answers, with or without `/rest`. */
  readonly url: string;
  readonly apiKey: string;
  readonly box: SecretBox;
};

/**
 * Connects a tenant to a Twenty. The same address and key again change nothing; another key of the same workspace takes the old one's
 * place; another workspace makes the tenant forget the members and records of the one before.
 */
export async function connectTwenty(db: Db, { tenantId, url, apiKey, box }: TwentyAccess): Promise<void> {
  const address = addressOf(url);
  const workspaceId = workspaceOf(apiKey);
  await db.inTransaction({ kind: "tenant", tenantId }, async (tx) => {
    await lockConnecting(tx, tenantId);
    const kept = await connectionOf(tx, tenantId);
    const before = kept?.connection;
    if (kept && before?.url === address && openKey(kept, box) === apiKey) return;

    const isSame = before?.url === address && before.workspaceId === workspaceId;
    if (before !== undefined && !isSame) await forgetCrm(tx, tenantId);
    const id = randomUUID();
    await saveConnection(
      tx,
      { tenantId, id, kind: "twenty", url: address, workspaceId, limits: twentyLimits, apiKey },
      box,
    );
  });
}

/** Two starts at once wait for each other here. */
async function lockConnecting(tx: Tx, tenantId: string): Promise<void> {
  await tx.rows("select pg_advisory_xact_lock(hashtextextended('crm.connections/' || $1, 0))", [tenantId]);
}

/** The twin's functions take the way to the database; given this one they become part of the transaction. */
function within(db: Db, tx: Tx): Db {
  return { ...db, inTransaction: (_scope, work) => work(tx) };
}

function memberOf(rep: UnlinkedRep, id: string) {
  const [firstName = rep.displayName, ...rest] = rep.displayName.split(" ");
  const email = rep.email ?? `${rep.code}@reps.invalid`;
  return { id, firstName, lastName: rest.join(" "), email, timeZone: rep.zone };
}

function addressOf(url: string): string {
  return url.replace(/\/+$/, "").replace(/\/rest$/, "");
}

/** Twenty's keys are tokens that name their workspace; `null` for one that can't be read, which Twenty itself will refuse. */
function workspaceOf(apiKey: string): string | null {
  try {
    const claims: unknown = JSON.parse(Buffer.from(apiKey.split(".")[1] ?? "", "base64url").toString("utf8"));
    const isNamed = typeof claims === "object" && claims !== null && "workspaceId" in claims;
    return isNamed && typeof claims.workspaceId === "string" ? claims.workspaceId : null;
  } catch {
    return null;
  }
}
