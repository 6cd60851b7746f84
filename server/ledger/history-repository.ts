import type { Activity } from "#shared/domain/ledger/activity.ts";
import type { XpEntry } from "#shared/domain/ledger/entries.ts";
import type { CivilDate } from "#shared/domain/time/civil-date.ts";
import type { Tx } from "../db/db.ts";
import type { RepKey } from "../org/rep-key.ts";
import { type ActivityRow, activityColumns, toActivity } from "./activities-repository.ts";
import { type EntryRow, entryColumns, toEntry } from "./entries-repository.ts";

/** The dates of a question, the first included, the last not. */
export type DateSpan = { readonly from: CivilDate | null; readonly before: CivilDate };

/** Behind which row a page begins. */
export type ActivityKey = { readonly date: string; readonly at: number; readonly id: string };

/** The rep's activities of these dates, the newest first, undone ones too. */
export async function activitiesOfSpan(
  tx: Tx,
  rep: RepKey,
  { from, before }: DateSpan,
  after: ActivityKey | null,
  limit: number,
): Promise<readonly Activity[]> {
  const rows = await tx.rows<ActivityRow>(
    `select ${activityColumns}
       from ledger.activities
      where tenant_id = $1 and rep_id = $2 and local_date < $3 and ($4::date is null or local_date >= $4) and not withdrawn
        and ($5::date is null or (local_date, occurred_at, id) < ($5::date, $6::timestamptz, $7::uuid))
      order by local_date desc, occurred_at desc, id desc
      limit $8`,
    [
      rep.tenantId,
      rep.repId,
      before,
      from,
      after?.date ?? null,
      after ? new Date(after.at) : null,
      after?.id ?? null,
      limit,
    ],
  );
  return rows.map(toActivity);
}

export type EntryKey = { readonly cause: string; readonly id: string };

/** The lines of a date, those of one cause together. */
export async function entriesOfDate(
  tx: Tx,
  rep: RepKey,
  date: CivilDate,
  after: EntryKey | null,
  limit: number,
): Promise<readonly XpEntry[]> {
  const rows = await tx.rows<EntryRow>(
    `select ${entryColumns}
       from ledger.entries
      where tenant_id = $1 and rep_id = $2 and local_date = $3 and ($4::text is null or (cause, id) > ($4::text, $5::uuid))
      order by cause, id
      limit $6`,
    [rep.tenantId, rep.repId, date, after?.cause ?? null, after?.id ?? null, limit],
  );
  return rows.map(toEntry);
}
