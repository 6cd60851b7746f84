import { defaultRuleset } from "#shared/domain/ruleset/default-ruleset.ts";
import type { CivilDate } from "#shared/domain/time/civil-date.ts";
import type { Instant } from "#shared/domain/time/instant.ts";
import type { Db, Tx } from "../db/db.ts";
import type { Device } from "../org/devices.ts";
import type { RepKey } from "../org/rep-key.ts";
import { dayClockOf } from "../org/rep-profile.ts";
import { activitiesById, type ImportedActivity, saveActivities, withdrawActivities } from "./activities-repository.ts";
import { advanceHead, type Version } from "./heads.ts";
import { type HeldRep, holdRep } from "./held-rep.ts";
import { projectDates, type Touched } from "./projection.ts";
import { recordSettledDays, type StoredProgression } from "./projection-repository.ts";
import { settledSince } from "./settlement.ts";

/** Told after every commit that changed a rep's projection, as JSON `{tenantId, repId}`. */
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
  },
): Promise<Projected> {
  const { rep, profile, now, before, headVersion, nextVersion } = held;
  const { touched, finalThrough, factsChanged, cause } = change;
  const isDue =
    touched.changed.size + touched.added.length > 0 || before === null || before.finalThrough !== finalThrough;
  if (!isDue) return { version: headVersion, stored: before };

  const projecting = { profile, ruleset: defaultRuleset, now, version: nextVersion, before, finalThrough, cause };
  const { stored, changed } = await projectDates(tx, rep, touched, projecting);
  if (!changed && !factsChanged) return { version: headVersion, stored };

  await advanceHead(tx, rep.tenantId, rep.repId, nextVersion);
  await tx.notify(repChangedChannel, JSON.stringify(rep));
  return { version: nextVersion, stored };
}

/**
 * Takes over what an import asserts now: facts made or changed, and facts that nobody asserts any more. Throws for a rep that isn't the
 * tenant's: the caller has looked it up.
 */
export async function recordImportedActivities(
  tx: Tx,
  rep: RepKey,
  change: { readonly upserts: readonly ImportedActivity[]; readonly withdrawn: readonly string[] },
  now: Instant,
): Promise<void> {
  const held = await holdRep(tx, rep, now);
  if (!held) throw new Error(`No such rep: ${rep.repId}`);

  const dates = new Set<CivilDate>(await withdrawActivities(tx, rep, change.withdrawn, held.nextVersion));
  const earlier = new Map(
    (
      await activitiesById(
        tx,
        rep,
        change.upserts.map((fact) => fact.id),
      )
    ).map((activity) => [activity.id, activity]),
  );
  const activities = change.upserts.map((fact) => {
    const was = earlier.get(fact.id);
    if (was) for (const date of [was.localDate, fact.localDate]) dates.add(date);
    return {
      ...fact,
      source: "import" as const,
      backdated: false,
      late: false,
      suspect: false,
      undone: was?.undone ?? false,
      undoneLate: was?.undoneLate ?? false,
    };
  });
  await saveActivities(tx, rep, activities, held.nextVersion);

  const finalThrough = await settleRep(tx, held, held.before?.finalThrough ?? null, held.devices);
  const touched = { changed: dates, added: activities.filter(({ id }) => !earlier.has(id)) };
  await projectRep(tx, held, {
    touched,
    finalThrough,
    factsChanged: activities.length + dates.size > 0,
    cause: "import",
  });
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
