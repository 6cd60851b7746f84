import type { FastifyInstance } from "fastify";
import type { Db } from "../db/db.ts";
import type { Metrics } from "./metrics.ts";

/** `GET /api/health`: the process lives. `GET /api/ready`: its database answers and is migrated. `GET /metrics`: what it counted. */
export function registerHealthRoutes(app: FastifyInstance, { db, metrics }: { db: Db; metrics: Metrics }): void {
  app.get("/api/health", async () => ({ status: "ok" }));

  app.get("/api/ready", async () => {
    await db.inTransaction({ kind: "none" }, (tx) => tx.rows("select id from ops.epoch"));
    return { status: "ready" };
  });

  app.get("/metrics", async (_request, reply) =>
    reply.type("text/plain; version=0.0.4; charset=utf-8").send(metrics.text()),
  );
}
