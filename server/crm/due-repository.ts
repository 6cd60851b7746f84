import type { CivilDate } from "#shared/domain/time/civil-date.ts";
import type { Instant } from "#shared/domain/time/instant.ts";
import { dateAt, type Zone } from "#shared/domain/time/zone.ts";
import type { Tx } from "../db/db.ts";
import { movedClocks } from "../org/rep-clocks.ts";
import type { Standing } from "./batches.ts";
import type { ProjectionSource } from "./projection.ts";

/** A rep's projection is made from this; `ledgerVersion` is what the rep's head had reached. */
export type DueRep = ProjectionSource & Standing & { readonly repId: string; readonly ledgerVersion: bigint };

export type LinkedRep = { readonly repId: string; readonly memberId: string };

/** Local dates, so that the database and the rules have the same idea of a rep's today. */
export type Todays = {
  /** Of the zones in which reps begin. */
  readonly zones: readonly { readonly zone: string; readonly today: CivilDate }[];
  /** Of the reps who ever chose another zone. */
  readonly moved: readonly { readonly repId: string; readonly today: CivilDate }[];
};

type SourceRow = {
  readonly rep_id: string;
  readonly display_name: string;
  readonly workspace_member_id: string;
  readonly today: string;
  readonly ledger_version: bigint;
  readonly total_xp: bigint | null;
  readonly level: number;
  readonly rank: string;
  readonly closed_deals: number;
  readonly streak_days: number;
  readonly last_activity_at: Date | null;
  readonly days: ProjectionSource["days"];
  readonly awards: ProjectionSource["awards"];
  readonly attempts: number | null;
  readonly batch_limit: number | null;
};

/** What a member id must be to be asked for in a list. */
export const isLinked = "r.workspace_member_id ~* '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'";

/**
 * A record `c` doesn't show what head `h` of rep `r` has reached, or isn't that of the rep's member. The head moves with facts and profile
 * alike, so nothing that a record shows changes behind it.
 */
export const isBehind = `(c.rep_id is null or c.workspace_member_id <> r.workspace_member_id
          or c.published_version is null or c.published_version < coalesce(h.version, 0))`;

export const repsWithRecords = `org.reps r
       left join ledger.heads h on h.tenant_id = r.tenant_id and h.scope_id = r.id
       left join crm.records c on c.tenant_id = r.tenant_id and c.rep_id = r.id`;

const today = "coalesce(m.today, z.today)";

/** Behind, or of an earlier date: the efficiency window moves every day. */
const isDue = `${isLinked} and (${isBehind} or c.published_through < ${today})`;

/** Refused rows wait their time, parked ones for somebody ($4), and a deleted record may have been restored. */
const mayGo = `case
         when c.parked_code is null then c.retry_at is null or c.retry_at <= $3
         when c.parked_code = 'record_deleted' then c.retry_at <= $3 or c.read_at < $4
         else c.read_at < $4
       end`;

const withToday = `jsonb_to_recordset($2::jsonb -> 'zones') as z (zone text, today date) on z.zone = r.zone
       left join jsonb_to_recordset($2::jsonb -> 'moved') as m ("repId" uuid, today date) on m."repId" = r.id`;

export async function todaysOf(tx: Tx, tenantId: string, now: Instant): Promise<Todays> {
  const rows = await tx.rows<{ zone: string; day_start_hour: number }>(
    `select distinct r.zone, t.day_start_hour
       from org.reps r
       join org.tenants t on t.tenant_id = r.tenant_id
      where r.tenant_id = $1`,
    [tenantId],
  );
  const moved = await movedClocks(tx, tenantId);
  return {
    zones: rows.map(({ zone, day_start_hour }) => ({
      zone,
      today: dateAt(now, { zone: zone as Zone, dayStartHour: day_start_hour }),
    })),
    moved: [...moved].map(([repId, clock]) => ({ repId, today: dateAt(now, clock) })),
  };
}

