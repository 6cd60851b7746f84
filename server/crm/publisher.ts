import { randomUUID } from "node:crypto";
import type { Instant } from "#shared/domain/time/instant.ts";
import type { Db } from "../db/db.ts";
import { repChangedChannel } from "../ledger/ledger.ts";
import { type Connection, connectedTenants } from "./connection-repository.ts";
import { createPace, type Pace } from "./pace.ts";
import { type PublishOptions, type PublishReport, publishTenant } from "./publish-tenant.ts";
import type { SecretBox } from "./secret-box.ts";
import { createTenantLine, gatheringMs, roundMs, type TenantLine } from "./tenant-line.ts";
import { type Timer, waitFor } from "./timer.ts";
import { createTwentyClient } from "./twenty-client.ts";

export type PublisherPorts = {
  readonly db: Db;
  readonly box: SecretBox;
  /** Where this process reaches the twin, without `/rest`: `http://127.0.0.1:3000`. */
  readonly twinUrl: string;
  readonly clock: () => Instant;
  readonly timer: Timer;
  /** From 0 to 1. */
  readonly random: () => number;
  readonly log: (sentence: string) => void;
  readonly fetch?: typeof fetch;
  /** After which no answer will come any more; 20 s unless told. */
  readonly requestTimeoutMs?: number;
  /** Hears of every run, for counting. */
  readonly onReport?: (tenantId: string, report: PublishReport) => void;
};

export type Publisher = {
  /** Keeps the CRMs in step from now on: at once, after every change of a rep, and every five minutes for what was missed. */
  start(): Promise<void>;
  /** Ends what is under way, at a point from which it can go on later. */
  stop(): Promise<void>;
  /** Publishes now what is due of a tenant, and returns how that went. Runs of one tenant follow one another. */
  publishDue(tenantId: string, options?: PublishOptions): Promise<PublishReport>;
};

const requestTimeoutMs = 20_000;

/** Keeps every tenant's CRM in step with the ledger. Several processes may each have a publisher: one at a time holds a tenant's lease. */
export function createPublisher(ports: PublisherPorts): Publisher {
  const { db, clock, timer, random, log } = ports;
  const holder = randomUUID();
  const stopping = new AbortController();
  const paces = new Map<string, Pace>();
  const lines = new Map<string, TenantLine>();
  const runs = new Map<string, Promise<unknown>>();
  const tenantsToLink = new Set<string>();
  const troubles = new Map<string, string>();
  let stopListening: (() => Promise<void>) | null = null;
  let stopRounds: (() => void) | null = null;

  const tenantPorts = {
    db,
    box: ports.box,
    clock,
    random,
    holder,
    clientOf: (connection: Connection, apiKey: string) =>
      createTwentyClient({
        url: connection.url ?? ports.twinUrl,
        apiKey,
        fetch: ports.fetch ?? fetch,
        timeoutMs: ports.requestTimeoutMs ?? requestTimeoutMs,
        signal: stopping.signal,
      }),
    paceOf(connection: Connection): Pace {
      const pace = paces.get(connection.id) ?? createPace(connection.limits, clock(), random);
      paces.set(connection.id, pace);
      return pace;
    },
    wait: (ms: number) => waitFor(timer, ms, stopping.signal),
    signal: stopping.signal,
  };

  function publishDue(tenantId: string, options: PublishOptions = {}): Promise<PublishReport> {
    const before = runs.get(tenantId) ?? Promise.resolve();
    const run = before.catch(() => {}).then(() => publishTenant(tenantPorts, tenantId, options));
    runs.set(tenantId, run);
    return run.then((report) => {
      ports.onReport?.(tenantId, report);
      return report;
    });
  }

  function lineOf(tenantId: string): TenantLine {
    const line = lines.get(tenantId) ?? createTenantLine({ clock, timer, random, run: () => runLine(tenantId) });
    lines.set(tenantId, line);
    return line;
  }

  async function runLine(tenantId: string): Promise<Pick<PublishReport, "state" | "retryInMs">> {
    const linking = tenantsToLink.delete(tenantId);
    try {
      const report = await publishDue(tenantId, { linking });
      tell(tenantId, report.state === "unreachable" || report.state === "paused" ? (report.reason ?? "") : null);
      if (report.parked > 0)
        log(`The CRM of tenant ${tenantId} won't take the records of some reps: ${report.parked} parked.`);
      return report;
    } catch (error) {
      tell(tenantId, error instanceof Error ? error.message : String(error));
      return { state: "unreachable", retryInMs: null };
    }
  }

  /** Each trouble once, and its end. */
  function tell(tenantId: string, trouble: string | null): void {
    const before = troubles.get(tenantId) ?? null;
    if (trouble === before) return;
    if (trouble === null) troubles.delete(tenantId);
    else troubles.set(tenantId, trouble);
    log(
      trouble === null
        ? `The CRM of tenant ${tenantId} answers again.`
        : `Publishing for tenant ${tenantId} failed: ${trouble}`,
    );
  }

  /** Looks after every tenant: whatever was missed is due. */
  async function round(): Promise<void> {
    try {
      for (const tenantId of await connectedTenants(db)) {
        tenantsToLink.add(tenantId);
        lineOf(tenantId).wake(0);
      }
    } catch (error) {
      log(`The tenants to publish could not be read: ${error instanceof Error ? error.message : String(error)}`);
    }
  }

  function scheduleRound(): void {
    stopRounds = timer.after(Math.round(roundMs * (0.9 + random() / 5)), () => {
      if (stopping.signal.aborted) return;
      scheduleRound();
      void round();
    });
  }

  function hear(payload: string | null): void {
    if (payload === null) void round();
    else lineOf((JSON.parse(payload) as { tenantId: string }).tenantId).wake(gatheringMs);
  }

  return {
    async start() {
      stopListening = await db.listen(repChangedChannel, hear);
      scheduleRound();
      await round();
    },
    async stop() {
      stopping.abort();
      stopRounds?.();
      for (const line of lines.values()) line.stop();
      await stopListening?.();
      await Promise.allSettled(runs.values());
    },
    publishDue,
  };
}
