import { err, ok, type Result } from "#shared/domain/result.ts";
import type { Instant } from "#shared/domain/time/instant.ts";
import type { Db } from "../db/db.ts";
import type { CrmFailure } from "./failure.ts";
import { type Lease, renewLease } from "./lease.ts";
import type { Pace } from "./pace.ts";
import type { CrmAnswer, Page, TwentyClient } from "./twenty-client.ts";

/** One holder of a tenant's lease talking to its CRM. */
export type Session = {
  readonly db: Db;
  readonly lease: Lease;
  readonly client: TwentyClient;
  readonly pace: Pace;
  /** The short epoch of this database's life. */
  readonly epoch: string;
  readonly clock: () => Instant;
  readonly random: () => number;
  /** Hears of every request. */
  readonly onRequest: () => void;
  /** Resolves after some milliseconds, or at once when the session is to end. */
  readonly wait: (ms: number) => Promise<void>;
  readonly signal: AbortSignal;
};

/** Why nothing was sent: we are to stop, or another process publishes now. */
export type Interruption = { readonly kind: "stopped" } | { readonly kind: "lease_lost" };

export type SessionFailure = CrmFailure | Interruption;

/**
 * Sends one request in its turn, holding the lease on from right before it, so that the request is over before anybody else may write.
 */
export async function sendInTurn<Value>(
  session: Session,
  send: (client: TwentyClient) => Promise<CrmAnswer<Value>>,
): Promise<Result<Value, SessionFailure>> {
  const { db, lease, client, pace, clock, signal } = session;
  for (let pauseMs = pace.pauseMs(clock()); pauseMs > 0 && !signal.aborted; pauseMs = pace.pauseMs(clock())) {
    await session.wait(pauseMs);
  }
  if (signal.aborted) return err({ kind: "stopped" });
  const isHeld = await db.inTransaction({ kind: "tenant", tenantId: lease.tenantId }, (tx) => renewLease(tx, lease));
  if (!isHeld) return err({ kind: "lease_lost" });

  pace.sent(clock());
  session.onRequest();
  const answer = await send(client);
  if (!answer.ok && signal.aborted) return err({ kind: "stopped" });
  if (!answer.ok && answer.error.kind === "rate_limited") pace.refused(clock(), answer.error.text);
  else pace.accepted();
  return answer;
}

/** All pages of a list, a turn each. */
export async function listInTurn<Row>(
  session: Session,
  list: (client: TwentyClient, after: string | null) => Promise<CrmAnswer<Page<Row>>>,
): Promise<Result<readonly Row[], SessionFailure>> {
  const rows: Row[] = [];
  for (let after: string | null = null; ; ) {
    const page: Result<Page<Row>, SessionFailure> = await sendInTurn(session, (client) => list(client, after));
    if (!page.ok) return page;
    rows.push(...page.value.rows);
    if (page.value.next === null || page.value.next === after) return ok(rows);
    after = page.value.next;
  }
}
