import type { FastifyBaseLogger, FastifyInstance } from "fastify";
import * as z from "zod/mini";
import { idSchema } from "#shared/protocol/operations.ts";
import type { Auth } from "../auth/auth.ts";
import type { Identity } from "../auth/identity.ts";
import type { Db } from "../db/db.ts";
import { RequestFault } from "../http/fault.ts";
import { membershipOf } from "../org/members.ts";
import { createEventStream } from "./event-stream.ts";
import { audienceOf } from "./events-audience.ts";
import { createEventsHub, type Reader } from "./events-hub.ts";

export type EventParts = {
  readonly db: Db;
  readonly auth: Pick<Auth, "accountOf">;
  readonly log: FastifyBaseLogger;
  readonly metrics: { gauge(name: string, help: string, read: () => number): void };
};

const querySchema = z.object({ device: z.optional(idSchema) });

/** How often an open stream is asked whose it still is. */
const checkEveryMs = 4 * 60_000;

/**
 * `GET /api/sync/events`: pokes, as server-sent events, for as long as the session lasts. `?device=` names the device that reads, so that it
 * doesn't hear of what it did itself. Streams end when the server is told to stop: they never keep it from stopping.
 */
export function registerEventRoutes(app: FastifyInstance, { db, auth, log, metrics }: EventParts): void {
  const hub = createEventsHub(db);
  metrics.gauge("perennial_event_streams", "Streams of events that are open.", hub.size);
  app.addHook("preClose", hub.close);

  app.get("/api/sync/events", async (request, reply) => {
    const { identity } = request;
    const query = querySchema.safeParse(request.query);
    if (!query.success)
      throw new RequestFault({ code: "invalid_request", message: "A device is named by its id.", field: "device" });
    const deviceId = query.data.device ?? null;

    // Before it is answered: what changes from here on is told.
    await hub.ready();
    const audience = await audienceOf(db, identity, deviceId);
    const stream = createEventStream(audience.kind, Math.random());
    const reader: Reader = { userId: identity.userId, audience, stream };
    hub.add(reader);

    const check = setInterval(async () => {
      try {
        const isTheirs = await isStill(request.headers.cookie ?? "", identity);
        if (isTheirs) reader.audience = await audienceOf(db, identity, deviceId);
        else stream.end();
      } catch (error) {
        log.warn({ err: error }, "Whose a stream of events is could not be asked");
      }
    }, checkEveryMs);
    check.unref();
    stream.body.once("close", () => clearInterval(check));

    return reply
      .headers({ "content-type": "text/event-stream", "x-accel-buffering": "no", connection: "close" })
      .send(stream.body);
  });

  async function isStill(cookieHeader: string, identity: Identity): Promise<boolean> {
    const account = await auth.accountOf(cookieHeader);
    if (account?.userId !== identity.userId) return false;
    const membership = await membershipOf(db, account.userId);
    const { tenantId, role, repId } = identity;
    return membership?.tenantId === tenantId && membership.role === role && membership.repId === repId;
  }
}
