import { actionsOn } from "#shared/domain/campaign/redemption-actions.ts";
import { err, ok, type Result } from "#shared/domain/result.ts";
import { type Instant, minuteMs } from "#shared/domain/time/instant.ts";
import type { QueuedRedemption, RedemptionAction } from "#shared/protocol/redemption-actions.ts";
import type { Db, Tx } from "../db/db.ts";
import { canonicalJson } from "../ledger/canonical.ts";
import { recordAction } from "../org/audit-log.ts";
import type { Onlooker } from "../org/reps.ts";
import { lockParticipants, stampParticipants } from "./participant-heads.ts";
import { redemptionQueue } from "./redemption-queue.ts";
import { type Move, recordMoves } from "./redemptions-repository.ts";

export type ActionRefusal =
  | { readonly code: "redemption_not_found" }
  /** It stands elsewhere by now; `status` says where. */
  | { readonly code: "not_in_this_state"; readonly status: string }
  /** Another action was taken under this id. */
  | { readonly code: "action_differs" };

/**
 * Takes a manager's action on a redemption once, however often it is sent, and returns the redemption as it is afterwards. Held under the
 * participant's head, written down with who did it.
 */
export async function actOnRedemption(
  db: Db,
  manager: Onlooker,
  action: RedemptionAction,
  now: Instant,
): Promise<Result<QueuedRedemption, ActionRefusal>> {
  const { tenantId } = manager;
  return db.inTransaction({ kind: "tenant", tenantId }, async (tx) => {
    const named = await shown(tx, manager, action.redemptionId, now);
    if (!named) return err({ code: "redemption_not_found" });
    await lockParticipants(tx, tenantId, [named.participant.id]);

    const known = await knownRequest(tx, tenantId, action.id);
    const before = (await shown(tx, manager, action.redemptionId, now)) ?? named;
    if (known !== null) {
      const isSame = canonicalJson(known) === canonicalJson(action);
      return isSame ? ok(before) : err({ code: "action_differs" });
    }
    const standing = { ...before, ...flat(before) };
    if (!actionsOn(standing, now).includes(action.kind))
      return err({ code: "not_in_this_state", status: before.boost?.state ?? before.status });

    const [first, ...others] = await carryOut(tx, tenantId, before, action, now);
    if (!first) throw new Error("An action moves something");
    const moves = [{ ...first, action: { id: action.id, request: action } }, ...others];
    await recordMoves(tx, tenantId, moves, { who: manager.userId, by: "manager" }, now);
    await stampParticipants(tx, tenantId, [before.participant.id]);
    const after = (await shown(tx, manager, action.redemptionId, now)) ?? before;
    await recordAction(tx, {
      tenantId,
      at: now,
      who: manager.userId,
      action: `${action.kind}_redemption`,
      subject: `redemption ${action.redemptionId}`,
      before: { status: before.status },
      after: { ...action, status: after.status },
    });
    return ok(after);
  });
}

async function shown(tx: Tx, manager: Onlooker, id: string, now: Instant): Promise<QueuedRedemption | null> {
  const [found] = await redemptionQueue(tx, manager, { show: "all", id }, now);
  return found ?? null;
}

function flat({ reward, boost, shipment }: QueuedRedemption) {
  return { type: reward.type, boost: boost?.state ?? null, shipping: shipment?.state ?? null };
}

async function knownRequest(tx: Tx, tenantId: string, id: string): Promise<unknown> {
  const [row] = await tx.rows<{ request: unknown }>(
    "select request from campaign.moves where tenant_id = $1 and id = $2",
    [tenantId, id],
  );
  return row ? row.request : null;
}

/** Writes what the action changes and returns the moves, the action's own first. */
async function carryOut(
  tx: Tx,
  tenantId: string,
  before: QueuedRedemption,
  action: RedemptionAction,
  now: Instant,
): Promise<readonly Move[]> {
  const { id: redemptionId, status } = before;
  const moved = (subject: Move["subject"], from: string, after: string): Move => ({
    redemptionId,
    subject,
    before: from,
    after,
  });
  const conclude = async (): Promise<Move> => {
    await tx.rows(
      `update campaign.redemptions set status = 'concluded', concluded_at = $3 where tenant_id = $1 and id = $2`,
      [tenantId, redemptionId, new Date(now)],
    );
    return moved("redemption", status, "concluded");
  };

  switch (action.kind) {
    case "conclude":
      return [await conclude()];
    case "fulfil": {
      await tx.rows(
        `update campaign.discounts
            set coupon = coalesce($3, coupon), expires_at = $4::timestamptz + duration_minutes * $5 * interval '1 millisecond'
          where tenant_id = $1 and redemption_id = $2`,
        [tenantId, redemptionId, action.coupon ?? null, new Date(now), minuteMs],
      );
      await tx.rows(
        `update campaign.redemptions set status = 'fulfilled', fulfilled_at = $3 where tenant_id = $1 and id = $2`,
        [tenantId, redemptionId, new Date(now)],
      );
      return [moved("redemption", status, "fulfilled")];
    }
    case "use": {
      const [discount] = await tx.rows<{ uses: number; max_uses: number | null }>(
        `update campaign.discounts set uses = uses + 1 where tenant_id = $1 and redemption_id = $2 returning uses, max_uses`,
        [tenantId, redemptionId],
      );
      const uses = discount?.uses ?? 0;
      const used = moved("discount", `${uses - 1}`, `${uses}`);
      return discount?.max_uses === uses ? [used, await conclude()] : [used];
    }
    case "ship":
      await tx.rows(
        `update campaign.shipments set state = 'shipped', carrier = $3, tracking = $4, shipped_at = $5
          where tenant_id = $1 and redemption_id = $2`,
        [tenantId, redemptionId, action.carrier, action.tracking ?? null, new Date(now)],
      );
      return [moved("shipment", "address_given", "shipped")];
    case "deliver":
      await tx.rows(
        `update campaign.shipments set state = 'delivered', delivered_at = $3 where tenant_id = $1 and redemption_id = $2`,
        [tenantId, redemptionId, new Date(now)],
      );
      return [moved("shipment", "shipped", "delivered"), await conclude()];
    case "pay":
      await tx.rows(
        `update campaign.boosts set state = 'paid', paid_at = $3 where tenant_id = $1 and redemption_id = $2`,
        [tenantId, redemptionId, new Date(now)],
      );
      return [moved("boost", "pending_payout", "paid"), await conclude()];
  }
}