export type DueQuestion = {
  readonly todays: Todays;
  readonly now: Instant;
  /** Parked rows go too if they were last looked at before this; `null`: they stay parked. */
  readonly parkedBefore: Instant | null;
};

/** Reps whose record may be written now. Those looked at longest ago come first, so that none that goes wrong holds up the others. */
export async function dueReps(
  tx: Tx,
  tenantId: string,
  { todays, now, parkedBefore }: DueQuestion,
  limit: number,
): Promise<readonly LinkedRep[]> {
  const rows = await tx.rows<{ rep_id: string; workspace_member_id: string }>(
    `select r.id as rep_id, r.workspace_member_id
       from ${repsWithRecords}
       join ${withToday}
      where r.tenant_id = $1 and ${isDue} and ${mayGo}
      order by c.read_at nulls first, r.id
      limit $5`,
    [tenantId, JSON.stringify(todays), new Date(now), parkedBefore === null ? null : new Date(parkedBefore), limit],
  );
  return rows.map((row) => ({ repId: row.rep_id, memberId: row.workspace_member_id }));
}

/** Milliseconds until the first row that waits after a refusal may be tried again; `null`: none waits. */
export async function retryInMs(tx: Tx, tenantId: string, { todays, now }: DueQuestion): Promise<number | null> {
  const [row] = await tx.rows<{ next: Date | null }>(
    `select min(c.retry_at) as next
       from ${repsWithRecords}
       join ${withToday}
      where r.tenant_id = $1 and ${isDue} and c.parked_code is null and c.retry_at > $3`,
    [tenantId, JSON.stringify(todays), new Date(now)],
  );
  return row?.next ? Math.max(0, row.next.getTime() - now) : null;
}

/** What the projections of these reps are made from, in one statement: figures, days and version belong together. */
export async function sourcesOf(
  tx: Tx,
  tenantId: string,
  repIds: readonly string[],
  todays: Todays,
  windowDays: number,
): Promise<readonly DueRep[]> {
  const rows = await tx.rows<SourceRow>(
    `select r.id as rep_id, r.display_name, r.workspace_member_id, ${today} as today, coalesce(h.version, 0) as ledger_version,
            p.total_xp, p.level, p.rank, p.closed_deals, p.streak_days, p.last_activity_at,
            coalesce((select jsonb_agg(jsonb_build_object('date', d.local_date, 'counters', d.counters))
                        from ledger.days d
                       where d.tenant_id = r.tenant_id and d.rep_id = r.id
                         and d.local_date > ${today} - $4::int and d.local_date <= ${today}), '[]') as days,
            coalesce((select jsonb_agg(jsonb_build_object('kind', a.kind, 'code', a.code))
                        from ledger.awards a
                       where a.tenant_id = r.tenant_id and a.rep_id = r.id and not a.reversed and not a.withdrawn), '[]') as awards,
            c.attempts, c.batch_limit
       from ${repsWithRecords}
       left join ledger.progression p on p.tenant_id = r.tenant_id and p.rep_id = r.id
       join ${withToday}
      where r.tenant_id = $1 and r.id = any ($3::uuid[])`,
    [tenantId, JSON.stringify(todays), repIds, windowDays],
  );
  return rows.map(toDueRep);
}

function toDueRep(row: SourceRow): DueRep {
  return {
    repId: row.rep_id,
    ledgerVersion: row.ledger_version,
    name: row.display_name,
    workspaceMemberId: row.workspace_member_id,
    today: row.today as CivilDate,
    days: row.days,
    awards: row.awards,
    attempts: row.attempts ?? 0,
    batchLimit: row.batch_limit,
    progression:
      row.total_xp === null
        ? null
        : {
            totalXp: Number(row.total_xp),
            level: row.level,
            rank: row.rank,
            closedDeals: row.closed_deals,
            streakDays: row.streak_days,
            lastActivityAt: row.last_activity_at?.getTime() ?? null,
          },
  };
}
