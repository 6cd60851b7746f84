import { plusMs } from "#shared/domain/time/instant.ts";
import { afterRefusal, retryPauseMs } from "./batches.ts";
import { tellCrmChanged } from "./crm-changed.ts";
import type { CrmRecord } from "./crm-record.ts";
import { type Refused, saveRefused, saveWritten, type Written } from "./records-repository.ts";
import type { Session } from "./session.ts";
import type { StoredWrite } from "./store-batch.ts";
import { acknowledgeVersions } from "./versions-repository.ts";

/** How many rows of a batch came to what. */
export type Kept = { readonly written: number; readonly refused: number; readonly parked: number };

/** Matches the answer's rows by member, whatever their order. A row that doesn't show what was sent is treated as refused. */
export async function keepAnswer(
  session: Session,
  batch: readonly StoredWrite[],
  records: readonly CrmRecord[],
): Promise<Kept> {
  const byMember = new Map(records.map((record) => [record.workspaceMemberId, record]));
  const written: Written[] = [];
  const missing: StoredWrite[] = [];
  for (const planned of batch) {
    const record = byMember.get(planned.write.workspaceMemberId);
    if (record?.version === planned.write.projectionVersion) written.push({ version: planned.version, record });
    else missing.push(planned);
  }

  const { db, lease } = session;
  const now = session.clock();
  await db.inTransaction({ kind: "tenant", tenantId: lease.tenantId }, async (tx) => {
    await saveWritten(tx, lease.tenantId, written, now);
    await acknowledgeVersions(
      tx,
      lease.tenantId,
      written.map(({ version }) => version),
      now,
    );
    await tellCrmChanged(
      tx,
      lease.tenantId,
      written.map(({ version }) => version.repId),
    );
  });
  if (missing.length === 0) return { written: written.length, refused: 0, parked: 0 };
  const kept = await keepRefusal(session, missing, batch.length, "The answer doesn't show what was written.");
  return { ...kept, written: written.length };
}

/** Lets the rows of a refused batch wait, travel in smaller company, or stay parked with the CRM's word. */
export async function keepRefusal(
  session: Session,
  rows: readonly StoredWrite[],
  size: number,
  text: string,
): Promise<Kept> {
  const { db, lease } = session;
  const now = session.clock();
  const refused = rows.map((row): Refused => {
    const { park, ...standing } = afterRefusal(row, size);
    return {
      repId: row.repId,
      ...standing,
      retryAt: plusMs(now, retryPauseMs(standing.attempts, session.random())),
      parking: park ? { code: "refused", reason: text } : null,
    };
  });
  await db.inTransaction({ kind: "tenant", tenantId: lease.tenantId }, async (tx) => {
    await saveRefused(tx, lease.tenantId, refused);
    await tellCrmChanged(
      tx,
      lease.tenantId,
      refused.map(({ repId }) => repId),
    );
  });
  const parked = refused.filter(({ parking }) => parking !== null).length;
  return { written: 0, refused: rows.length - parked, parked };
}
