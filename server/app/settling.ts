import type { FastifyBaseLogger } from "fastify";
import { type Instant, minuteMs } from "#shared/domain/time/instant.ts";
import type { Db } from "../db/db.ts";
import { settleTenant } from "../ledger/ledger.ts";
import { tenantIds } from "../org/tenants.ts";

const periodMs = 30 * minuteMs;

export type SettlingParts = { readonly db: Db; readonly clock: () => Instant; readonly log: FastifyBaseLogger };

/**
 * Settles what has become final for every rep, now and every half hour: a rep whose devices are silent would stay open otherwise. Several
 * servers may do it at once, because settling twice changes nothing (P6). Resolves when the first round is done.
 */
export async function startSettling({ db, clock, log }: SettlingParts): Promise<{ stop(): Promise<void> }> {
  const settle = async () => {
    for (const tenantId of await tenantIds(db)) await settleTenant(db, tenantId, clock());
  };
  await settle();

  let round: Promise<void> = Promise.resolve();
  const timer = setInterval(() => {
    round = settle().catch((error: unknown) => log.error({ err: error }, "Settling met an error; it is tried again"));
  }, periodMs);
  return {
    async stop() {
      clearInterval(timer);
      await round;
    },
  };
}
