import { instantOf } from "#shared/domain/time/instant.ts";
import type { PossibleDouble } from "#shared/protocol/imports.ts";
import type { Tx } from "../../db/db.ts";
import type { ImportKey } from "../imports-repository.ts";

/** Two calls of a rep that begin no further apart may be one. */
const apartSeconds = 60;
/** And whose lengths differ by no more; a call that was logged without a length may have any. */
const longerSeconds = 30;

/** Calls of an import, `limit` at most, that may be ones which the rep logged. Both stand: only somebody who knows can tell. */
export async function possibleDoubles(
  tx: Tx,
  { tenantId, importId }: ImportKey,
  limit: number,
): Promise<readonly PossibleDouble[]> {
  const rows = await tx.rows<{
    call_id: string;
    rep_name: string;
    occurred_at: Date;
    duration_seconds: number;
    logged_at: Date;
    logged_seconds: number | null;
  }>(
    `with spans as materialized (
       select rep_id, min(local_date) as first_date, max(local_date) as last_date
         from ledger.import_assertions
        where tenant_id = $1 and import_id = $2
        group by rep_id
     ), logged as materialized (
       select l.rep_id, l.local_date, l.occurred_at, l.duration_seconds
         from spans s
         join ledger.activities l on l.tenant_id = $1 and l.rep_id = s.rep_id
              and l.local_date between s.first_date - 1 and s.last_date + 1
        where l.source = 'device' and l.activity = 'call' and not l.undone and not l.withdrawn
     )
     select distinct on (i.occurred_at, i.id)
            i.attributes ->> 'source_ref' as call_id, r.display_name as rep_name, i.occurred_at, i.duration_seconds,
            l.occurred_at as logged_at, l.duration_seconds as logged_seconds
       from logged l
       join ledger.activities i on i.tenant_id = $1 and i.rep_id = l.rep_id
            and i.local_date between l.local_date - 1 and l.local_date + 1
            and i.occurred_at between l.occurred_at - make_interval(secs => $3) and l.occurred_at + make_interval(secs => $3)
       join org.reps r on r.tenant_id = $1 and r.id = l.rep_id
      where i.source = 'import' and i.activity = 'call' and not i.undone and not i.withdrawn
        and (l.duration_seconds is null or abs(i.duration_seconds - l.duration_seconds) <= $4)
        and exists (select from ledger.import_assertions a
                     where a.tenant_id = $1 and a.import_id = $2 and a.call_id = i.attributes ->> 'source_ref')
      order by i.occurred_at, i.id, abs(extract(epoch from i.occurred_at - l.occurred_at))
      limit $5`,
    [tenantId, importId, apartSeconds, longerSeconds, limit],
  );
  return rows.map((row) => ({
    callId: row.call_id,
    repName: row.rep_name,
    occurredAt: instantOf(row.occurred_at.getTime()),
    durationSeconds: row.duration_seconds,
    loggedAt: instantOf(row.logged_at.getTime()),
    loggedDurationSeconds: row.logged_seconds,
  }));
}
