import type { Tx } from "../db/db.ts";
import type { RepKey } from "../org/rep-profile.ts";
import type { CallChange, StandingCall } from "./call-facts.ts";
import type { ImportKey } from "./imports-repository.ts";

/**
 * The calls of `touched` as their standing assertions make them: each value is that of the greatest (asOf, import) that isn't blank
 * there. Parameter 1 is the tenant.
 */
const standingCalls = `
  select a.call_id,
         (array_agg(a.rep_id order by i.as_of desc, i.id desc))[1] as rep_id,
         (array_agg(a.local_date order by i.as_of desc, i.id desc))[1] as local_date,
         (array_agg(a.wall_time order by i.as_of desc, i.id desc))[1] as wall_time,
         coalesce((array_agg(a.duration_seconds order by i.as_of desc, i.id desc)
                     filter (where a.duration_seconds is not null))[1], 0) as duration_seconds,
         (array_agg(a.channel order by i.as_of desc, i.id desc) filter (where a.channel is not null))[1] as channel,
         (array_agg(a.attempt order by i.as_of desc, i.id desc) filter (where a.attempt is not null))[1] as attempt,
         (array_agg(a.prior_outcome order by i.as_of desc, i.id desc)
            filter (where a.prior_outcome is not null))[1] as prior_outcome,
         coalesce((array_agg(a.deal_closed order by i.as_of desc, i.id desc)
                     filter (where a.deal_closed is not null))[1], false) as deal_closed
    from touched t
    join ledger.import_assertions a on a.tenant_id = $1 and a.call_id = t.call_id
    join ledger.imports i on i.tenant_id = $1 and i.id = a.import_id and i.accepted_at is not null and i.undone_at is null
   group by a.call_id`;

const callColumns = `call_id, rep_id, local_date, wall_time, duration_seconds, channel, attempt, prior_outcome, deal_closed`;

type StoredCall = {
  readonly call_id: string;
  readonly local_date: StandingCall["localDate"];
  readonly wall_time: string;
  readonly duration_seconds: number;
  readonly channel: string | null;
  readonly attempt: string | null;
  readonly prior_outcome: string | null;
  readonly deal_closed: boolean;
};

/** A rep's calls, of those that these imports assert, that the ledger has otherwise than the assertions say; by date, at most `limit`. */
export async function changedCalls(
  tx: Tx,
  rep: RepKey,
  importIds: readonly string[],
  limit: number,
): Promise<readonly CallChange[]> {
  const rows = await tx.rows<{ before: StoredCall | null; after: StoredCall | null }>(
    `with touched as materialized (
       select distinct a.call_id
         from ledger.import_assertions a
        where a.tenant_id = $1 and a.rep_id = $2
          and a.call_id in (select d.call_id from ledger.import_assertions d where d.tenant_id = $1 and d.import_id = any ($3))
     ), standing as (
       select s.* from (${standingCalls}) s where s.rep_id = $2
     ), told as (
       select ${callColumns}
         from ledger.imported_calls
        where tenant_id = $1 and rep_id = $2 and call_id in (select t.call_id from touched t)
     )
     select case when b.call_id is not null then to_jsonb(b) end as before, case when a.call_id is not null then to_jsonb(a) end as after
       from told b
       full join standing a on a.call_id = b.call_id
      where a is distinct from b
      order by coalesce(b.local_date, a.local_date), coalesce(b.call_id, a.call_id)
      limit $4`,
    [rep.tenantId, rep.repId, importIds, limit],
  );
  return rows.map(({ before, after }) => ({ before: before && toCall(before), after: after && toCall(after) }));
}

/** Keeps what the ledger has now been told, in the transaction that told it. */
export async function saveToldCalls(tx: Tx, rep: RepKey, changes: readonly CallChange[]): Promise<void> {
  const gone = changes.flatMap(({ before, after }) => (before && !after ? [before.callId] : []));
  await tx.rows(`delete from ledger.imported_calls where tenant_id = $1 and rep_id = $2 and call_id = any ($3)`, [
    rep.tenantId,
    rep.repId,
    gone,
  ]);
  await tx.rows(
    `insert into ledger.imported_calls
            (tenant_id, rep_id, call_id, local_date, wall_time, duration_seconds, channel, attempt, prior_outcome, deal_closed)
     select $1, $2, c."callId", c."localDate", c."wallTime", c."durationSeconds", c.channel, c.attempt, c."priorOutcome",
            c."dealClosed"
       from jsonb_to_recordset($3::jsonb) as c ("callId" text, "localDate" date, "wallTime" text, "durationSeconds" int,
            channel text, attempt text, "priorOutcome" text, "dealClosed" boolean)
     on conflict (tenant_id, rep_id, call_id) do update
        set local_date = excluded.local_date, wall_time = excluded.wall_time, duration_seconds = excluded.duration_seconds,
            channel = excluded.channel, attempt = excluded.attempt, prior_outcome = excluded.prior_outcome,
            deal_closed = excluded.deal_closed`,
    [rep.tenantId, rep.repId, JSON.stringify(changes.flatMap(({ after }) => after ?? []))],
  );
}

/** What an import's rows mean for the ledger: new calls, changed ones, and those that it has as they should be. */
export type Effect = { readonly applied: number; readonly replaced: number; readonly unchanged: number };

/** The effect of an accepted import that the ledger hasn't been told of yet. */
export async function effectOf(tx: Tx, { tenantId, importId }: ImportKey): Promise<Effect> {
  const [row] = await tx.rows<{ applied: bigint; replaced: bigint; unchanged: bigint }>(
    `with touched as materialized (
       select a.call_id from ledger.import_assertions a where a.tenant_id = $1 and a.import_id = $2
     ), standing as (
       ${standingCalls}
     ), told as (
       select ${callColumns}
         from ledger.imported_calls
        where tenant_id = $1 and call_id in (select t.call_id from touched t)
     )
     select count(*) filter (where b.call_id is null) as applied,
            count(*) filter (where b.call_id is not null and a is distinct from b) as replaced,
            count(*) filter (where a is not distinct from b) as unchanged
       from standing a
       left join told b on b.call_id = a.call_id`,
    [tenantId, importId],
  );
  if (!row) throw new Error("An aggregate returned no row");
  return { applied: Number(row.applied), replaced: Number(row.replaced), unchanged: Number(row.unchanged) };
}

function toCall(row: StoredCall): StandingCall {
  return {
    callId: row.call_id,
    localDate: row.local_date,
    wallTime: row.wall_time,
    durationSeconds: row.duration_seconds,
    channel: row.channel,
    attempt: row.attempt,
    priorOutcome: row.prior_outcome,
    dealClosed: row.deal_closed,
  };
}
