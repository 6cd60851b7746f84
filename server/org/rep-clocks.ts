import { changedClock } from "#shared/domain/time/clock-change.ts";
import { type Instant, instantOf } from "#shared/domain/time/instant.ts";
import type { DayClock, Zone } from "#shared/domain/time/zone.ts";
import type { Tx } from "../db/db.ts";

type ClockRow = {
  readonly id: string;
  readonly zone: Zone;
  readonly day_start_hour: number;
  /** In the order in which they count. */
  readonly choices: readonly { readonly zone: Zone; readonly recordedAt: number }[];
};

const clockRows = `select r.id, r.zone, t.day_start_hour, coalesce(c.choices, '[]') as choices
       from org.reps r
       join org.tenants t on t.tenant_id = r.tenant_id
       left join (select tenant_id, rep_id,
                         jsonb_agg(jsonb_build_object('zone', zone, 'recordedAt', (extract(epoch from recorded_at) * 1000)::bigint)
                                   order by recorded_at, id) as choices
                    from org.profile_changes
                   where tenant_id = $1 and zone is not null
                   group by tenant_id, rep_id) c on c.tenant_id = r.tenant_id and c.rep_id = r.id
      where r.tenant_id = $1`;

/** By what these reps' dates are counted, in the order in which transactions lock reps. */
export async function repClocks(
  tx: Tx,
  tenantId: string,
  repIds: readonly string[],
): Promise<ReadonlyMap<string, DayClock>> {
  const rows = await tx.rows<ClockRow>(`${clockRows} and r.id = any ($2) order by r.id`, [tenantId, repIds]);
  return new Map(rows.map(toClock));
}

/** The clocks of the reps who ever chose another zone than their first: all others are in that one. */
export async function movedClocks(tx: Tx, tenantId: string): Promise<ReadonlyMap<string, DayClock>> {
  const rows = await tx.rows<ClockRow>(`${clockRows} and c.choices is not null`, [tenantId]);
  return new Map(rows.map(toClock));
}

function toClock({ id, zone, day_start_hour, choices }: ClockRow): [string, DayClock] {
  const told = choices.map((choice): { zone: Zone; recordedAt: Instant } => ({
    zone: choice.zone,
    recordedAt: instantOf(choice.recordedAt),
  }));
  return [id, changedClock({ zone, dayStartHour: day_start_hour }, told)];
}
