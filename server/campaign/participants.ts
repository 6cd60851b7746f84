import { participantIdOf } from "#shared/domain/ledger/causal-id.ts";
import type { CivilDate } from "#shared/domain/time/civil-date.ts";
import type { Tx } from "../db/db.ts";
import type { Participant } from "./participant-repository.ts";

/** Where somebody begins: in the entry tier, from the programme's start on, or from today where there is no programme yet. */
const entry = `select coalesce((select t.id from campaign.tiers t where t.tenant_id = $1 order by t.ordinal limit 1), 'tier_1') as tier_id,
              coalesce((select p.starts_on from campaign.programmes p where p.tenant_id = $1), current_date) as starts_on`;

/** Reps who don't take part, and where they would begin. */
const repsOutside = `org.reps r
      cross join entry e
      where r.tenant_id = $1
        and not exists (select from campaign.participants p where p.tenant_id = $1 and p.id = r.id)`;

/** The reps who don't take part yet in the tenant's programme, as they will begin; without a programme nobody. */
export async function joiningParticipants(tx: Tx, tenantId: string): Promise<readonly Participant[]> {
  const rows = await tx.rows<{ id: string; tier_id: string; starts_on: CivilDate }>(
    `with entry as (${entry})
     select r.id, e.tier_id, e.starts_on
       from ${repsOutside}
        and exists (select from campaign.programmes g where g.tenant_id = $1)
      order by r.id`,
    [tenantId],
  );
  return rows.map(({ id, tier_id: tierId, starts_on: windowStart }) => ({
    tenantId,
    id,
    isRep: true,
    tierId,
    windowStart,
    windowEnd: null,
  }));
}

/** Lets every rep of the tenant take part who doesn't yet, under the own id, and gives the rep the handle of the own code unless it is taken. */
export async function ensureRepParticipants(tx: Tx, tenantId: string): Promise<void> {
  await tx.rows(
    `with entry as (${entry})
     insert into campaign.participants (tenant_id, id, rep_id, display_name, tier_id, window_start, window_end)
     select r.tenant_id, r.id, r.id, r.display_name, e.tier_id, e.starts_on, 'infinity'
       from ${repsOutside}
      order by r.id
     on conflict do nothing`,
    [tenantId],
  );
  await tx.rows(
    `insert into campaign.handles (tenant_id, handle, participant_id)
     select r.tenant_id, lower(r.code), r.id
       from org.reps r
      where r.tenant_id = $1
        and not exists (select from campaign.handles h where h.tenant_id = $1 and h.handle = lower(r.code))
      order by r.id
     on conflict do nothing`,
    [tenantId],
  );
}

/**
 * Lets those take part whom a file names by handles that nobody has: without sign-in, in the entry tier. The handles are lower-cased
 * and without the @.
 */
export async function ensureNamedParticipants(tx: Tx, tenantId: string, handles: readonly string[]): Promise<void> {
  if (handles.length === 0) return;
  const ids = handles.map((handle) => participantIdOf(tenantId, handle));
  await tx.rows(
    `with entry as (${entry})
     insert into campaign.participants (tenant_id, id, display_name, tier_id, window_start, window_end)
     select $1, n.id, n.handle, e.tier_id, e.starts_on, 'infinity'
       from unnest($2::uuid[], $3::text[]) as n (id, handle)
      cross join entry e
      order by n.id
     on conflict do nothing`,
    [tenantId, ids, handles],
  );
  await tx.rows(
    `insert into campaign.handles (tenant_id, handle, participant_id)
     select $1, n.handle, n.id from unnest($2::uuid[], $3::text[]) as n (id, handle) order by n.handle
     on conflict do nothing`,
    [tenantId, ids, handles],
  );
}
