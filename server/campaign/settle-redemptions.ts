import { type CampaignRun, inBatches } from "./campaign-run.ts";
import { countUnpaidRows, createRedemptions, participantsToPay } from "./create-redemptions.ts";
import { stampParticipants } from "./participant-heads.ts";

/** Makes what completed missions have earned and isn't there yet: a recompute makes it with the completion, this makes good what is lacking. */
export async function settleRedemptions(run: CampaignRun): Promise<void> {
  const { db, tenantId, now, dryRun, report } = run;
  const scope = { kind: "tenant", tenantId } as const;
  if (dryRun) {
    const lacking = await db.inTransaction(scope, (tx) => countUnpaidRows(tx, tenantId));
    if (lacking > 0) report.count("redemptions", lacking);
    return;
  }
  const ids = await db.inTransaction(scope, (tx) => participantsToPay(tx, tenantId));
  await inBatches(
    run,
    ids,
    async (tx, part) => {
      const made = await createRedemptions(tx, tenantId, part, now);
      await stampParticipants(tx, tenantId, part);
      return made;
    },
    (made) => report.count("redemptions", made),
  );
}
