import type { IntentKind } from "../domain/intents.ts";

/** What a step may need to know of the tenant whose operation it is. */
export type UpgradeContext = { readonly currency: string };

/** A body whose shape was read: one field, one value, nothing else. */
export type Body = { readonly [field: string]: unknown };

/** Turns a body into the next version of its kind. Pure and total: a wrong value is left for the ledger to refuse. */
export type UpgradeStep = (body: Body, context: UpgradeContext) => Body;

/** A kind's steps; the first leads from version 1 to 2. */
export type KindHistories = { readonly [kind in IntentKind]: readonly UpgradeStep[] };

/**
 * How each kind's body came to be what it is. Steps are only ever added: what was stored or sent under an old version is read
 * through them for good.
 */
export const kindHistories: KindHistories = {
  log_activity: [withCurrency, withDisposition],
  undo_activity: [],
  amend_activity: [],
  update_profile: [],
  request_leave: [],
  submit_exam: [],
  enter_raffle: [],
  claim: [],
  give_payment_info: [],
};

/** How many versions before the newest are accepted: those of the two releases before. */
const acceptedBefore = 2;

/** The newest version of a kind's body. An operation carries the version that wrote it. */
export function newestVersion(kind: IntentKind, histories: KindHistories = kindHistories): number {
  return histories[kind].length + 1;
}

export function oldestAcceptedVersion(kind: IntentKind, histories: KindHistories = kindHistories): number {
  return Math.max(1, newestVersion(kind, histories) - acceptedBefore);
}

/**
 * The body as the newest version of its kind says the same. `version` is at least 1 and no newer than the newest; one that is too old
 * to be accepted is upgraded as well, so that it can be compared with what was stored.
 */
export function upgradeBody(
  kind: IntentKind,
  version: number,
  body: Body,
  context: UpgradeContext,
  histories: KindHistories = kindHistories,
): Body {
  return histories[kind].slice(version - 1).reduce((upgraded, step) => step(upgraded, context), body);
}

/** 1 to 2: a value carries its currency. Without one it was meant in the tenant's. */
function withCurrency(body: Body, { currency }: UpgradeContext): Body {
  const isMeant = body.activity === "deal_closed" && body.valueMinor !== undefined && body.currency === undefined;
  return isMeant ? { ...body, currency } : body;
}

/** 2 to 3: a call says how it ended. Without that it was counted as unanswered. */
function withDisposition(body: Body): Body {
  return body.activity === "call" && body.disposition === undefined ? { ...body, disposition: "no_answer" } : body;
}
