import type { GivePaymentInfo } from "#shared/domain/intents.ts";
import type { ErrorBody } from "#shared/protocol/errors.ts";
import type { Tx } from "../db/db.ts";
import type { DecidingRep } from "./deciding-rep.ts";
import { recordMoves, redemptionOf } from "./redemptions-repository.ts";

/** Keeps where a boost's payout goes, for managers alone: then it can be paid. Returns why not, or `null`. */
export async function givePaymentInfo(
  tx: Tx,
  { participant, now }: DecidingRep,
  { redemptionId, method, account }: GivePaymentInfo,
): Promise<ErrorBody | null> {
  const { tenantId, id: participantId } = participant;
  const redemption = await redemptionOf(tx, tenantId, redemptionId);
  if (redemption?.participantId !== participantId || redemption.boost !== "pending_info") return notAsked;

  await tx.rows(
    `insert into campaign.payment_infos (tenant_id, redemption_id, method, account, given_at) values ($1, $2, $3, $4, $5)`,
    [tenantId, redemptionId, method, account, new Date(now)],
  );
  await tx.rows(`update campaign.boosts set state = 'pending_payout' where tenant_id = $1 and redemption_id = $2`, [
    tenantId,
    redemptionId,
  ]);
  await tx.rows(
    `update campaign.redemptions set status = 'fulfilled', fulfilled_at = $3 where tenant_id = $1 and id = $2`,
    [tenantId, redemptionId, new Date(now)],
  );
  await recordMoves(
    tx,
    tenantId,
    [
      { redemptionId, subject: "boost", before: "pending_info", after: "pending_payout" },
      { redemptionId, subject: "redemption", before: "claimed", after: "fulfilled" },
    ],
    { who: participantId, by: "operation" },
    now,
  );
  return null;
}

const notAsked: ErrorBody = {
  code: "payment_not_asked",
  field: "body.redemptionId",
  message: "No payout of this rep waits for an account.",
};
