import { countWaitingAdjustments, markAdjustmentsCounted } from "./adjustments.ts";
import type { CampaignRun } from "./campaign-run.ts";

/**
 * Marks the adjustments that this run is the first to count. They are dated facts that tiers are summed from, so there is nothing to apply,
 * and nothing that a second run could apply again; they stand before promotions, which therefore see them the same day.
 */
export async function settleAdjustments({ db, tenantId, now, dryRun, report }: CampaignRun): Promise<void> {
  const counted = await db.inTransaction({ kind: "tenant", tenantId }, (tx) =>
    dryRun ? countWaitingAdjustments(tx, tenantId) : markAdjustmentsCounted(tx, tenantId, now),
  );
  if (counted > 0) report.count("adjustments", counted);
}
