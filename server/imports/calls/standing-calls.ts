import type { Tx } from "../../db/db.ts";
import type { CallChange, StandingCall } from "./call-facts.ts";

type CallRow = {
  readonly call_id: string;
  readonly rep_id: string;
  readonly local_date: StandingCall["localDate"];
  readonly wall_time: string;
  readonly duration_seconds: number;
  readonly channel: string | null;
  readonly attempt: string | null;
  readonly prior_outcome: string | null;
  readonly deal_closed: boolean;
};

/**
 * These calls as the assertions of all imports that stand make them: each value is that of the greatest (asOf, import) that isn't
 * blank there. A call that no import asserts any more isn't among them, nor one that a manager dropped.
 */
export async function standingCalls(
  tx: Tx,
  tenantId: string,
  callIds: readonly string[],
): Promise<readonly StandingCall[]> {
  const rows = await tx.rows<CallRow>(
    `select a.call_id,
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
       from ledger.import_assertions a
       join ledger.imports i on i.tenant_id = a.tenant_id and i.id = a.import_id
      where a.tenant_id = $1 and a.call_id = any ($2) and i.accepted_at is not null and i.undone_at is null
        and not exists (select from ledger.dropped_calls d where d.tenant_id = $1 and d.call_id = a.call_id)
      group by a.call_id`,
    [tenantId, callIds],
  );
  return rows.map(toCall);
}

/** These calls as the ledger was told of them last. */
export async function toldCalls(
  tx: Tx,
  tenantId: string,
  callIds: readonly string[],
): Promise<readonly StandingCall[]> {
  const rows = await tx.rows<CallRow>(
    `select call_id, rep_id, local_date, wall_time, duration_seconds, channel, attempt, prior_outcome, deal_closed
       from ledger.imported_calls
      where tenant_id = $1 and call_id = any ($2)`,
    [tenantId, callIds],
  );
  return rows.map(toCall);
}

/** Keeps what the ledger has been told, in the transaction that told it. */
export async function saveToldCalls(tx: Tx, tenantId: string, changes: readonly CallChange[]): Promise<void> {
  const told = changes.flatMap(({ after }) => after ?? []);
  const gone = changes.flatMap(({ before, after }) => (before && !after ? [before.callId] : []));
  await tx.rows(`delete from ledger.imported_calls where tenant_id = $1 and call_id = any ($2)`, [tenantId, gone]);
  await tx.rows(
    `insert into ledger.imported_calls
            (tenant_id, call_id, rep_id, local_date, wall_time, duration_seconds, channel, attempt, prior_outcome, deal_closed)
     select $1, c."callId", c."repId", c."localDate", c."wallTime", c."durationSeconds", c.channel, c.attempt, c."priorOutcome",
            c."dealClosed"
       from jsonb_to_recordset($2::jsonb) as c ("callId" text, "repId" uuid, "localDate" date, "wallTime" text,
            "durationSeconds" int, channel text, attempt text, "priorOutcome" text, "dealClosed" boolean)
     on conflict (tenant_id, call_id) do update
        set rep_id = excluded.rep_id, local_date = excluded.local_date, wall_time = excluded.wall_time,
            duration_seconds = excluded.duration_seconds, channel = excluded.channel, attempt = excluded.attempt,
            prior_outcome = excluded.prior_outcome, deal_closed = excluded.deal_closed`,
    [tenantId, JSON.stringify(told)],
  );
}

function toCall(row: CallRow): StandingCall {
  return {
    callId: row.call_id,
    repId: row.rep_id,
    localDate: row.local_date,
    wallTime: row.wall_time,
    durationSeconds: row.duration_seconds,
    channel: row.channel,
    attempt: row.attempt,
    priorOutcome: row.prior_outcome,
    dealClosed: row.deal_closed,
  };
}
