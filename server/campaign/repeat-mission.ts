import type { CivilDate } from "#shared/domain/time/civil-date.ts";
import type { Tx } from "../db/db.ts";
import type { DecidingRep } from "./deciding-rep.ts";
import { openWindow } from "./participant-repository.ts";

/**
 * Begins a mission anew from a date on, up to the rep's checkpoint, by the version that its series has now: one more row, any number of times.
 * Not where the mission is no longer given, or the rep has it open anyway.
 */
export async function repeatMission(tx: Tx, rep: DecidingRep, progressId: string, from: CivilDate): Promise<void> {
  const { participant, version, today } = rep;
  const { tenantId, id: participantId } = participant;
  const [next] = await tx.rows<{ mission_id: string; activated: boolean }>(
    `select m.id as mission_id, m.activated
       from campaign.progress_rows p
       join campaign.missions e on e.tenant_id = p.tenant_id and e.id = p.mission_id
       join campaign.missions m on m.tenant_id = e.tenant_id and m.series_id = e.series_id
      where p.tenant_id = $1 and p.id = $2 and m.state = 'published' and m.enabled and m.metric <> 'raffle'
        and not exists (
          select from campaign.progress_rows o
            join campaign.missions om on om.tenant_id = o.tenant_id and om.id = o.mission_id
           where o.tenant_id = $1 and o.participant_id = $3 and om.series_id = m.series_id
             and o.status <> 'completed' and o.window_end > $4)`,
    [tenantId, progressId, participantId, today],
  );
  if (!next) return;
  const end = await openWindow(tx, participant, from, version);
  await tx.rows(
    `insert into campaign.progress_rows (
       tenant_id, participant_id, mission_id, window_start, window_end, id, status, cooldown_until, version)
     values ($1, $2, $3, $4, $5, gen_random_uuid(), $6, $4, $7)
     on conflict do nothing`,
    [tenantId, participantId, next.mission_id, from, end, next.activated ? "active" : "dormant", version],
  );
}
