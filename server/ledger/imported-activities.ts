import type { Activity } from "#shared/domain/ledger/activity.ts";
import { type Amendment, amendedActivity, loggedActivity, unstamped } from "#shared/domain/ledger/facts.ts";
import type { CivilDate } from "#shared/domain/time/civil-date.ts";
import type { Instant } from "#shared/domain/time/instant.ts";
import type { Tx } from "../db/db.ts";
import type { RepKey } from "../org/rep-key.ts";
import { factsById, type ImportedActivity, saveActivities, withdrawActivities } from "./activities-repository.ts";
import { holdRep } from "./held-rep.ts";
import { projectRep, settleRep } from "./ledger.ts";
import { amendmentsOf } from "./operations-repository.ts";

/**
 * Takes over what imports assert now: facts made or changed, and facts that nobody asserts any more. What the rep has undone or amended
 * stays so, also when a fact comes back. Throws for a rep that isn't the tenant's: the caller has looked it up.
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
  const ids = change.upserts.map((fact) => fact.id);
  const earlier = new Map((await factsById(tx, rep, ids)).map((activity) => [activity.id, activity]));
  const amendments = await amendmentsOf(tx, rep, ids);

  const activities = change.upserts.map((fact) => {
    const was = earlier.get(fact.id);
    if (was) for (const date of [was.localDate, fact.localDate]) dates.add(date);
    return { ...asserted(fact, was, amendments.get(fact.id) ?? []), attributes: fact.attributes };
  });
  await saveActivities(tx, rep, activities, held.nextVersion);

  const finalThrough = await settleRep(tx, held, held.before?.finalThrough ?? null, held.devices);
  const touched = { changed: dates, added: activities.filter(({ id }) => !earlier.has(id)) };
  const factsChanged = activities.length + dates.size > 0;
  await projectRep(tx, held, { touched, finalThrough, factsChanged, cause: "import" });
}

function asserted(fact: ImportedActivity, was: Activity | undefined, amendments: readonly Amendment[]): Activity {
  const { id, attributes: _, recordedAt, occurredAt, zone, localDate, ...details } = fact;
  const times = { recordedAt, occurredAt, zone, localDate };
  const amended = amendedActivity(loggedActivity(id, details, times, unstamped, "import"), amendments);
  return was ? { ...amended, undone: was.undone, undoneLate: was.undoneLate } : amended;
}
