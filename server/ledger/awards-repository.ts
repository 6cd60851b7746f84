import type { Award } from "#shared/domain/ledger/award.ts";
import type { CivilDate } from "#shared/domain/time/civil-date.ts";
import type { Instant } from "#shared/domain/time/instant.ts";
import type { Tx } from "../db/db.ts";
import type { RepKey } from "../org/rep-key.ts";
import type { Version } from "./heads.ts";

export type AwardRow = {
  readonly id: string;
  readonly kind: Award["kind"];
  readonly code: string;
  readonly local_date: string;
  readonly lines: Award["lines"];
  readonly deals: number;
  readonly reversed: boolean;
  readonly decided_at: Date;
  readonly evidence: Award["evidence"];
  readonly reason: string | null;
};

export const awardColumns = "id, kind, code, local_date, lines, deals, reversed, decided_at, evidence, reason";

/** All that a rep was given, in order of date: what was reversed too, but nothing that was withdrawn. */
export async function awardsOf(tx: Tx, rep: RepKey): Promise<readonly Award[]> {
  const rows = await tx.rows<AwardRow>(
    `select ${awardColumns} from ledger.awards where tenant_id = $1 and rep_id = $2 and not withdrawn order by local_date, id`,
    [rep.tenantId, rep.repId],
  );
  return rows.map(toAward);
}

export async function awardsOfDates(tx: Tx, rep: RepKey, dates: readonly CivilDate[]): Promise<readonly Award[]> {
  const rows = await tx.rows<AwardRow>(
    `select ${awardColumns}
       from ledger.awards
      where tenant_id = $1 and rep_id = $2 and local_date = any ($3::date[]) and not withdrawn
      order by local_date, id`,
    [rep.tenantId, rep.repId, dates],
  );
  return rows.map(toAward);
}

/** Writes awards whole, new ones and those that moved or were marked, in one statement. The caller holds the rep's head. */
export async function saveAwards(tx: Tx, rep: RepKey, awards: readonly Award[], version: Version): Promise<void> {
  if (awards.length === 0) return;
  await tx.rows(
    `insert into ledger.awards (tenant_id, rep_id, ${awardColumns}, version)
     select $1, $2, a.id, a.kind, a.code, a.local_date, a.lines, a.deals, a.reversed, a.decided_at, a.evidence, a.reason, $4
       from jsonb_to_recordset($3::jsonb) as a (id uuid, kind text, code text, local_date date, lines jsonb, deals int,
            reversed boolean, decided_at timestamptz, evidence jsonb, reason text)
     on conflict (tenant_id, rep_id, id) do update
        set local_date = excluded.local_date, lines = excluded.lines, deals = excluded.deals, reversed = excluded.reversed,
            decided_at = excluded.decided_at, evidence = excluded.evidence, reason = excluded.reason,
            withdrawn = false, version = excluded.version`,
    [rep.tenantId, rep.repId, JSON.stringify(awards.map(toAwardRow)), version],
  );
}

/** Takes awards out of the ledger whose facts are gone. Devices see them as reversed. The caller holds the rep's head. */
export async function withdrawAwards(tx: Tx, rep: RepKey, awards: readonly Award[], version: Version): Promise<void> {
  if (awards.length === 0) return;
  await tx.rows(
    `update ledger.awards set withdrawn = true, version = $4 where tenant_id = $1 and rep_id = $2 and id = any ($3)`,
    [rep.tenantId, rep.repId, awards.map(({ id }) => id), version],
  );
}

export function toAward(row: AwardRow): Award {
  return {
    id: row.id,
    kind: row.kind,
    code: row.code,
    localDate: row.local_date as CivilDate,
    lines: row.lines,
    deals: row.deals,
    reversed: row.reversed,
    decidedAt: row.decided_at.getTime() as Instant,
    evidence: row.evidence,
    ...(row.reason !== null && { reason: row.reason }),
  };
}

function toAwardRow(award: Award) {
  return {
    id: award.id,
    kind: award.kind,
    code: award.code,
    local_date: award.localDate,
    lines: award.lines,
    deals: award.deals,
    reversed: award.reversed,
    decided_at: new Date(award.decidedAt),
    evidence: award.evidence,
    reason: award.reason,
  };
}
