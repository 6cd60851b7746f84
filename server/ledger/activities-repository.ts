import type { Activity, ActivityDetails } from "#shared/domain/ledger/activity.ts";
import type { FactTimes } from "#shared/domain/ledger/facts.ts";
import type { CivilDate } from "#shared/domain/time/civil-date.ts";
import type { Instant } from "#shared/domain/time/instant.ts";
import type { Zone } from "#shared/domain/time/zone.ts";
import { type ColumnTypes, sendRows } from "../db/column-arrays.ts";
import type { Tx } from "../db/db.ts";
import type { RepKey } from "../org/rep-key.ts";
import type { Version } from "./heads.ts";

/** A fact as an import asserts it: always timely, its stamps are none. */
export type ImportedActivity = ActivityDetails &
  FactTimes & { readonly id: string; readonly attributes: Readonly<Record<string, string>> };

export type ActivityRow = {
  readonly id: string;
  readonly activity: Activity["activity"];
  readonly duration_seconds: number | null;
  readonly disposition: NonNullable<Activity["disposition"]> | null;
  readonly value_minor: bigint | null;
  readonly currency: string | null;
  readonly contact_ref: string | null;
  readonly note: string | null;
  readonly source: Activity["source"];
  readonly recorded_at: Date;
  readonly occurred_at: Date;
  readonly zone: string;
  readonly local_date: string;
  readonly backdated: boolean;
  readonly late: boolean;
  readonly suspect: boolean;
  readonly undone: boolean;
  readonly undone_late: boolean;
};

export const activityColumns = `id, activity, duration_seconds, disposition, value_minor, currency, contact_ref, note, source,
  recorded_at, occurred_at, zone, local_date, backdated, late, suspect, undone, undone_late`;

/** The rep's activities with these ids; of ids that aren't the rep's, or are withdrawn, nothing. */
export async function activitiesById(tx: Tx, rep: RepKey, ids: readonly string[]): Promise<readonly Activity[]> {
  const rows = await tx.rows<ActivityRow>(
    `select ${activityColumns}
       from ledger.activities
      where tenant_id = $1 and rep_id = $2 and id = any ($3) and not withdrawn`,
    [rep.tenantId, rep.repId, ids],
  );
  return rows.map(toActivity);
}

/** The same with the withdrawn ones: what a rep has done to a fact outlives its withdrawal. */
export async function factsById(tx: Tx, rep: RepKey, ids: readonly string[]): Promise<readonly Activity[]> {
  const rows = await tx.rows<ActivityRow>(
    `select ${activityColumns} from ledger.activities where tenant_id = $1 and rep_id = $2 and id = any ($3)`,
    [rep.tenantId, rep.repId, ids],
  );
  return rows.map(toActivity);
}

export async function activitiesOfDates(
  tx: Tx,
  rep: RepKey,
  dates: readonly CivilDate[],
): Promise<readonly Activity[]> {
  const rows = await tx.rows<ActivityRow>(
    `select ${activityColumns}
       from ledger.activities
      where tenant_id = $1 and rep_id = $2 and local_date = any ($3::date[]) and not withdrawn`,
    [rep.tenantId, rep.repId, dates],
  );
  return rows.map(toActivity);
}

/**
 * Sends activities off to be written whole, new ones and changed ones; without attributes, those that a file gave stay. The caller holds
 * the rep's head.
 */
export function saveActivities(
  tx: Tx,
  rep: RepKey,
  activities: readonly (Activity & { readonly attributes?: Readonly<Record<string, string>> })[],
  version: Version,
): void {
  sendRows(
    tx,
    activities.map(toRow),
    savedTypes,
    [rep.tenantId, rep.repId, version],
    (table, columns) =>
      `insert into ledger.activities as a (tenant_id, rep_id, version, ${columns})
       select $1, $2, $3, n.* from ${table}
       on conflict (tenant_id, rep_id, id) do update
          set activity = excluded.activity, duration_seconds = excluded.duration_seconds, disposition = excluded.disposition,
              value_minor = excluded.value_minor, currency = excluded.currency, contact_ref = excluded.contact_ref,
              note = excluded.note, recorded_at = excluded.recorded_at, occurred_at = excluded.occurred_at, zone = excluded.zone,
              local_date = excluded.local_date, backdated = excluded.backdated, late = excluded.late, suspect = excluded.suspect,
              undone = excluded.undone, undone_late = excluded.undone_late, withdrawn = false,
              attributes = case when excluded.attributes = '{}' then a.attributes else excluded.attributes end,
              version = excluded.version`,
  );
}

