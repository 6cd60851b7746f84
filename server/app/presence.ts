import type { FastifyBaseLogger } from "fastify";
import { type Instant, minuteMs } from "#shared/domain/time/instant.ts";
import type { Db } from "../db/db.ts";
import { notePresence } from "../ledger/absence.ts";

const notedEveryMs = minuteMs;

export type PresenceParts = { readonly db: Db; readonly clock: () => Instant; readonly log: FastifyBaseLogger };

/** Notes that this server is there, now and every minute. Resolves when that has been done once. */
export async function keepPresence({ db, clock, log }: PresenceParts): Promise<{ stop(): Promise<void> }> {
  await notePresence(db, clock());
  let noting: Promise<void> = Promise.resolve();
  const timer = setInterval(() => {
    noting = notePresence(db, clock()).catch((error: unknown) =>
      log.error({ err: error }, "That the server is there couldn't be noted; it is tried again"),
    );
  }, notedEveryMs);
  return {
    async stop() {
      clearInterval(timer);
      await noting;
    },
  };
}
