import type { Award } from "#shared/domain/ledger/award.ts";
import { causalId } from "#shared/domain/ledger/causal-id.ts";
import { err, ok } from "#shared/domain/result.ts";
import { dateAt } from "#shared/domain/time/zone.ts";
import { adjustmentLimitXp, type Decision } from "#shared/protocol/decisions.ts";
import type { Tx } from "../db/db.ts";
import { dayClockOf } from "../org/rep-profile.ts";
import type { Onlooker } from "../org/reps.ts";
import { awardsOf, saveAwards } from "./awards-repository.ts";
import type { Prepared } from "./decision-effects.ts";
import type { HeldRep } from "./held-rep.ts";

export type AwardFault = {
  readonly code: "award_not_found" | "no_effect" | "needs_admin" | "invalid_dates";
  readonly field: string;
};

/** An award that a manager gives or takes away by hand: XP, deals or both, on a date that has begun. */
export function prepareAdjustment(
  tx: Tx,
  { rep, profile, now, nextVersion }: HeldRep,
  manager: Onlooker,
  decision: Extract<Decision, { readonly kind: "adjust" }>,
): Prepared {
  const { id, xp = 0, deals = 0, reason } = decision;
  const today = dateAt(now, dayClockOf(profile));
  const localDate = decision.localDate ?? today;
  if (xp === 0 && deals === 0) return err({ code: "no_effect", field: "xp" });
  if (Math.abs(xp) > adjustmentLimitXp && manager.role !== "admin") return err({ code: "needs_admin", field: "xp" });
  if (localDate < profile.joinedOn || localDate > today) return err({ code: "invalid_dates", field: "localDate" });

  const award: Award = {
    id: causalId(rep, "adjustment", id),
    kind: "adjustment",
    code: id,
    localDate,
    lines: xp === 0 ? [] : [{ rule: "adjustment", amount: xp }],
    deals,
    reversed: false,
    decidedAt: now,
    evidence: [],
    reason,
  };
  return ok({ dates: [localDate], was: null, carryOut: () => saveAwards(tx, rep, [award], nextVersion) });
}

/** Marks an award as taken back. It stays there, so it isn't decided again by itself. */
export async function prepareReversal(
  tx: Tx,
  held: HeldRep,
  { awardId }: Extract<Decision, { readonly kind: "reverse" }>,
): Promise<Prepared> {
  return markAward(tx, held, awardId, { reversed: true });
}

/** Marks an award as reversed or standing again; its entries follow when its date is folded. */
export async function markAward(
  tx: Tx,
  { rep, nextVersion }: HeldRep,
  awardId: string,
  { reversed, was }: { readonly reversed: boolean; readonly was?: unknown },
): Promise<Prepared> {
  const award = (await awardsOf(tx, rep)).find(({ id }) => id === awardId);
  if (!award) return err({ code: "award_not_found", field: "awardId" });
  if (award.reversed === reversed) return err({ code: "no_effect", field: "awardId" });
  return ok({
    dates: [award.localDate],
    was: was ?? award,
    carryOut: () => saveAwards(tx, rep, [{ ...award, reversed }], nextVersion),
  });
}
