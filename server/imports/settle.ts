import type { Instant } from "#shared/domain/time/instant.ts";
import type { Zone } from "#shared/domain/time/zone.ts";
import type { Db } from "../db/db.ts";
import { recordImportedActivities } from "../ledger/ledger.ts";
import type { RepKey } from "../org/rep-profile.ts";
import { repsOfImports } from "./assertions-repository.ts";
import { factChange } from "./call-facts.ts";
import { dueImports, lockImports, markApplied } from "./imports-repository.ts";
import { changedCalls, saveToldCalls } from "./standing-repository.ts";

const callsAtOnce = 5000;

/** How many calls the ledger was told of anew, or otherwise than before. */
export type Settled = { readonly changedCalls: number };

/**
 * Tells the ledger what follows from every import or undo that it hasn't learnt of yet, in transactions of at most 5,000 calls of one
 * rep. Wherever this is cut off, the next call completes it: what is left is asked of the assertions anew each time.
 */
export async function settleImports(db: Db, tenantId: string, now: Instant): Promise<Settled> {
  const scope = { kind: "tenant", tenantId } as const;
  const due = await db.inTransaction(scope, (tx) => dueImports(tx, tenantId));
  if (due.length === 0) return { changedCalls: 0 };

  const importIds = due.map(({ importId }) => importId);
  const reps = await db.inTransaction(scope, (tx) => repsOfImports(tx, tenantId, importIds));

  let changed = 0;
  for (const { repId, zone } of reps) {
    for (let told = callsAtOnce; told === callsAtOnce; changed += told) {
      told = await tellSome(db, { tenantId, repId }, zone as Zone, importIds, now);
    }
  }
  await db.inTransaction(scope, (tx) => markApplied(tx, tenantId, due, now));
  return { changedCalls: changed };
}

async function tellSome(db: Db, rep: RepKey, zone: Zone, importIds: readonly string[], now: Instant): Promise<number> {
  return db.inTransaction({ kind: "tenant", tenantId: rep.tenantId }, async (tx) => {
    await lockImports(tx, rep.tenantId);
    const changes = await changedCalls(tx, rep, importIds, callsAtOnce);
    if (changes.length === 0) return 0;
    const facts = factChange(rep.tenantId, zone, changes);
    if (facts.upserts.length > 0 || facts.withdrawn.length > 0) await recordImportedActivities(tx, rep, facts, now);
    await saveToldCalls(tx, rep, changes);
    return changes.length;
  });
}