/** Writes what a decision may change of an activity. What a file says besides stays. The caller holds the rep's head. */
export async function changeActivity(tx: Tx, rep: RepKey, activity: Activity, version: Version): Promise<void> {
  await tx.rows(
    `update ledger.activities
        set duration_seconds = $4, disposition = $5, value_minor = $6, note = $7, suspect = $8, undone = $9, undone_late = $10,
            version = $11
      where tenant_id = $1 and rep_id = $2 and id = $3`,
    [
      rep.tenantId,
      rep.repId,
      activity.id,
      activity.durationSeconds ?? null,
      activity.disposition ?? null,
      activity.valueMinor ?? null,
      activity.note ?? null,
      activity.suspect,
      activity.undone,
      activity.undoneLate,
      version,
    ],
  );
}

/** Takes activities out of everybody's sight that nobody asserts any more. Returns their dates. */
export async function withdrawActivities(
  tx: Tx,
  rep: RepKey,
  ids: readonly string[],
  version: Version,
): Promise<readonly CivilDate[]> {
  if (ids.length === 0) return [];
  const rows = await tx.rows<{ local_date: string }>(
    `update ledger.activities
        set withdrawn = true, version = $4
      where tenant_id = $1 and rep_id = $2 and id = any ($3) and not withdrawn
      returning local_date`,
    [rep.tenantId, rep.repId, ids, version],
  );
  return rows.map((row) => row.local_date as CivilDate);
}

export function toActivity(row: ActivityRow): Activity {
  return {
    id: row.id,
    activity: row.activity,
    ...(row.duration_seconds !== null && { durationSeconds: row.duration_seconds }),
    ...(row.disposition !== null && { disposition: row.disposition }),
    ...(row.value_minor !== null && { valueMinor: Number(row.value_minor) }),
    ...(row.currency !== null && { currency: row.currency }),
    ...(row.contact_ref !== null && { contactRef: row.contact_ref }),
    ...(row.note !== null && { note: row.note }),
    source: row.source,
    recordedAt: row.recorded_at.getTime() as Instant,
    occurredAt: row.occurred_at.getTime() as Instant,
    zone: row.zone as Zone,
    localDate: row.local_date as CivilDate,
    backdated: row.backdated,
    late: row.late,
    suspect: row.suspect,
    undone: row.undone,
    undoneLate: row.undone_late,
  };
}

const savedTypes: ColumnTypes<ReturnType<typeof toRow>> = {
  id: "uuid",
  activity: "text",
  duration_seconds: "int",
  disposition: "text",
  value_minor: "bigint",
  currency: "text",
  contact_ref: "text",
  note: "text",
  source: "text",
  recorded_at: "timestamptz",
  occurred_at: "timestamptz",
  zone: "text",
  local_date: "date",
  backdated: "boolean",
  late: "boolean",
  suspect: "boolean",
  undone: "boolean",
  undone_late: "boolean",
  attributes: "jsonb",
};

function toRow(activity: Activity & { readonly attributes?: Readonly<Record<string, string>> }) {
  return {
    id: activity.id,
    activity: activity.activity,
    duration_seconds: activity.durationSeconds,
    disposition: activity.disposition,
    value_minor: activity.valueMinor,
    currency: activity.currency,
    contact_ref: activity.contactRef,
    note: activity.note,
    source: activity.source,
    recorded_at: new Date(activity.recordedAt),
    occurred_at: new Date(activity.occurredAt),
    zone: activity.zone,
    local_date: activity.localDate,
    backdated: activity.backdated,
    late: activity.late,
    suspect: activity.suspect,
    undone: activity.undone,
    undone_late: activity.undoneLate,
    attributes: JSON.stringify(activity.attributes ?? {}),
  };
}
