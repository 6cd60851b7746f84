import type { Instant } from "#shared/domain/time/instant.ts";
import type { Tx } from "../db/db.ts";
import type { CrmRecord } from "./crm-record.ts";
import type { StoredVersion } from "./versions-repository.ts";

export type ParkingCode = "refused" | "record_deleted" | "unknown_version" | "several_records";
export type Parking = { readonly code: ParkingCode; readonly reason: string };

/** What reading a rep's record has brought. */
export type Reading = {
  readonly repId: string;
  readonly workspaceMemberId: string;
  /** `null`: there is none. */
  readonly record: CrmRecord | null;
  /** The state of the ledger that the record is known to show. */
  readonly shows: Pick<StoredVersion, "ledgerVersion" | "through"> | null;
  readonly parking: Parking | null;
};

/** Keeps what was read. A record of another member than before starts anew. */
export async function saveReadings(
  tx: Tx,
  tenantId: string,
  readings: readonly Reading[],
  now: Instant,
  parkedRetryAt: Instant,
): Promise<void> {
  await tx.rows(
    `delete from crm.records c
      using jsonb_to_recordset($2::jsonb) as n (rep_id uuid, workspace_member_id text)
      where c.tenant_id = $1 and c.rep_id = n.rep_id and c.workspace_member_id <> n.workspace_member_id`,
    [tenantId, JSON.stringify(readings.map(toReadingRow))],
  );
  await tx.rows(
    `insert into crm.records as c
            (tenant_id, rep_id, workspace_member_id, record_id, fields, read_version, read_at,
             published_version, published_through, published_at, parked_code, parked_reason, retry_at)
     select $1, n.rep_id, n.workspace_member_id, n.record_id, n.fields, n.read_version, $3::timestamptz,
            n.ledger_version, n.through, case when n.ledger_version is null then null else $3::timestamptz end,
            n.parked_code, n.parked_reason, case when n.parked_code is null then null else $4::timestamptz end
       from jsonb_to_recordset($2::jsonb)
            as n (rep_id uuid, workspace_member_id text, record_id uuid, fields jsonb, read_version text,
                  ledger_version bigint, through date, parked_code text, parked_reason text)
     on conflict (tenant_id, rep_id) do update
        set record_id = excluded.record_id, fields = excluded.fields, read_version = excluded.read_version,
            read_at = excluded.read_at,
            published_version = excluded.published_version,
            published_through = excluded.published_through,
            published_at = coalesce(excluded.published_at, c.published_at),
            parked_code = excluded.parked_code, parked_reason = excluded.parked_reason, retry_at = excluded.retry_at`,
    [tenantId, JSON.stringify(readings.map(toReadingRow)), new Date(now), new Date(parkedRetryAt)],
  );
}

/** These rows need no further try: what was refused before is forgotten. */
export async function forgetRefusals(tx: Tx, tenantId: string, repIds: readonly string[]): Promise<void> {
  if (repIds.length === 0) return;
  await tx.rows(
    "update crm.records set attempts = 0, batch_limit = null where tenant_id = $1 and rep_id = any ($2::uuid[])",
    [tenantId, repIds],
  );
}

/** A write that was answered, with the record as it stands now. */
export type Written = { readonly version: StoredVersion; readonly record: CrmRecord };

/** Keeps the answers, unless a later version of a rep was stored meanwhile: then that one's answer counts. */
export async function saveWritten(tx: Tx, tenantId: string, written: readonly Written[], now: Instant): Promise<void> {
  if (written.length === 0) return;
  await tx.rows(
    `update crm.records c
        set record_id = w.record_id, fields = w.fields, read_version = w.read_version, read_at = $3::timestamptz,
            published_version = w.ledger_version, published_through = w.through, published_at = $3::timestamptz,
            attempts = 0, batch_limit = null, retry_at = null, parked_code = null, parked_reason = null
       from jsonb_to_recordset($2::jsonb)
            as w (rep_id uuid, number bigint, record_id uuid, fields jsonb, read_version text, ledger_version bigint, through date)
      where c.tenant_id = $1 and c.rep_id = w.rep_id
        and not exists (
          select from crm.published_versions v where v.tenant_id = $1 and v.rep_id = w.rep_id and v.number > w.number)`,
    [
      tenantId,
      JSON.stringify(
        written.map(({ version, record }) => ({
          rep_id: version.repId,
          number: String(version.number),
          record_id: record.id,
          fields: record.fields,
          read_version: record.version,
          ledger_version: String(version.ledgerVersion),
          through: version.through,
        })),
      ),
      new Date(now),
    ],
  );
}

/** A row whose write was refused: when it may go again, in which company, or why not. */
export type Refused = {
  readonly repId: string;
  readonly attempts: number;
  readonly batchLimit: number | null;
  readonly retryAt: Instant;
  readonly parking: Parking | null;
};

export async function saveRefused(tx: Tx, tenantId: string, refused: readonly Refused[]): Promise<void> {
  if (refused.length === 0) return;
  await tx.rows(
    `update crm.records c
        set attempts = f.attempts, batch_limit = f.batch_limit, retry_at = f.retry_at,
            parked_code = f.parked_code, parked_reason = f.parked_reason
       from jsonb_to_recordset($2::jsonb)
            as f (rep_id uuid, attempts int, batch_limit int, retry_at timestamptz, parked_code text, parked_reason text)
      where c.tenant_id = $1 and c.rep_id = f.rep_id`,
    [
      tenantId,
      JSON.stringify(
        refused.map(({ repId, attempts, batchLimit, retryAt, parking }) => ({
          rep_id: repId,
          attempts,
          batch_limit: batchLimit,
          retry_at: new Date(retryAt),
          parked_code: parking?.code ?? null,
          parked_reason: parking?.reason ?? null,
        })),
      ),
    ],
  );
}

function toReadingRow({ repId, workspaceMemberId, record, shows, parking }: Reading) {
  return {
    rep_id: repId,
    workspace_member_id: workspaceMemberId,
    record_id: record?.id ?? null,
    fields: record?.fields ?? null,
    read_version: record?.version ?? null,
    ledger_version: shows === null ? null : String(shows.ledgerVersion),
    through: shows?.through ?? null,
    parked_code: parking?.code ?? null,
    parked_reason: parking?.reason ?? null,
  };
}
