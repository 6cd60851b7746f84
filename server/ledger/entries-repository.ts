import type { XpEntry } from "#shared/domain/ledger/entries.ts";
import type { CivilDate } from "#shared/domain/time/civil-date.ts";
import type { Instant } from "#shared/domain/time/instant.ts";
import { type ColumnTypes, sendRows } from "../db/column-arrays.ts";
import type { Tx } from "../db/db.ts";
import type { RepKey } from "../org/rep-key.ts";

export type EntryRow = {
  readonly id: string;
  readonly local_date: string;
  readonly rule: XpEntry["rule"];
  readonly cause: string;
  readonly reversal: boolean;
  readonly base: number;
  readonly percent: number;
  readonly amount: number;
  readonly ruleset_version: number;
};

export const entryColumns = "id, local_date, rule, cause, reversal, base, percent, amount, ruleset_version";

export async function entriesById(tx: Tx, rep: RepKey, ids: readonly string[]): Promise<readonly XpEntry[]> {
  if (ids.length === 0) return [];
  const rows = await tx.rows<EntryRow>(
    `select ${entryColumns} from ledger.entries where tenant_id = $1 and rep_id = $2 and id = any ($3)`,
    [rep.tenantId, rep.repId, ids],
  );
  return rows.map(toEntry);
}

export async function entriesOfDates(tx: Tx, rep: RepKey, dates: readonly CivilDate[]): Promise<readonly XpEntry[]> {
  if (dates.length === 0) return [];
  const rows = await tx.rows<EntryRow>(
    `select ${entryColumns}
       from ledger.entries
      where tenant_id = $1 and rep_id = $2 and local_date = any ($3::date[])`,
    [rep.tenantId, rep.repId, dates],
  );
  return rows.map(toEntry);
}

/** Sends the entries off to be written. */
export function saveEntries(tx: Tx, rep: RepKey, entries: readonly XpEntry[]): void {
  sendRows(
    tx,
    entries.map(toEntryRow),
    entryTypes,
    [rep.tenantId, rep.repId],
    (table, columns) =>
      `insert into ledger.entries (tenant_id, rep_id, ${columns})
       select $1, $2, n.* from ${table}
       on conflict (tenant_id, rep_id, id) do update
          set local_date = excluded.local_date, base = excluded.base, percent = excluded.percent, amount = excluded.amount,
              ruleset_version = excluded.ruleset_version`,
  );
}

export async function removeEntries(tx: Tx, rep: RepKey, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await tx.rows(`delete from ledger.entries where tenant_id = $1 and rep_id = $2 and id = any ($3)`, [
    rep.tenantId,
    rep.repId,
    ids,
  ]);
}

/** An entry of a settled date that a fact changed, or took away (`after` = 0). */
export type Correction = { readonly entry: XpEntry; readonly after: number };

export async function recordCorrections(
  tx: Tx,
  rep: RepKey,
  corrections: readonly Correction[],
  cause: string,
  at: Instant,
): Promise<void> {
  if (corrections.length === 0) return;
  const rows = corrections.map(({ entry, after }) => ({ ...toEntryRow(entry), before: entry.amount, after }));
  await tx.rows(
    `insert into ledger.corrections (tenant_id, rep_id, entry_id, local_date, rule, before, after, cause, corrected_at)
     select $1, $2, c.id, c.local_date, c.rule, c.before, c.after, $4, $5
       from jsonb_to_recordset($3::jsonb) as c (id uuid, local_date date, rule text, before int, after int)`,
    [rep.tenantId, rep.repId, JSON.stringify(rows), cause, new Date(at)],
  );
}

export function toEntry(row: EntryRow): XpEntry {
  return {
    id: row.id,
    localDate: row.local_date as CivilDate,
    rule: row.rule,
    cause: row.cause,
    reversal: row.reversal,
    base: row.base,
    percent: row.percent,
    amount: row.amount,
    rulesetVersion: row.ruleset_version,
  };
}

const entryTypes: ColumnTypes<ReturnType<typeof toEntryRow>> = {
  id: "uuid",
  local_date: "date",
  rule: "text",
  cause: "text",
  reversal: "boolean",
  base: "int",
  percent: "int",
  amount: "int",
  ruleset_version: "int",
};

function toEntryRow(entry: XpEntry) {
  return {
    id: entry.id,
    local_date: entry.localDate,
    rule: entry.rule,
    cause: entry.cause,
    reversal: entry.reversal,
    base: entry.base,
    percent: entry.percent,
    amount: entry.amount,
    ruleset_version: entry.rulesetVersion,
  };
}
