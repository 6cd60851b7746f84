import type { Activity } from "#shared/domain/ledger/activity.ts";
import type { ClockDoubt } from "#shared/protocol/history.ts";
import type { Tx } from "../db/db.ts";
import type { RepKey } from "../org/rep-key.ts";
import { type ActivityRow, activityColumns, toActivity } from "./activities-repository.ts";

/** The rep's activities that wait to be cleared, the newest first. */
export async function suspectActivities(tx: Tx, rep: RepKey, limit: number): Promise<readonly Activity[]> {
  const rows = await tx.rows<ActivityRow>(
    `select ${activityColumns}
       from ledger.activities
      where tenant_id = $1 and rep_id = $2 and suspect and not undone and not withdrawn
      order by recorded_at desc, id desc
      limit $3`,
    [rep.tenantId, rep.repId, limit],
  );
  return rows.map(toActivity);
}

type DoubtRow = ActivityRow & { readonly operation_offset_ms: bigint; readonly request_offset_ms: bigint };

/** The rep's activities whose device was of two minds about its clock, the newest first. */
export async function clockDoubts(tx: Tx, rep: RepKey, limit: number): Promise<readonly ClockDoubt[]> {
  const rows = await tx.rows<DoubtRow>(
    `select ${activityColumns}, operation_offset_ms, request_offset_ms
       from ledger.activities
       join (
         select o.id, (o.raw_times ->> 'offsetMs')::bigint as operation_offset_ms,
                (o.raw_times ->> 'requestOffsetMs')::bigint as request_offset_ms
           from ledger.operations o
          where o.tenant_id = $1 and o.rep_id = $2 and o.raw_times ? 'requestOffsetMs') as doubted using (id)
      where tenant_id = $1 and rep_id = $2 and not withdrawn
      order by recorded_at desc, id desc
      limit $3`,
    [rep.tenantId, rep.repId, limit],
  );
  return rows.map((row) => ({
    activity: toActivity(row),
    operationOffsetMs: Number(row.operation_offset_ms),
    requestOffsetMs: Number(row.request_offset_ms),
  }));
}
