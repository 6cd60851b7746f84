import type { CivilDate } from "#shared/domain/time/civil-date.ts";
import { dayMs, type Instant } from "#shared/domain/time/instant.ts";
import type { Tx } from "../db/db.ts";
import type { RepKey } from "../org/rep-key.ts";
import {
  type ProgressionRow,
  progressionColumns,
  type StoredProgression,
  toStoredProgression,
} from "./projection-repository.ts";

/** What the ledger knows of a rep before it changes. */
export type LedgerStanding = {
  readonly before: StoredProgression | null;
  /** The last date for which a fact received now comes too late for everything but XP, or `null`. Dates are settled in their order. */
  readonly lateThrough: CivilDate | null;
  /** The first date that got facts after its grace and isn't closed again yet, or `null`. */
  readonly reopenedFrom: CivilDate | null;
  /** The newest version of an award or an attempt: few devices have any to pull. */
  readonly awardsVersion: bigint;
  /** When what a device is told of the campaign changed last: for this rep, and for the whole tenant. */
  readonly campaign: { readonly ofRep: bigint; readonly ofTenant: bigint };
  /** Which life of the database this is. */
  readonly epoch: string;
  /** It was restored from an older copy, so devices may still bring back what it forgot. */
  readonly restoredLately: boolean;
};

/** How long devices keep what was accepted: older copies aren't restored. */
const bringBackMs = 35 * dayMs;

/** How long after its day was settled a timely fact may still arrive in time. */
const lateAfterMs = 7 * dayMs;

type StandingRow = {
  readonly epoch: string;
  readonly restored_lately: boolean;
  readonly late_through: string | null;
  readonly reopened_from: string | null;
  readonly awards_version: bigint;
  readonly campaign_of_rep: bigint;
  readonly campaign_of_tenant: bigint;
} & (({ readonly level: number } & ProgressionRow) | { readonly level: null });

export async function ledgerStanding(tx: Tx, rep: RepKey, now: Instant): Promise<LedgerStanding> {
  const [row] = await tx.rows<StandingRow>(
    `select e.id as epoch, e.since <> e.made_at and e.since > $4 as restored_lately, ${progressionColumns},
            (select max(s.local_date)
               from ledger.settled_days s
              where s.tenant_id = $1 and s.rep_id = $2 and s.settled_at < $3) as late_through,
            (select min(o.local_date)
               from ledger.reopened_dates o
              where o.tenant_id = $1 and o.rep_id = $2 and o.until > $5) as reopened_from,
            greatest((select max(a.version) from ledger.awards a where a.tenant_id = $1 and a.rep_id = $2),
                     (select max(x.version) from ledger.exam_attempts x where x.tenant_id = $1 and x.rep_id = $2),
                     0) as awards_version,
            coalesce((select h.campaign_version from ledger.heads h where h.tenant_id = $1 and h.scope_id = $2), 0) as campaign_of_rep,
            coalesce((select h.campaign_version from ledger.heads h where h.tenant_id = $1 and h.scope_id = $1), 0) as campaign_of_tenant
       from ops.epoch e
       left join ledger.progression p on p.tenant_id = $1 and p.rep_id = $2`,
    [rep.tenantId, rep.repId, new Date(now - lateAfterMs), new Date(now - bringBackMs), new Date(now)],
  );
  if (!row) throw new Error("The database has no epoch");
  return {
    before: row.level === null ? null : toStoredProgression(row),
    lateThrough: row.late_through as CivilDate | null,
    reopenedFrom: row.reopened_from as CivilDate | null,
    awardsVersion: row.awards_version,
    campaign: { ofRep: row.campaign_of_rep, ofTenant: row.campaign_of_tenant },
    epoch: row.epoch,
    restoredLately: row.restored_lately,
  };
}
