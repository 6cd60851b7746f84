import type { Tx } from "../db/db.ts";
import type { CrmFields } from "./crm-record.ts";
import { isBehind, isLinked, repsWithRecords } from "./due-repository.ts";

/**
 * What the CRM was last seen to hold of a rep, and how that stands to the ledger. `in_step`: the same. `publishing`: a change is on its way.
 * `differs`: somebody changed it there. `parked`: the CRM refused it, somebody has to look. `no_member`: the rep isn't linked to the CRM.
 * `unreachable`: a change waits until the CRM can be had again.
 */
export type CrmStanding = {
  readonly totalXp: number | null;
  readonly closedDeals: number | null;
  readonly streakDays: number | null;
  /** When the record was last known to show what we published. */
  readonly publishedAt: Date | null;
  readonly state: "in_step" | "publishing" | "differs" | "parked" | "no_member" | "unreachable";
  /** Why it is parked. */
  readonly reason: string | null;
};

type StandingRow = {
  readonly rep_id: string;
  readonly is_linked: boolean;
  readonly is_behind: boolean;
  readonly is_in_trouble: boolean;
  readonly parked_reason: string | null;
  readonly published_at: Date | null;
  readonly fields: CrmFields | null;
  readonly total_xp: bigint;
  readonly closed_deals: number;
  readonly streak_days: number;
};

/** By rep id, for every rep of the tenant. */
export async function crmStandings(tx: Tx, tenantId: string): Promise<ReadonlyMap<string, CrmStanding>> {
  const rows = await tx.rows<StandingRow>(
    `select r.id as rep_id, n.id is not null and coalesce(${isLinked}, false) as is_linked, ${isBehind} as is_behind,
            coalesce(n.last_error is not null, false) as is_in_trouble, c.parked_reason, c.published_at,
            case when c.workspace_member_id = r.workspace_member_id then c.fields end as fields,
            coalesce(p.total_xp, 0) as total_xp, coalesce(p.closed_deals, 0) as closed_deals,
            coalesce(p.streak_days, 0) as streak_days
       from ${repsWithRecords}
       left join ledger.progression p on p.tenant_id = r.tenant_id and p.rep_id = r.id
       left join crm.connections n on n.tenant_id = r.tenant_id
      where r.tenant_id = $1`,
    [tenantId],
  );
  return new Map(rows.map((row) => [row.rep_id, toStanding(row)]));
}

function toStanding(row: StandingRow): CrmStanding {
  const state = stateOf(row);
  const held = {
    totalXp: row.fields?.totalXp ?? null,
    closedDeals: row.fields?.closedDeals ?? null,
    streakDays: row.fields?.streakDays ?? null,
  };
  return { ...held, publishedAt: row.published_at, state, reason: state === "parked" ? row.parked_reason : null };
}

function stateOf(row: StandingRow): CrmStanding["state"] {
  if (!row.is_linked) return "no_member";
  if (row.parked_reason !== null) return "parked";
  if (row.is_behind) return row.is_in_trouble ? "unreachable" : "publishing";
  const isSame =
    row.fields?.totalXp === Number(row.total_xp) &&
    row.fields.closedDeals === row.closed_deals &&
    row.fields.streakDays === row.streak_days;
  return isSame ? "in_step" : "differs";
}
