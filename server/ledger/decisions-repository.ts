import type { Instant } from "#shared/domain/time/instant.ts";
import type { Decision, DecisionKind } from "#shared/protocol/decisions.ts";
import type { PastDecision } from "#shared/protocol/history.ts";
import type { Tx } from "../db/db.ts";
import type { RepKey } from "../org/rep-key.ts";

/** A decision as it is kept: what was asked for, without the ids, and who took it. */
export type KeptDecision = {
  readonly id: string;
  readonly repId: string;
  readonly kind: DecisionKind;
  readonly body: { readonly [field: string]: unknown };
  readonly targetId: string | null;
  readonly decidedBy: string;
  readonly decidedAt: Instant;
};

type DecisionRow = {
  readonly id: string;
  readonly rep_id: string;
  readonly kind: DecisionKind;
  readonly body: KeptDecision["body"];
  readonly target_id: string | null;
  readonly decided_by: string;
  readonly decided_at: Date;
};

const columns = "d.id, d.rep_id, d.kind, d.body, d.target_id, d.decided_by, d.decided_at";

/** Of decision `d`: no later one takes it back. */
const stands = `not exists (select
                  from ledger.decisions k
                 where k.tenant_id = d.tenant_id and k.target_id = d.id and k.kind = 'revoke')`;

/** The decision that is kept under an id, of whichever rep it is. */
export async function decisionOf(tx: Tx, tenantId: string, id: string): Promise<KeptDecision | null> {
  const [row] = await tx.rows<DecisionRow>(
    `select ${columns} from ledger.decisions d where d.tenant_id = $1 and d.id = $2`,
    [tenantId, id],
  );
  return row ? toKept(row) : null;
}

export async function isRevoked(tx: Tx, tenantId: string, decisionId: string): Promise<boolean> {
  const rows = await tx.rows(
    `select from ledger.decisions where tenant_id = $1 and target_id = $2 and kind = 'revoke'`,
    [tenantId, decisionId],
  );
  return rows.length > 0;
}

/** Keeps a decision. `false` where another one came under its id in the meantime. */
export async function keepDecision(tx: Tx, tenantId: string, decision: KeptDecision): Promise<boolean> {
  const rows = await tx.rows(
    `insert into ledger.decisions (tenant_id, id, rep_id, kind, target_id, body, decided_by, decided_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8)
     on conflict do nothing
     returning id`,
    [
      tenantId,
      decision.id,
      decision.repId,
      decision.kind,
      decision.targetId,
      JSON.stringify(decision.body),
      decision.decidedBy,
      new Date(decision.decidedAt),
    ],
  );
  return rows.length === 1;
}

/** What a decision asks for, without the ids that say which one it is and about whom, and the one thing of the rep's that it names. */
export function contentOf(decision: Decision): Pick<KeptDecision, "body" | "targetId"> {
  const { id: _id, repId: _repId, kind: _kind, ...body } = decision;
  return { body, targetId: targetOf(decision) };
}

function targetOf(decision: Decision): string | null {
  switch (decision.kind) {
    case "clear_suspect":
    case "undo_activity":
    case "amend_activity":
      return decision.activityId;
    case "approve_leave":
      return decision.leaveRequestId;
    case "reverse":
      return decision.awardId;
    case "revoke":
      return decision.decisionId;
    case "excuse":
    case "adjust":
    case "assign_mentee":
      return null;
  }
}

/** What is known of an activity besides what it says: from the operations and decisions about it, in whatever order they came (P5). */
export type ActivityMarks = { readonly suspect: boolean; readonly undone: boolean; readonly undoneLate: boolean };

export async function activityMarks(tx: Tx, rep: RepKey, activityId: string): Promise<ActivityMarks> {
  const [row] = await tx.rows<{ suspect: boolean; undone: boolean; undone_late: boolean }>(
    `with decided as (
       select d.kind
         from ledger.decisions d
        where d.tenant_id = $1 and d.rep_id = $2 and d.target_id = $3 and d.kind in ('clear_suspect', 'undo_activity') and ${stands}
     ), undos as (
       select o.late
         from ledger.operations o
        where o.tenant_id = $1 and o.rep_id = $2 and o.target_id = $3 and o.kind = 'undo_activity'
       union all
       select false from decided where kind = 'undo_activity'
     )
     select exists (select from ledger.operations o
                     where o.tenant_id = $1 and o.rep_id = $2 and o.id = $3 and o.kind = 'log_activity' and o.suspect)
              and not exists (select from decided where kind = 'clear_suspect') as suspect,
            count(*) > 0 as undone,
            coalesce(bool_and(late), false) as undone_late
       from undos`,
    [rep.tenantId, rep.repId, activityId],
  );
  if (!row) throw new Error("An aggregate returned no row");
  return { suspect: row.suspect, undone: row.undone, undoneLate: row.undone_late };
}

type PastDecisionRow = DecisionRow & { readonly decider: string | null; readonly stands: boolean };

/** The rep's last decisions, the newest first, each with the name of who took it. */
export async function pastDecisions(tx: Tx, rep: RepKey, limit: number): Promise<readonly PastDecision[]> {
  const rows = await tx.rows<PastDecisionRow>(
    `select ${columns}, m.display_name as decider, ${stands} as stands
       from ledger.decisions d
       left join org.members m on m.tenant_id = d.tenant_id and m.user_id = d.decided_by
      where d.tenant_id = $1 and d.rep_id = $2
      order by d.decided_at desc, d.id desc
      limit $3`,
    [rep.tenantId, rep.repId, limit],
  );
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    body: row.body,
    decidedBy: row.decider ?? row.decided_by,
    decidedAt: row.decided_at.getTime() as Instant,
    revoked: !row.stands,
  }));
}

function toKept(row: DecisionRow): KeptDecision {
  return {
    id: row.id,
    repId: row.rep_id,
    kind: row.kind,
    body: row.body,
    targetId: row.target_id,
    decidedBy: row.decided_by,
    decidedAt: row.decided_at.getTime() as Instant,
  };
}
