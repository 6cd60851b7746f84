import type { Instant } from "#shared/domain/time/instant.ts";
import type { RecomputeReport } from "#shared/protocol/recompute.ts";
import type { Db, Tx } from "../db/db.ts";
import { errorCodeOf } from "../db/error-code.ts";
import { createRedemptions } from "./create-redemptions.ts";
import { inParts, participantsAtOnce, wakeDevices } from "./participant-heads.ts";
import { type Beforehand, claimMarked, compareProgress, type Judged, updateProgress } from "./recompute-repository.ts";

export type RunParts = {
  readonly db: Db;
  readonly tenantId: string;
  readonly now: Instant;
  /** At most so many participants are written. */
  readonly limit: number | null;
  readonly onBatch: (done: number) => void;
};

export type RunTally = Pick<RecomputeReport, "recalculated" | "changed" | "completed" | "failed">;

type Compared = { readonly differing: readonly string[]; readonly unseen: readonly string[] };

/** So many are read by one statement: it locks nobody. */
export const comparedAtOnce = 1000;

/** The batches of one recompute, and what they came to together. */
export function createRecomputeRun({ db, tenantId, now, limit, onBatch }: RunParts) {
  const scope = { kind: "service", tenantId } as const;
  const failed: { participantId: string; reason: string }[] = [];
  let tally = { recalculated: 0, changed: 0, completed: 0 };
  let done = 0;

  function room(): number {
    return limit === null ? participantsAtOnce : Math.min(participantsAtOnce, limit - done);
  }

  function add(judged: Judged, participants: number): void {
    tally = {
      recalculated: tally.recalculated + judged.recalculated,
      changed: tally.changed + judged.changed,
      completed: tally.completed + judged.completed,
    };
    done += participants;
    onBatch(done);
  }

  async function write(tx: Tx, ids: readonly string[]): Promise<Judged> {
    const judged = await updateProgress(tx, tenantId, ids, now);
    await createRedemptions(tx, tenantId, judged.earned, now);
    await wakeDevices(tx, tenantId, judged.told);
    return judged;
  }

  /** Those of a batch that failed one by one: a fact that can't be summed holds up nobody else. */
  async function writeEach(ids: readonly string[]): Promise<void> {
    for (const id of ids) {
      try {
        add(await db.inTransaction(scope, (tx) => write(tx, [id])), 1);
      } catch (error) {
        if (!isUncountable(error)) throw error;
        failed.push({ participantId: id, reason: error.message });
      }
    }
  }

  async function compare(
    ids: readonly string[],
    beforehand: Beforehand | null,
    take: (judged: Judged, participants: number) => void,
  ): Promise<void> {
    try {
      take(await db.inTransaction(scope, (tx) => compareProgress(tx, tenantId, ids, beforehand)), ids.length);
    } catch (error) {
      if (!isUncountable(error)) throw error;
      const [only] = ids;
      if (ids.length === 1 && only !== undefined) failed.push({ participantId: only, reason: error.message });
      else for (const id of ids) await compare([id], beforehand, take);
    }
  }

  return {
    tally: (): RunTally => ({ ...tally, failed }),

    /** What would be written for these participants, and to the rows that they would be given beforehand. */
    async foresee(ids: readonly string[], beforehand: Beforehand): Promise<void> {
      for (const part of inParts(ids, comparedAtOnce)) {
        if (limit !== null && done >= limit) return;
        await compare(part, beforehand, add);
      }
    },

    /**
     * Those of these participants for whom something would be written; the open rows of all who were looked at count as judged. Where most turn
     * out to differ the others are left to be computed without a look, which would only be the same work twice.
     */
    async differing(ids: readonly string[]): Promise<Compared> {
      const differing: string[] = [];
      const parts = inParts(ids, comparedAtOnce);
      for (const [index, part] of parts.entries()) {
        const before = differing.length;
        await compare(part, null, (judged) => {
          differing.push(...judged.told);
          tally = { ...tally, recalculated: tally.recalculated + judged.recalculated };
        });
        if (differing.length - before > part.length / 2) return { differing, unseen: parts.slice(index + 1).flat() };
      }
      return { differing, unseen: [] };
    },

    /** Writes what differs of these participants, waiting for whoever is syncing. `wereJudged`: their open rows are counted already. */
    async update(ids: readonly string[], wereJudged: boolean): Promise<void> {
      for (const part of inParts(ids)) {
        const batch = part.slice(0, room());
        if (batch.length === 0) return;
        try {
          const judged = await db.inTransaction(scope, (tx) => write(tx, batch));
          add(wereJudged ? { ...judged, recalculated: 0 } : judged, batch.length);
        } catch (error) {
          if (!isUncountable(error)) throw error;
          await writeEach(batch);
        }
      }
    },

    /** The same for those who are marked, until there is nobody. */
    async updateMarked({ skipLocked }: { readonly skipLocked: boolean }): Promise<void> {
      for (let claimed = participantsAtOnce; claimed === participantsAtOnce && room() > 0; ) {
        let ids: readonly string[] = [];
        const without = failed.map(({ participantId }) => participantId);
        try {
          const judged = await db.inTransaction(scope, async (tx) => {
            ids = await claimMarked(tx, tenantId, { atMost: room(), skipLocked, without });
            return ids.length === 0 ? null : write(tx, ids);
          });
          if (judged) add(judged, ids.length);
        } catch (error) {
          if (!isUncountable(error)) throw error;
          await writeEach(ids);
        }
        claimed = ids.length;
      }
    },
  };
}

/** A fault of somebody's figures (a data exception of PostgreSQL's), not of the database or the run. */
function isUncountable(error: unknown): error is Error {
  return error instanceof Error && (errorCodeOf(error)?.startsWith("22") ?? false);
}
