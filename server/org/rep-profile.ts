import type { CivilDate, Weekday } from "#shared/domain/time/civil-date.ts";
import type { WorkCalendar } from "#shared/domain/time/working-days.ts";
import type { DayClock, Zone } from "#shared/domain/time/zone.ts";
import type { RepProfile } from "#shared/protocol/sync.ts";
import type { Tx } from "../db/db.ts";

/** Which rep, of which tenant. */
export type RepKey = { readonly tenantId: string; readonly repId: string };

/** The profile and the version at which it last changed, by the rep's head. */
export type StampedProfile = { readonly profile: RepProfile; readonly version: bigint };

type ProfileRow = {
  readonly code: string;
  readonly display_name: string;
  readonly zone: string;
  readonly day_start_hour: number;
  readonly joined_on: string;
  readonly working_weekdays: readonly number[];
  readonly holidays: readonly string[];
  readonly leave: readonly string[];
  readonly currency: string;
  readonly targets: RepProfile["targets"];
  readonly version: bigint;
};

/** Everything about a rep that days and prices depend on, or `null` for an id that isn't the tenant's. */
export async function repProfile(tx: Tx, rep: RepKey): Promise<StampedProfile | null> {
  const [row] = await tx.rows<ProfileRow>(
    `select r.code, r.display_name, r.zone, t.day_start_hour, r.joined_on, t.working_weekdays,
            t.holidays::text[] as holidays, t.currency, t.targets, r.version,
            array(select l.local_date::text
                    from org.leave_days l
                   where l.tenant_id = r.tenant_id and l.rep_id = r.id
                   order by l.local_date) as leave
       from org.reps r
       join org.tenants t on t.tenant_id = r.tenant_id
      where r.tenant_id = $1 and r.id = $2`,
    [rep.tenantId, rep.repId],
  );
  return row ? { profile: toProfile(rep, row), version: row.version } : null;
}

export function dayClockOf({ zone, dayStartHour }: RepProfile): DayClock {
  return { zone, dayStartHour };
}

export function calendarOf({ workingWeekdays, holidays, leave }: RepProfile): WorkCalendar {
  return { workingWeekdays, holidays: new Set(holidays), leave: new Set(leave) };
}

function toProfile(rep: RepKey, row: ProfileRow): RepProfile {
  return {
    tenantId: rep.tenantId,
    repId: rep.repId,
    code: row.code,
    displayName: row.display_name,
    zone: row.zone as Zone,
    dayStartHour: row.day_start_hour,
    joinedOn: row.joined_on as CivilDate,
    workingWeekdays: row.working_weekdays as readonly Weekday[],
    holidays: row.holidays as readonly CivilDate[],
    leave: row.leave as readonly CivilDate[],
    currency: row.currency,
    targets: row.targets,
  };
}
