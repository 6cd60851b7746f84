import { addDays, daysBetween } from "#shared/domain/time/civil-date.ts";
import type { Instant } from "#shared/domain/time/instant.ts";
import type { Db, Tx } from "../db/db.ts";
import type { RepKey } from "../org/rep-key.ts";
import { dayClockOf, repStanding } from "../org/rep-profile.ts";
import { lastAbsence } from "./absence.ts";
import { holdRep } from "./held-rep.ts";
import { projectRep, settleRep } from "./ledger.ts";
import { settledSince } from "./settlement.ts";
import { ledgerStanding } from "./standing-repository.ts";

/** Settles what has become final for every rep of a tenant, one transaction each. Running it twice changes nothing the second time (I6). */
export async function settleTenant(db: Db, tenantId: string, now: Instant): Promise<void> {
  const scope = { kind: "tenant", tenantId } as const;
  for (const { id } of await db.inTransaction(scope, (tx) => repsToSettle(tx, tenantId))) {
    await db.inTransaction(scope, (tx) => settleRepAlone(tx, { tenantId, repId: id }, now));
  }
}

/** A tenant's reps in the order of their ids, those after an id only where one is given. */
export function repsToSettle(
  tx: Tx,
  tenantId: string,
  after: string | null = null,
): Promise<readonly { readonly id: string; readonly code: string }[]> {
  return tx.rows("select id, code from org.reps where tenant_id = $1 and ($2::uuid is null or id > $2) order by id", [
    tenantId,
    after,
  ]);
}

/** Settles one rep in a transaction that does nothing else, and returns how many dates became final. */
export async function settleRepAlone(tx: Tx, rep: RepKey, now: Instant): Promise<number> {
  const held = await holdRep(tx, rep, now);
  if (!held) return 0;
  const before = held.before?.finalThrough ?? null;
  const finalThrough = await settleRep(tx, held, before, held.devices);
  await projectRep(tx, held, {
    touched: { changed: new Set(), added: [] },
    finalThrough,
    factsChanged: false,
    cause: "settlement",
  });
  return finalThrough === null ? 0 : daysBetween(before ?? addDays(held.profile.joinedOn, -1), finalThrough);
}

/** How many dates of a rep would become final now. Only reads. */
export async function datesToSettle(tx: Tx, rep: RepKey, now: Instant): Promise<number> {
  const standing = await repStanding(tx, rep);
  if (!standing) return 0;
  const { profile, devices } = standing;
  const { before } = await ledgerStanding(tx, rep, now);
  const settled = settledSince({
    finalThrough: before?.finalThrough ?? null,
    joinedOn: profile.joinedOn,
    clock: dayClockOf(profile),
    devices,
    absence: await lastAbsence(tx),
    now,
  });
  return settled.length;
}
