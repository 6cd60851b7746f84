import type { Activity } from "#shared/domain/ledger/activity.ts";
import type { Award } from "#shared/domain/ledger/award.ts";
import type { Day } from "#shared/domain/ledger/day.ts";
import type { ExamAttempt } from "#shared/domain/progression/exam-attempt.ts";
import type { CivilDate } from "#shared/domain/time/civil-date.ts";
import type { Checksum } from "#shared/protocol/sync.ts";
import type { Tx } from "../db/db.ts";
import { type ActivityRow, activityColumns, toActivity } from "../ledger/activities-repository.ts";
import { type AttemptRow, attemptColumns, toAttempt } from "../ledger/attempts-repository.ts";
import { type AwardRow, awardColumns, toAward } from "../ledger/awards-repository.ts";
import { type DayRow, dayColumns, toDay } from "../ledger/projection-repository.ts";
import type { RepKey } from "../org/rep-key.ts";
import type { PagedTable } from "./cursor.ts";

/** Rows behind (`version`, `key`), of versions up to `upTo`. A `null` key means: behind the whole version. */
export type Reach = {
  readonly version: bigint;
  readonly key: string | null;
  readonly upTo: bigint;
  readonly limit: number;
};

/** The dates of which a device holds single activities. A device that knows nothing needs none of the others, not even as removed. */
export type Window = { readonly start: CivilDate; readonly only: boolean };

export type ChangedRow = { readonly version: bigint; readonly key: string } & (
  | { readonly kind: "day"; readonly day: Day }
  | { readonly kind: "activity"; readonly activity: Activity }
  | { readonly kind: "removed"; readonly id: string }
  | { readonly kind: "award"; readonly award: Award }
  | { readonly kind: "attempt"; readonly attempt: ExamAttempt }
);

/** A table's rows within reach, in order of (version, key). */
export function changedRows(
  tx: Tx,
  rep: RepKey,
  table: PagedTable,
  reach: Reach,
  window: Window,
): Promise<readonly ChangedRow[]> {
  switch (table) {
    case "days":
      return changedDays(tx, rep, reach);
    case "activities":
      return changedActivities(tx, rep, reach, window);
    case "awards":
      return changedAwards(tx, rep, reach);
    case "attempts":
      return changedAttempts(tx, rep, reach);
  }
}

async function changedDays(tx: Tx, rep: RepKey, reach: Reach): Promise<readonly ChangedRow[]> {
  const rows = await tx.rows<DayRow & { readonly version: bigint }>(
    `select ${dayColumns}, version
       from ledger.days
      where tenant_id = $1 and rep_id = $2 and version <= $3
        and (version, local_date) > ($4, coalesce($5, 'infinity')::date)
      order by version, local_date
      limit $6`,
    [rep.tenantId, rep.repId, reach.upTo, reach.version, reach.key, reach.limit],
  );
  return rows.map((row) => ({ kind: "day", day: toDay(row), version: row.version, key: row.local_date }));
}

/** Activities of the device's window. One that was withdrawn, or moved out of the window, is told as removed. */
async function changedActivities(tx: Tx, rep: RepKey, reach: Reach, window: Window): Promise<readonly ChangedRow[]> {
  const rows = await tx.rows<ActivityRow & { readonly withdrawn: boolean; readonly version: bigint }>(
    `select ${activityColumns}, withdrawn, version
       from ledger.activities
      where tenant_id = $1 and rep_id = $2 and version <= $3
        and (version, id) > ($4, coalesce($5, 'ffffffff-ffff-ffff-ffff-ffffffffffff')::uuid)
        and (local_date >= $7::date or not $8)
      order by version, id
      limit $6`,
    [rep.tenantId, rep.repId, reach.upTo, reach.version, reach.key, reach.limit, window.start, window.only],
  );
  return rows.map((row) => {
    const place = { version: row.version, key: row.id };
    return row.withdrawn || row.local_date < window.start
      ? { kind: "removed", id: row.id, ...place }
      : { kind: "activity", activity: toActivity(row), ...place };
  });
}

/** To a device, one that was withdrawn is one that was reversed. */
async function changedAwards(tx: Tx, rep: RepKey, reach: Reach): Promise<readonly ChangedRow[]> {
  const rows = await tx.rows<AwardRow & { readonly withdrawn: boolean; readonly version: bigint }>(
    `select ${awardColumns}, withdrawn, version from ledger.awards where ${behindReach} limit $6`,
    reachParameters(rep, reach),
  );
  return rows.map((row) => {
    const award = { ...toAward(row), reversed: row.reversed || row.withdrawn };
    return { kind: "award", award, version: row.version, key: row.id };
  });
}

async function changedAttempts(tx: Tx, rep: RepKey, reach: Reach): Promise<readonly ChangedRow[]> {
  const rows = await tx.rows<AttemptRow & { readonly version: bigint }>(
    `select ${attemptColumns}, version from ledger.exam_attempts where ${behindReach} limit $6`,
    reachParameters(rep, reach),
  );
  return rows.map((row) => ({ kind: "attempt", attempt: toAttempt(row), version: row.version, key: row.id }));
}

const behindReach = `tenant_id = $1 and rep_id = $2 and version <= $3
        and (version, id) > ($4, coalesce($5, 'ffffffff-ffff-ffff-ffff-ffffffffffff')::uuid)
      order by version, id`;

function reachParameters(rep: RepKey, { upTo, version, key, limit }: Reach) {
  return [rep.tenantId, rep.repId, upTo, version, key, limit] as const;
}

/** The sums of what is stored, for a device to hold its own against. */
export async function confirmedSums(tx: Tx, rep: RepKey): Promise<Checksum> {
  const [row] = await tx.rows<{ total_xp: bigint; closed_deals: bigint; days: bigint }>(
    `select count(*) as days,
            coalesce(sum((select sum(x.value::bigint) from jsonb_each_text(d.xp) as x)), 0)::bigint as total_xp,
            coalesce(sum((d.counters ->> 'deal_closed')::bigint), 0)::bigint as closed_deals
       from ledger.days d
      where d.tenant_id = $1 and d.rep_id = $2`,
    [rep.tenantId, rep.repId],
  );
  return {
    totalXp: Number(row?.total_xp ?? 0),
    closedDeals: Number(row?.closed_deals ?? 0),
    days: Number(row?.days ?? 0),
  };
}
