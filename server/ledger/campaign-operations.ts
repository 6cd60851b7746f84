import { isOfCampaign } from "#shared/domain/intents.ts";
import type { ErrorBody } from "#shared/protocol/errors.ts";
import type { Tx } from "../db/db.ts";
import type { HeldRep } from "./held-rep.ts";
import type { AcceptedOperation } from "./operations-repository.ts";

/** What a request decided in the campaign. */
export type AppliedToCampaign = {
  readonly refusals: ReadonlyMap<string, ErrorBody>;
  readonly changed: boolean;
};

/**
 * Takes a rep's decisions in the campaign, each once and in the order of acceptance (P5): an entry or a claim sees what those before it left.
 * Costs a request without such operations nothing.
 */
export async function applyToCampaign(
  _tx: Tx,
  _held: HeldRep,
  accepted: readonly AcceptedOperation[],
): Promise<AppliedToCampaign> {
  const refusals = new Map<string, ErrorBody>();
  for (const { operation } of accepted) {
    if (isOfCampaign(operation.intent))
      refusals.set(operation.id, { code: "not_claimable", message: "There is nothing to claim.", field: "body" });
  }
  return { refusals, changed: false };
}
