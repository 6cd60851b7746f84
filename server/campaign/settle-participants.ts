import type { CampaignRun } from "./campaign-run.ts";
import { ensureRepParticipants } from "./participants.ts";

/** Lets reps take part who are new, and says how many participants are marked for the recompute. A tenant without a programme has none. */
export async function settleParticipants({ db, tenantId, dryRun, report }: CampaignRun): Promise<void> {
  const found = await db.inTransaction({ kind: "tenant", tenantId }, async (tx) => {
    const [row] = await tx.rows<{ has_programme: boolean; joined: number; marked: number }>(
      `select exists (select from campaign.programmes g where g.tenant_id = $1) as has_programme,
              (select count(*)::int
                 from org.reps r
                where r.tenant_id = $1
                  and not exists (select from campaign.participants p where p.tenant_id = $1 and p.id = r.id)) as joined,
              (select count(*)::int from ledger.heads h where h.tenant_id = $1 and h.campaign_dirty) as marked`,
      [tenantId],
    );
    if (!row?.has_programme) return null;
    if (!dryRun && row.joined > 0) await ensureRepParticipants(tx, tenantId);
    return row;
  });
  if (!found) return;
  if (found.joined > 0) report.count("joined", found.joined);
  report.count("marked", found.marked);
}
