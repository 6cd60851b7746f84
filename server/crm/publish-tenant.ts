import type { Instant } from "#shared/domain/time/instant.ts";
import type { Db } from "../db/db.ts";
import { largestBatch } from "./batches.ts";
import { type Connection, connectionOf, noteState, openKey } from "./connection-repository.ts";
import { type DueQuestion, dueReps, retryInMs, todaysOf } from "./due-repository.ts";
import type { CrmFailure } from "./failure.ts";
import { releaseLease, takeLease } from "./lease.ts";
import { linkMembers } from "./link-members.ts";
import type { Pace } from "./pace.ts";
import { shortEpoch } from "./projection-version.ts";
import { publishBatch } from "./publish-batch.ts";
import type { SecretBox } from "./secret-box.ts";
import type { Session, SessionFailure } from "./session.ts";
import type { TwentyClient } from "./twenty-client.ts";

/** How a run for one tenant ended. */
export type PublishReport = {
  /**
   * `in_step`: nothing is left to be written. `waiting`: refused rows wait for their next try. `unreachable`: the CRM can't be had now.
   * `paused`: it refuses us, and somebody has to set that right. `held_elsewhere`: another process publishes.
   */
  readonly state: "in_step" | "waiting" | "unreachable" | "paused" | "held_elsewhere" | "stopped" | "not_connected";
  /** Records that were written, and found right as they were. */
  readonly written: number;
  readonly inStep: number;
  /** Writes that were refused and will be tried again, and reps that wait for somebody since. */
  readonly refused: number;
  readonly parked: number;
  readonly requests: number;
  /** The CRM's word, or ours, where it isn't `in_step`. */
  readonly reason: string | null;
  /** When trying again makes sense; `null`: with the next change, or the next round. */
  readonly retryInMs: number | null;
};

export type TenantPorts = {
  readonly db: Db;
  readonly box: SecretBox;
  readonly clock: () => Instant;
  readonly random: () => number;
  /** Names this process as the holder of leases. */
  readonly holder: string;
  readonly clientOf: (connection: Connection, apiKey: string) => TwentyClient;
  readonly paceOf: (connection: Connection) => Pace;
  readonly wait: (ms: number) => Promise<void>;
  readonly signal: AbortSignal;
};

export type PublishOptions = {
  /** Tries once more what was parked. */
  readonly parkedToo?: boolean;
  /** Looks for members of reps who have none yet. */
  readonly linking?: boolean;
};

type Totals = Pick<PublishReport, "written" | "inStep" | "refused" | "parked">;

const nothing: Totals = { written: 0, inStep: 0, refused: 0, parked: 0 };
const otherSecret = "The key was sealed under another secret: connect the CRM again.";

/** Brings a tenant's CRM in step with the ledger, as far as it lets us now. Stopped or killed anywhere, it begins again where it was. */
export async function publishTenant(
  ports: TenantPorts,
  tenantId: string,
  { parkedToo = false, linking = false }: PublishOptions,
): Promise<PublishReport> {
  const { db, clock, signal } = ports;
  const scope = { kind: "tenant", tenantId } as const;
  const kept = await db.inTransaction(scope, (tx) => connectionOf(tx, tenantId));
  if (kept === null) return ended("not_connected", nothing, 0, "The tenant has no CRM.");
  const { connection } = kept;

  const apiKey = openKey(kept, ports.box);
  if (apiKey === null) {
    await db.inTransaction(scope, (tx) => noteState(tx, connection, "paused", otherSecret));
    return ended("paused", nothing, 0, otherSecret);
  }
  const answer = await takeLease(db, connection, ports.holder);
  if (!answer.taken) {
    return { ...ended("held_elsewhere", nothing, 0, "Another process publishes."), retryInMs: answer.heldForMs };
  }

  let requests = 0;
  let totals = nothing;
  const startedAt = clock();
  const epoch = await db.inTransaction(scope, (tx) => tx.rows<{ id: string }>("select id from ops.epoch"));
  const session: Session = {
    db,
    lease: answer.lease,
    client: ports.clientOf(connection, apiKey),
    pace: ports.paceOf(connection),
    epoch: shortEpoch(epoch[0]?.id ?? ""),
    clock,
    random: ports.random,
    onRequest: () => {
      requests += 1;
    },
    wait: ports.wait,
    signal,
  };

  try {
    let failure = linking && connection.kind === "twenty" ? await linkMembers(session) : null;
    while (failure === null || failure.kind === "rate_limited") {
      const question = await ask(db, tenantId, clock(), parkedToo ? startedAt : null);
      const due = await db.inTransaction(scope, (tx) => dueReps(tx, tenantId, question, largestBatch));
      if (due.length === 0) {
        await db.inTransaction(scope, (tx) => noteState(tx, connection, "active", null));
        const retry = await db.inTransaction(scope, (tx) => retryInMs(tx, tenantId, question));
        const report = ended(retry === null ? "in_step" : "waiting", totals, requests, null);
        return { ...report, retryInMs: retry };
      }
      const outcome = await publishBatch(session, due, question.todays);
      totals = plus(totals, outcome);
      failure = outcome.failure;
    }
    return await endBy(failure);
  } finally {
    await releaseLease(db, answer.lease);
  }

  async function endBy(failure: Exclude<SessionFailure, { kind: "rate_limited" }>): Promise<PublishReport> {
    if (failure.kind === "stopped") return ended("stopped", totals, requests, null);
    if (failure.kind === "lease_lost") {
      return { ...ended("held_elsewhere", totals, requests, "Another process publishes."), retryInMs: 0 };
    }
    const state = isOurs(failure) ? "paused" : "unreachable";
    const status = state === "paused" ? "paused" : "active";
    await db.inTransaction(scope, (tx) => noteState(tx, connection, status, failure.text));
    return ended(state, totals, requests, failure.text);
  }
}

/** Nothing but a person's hand helps here: waiting doesn't, and it isn't the rows. */
function isOurs(failure: CrmFailure): boolean {
  return failure.kind === "configuration" || (failure.kind === "permanent" && failure.because === "setup");
}

async function ask(db: Db, tenantId: string, now: Instant, parkedBefore: Instant | null): Promise<DueQuestion> {
  const todays = await db.inTransaction({ kind: "tenant", tenantId }, (tx) => todaysOf(tx, tenantId, now));
  return { todays, now, parkedBefore };
}

function ended(state: PublishReport["state"], totals: Totals, requests: number, reason: string | null): PublishReport {
  return { state, ...totals, requests, reason, retryInMs: null };
}

function plus(a: Totals, b: Totals): Totals {
  return {
    written: a.written + b.written,
    inStep: a.inStep + b.inStep,
    refused: a.refused + b.refused,
    parked: a.parked + b.parked,
  };
}
