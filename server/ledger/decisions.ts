import { err, ok, type Result } from "#shared/domain/result.ts";
import type { Instant } from "#shared/domain/time/instant.ts";
import type { Decision, DecisionAnswer } from "#shared/protocol/decisions.ts";
import type { Db, Tx } from "../db/db.ts";
import { recordAction } from "../org/audit-log.ts";
import { type Onlooker, visibleRep } from "../org/reps.ts";
import { canonicalJson } from "./canonical.ts";
import { type DecisionFault, prepareDecision } from "./decision-effects.ts";
import { contentOf, decisionOf, type KeptDecision, keepDecision } from "./decisions-repository.ts";
import { holdRep } from "./held-rep.ts";
import { projectRep, settleRep } from "./ledger.ts";

export type DecisionRefusal = DecisionFault | { readonly code: "rep_not_found" | "decision_differs" };

/**
 * Takes a manager's decision once, however often it is sent: keeps it, changes what it is about, projects the dates that it touches, and
 * writes the account of it, in one transaction under the rep's head. A refused one leaves nothing behind.
 */
export async function decide(
  db: Db,
  manager: Onlooker,
  decision: Decision,
  now: Instant,
): Promise<Result<DecisionAnswer, DecisionRefusal>> {
  const decided = await db.inTransaction({ kind: "tenant", tenantId: manager.tenantId }, (tx) =>
    decideOnce(tx, manager, decision, now),
  );
  if (!decided.ok) return decided;
  const { id, kind, repId, decidedAt } = decided.value;
  return ok({ id, kind, repId, decidedAt });
}

async function decideOnce(
  tx: Tx,
  manager: Onlooker,
  decision: Decision,
  now: Instant,
): Promise<Result<KeptDecision, DecisionRefusal>> {
  const { tenantId } = manager;
  const rep = { tenantId, repId: decision.repId };
  if (!(await visibleRep(tx, manager, rep.repId))) return err({ code: "rep_not_found" });
  const held = await holdRep(tx, rep, now);
  if (!held) return err({ code: "rep_not_found" });

  const asked: KeptDecision = {
    ...contentOf(decision),
    id: decision.id,
    repId: rep.repId,
    kind: decision.kind,
    decidedBy: manager.userId,
    decidedAt: now,
  };
  const before = await decisionOf(tx, tenantId, decision.id);
  if (before) return isSame(before, asked) ? ok(before) : err({ code: "decision_differs" });

  const prepared = await prepareDecision(tx, held, manager, decision);
  if (!prepared.ok) return prepared;
  // The head that is held keeps out decisions about this rep, not one about another rep under the same id.
  if (!(await keepDecision(tx, tenantId, asked))) return err({ code: "decision_differs" });

  const { dates, was, carryOut } = prepared.value;
  await carryOut();
  // Read again: the decision may have changed the profile by which dates are judged.
  const changed = (await holdRep(tx, rep, now)) ?? held;
  const finalThrough = await settleRep(tx, changed, changed.before?.finalThrough ?? null, changed.devices);
  await projectRep(tx, changed, {
    touched: { changed: new Set(dates), added: [] },
    finalThrough,
    factsChanged: true,
    cause: `decision ${decision.id}`,
  });
  await recordAction(tx, {
    tenantId,
    at: now,
    who: manager.userId,
    action: decision.kind,
    subject: `rep ${rep.repId}`,
    before: was,
    after: { decisionId: decision.id, ...asked.body },
  });
  return ok(asked);
}

function isSame(before: KeptDecision, asked: KeptDecision): boolean {
  const content = ({ repId, kind, body }: KeptDecision) => canonicalJson({ repId, kind, body });
  return content(before) === content(asked);
}
