import type { Tx } from "../../db/db.ts";
import type { Cursor } from "../import-kind.ts";
import type { ImportKey } from "../imports-repository.ts";
import type { CallAssertion } from "./call-row.ts";

/**
 * Keeps assertions of an import that is being read; each call at most once among those given. Of a call that an earlier row of the
 * file asserts, the later row stays, and the earlier one's line is returned.
 */
export async function stageCalls(
  tx: Tx,
  { tenantId, importId }: ImportKey,
  assertions: readonly CallAssertion[],
): Promise<readonly number[]> {
  const rows = await tx.rows<{ line: bigint }>(
    `with given as (
       select *
         from jsonb_to_recordset($3::jsonb) as g (key text, line bigint, "repId" uuid, "localDate" date, "wallTime" text,
              "durationSeconds" int, channel text, attempt text, "priorOutcome" text, "dealClosed" boolean)
     ), earlier as (
       select a.line
         from ledger.import_assertions a
        where a.tenant_id = $1 and a.import_id = $2 and a.call_id in (select g.key from given g)
     ), staged as (
       insert into ledger.import_assertions as a
              (tenant_id, import_id, call_id, line, rep_id, local_date, wall_time, duration_seconds, channel, attempt, prior_outcome,
               deal_closed)
       select $1, $2, g.key, g.line, g."repId", g."localDate", g."wallTime", g."durationSeconds", g.channel, g.attempt,
              g."priorOutcome", g."dealClosed"
         from given g
       on conflict (tenant_id, import_id, call_id) do update
          set line = excluded.line, rep_id = excluded.rep_id, local_date = excluded.local_date, wall_time = excluded.wall_time,
              duration_seconds = excluded.duration_seconds, channel = excluded.channel, attempt = excluded.attempt,
              prior_outcome = excluded.prior_outcome, deal_closed = excluded.deal_closed
     )
     select line from earlier order by line`,
    [tenantId, importId, JSON.stringify(assertions)],
  );
  return rows.map((row) => Number(row.line));
}

/** Which of these calls another import, not undone, asserts for a rep who is none of `repIds`. */
export async function callsOfOthers(
  tx: Tx,
  tenantId: string,
  callIds: readonly string[],
  repIds: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await tx.rows<{ call_id: string }>(
    `select distinct a.call_id
       from ledger.import_assertions a
       join ledger.imports i on i.tenant_id = a.tenant_id and i.id = a.import_id
      where a.tenant_id = $1 and a.call_id = any ($2) and a.rep_id <> all ($3)
        and i.accepted_at is not null and i.undone_at is null`,
    [tenantId, callIds, repIds],
  );
  return new Set(rows.map((row) => row.call_id));
}

/** The calls that an import asserts, `limit` at most, rep by rep from the one after `after`. */
export async function callsOfImport(
  tx: Tx,
  { tenantId, importId }: ImportKey,
  after: Cursor | null,
  limit: number,
): Promise<readonly Cursor[]> {
  const [repId, callId] = after ?? [beforeAllReps, ""];
  const rows = await tx.rows<{ rep_id: string; call_id: string }>(
    `select rep_id, call_id
       from ledger.import_assertions
      where tenant_id = $1 and import_id = $2 and (rep_id, call_id) > ($3::uuid, $4)
      order by rep_id, call_id
      limit $5`,
    [tenantId, importId, repId, callId, limit],
  );
  return rows.map((row) => [row.rep_id, row.call_id]);
}

const beforeAllReps = "00000000-0000-0000-0000-000000000000";

/** Lines at which an import asserts these calls. */
export async function linesOfCalls(
  tx: Tx,
  { tenantId, importId }: ImportKey,
  callIds: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const rows = await tx.rows<{ call_id: string; line: bigint }>(
    `select call_id, line from ledger.import_assertions where tenant_id = $1 and import_id = $2 and call_id = any ($3)`,
    [tenantId, importId, callIds],
  );
  return new Map(rows.map((row) => [row.call_id, Number(row.line)]));
}
