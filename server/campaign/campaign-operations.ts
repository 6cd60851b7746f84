import { isOfCampaign } from "#shared/domain/intents.ts";
import { dateAt } from "#shared/domain/time/zone.ts";
import type { ErrorBody } from "#shared/protocol/errors.ts";
import type { Tx } from "../db/db.ts";
import type { HeldRep } from "../ledger/held-rep.ts";
import type { AcceptedOperation } from "../ledger/operations-repository.ts";
import { tenantClockOf } from "../org/tenants.ts";
import { claimReward } from "./claim-reward.ts";
import type { DecidingRep } from "./deciding-rep.ts";
import { enterRaffle } from "./enter-raffle.ts";
import { givePaymentInfo } from "./give-payment-info.ts";
import { participantOf } from "./participant-repository.ts";

export type AppliedToCampaign = {
  /** By the operation's id. */
  readonly refusals: ReadonlyMap<string, ErrorBody>;
  readonly changed: boolean;
};

const nothing: AppliedToCampaign = { refusals: new Map(), changed: false };

/**
 * Takes what a rep decided in the campaign: entries to raffles, claims, where payouts go. Each is decided once, in order of acceptance, and
 * says why where it is refused. The caller holds the rep's head and moves it to `held.nextVersion` where something changed. Costs a request
 * without such operations nothing.
 */
export async function applyCampaignOperations(
  tx: Tx,
  held: HeldRep,
  accepted: readonly AcceptedOperation[],
): Promise<AppliedToCampaign> {
  const decisions = accepted.filter(({ operation: { intent } }) => isOfCampaign(intent));
  if (decisions.length === 0) return nothing;

  const { tenantId, repId } = held.rep;
  const clock = await tenantClockOf(tx, tenantId);
  const participant = await participantOf(tx, tenantId, repId);
  const refusals = new Map<string, ErrorBody>();
  if (participant === null) {
    for (const { operation } of decisions) refusals.set(operation.id, notTakingPart);
    return { refusals, changed: false };
  }

  for (const decision of decisions) {
    const now = decidedAt(held, decision);
    const deciding = { participant, version: held.nextVersion, now, today: dateAt(now, clock), clock };
    const refusal = await decide(tx, deciding, decision);
    if (refusal) refusals.set(decision.operation.id, refusal);
  }
  const changed = refusals.size < decisions.length;
  // A mission that repeats has begun anew: its window is summed by the next recompute.
  if (changed)
    await tx.rows(
      `update ledger.heads set campaign_version = $3, campaign_dirty = true where tenant_id = $1 and scope_id = $2`,
      [tenantId, repId, held.nextVersion],
    );
  return { refusals, changed };
}

function decide(tx: Tx, rep: DecidingRep, { operation, stamp }: AcceptedOperation): Promise<ErrorBody | null> {
  const { id, intent } = operation;
  switch (intent.kind) {
    case "enter_raffle":
      return enterRaffle(tx, rep, { id, missionId: intent.body.missionId, localDate: stamp.localDate });
    case "claim":
      return claimReward(tx, rep, { id, claim: intent.body });
    case "give_payment_info":
      return givePaymentInfo(tx, rep, intent.body);
    default:
      throw new Error(`${intent.kind} is no decision of the campaign`);
  }
}

/** What was accepted before the database was restored from an older copy is judged as of then: its dates may be over by now. */
function decidedAt({ restoredLately, now }: HeldRep, { operation, stamp }: AcceptedOperation) {
  return restoredLately && operation.stamp !== undefined ? stamp.recordedAt : now;
}

const notTakingPart: ErrorBody = { code: "not_taking_part", message: "The rep has no part in a campaign yet." };
