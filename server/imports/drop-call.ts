import { err, ok, type Result } from "#shared/domain/result.ts";
import type { Instant } from "#shared/domain/time/instant.ts";
import type { Db } from "../db/db.ts";
import { lockImports } from "../ledger/import-lock.ts";
import { recordAction } from "../org/audit-log.ts";
import { visibleRep } from "../org/reps.ts";
import { saveDroppedCall } from "./calls/dropped-calls.ts";
import { resettleCalls } from "./calls/settle-calls.ts";
import { toldCalls } from "./calls/standing-calls.ts";
import { type Importer, onlookerOf } from "./reach-repository.ts";

/**
 * Drops an imported call that is the double of a logged one: no import counts for it any more, whatever file it comes in. A call of a rep
 * whom the importer doesn't manage is as good as none. Dropping twice is dropping once.
 */
export async function dropCall(
  db: Db,
  importer: Importer & { readonly userId: string },
  callId: string,
  now: Instant,
): Promise<Result<{ readonly callId: string }, { readonly code: "call_not_found" }>> {
  const { tenantId, userId } = importer;
  return db.inTransaction({ kind: "tenant", tenantId }, async (tx) => {
    await lockImports(tx, tenantId);
    const [call] = await toldCalls(tx, tenantId, [callId]);
    const rep = call && (await visibleRep(tx, onlookerOf(importer), call.repId));
    if (!rep) return err({ code: "call_not_found" });
    await saveDroppedCall(tx, tenantId, { callId, userId, at: now });
    await resettleCalls(tx, tenantId, [callId], now);
    await recordAction(tx, { tenantId, at: now, who: userId, action: "drop_call", subject: `call ${callId}` });
    return ok({ callId });
  });
}
