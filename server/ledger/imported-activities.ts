import type { Activity } from "#shared/domain/ledger/activity.ts";
import { type Amendment, amendedActivity, loggedActivity, unstamped } from "#shared/domain/ledger/facts.ts";
import type { Instant } from "#shared/domain/time/instant.ts";
import type { Tx } from "../db/db.ts";
import type { RepKey } from "../org/rep-key.ts";
import { factsById, type ImportedActivity, saveActivities, withdrawActivities } from "./activities-repository.ts";
import { holdRep } from "./held-rep.ts";
import { projectRep, settleRep } from "./ledger.ts";
import { amendmentsOf } from "./operations-repository.ts";
import { reopenDates } from "./reopen-dates.ts";

export type ImportedChange = {
  readonly upserts: readonly ImportedActivity[];
  /** Of facts that nobody asserts any more. */
  readonly withdrawn: readonly string[];
};

/**
 * Takes over what imports assert now: facts made or changed, and facts that nobody asserts any more. What the rep has undone or amended
 * stays so, also when a fact comes back. Old dates wait a while before anything is decided by what came in, for an import may be undone;
 * not so with `isHistory`. Throws for a rep that isn't the tenant's: the caller has looked it up.
 */
export async function recordImportedActivities(
  tx: Tx,
  rep: RepKey,
  change: ImportedChange,
  now: Instant,
  { isHistory = false } = {},
): Promise<void> {
  const held = await holdRep(tx, rep, now);
  if (!held) throw new Error(`No such rep: ${rep.repId}`);

  const lost = await withdrawActivities(tx, rep, change.withdrawn, held.nextVersion);
  const dates = new Set(lost);
  const ids = change.upserts.map((fact) => fact.id);
  const earlier = new Map((await factsById(tx, rep, ids)).map((activity) => [activity.id, activity]));
  const amendments = await amendmentsOf(tx, rep, ids);

  const activities = change.upserts.map((fact) => {
    const was = earlier.get(fact.id);
    if (was) for (const date of [was.localDate, fact.localDate]) dates.add(date);
    return { ...asserted(fact, was, amendments.get(fact.id) ?? []), attributes: fact.attributes };
  });
  saveActivities(tx, rep, activities, held.nextVersion);

  const touched = { changed: dates, added: activities.filter(({ id }) => !earlier.has(id)) };
  const came = activities.map(({ localDate }) => localDate);
  const after = isHistory ? held : await reopenDates(tx, held, new Set([...dates, ...came]));
  const finalThrough = await settleRep(tx, after, after.before?.finalThrough ?? null, after.devices);
  const factsChanged = activities.length + dates.size > 0;
  const doubtedFrom = [...lost].sort()[0] ?? null;
  await projectRep(tx, after, { touched, finalThrough, factsChanged, cause: "import", doubtedFrom });
}

function asserted(fact: ImportedActivity, was: Activity | undefined, amendments: readonly Amendment[]): Activity {
  const { id, attributes: _, recordedAt, occurredAt, zone, localDate, ...details } = fact;
  const times = { recordedAt, occurredAt, zone, localDate };
  const amended = amendedActivity(loggedActivity(id, details, times, unstamped, "import"), amendments);
  return was ? { ...amended, undone: was.undone, undoneLate: was.undoneLate } : amended;
}
