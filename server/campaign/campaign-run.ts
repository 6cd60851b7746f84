import type { Tx } from "../db/db.ts";
import { errorText } from "../steps/error-text.ts";
import type { JobContext } from "../steps/job-context.ts";
import { isTransientFault } from "../steps/transient-fault.ts";
import { inParts, lockParticipants } from "./participant-heads.ts";

/** What a part of a run is given, and tells of itself. */
export type CampaignRun = Pick<JobContext, "db" | "tenantId" | "now" | "dryRun" | "limit" | "signal" | "report">;

/**
 * Does `work` for participants in batches, each a transaction that holds their heads. Where a batch fails its participants are taken one by
 * one: one who can't be treated is reported and holds up nobody else. `work` counts after the commit, by what it returns.
 */
export async function inBatches<Done>(
  { db, tenantId, signal, report, limit }: CampaignRun,
  participantIds: readonly string[],
  work: (tx: Tx, ids: readonly string[]) => Promise<Done>,
  counted: (done: Done) => void,
): Promise<void> {
  const scope = { kind: "tenant", tenantId } as const;
  const chosen = limit === null ? participantIds : participantIds.slice(0, limit);
  const take = async (ids: readonly string[]) =>
    counted(
      await db.inTransaction(scope, async (tx) => {
        await lockParticipants(tx, tenantId, ids);
        return work(tx, ids);
      }),
    );

  let done = 0;
  for (const part of inParts(chosen)) {
    if (signal.aborted) return;
    try {
      await take(part);
    } catch (error) {
      if (signal.aborted || isTransientFault(error)) throw error;
      await eachAlone(part);
    }
    done += part.length;
    report.progress(done, chosen.length);
  }

  async function eachAlone(ids: readonly string[]): Promise<void> {
    for (const id of ids) {
      try {
        await take([id]);
      } catch (error) {
        if (signal.aborted || isTransientFault(error)) throw error;
        report.badRow(`participant ${id}`, errorText(error));
      }
    }
  }
}
