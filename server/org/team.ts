import { dayMs, type Instant } from "#shared/domain/time/instant.ts";
import type { Totals } from "#shared/protocol/me.ts";
import type { CrmStanding, TeamRep } from "#shared/protocol/team.ts";
import type { Tx } from "../db/db.ts";
import { waitingLeaveOfRep } from "./leave-decisions.ts";
import { type Onlooker, onlookerParameters, visibleToOnlooker } from "./reps.ts";
import { type TotalsRow, toTotals, totalsColumns } from "./totals.ts";

/** What the CRM holds of a tenant's reps, by their ids; a rep who isn't in it has no place there. */
export type CrmStandings = (tx: Tx, tenantId: string) => Promise<ReadonlyMap<string, CrmStanding>>;

type TeamRow = {
  readonly id: string;
  readonly code: string;
  readonly display_name: string;
  readonly last_sync_at: Date | null;
  readonly pending: bigint | null;
  readonly to_review: bigint;
} & (TotalsRow | { readonly total_xp: null });

/** What a device silent for longer last said no longer tells what it holds. */
const reportHoldsForMs = 14 * dayMs;

const nothingYet: Totals = { totalXp: 0, level: 1, rank: "E-1", closedDeals: 0, streakDays: 0 };

const notInCrm: CrmStanding = {
  totalXp: null,
  closedDeals: null,
  streakDays: null,
  publishedAt: null,
  state: "no_member",
};

/** The reps whom an onlooker may see, by code, with what has reached the server and the CRM. */
export async function teamOf(
  tx: Tx,
  onlooker: Onlooker,
  crmStandings: CrmStandings,
  now: Instant,
): Promise<readonly TeamRep[]> {
  const rows = await tx.rows<TeamRow>(
    `select r.id, r.code, r.display_name, d.last_sync_at, d.pending, ${totalsColumns},
            (select count(*)
               from ledger.activities a
              where a.tenant_id = r.tenant_id and a.rep_id = r.id and a.suspect and not a.undone and not a.withdrawn)
            + ${waitingLeaveOfRep} as to_review
       from org.reps r
       left join ledger.progression p on p.tenant_id = r.tenant_id and p.rep_id = r.id
       left join (
         select rep_id, max(last_sync_at) as last_sync_at, sum(pending_count) filter (where last_sync_at >= $5) as pending
           from org.devices
          where tenant_id = $1
          group by rep_id) d on d.rep_id = r.id
      where ${visibleToOnlooker}
      order by r.code`,
    [...onlookerParameters(onlooker), new Date(now - reportHoldsForMs)],
  );
  const standings = await crmStandings(tx, onlooker.tenantId);
  return rows.map((row) => toTeamRep(row, standings.get(row.id) ?? notInCrm));
}

function toTeamRep(row: TeamRow, crm: CrmStanding): TeamRep {
  return {
    id: row.id,
    code: row.code,
    name: row.display_name,
    ...(row.total_xp === null ? nothingYet : toTotals(row)),
    lastSyncAt: row.last_sync_at === null ? null : (row.last_sync_at.getTime() as Instant),
    pendingReported: row.pending === null ? null : Number(row.pending),
    toReview: Number(row.to_review),
    crm,
  };
}
