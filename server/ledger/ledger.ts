import type { CivilDate } from "#shared/domain/time/civil-date.ts";
import type { Instant } from "#shared/domain/time/instant.ts";
import type { Db, Tx } from "../db/db.ts";
import type { Device } from "../org/devices.ts";
import { dayClockOf } from "../org/rep-profile.ts";
import { advanceHead, type Version } from "./heads.ts";
import { type HeldRep, holdRep } from "./held-rep.ts";
import { projectDates, type Touched } from "./projection.ts";
import { recordSettledDays, type StoredProgression } from "./projection-repository.ts";
import { settledSince } from "./settlement.ts";

/** Told after every commit that changed a rep's projection, as JSON `{tenantId, repId, deviceId?}`: the device whose request changed it. */
export const repChangedChannel = "perennial_rep_changed";

/**
 * Makes final what has become final by now, and returns up to where the rep's dates are (P6). `devices` are the rep's as they have
 * reported by now.
 */
export async function settleRep(
  tx: Tx,
  { rep, profile, now }: HeldRep,
  finalThrough: CivilDate | null,
  devices: readonly Device[],
): Promise<CivilDate | null> {
  const settled = settledSince({ finalThrough, joinedOn: profile.joinedOn, clock: dayClockOf(profile), devices, now });
  await recordSettledDays(tx, rep, settled);
  return settled.at(-1)?.date ?? finalThrough;
}

/** Where a rep's ledger is after a transaction: the head's version, and the progression that belongs to it. */
export type Projected = { readonly version: Version; readonly stored: StoredProgression | null };

/** Projects the dates that changed and moves the head if anything did, also where only facts changed (`factsChanged`). */
export async function projectRep(
  tx: Tx,
  held: HeldRep,
  change: {
    readonly touched: Touched;
    readonly finalThrough: CivilDate | null;
    readonly factsChanged: boolean;
    readonly cause: string;
    readonly deviceId?: string;
  },
): Promise<Projected> {
  const { rep, profile, now, before, headVersion, nextVersion } = held;
  const { touched, finalThrough, factsChanged, cause } = change;
  const isDue =
    touched.changed.size + touched.added.length > 0 || before === null || before.finalThrough !== finalThrough;
  if (!isDue) return { version: headVersion, stored: before };

  const priceBook = { rulesets: held.rulesets, specializations: profile.specializations };
  const projecting = { profile, priceBook, now, version: nextVersion, before, finalThrough, cause };
  const { stored, changed } = await projectDates(tx, rep, touched, projecting);
  if (!changed && !factsChanged) return { version: headVersion, stored };

  await advanceHead(tx, rep.tenantId, rep.repId, nextVersion);
  await tx.notify(repChangedChannel, JSON.stringify({ ...rep, deviceId: change.deviceId }));
  return { version: nextVersion, stored };
}

/** Settles what has become final for every rep of a tenant, one transaction each. Running it twice changes nothing the second time (I6). */
export async function settleTenant(db: Db, tenantId: string, now: Instant): Promise<void> {
  const scope = { kind: "tenant", tenantId } as const;
  const reps = await db.inTransaction(scope, (tx) =>
    tx.rows<{ id: string }>("select id from org.reps where tenant_id = $1 order by id", [tenantId]),
  );
  for (const { id } of reps) {
    await db.inTransaction(scope, async (tx) => {
      const held = await holdRep(tx, { tenantId, repId: id }, now);
      if (!held) return;
      const finalThrough = await settleRep(tx, held, held.before?.finalThrough ?? null, held.devices);
      await projectRep(tx, held, {
        touched: { changed: new Set(), added: [] },
        finalThrough,
        factsChanged: false,
        cause: "settlement",
      });
    });
  }
}
