import type { Tx } from "../db/db.ts";
import { type Onlooker, onlookerParameters, visibleToOnlooker } from "../org/reps.ts";

/**
 * What makes row `p` of `campaign.participants` visible to an onlooker (I5): as the rep is; those who don't sign in belong to no team and
 * are the admins'. Takes the parameters of `onlookerParameters` as $1 to $4.
 */
export const participantVisibleToOnlooker = `p.tenant_id = $1 and case
         when p.rep_id is null then $3 = 'admin'
         else exists (select from org.reps r where r.id = p.rep_id and ${visibleToOnlooker})
       end`;

/** Whether somebody may act on a participant. One who isn't there and one of somebody else's are the same to an onlooker. */
export async function visibleParticipant(tx: Tx, onlooker: Onlooker, participantId: string): Promise<boolean> {
  const rows = await tx.rows(
    `select from campaign.participants p where p.id = $5 and ${participantVisibleToOnlooker}`,
    [...onlookerParameters(onlooker), participantId],
  );
  return rows.length > 0;
}
