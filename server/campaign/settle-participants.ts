import type { CampaignRun } from "./campaign-run.ts";
import { ensureRepParticipants, joiningParticipants } from "./participants.ts";

/** Lets reps take part who are new, and says how many participants are marked for the recompute. A tenant without a programme has none. */
export async function settleParticipants({ db, tenantId, dryRun, report }: CampaignRun): Promise<void> {
  const found = await db.inTransaction({ kind: "tenant", tenantId }, async (tx) => {
    const [row] = await tx.rows<{ has_programme: boolean; marked: number }>(
      `select exists (select from campaign.programmes g where g.tenant_id = $1) as has_programme,
              (select count(*)::int from ledger.heads h where h.tenant_id = $1 and h.campaign_dirty) as marked`,
      [tenantId],
    );
    if (!row?.has_programme) return null;
    const joined = (await joiningParticipants(tx, tenantId)).length;
    if (!dryRun && joined > 0) await ensureRepParticipants(tx, tenantId);
    return { joined, marked: row.marked };
  });
  if (!found) return;
  if (found.joined > 0) report.count("joined", found.joined);
  report.count("marked", found.marked);
}
