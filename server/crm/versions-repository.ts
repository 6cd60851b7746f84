import type { CivilDate } from "#shared/domain/time/civil-date.ts";
import type { Instant } from "#shared/domain/time/instant.ts";
import type { Tx } from "../db/db.ts";
import type { Projection } from "./projection.ts";

/** A projection that a record may show, and of what state of the ledger it is. */
export type StoredVersion = {
  readonly repId: string;
  readonly number: bigint;
  readonly ledgerVersion: bigint;
  readonly through: CivilDate;
};

export type NewVersion = Omit<StoredVersion, "number"> & { readonly projection: Projection };

type VersionRow = {
  readonly rep_id: string;
  readonly number: bigint;
  readonly ledger_version: bigint;
  readonly through: string;
};

const keptAtLeast = 50;

/** Which of these versions (number by rep) we know: those that were stored and not forgotten. */
export async function knownVersions(
  tx: Tx,
  tenantId: string,
  numbersByRep: ReadonlyMap<string, bigint>,
): Promise<ReadonlyMap<string, StoredVersion>> {
  if (numbersByRep.size === 0) return new Map();
  const rows = await tx.rows<VersionRow>(
    `select v.rep_id, v.number, v.ledger_version, v.through
       from crm.published_versions v
       join jsonb_to_recordset($2::jsonb) as a (rep_id uuid, number bigint) on a.rep_id = v.rep_id and a.number = v.number
      where v.tenant_id = $1`,
    [tenantId, JSON.stringify([...numbersByRep].map(([rep_id, number]) => ({ rep_id, number: String(number) })))],
  );
  return new Map(rows.map((row) => [row.rep_id, toStoredVersion(row)]));
}

/** Stores projections before they are written to the CRM, and gives each its number. */
export async function storeVersions(
  tx: Tx,
  tenantId: string,
  versions: readonly NewVersion[],
  now: Instant,
): Promise<ReadonlyMap<string, StoredVersion>> {
  if (versions.length === 0) return new Map();
  const rows = await tx.rows<VersionRow>(
    `insert into crm.published_versions (tenant_id, rep_id, number, projection, ledger_version, through, stored_at)
     select $1, v.rep_id, nextval('crm.published_number'), v.projection, v.ledger_version, v.through, $3
       from jsonb_to_recordset($2::jsonb) as v (rep_id uuid, projection jsonb, ledger_version bigint, through date)
     returning rep_id, number, ledger_version, through`,
    [
      tenantId,
      JSON.stringify(
        versions.map(({ repId, projection, ledgerVersion, through }) => ({
          rep_id: repId,
          projection,
          ledger_version: String(ledgerVersion),
          through,
        })),
      ),
      new Date(now),
    ],
  );
  return new Map(rows.map((row) => [row.rep_id, toStoredVersion(row)]));
}

/** These versions were seen in their records. */
export async function acknowledgeVersions(
  tx: Tx,
  tenantId: string,
  versions: readonly Pick<StoredVersion, "repId" | "number">[],
  now: Instant,
): Promise<void> {
  if (versions.length === 0) return;
  await tx.rows(
    `update crm.published_versions v
        set acknowledged_at = $3
       from jsonb_to_recordset($2::jsonb) as a (rep_id uuid, number bigint)
      where v.tenant_id = $1 and v.rep_id = a.rep_id and v.number = a.number and v.acknowledged_at is null`,
    [
      tenantId,
      JSON.stringify(versions.map(({ repId, number }) => ({ rep_id: repId, number: String(number) }))),
      new Date(now),
    ],
  );
}

/** Forgets old versions of these reps: never the last fifty, nor the one that the record showed last or any after it. */
export async function forgetOldVersions(
  tx: Tx,
  tenantId: string,
  shownByRep: ReadonlyMap<string, bigint | null>,
): Promise<void> {
  await tx.rows(
    `delete from crm.published_versions v
      using jsonb_to_recordset($2::jsonb) as s (rep_id uuid, shown bigint),
            lateral (select n.number as oldest
                       from crm.published_versions n
                      where n.tenant_id = $1 and n.rep_id = s.rep_id
                      order by n.number desc
                     offset $3 limit 1) as kept
      where v.tenant_id = $1 and v.rep_id = s.rep_id
        and v.number < least(kept.oldest, coalesce(s.shown, kept.oldest))`,
    [
      tenantId,
      JSON.stringify(
        [...shownByRep].map(([rep_id, shown]) => ({ rep_id, shown: shown === null ? null : String(shown) })),
      ),
      keptAtLeast - 1,
    ],
  );
}

function toStoredVersion(row: VersionRow): StoredVersion {
  return {
    repId: row.rep_id,
    number: row.number,
    ledgerVersion: row.ledger_version,
    through: row.through as CivilDate,
  };
}
