import type { Instant } from "#shared/domain/time/instant.ts";
import type { Tx } from "../db/db.ts";
import type { RepKey } from "../org/rep-key.ts";
import { type RepStanding, repStanding } from "../org/rep-profile.ts";
import { lockHead, type Version } from "./heads.ts";
import { type LedgerStanding, ledgerStanding } from "./standing-repository.ts";

/** A rep's ledger held by this transaction: nobody else changes it until the end. */
export type HeldRep = RepStanding &
  LedgerStanding & {
    readonly rep: RepKey;
    readonly headVersion: Version;
    /** What rows changed by this transaction are stamped with. */
    readonly nextVersion: Version;
    readonly now: Instant;
  };

/** Locks a rep's head and then reads what every change needs. `null` for an id that isn't the tenant's. */
export async function holdRep(tx: Tx, rep: RepKey, now: Instant): Promise<HeldRep | null> {
  const headVersion = await lockHead(tx, rep.tenantId, rep.repId);
  const [standing, ledger] = await Promise.all([repStanding(tx, rep), ledgerStanding(tx, rep, now)]);
  if (!standing) return null;
  return { ...standing, ...ledger, rep, headVersion, nextVersion: headVersion + 1n, now };
}
