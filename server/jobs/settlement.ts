import { minuteMs } from "#shared/domain/time/instant.ts";
import { writeCommunications } from "../campaign/communications.ts";
import { settleBoosts } from "../campaign/settle-boosts.ts";
import { settleRaffles } from "../campaign/settle-raffles.ts";
import { datesToSettle, repsToSettle, settleRepAlone } from "../ledger/settle-tenant.ts";
import { errorText } from "../steps/error-text.ts";
import type { JobContext } from "../steps/job-context.ts";
import { isTransientFault } from "../steps/transient-fault.ts";
import type { Job } from "./job.ts";

/**
 * Makes final what has become final: a rep whose devices are silent would stay open otherwise (P6). The steps to come settle what hangs on
 * final dates.
 */
export const settlement: Job = {
  name: "settlement",
  description: "Makes final the dates that have become final, and decides what they earn.",
  aliases: ["settle"],
  schedule: { kind: "minutes", every: 30 },
  timeoutMs: 20 * minuteMs,
  includedInAll: true,
  needsForce: false,
  steps: [
    { name: "dates", run: settleDates },
    { name: "raffles", run: settleRaffles },
    { name: "boosts", run: settleBoosts },
    { name: "communications", run: writeCommunications },
  ],
};

/** A transaction per rep, in the order of ids. The limit counts reps. One that can't be settled doesn't hold up the others. */
async function settleDates({
  db,
  tenantId,
  now,
  dryRun,
  limit,
  signal,
  report,
  checkpoint,
}: JobContext): Promise<void> {
  const scope = { kind: "tenant", tenantId } as const;
  const after = typeof checkpoint.last === "string" ? checkpoint.last : null;
  const reps = await db.inTransaction(scope, (tx) => repsToSettle(tx, tenantId, after));
  const chosen = limit === null ? reps : reps.slice(0, limit);

  for (const [index, { id, code }] of chosen.entries()) {
    if (signal.aborted) return;
    const key = { tenantId, repId: id };
    try {
      const dates = await db.inTransaction(scope, async (tx) => {
        const settled = dryRun ? await datesToSettle(tx, key, now) : await settleRepAlone(tx, key, now);
        await checkpoint.save(tx, id);
        return settled;
      });
      report.count("reps");
      report.count("dates", dates);
    } catch (error) {
      if (signal.aborted || isTransientFault(error)) throw error;
      report.badRow(code, errorText(error));
    }
    report.progress(index + 1, chosen.length);
  }
}
