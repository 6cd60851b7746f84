import { foldProfile } from "#shared/domain/profile/fold-profile.ts";
import type { ProfileFact } from "#shared/domain/profile/profile.ts";
import type { RulesetVersion } from "#shared/domain/ruleset/versions.ts";
import type { CivilDate, Weekday } from "#shared/domain/time/civil-date.ts";
import type { WorkCalendar } from "#shared/domain/time/working-days.ts";
import type { DayClock, Zone } from "#shared/domain/time/zone.ts";
import type { RepProfile } from "#shared/protocol/sync.ts";
import type { Tx } from "../db/db.ts";
import { type Device, type DeviceJson, jsonToDevice } from "./devices.ts";
import { type LeaveDecisions, leaveDecisionsOfRep, withExcused } from "./leave-decisions.ts";
import { profileFactsOfRep } from "./profile-facts.ts";
import type { RepKey } from "./rep-key.ts";
import { rulesetsOfTenant } from "./rulesets-repository.ts";

/** What the organisation knows of a rep: the profile, the versions at which it and the tenant last changed, the devices. */
export type RepStanding = {
  readonly profile: RepProfile;
  readonly profileVersion: bigint;
  readonly tenantVersion: bigint;
  readonly devices: readonly Device[];
  /** All versions of the tenant, by which the rep's dates are priced. */
  readonly rulesets: readonly RulesetVersion[];
  readonly leaveDecisions: LeaveDecisions;
};

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
  readonly profile_version: bigint;
  readonly tenant_version: bigint;
  readonly devices: readonly DeviceJson[];
  readonly rulesets: readonly RulesetVersion[];
  readonly leave_decisions: LeaveDecisions;
  readonly profile_facts: readonly ProfileFact[];
};

/** Everything about a rep that days and prices depend on, or `null` for an id that isn't the tenant's. */
export async function repStanding(tx: Tx, rep: RepKey): Promise<RepStanding | null> {
  const [row] = await tx.rows<ProfileRow>(
    `select r.code, r.display_name, r.zone, t.day_start_hour, r.joined_on, t.working_weekdays,
            t.holidays::text[] as holidays, t.currency, t.targets,
            r.version as profile_version, t.version as tenant_version,
            array(select l.local_date::text
                    from org.leave_days l
                   where l.tenant_id = r.tenant_id and l.rep_id = r.id
                   order by l.local_date) as leave,
            (select coalesce(jsonb_agg(to_jsonb(d)), '[]')
               from org.devices d
              where d.tenant_id = r.tenant_id and d.rep_id = r.id) as devices,
            ${rulesetsOfTenant} as rulesets,
            ${leaveDecisionsOfRep} as leave_decisions,
            ${profileFactsOfRep} as profile_facts
       from org.reps r
       join org.tenants t on t.tenant_id = r.tenant_id
      where r.tenant_id = $1 and r.id = $2`,
    [rep.tenantId, rep.repId],
  );
  if (!row) return null;
  return {
    profile: toProfile(rep, row),
    profileVersion: row.profile_version,
    tenantVersion: row.tenant_version,
    devices: row.devices.map(jsonToDevice),
    rulesets: row.rulesets,
    leaveDecisions: row.leave_decisions,
  };
}

export function dayClockOf({ clock }: RepProfile): DayClock {
  return clock;
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
    ...foldProfile(
      {
        zone: row.zone as Zone,
        dayStartHour: row.day_start_hour,
        excused: withExcused(row.leave as readonly CivilDate[], row.leave_decisions),
        approved: new Set(row.leave_decisions.approved),
      },
      row.profile_facts,
    ),
    joinedOn: row.joined_on as CivilDate,
    workingWeekdays: row.working_weekdays as readonly Weekday[],
    holidays: row.holidays as readonly CivilDate[],
    currency: row.currency,
    targets: row.targets,
  };
}
