import { err, ok, type Result } from "#shared/domain/result.ts";
import type { CivilDate } from "#shared/domain/time/civil-date.ts";
import type { Instant } from "#shared/domain/time/instant.ts";
import { dateAt } from "#shared/domain/time/zone.ts";
import type { RecomputeReport } from "#shared/protocol/recompute.ts";
import type { Db } from "../db/db.ts";
import { tenantClockOf } from "../org/tenants.ts";
import { finishActivation, openActivations } from "./activations.ts";
import { inParts, wakeDevices } from "./participant-heads.ts";
import type { Participant } from "./participant-repository.ts";
import {
  type Beforehand,
  createRows,
  hasMarked,
  markedParticipants,
  missingRows,
  participantIds,
  unknownTiers,
  unmarkedParticipants,
} from "./recompute-repository.ts";
import { comparedAtOnce, createRecomputeRun, type RunTally } from "./recompute-run.ts";

/** Whom a recompute is for: everybody, those who are marked, or those named. Nobody named is refused, and never taken for everybody. */
export type RecomputeScope = "all" | "marked" | readonly string[];

export type RecomputeOptions = {
  readonly scope: RecomputeScope;
  /** Writes nothing and reports what would have been done. */
  readonly dryRun?: boolean;
  readonly now: Instant;
  /** At most so many participants. */
  readonly limit?: number | null;
  /** Of a dry run: those whom the same run moves to another tier or window first, or lets take part, as they will stand. */
  readonly foreseen?: readonly Participant[];
  /** Hears after every batch how many participants are done. */
  readonly onBatch?: (done: number) => void;
};

export type NobodyNamed = { readonly code: "nobody_named" };

/**
 * Makes the rows that are lacking and computes everybody of the scope anew: the authoritative recompute, absolute and exact. Only what differs is
 * written, in batches of 200 participants; running it again changes nothing.
 */
export async function recompute(
  db: Db,
  tenantId: string,
  options: RecomputeOptions,
): Promise<Result<RecomputeReport, NobodyNamed>> {
  const created = await createProgressRows(db, tenantId, options);
  if (!created.ok) return created;
  const progress = await recomputeProgress(db, tenantId, options);
  if (!progress.ok) return progress;
  return ok({ dryRun: options.dryRun ?? false, ...created.value, ...progress.value });
}

export type CreatedRows = Pick<RecomputeReport, "created" | "unknownTiers">;

/** Makes the rows that those of the scope lack, of everybody where it is the marked ones, and marks who got one. */
export async function createProgressRows(
  db: Db,
  tenantId: string,
  { scope, dryRun = false, now, limit = null, foreseen = [], onBatch = () => {} }: RecomputeOptions,
): Promise<Result<CreatedRows, NobodyNamed>> {
  if (scope.length === 0) return err({ code: "nobody_named" });
  const service = { kind: "service", tenantId } as const;
  const today = await todayOf(db, tenantId, now);
  const unknown = await db.inTransaction(service, (tx) => unknownTiers(tx, tenantId));
  const lacking = (await findLacking(db, tenantId, scope, { today, foreseen })).slice(0, limit ?? undefined);
  if (dryRun) return ok({ created: lacking.reduce((sum, { rows }) => sum + rows, 0), unknownTiers: unknown });

  let created = 0;
  let done = 0;
  for (const part of inParts(lacking.map(({ participantId }) => participantId))) {
    created += await db.inTransaction(service, async (tx) => {
      const batch = await createRows(tx, tenantId, part, today);
      await wakeDevices(tx, tenantId, batch.told);
      return batch.created;
    });
    done += part.length;
    onBatch(done);
  }
  return ok({ created, unknownTiers: unknown });
}

/**
 * Computes the open rows of the scope anew from the facts. A full one first compares, reading only, those whom nothing marks, and then
 * computes those who differ as it does the marked ones: there is one way of writing, and it corrects whatever is stored.
 */
export async function recomputeProgress(
  db: Db,
  tenantId: string,
  { scope, dryRun = false, now, limit = null, foreseen = [], onBatch = () => {} }: RecomputeOptions,
): Promise<Result<RunTally, NobodyNamed>> {
  if (scope.length === 0) return err({ code: "nobody_named" });
  const run = createRecomputeRun({ db, tenantId, now, limit, onBatch });
  const read = (ids: typeof participantIds) =>
    db.inTransaction({ kind: "tenant", tenantId }, (tx) => ids(tx, tenantId));

  if (dryRun) {
    const beforehand = { today: await todayOf(db, tenantId, now), foreseen };
    if (scope === "marked") {
      const lacking = await findLacking(db, tenantId, scope, beforehand);
      await run.foresee(
        [...(await read(markedParticipants)), ...lacking.map((each) => each.participantId)],
        beforehand,
      );
    } else await run.foresee(await idsOfScope(db, tenantId, scope, foreseen), beforehand);
    return ok(run.tally());
  }

  const { activations, isAnybodyMarked } = await db.inTransaction({ kind: "tenant", tenantId }, async (tx) => ({
    activations: await openActivations(tx, tenantId),
    isAnybodyMarked: scope !== "marked" || (await hasMarked(tx, tenantId)),
  }));
  if (!isAnybodyMarked && activations.length === 0) return ok(run.tally());
  for (const activation of activations) await finishActivation(db, tenantId, activation);
  if (typeof scope !== "string") {
    await run.update(scope, false);
    return ok(run.tally());
  }
  const found = scope === "all" ? await run.differing(await read(unmarkedParticipants)) : null;
  await run.updateMarked({ skipLocked: true });
  await run.updateMarked({ skipLocked: false });
  if (found) {
    await run.update(found.differing, true);
    await run.update(found.unseen, false);
  }
  return ok(run.tally());
}

/** Who lacks rows. Reads only: where nothing is missing, nobody is locked. */
async function findLacking(
  db: Db,
  tenantId: string,
  scope: RecomputeScope,
  beforehand: Beforehand,
): Promise<readonly { readonly participantId: string; readonly rows: number }[]> {
  const service = { kind: "service", tenantId } as const;
  const ids = await idsOfScope(db, tenantId, scope, beforehand.foreseen);
  const lacking = [];
  for (const part of inParts(ids, comparedAtOnce))
    lacking.push(...(await db.inTransaction(service, (tx) => missingRows(tx, tenantId, part, beforehand))));
  return lacking;
}

/** Rows may be lacking whoever is marked. */
async function idsOfScope(
  db: Db,
  tenantId: string,
  scope: RecomputeScope,
  foreseen: readonly Participant[],
): Promise<readonly string[]> {
  if (typeof scope !== "string") return scope;
  const known = await db.inTransaction({ kind: "tenant", tenantId }, (tx) => participantIds(tx, tenantId));
  return [...known, ...foreseen.map(({ id }) => id)];
}

function todayOf(db: Db, tenantId: string, now: Instant): Promise<CivilDate> {
  return db.inTransaction({ kind: "tenant", tenantId }, async (tx) => dateAt(now, await tenantClockOf(tx, tenantId)));
}
