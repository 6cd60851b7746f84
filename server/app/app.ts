import Fastify, { type FastifyBaseLogger, type FastifyInstance } from "fastify";
import type { Instant } from "#shared/domain/time/instant.ts";
import { protocolHeader, protocolVersion } from "#shared/protocol/sync.ts";
import type { Auth } from "../auth/auth.ts";
import { registerAuthRoutes } from "../auth/auth-routes.ts";
import { requireIdentity } from "../auth/identify.ts";
import { refuseForeignOrigin } from "../auth/same-origin.ts";
import { registerMissionRoutes } from "../campaign/mission-routes.ts";
import { registerProgrammeRoutes } from "../campaign/programme-routes.ts";
import { registerRaffleRoutes } from "../campaign/raffle-routes.ts";
import { registerRecomputeRoutes } from "../campaign/recompute-routes.ts";
import { registerRedemptionRoutes } from "../campaign/redemption-routes.ts";
import { registerTwin } from "../crm/twin/twin.ts";
import type { Db } from "../db/db.ts";
import { registerImportRoutes } from "../imports/routes.ts";
import { type JobRouteParts, registerJobRoutes } from "../jobs/routes.ts";
import { registerDecisionRoutes } from "../ledger/decision-routes.ts";
import { registerHistoryRoutes } from "../ledger/history-routes.ts";
import { registerRulesetRoutes } from "../ledger/ruleset-routes.ts";
import { registerOrgRoutes } from "../org/org-routes.ts";
import type { CrmStandings } from "../org/team.ts";
import { registerEventRoutes } from "../sync/events-routes.ts";
import { registerSyncRoutes } from "../sync/routes.ts";
import { handleErrors, pathOf } from "./errors.ts";
import { registerHealthRoutes } from "./health-routes.ts";
import type { Metrics } from "./metrics.ts";
import { measureRequests } from "./request-metrics.ts";
import { sendSecurityHeaders } from "./security-headers.ts";
import { serveClient } from "./static-files.ts";
import { closeUnusedConnections } from "./unused-connections.ts";

export type AppParts = {
  readonly db: Db;
  readonly auth: Auth;
  readonly crmStandings: CrmStandings;
  readonly jobs: JobRouteParts["jobs"];
  readonly metrics: Metrics;
  readonly clock: () => Instant;
  readonly log: FastifyBaseLogger;
  /** Where the built client lies; without one there, only the server's own addresses answer. */
  readonly clientFolder: string;
  /** Where people reach the server through a proxy on this machine, if so. */
  readonly publicUrl: string | undefined;
};

/** A file may take this long to arrive; what takes longer is somebody holding a connection. */
const requestTimeoutMs = 300_000;

/** Everything that answers over HTTP, not yet listening. */
export function createApp(parts: AppParts): FastifyInstance {
  const { publicUrl } = parts;
  const app = Fastify({
    loggerInstance: parts.log,
    requestTimeout: requestTimeoutMs,
    trustProxy: publicUrl === undefined ? false : "loopback",
  });

  closeUnusedConnections(app);
  handleErrors(app);
  measureRequests(app, parts.metrics);
  sendSecurityHeaders(app, { https: publicUrl?.startsWith("https:") ?? false });
  app.addHook("onRequest", async (request, reply) => {
    if (!pathOf(request).startsWith("/api/")) return;
    reply.headers({ [protocolHeader]: protocolVersion, "cache-control": "no-store" });
    await refuseForeignOrigin(request);
  });

  registerHealthRoutes(app, parts);
  registerAuthRoutes(app, parts);
  app.register(async (signedIn) => {
    requireIdentity(signedIn, parts);
    registerOrgRoutes(signedIn, parts);
    registerSyncRoutes(signedIn, parts);
    registerEventRoutes(signedIn, parts);
    registerImportRoutes(signedIn, parts);
    registerDecisionRoutes(signedIn, parts);
    registerHistoryRoutes(signedIn, parts);
    registerRulesetRoutes(signedIn, parts);
    registerJobRoutes(signedIn, parts);
    registerMissionRoutes(signedIn, parts);
    registerProgrammeRoutes(signedIn, parts);
    registerRedemptionRoutes(signedIn, parts);
    registerRaffleRoutes(signedIn, parts);
    registerRecomputeRoutes(signedIn, parts);
  });
  app.register((twin) => registerTwin(twin, { db: parts.db, clock: { now: parts.clock } }));
  serveClient(app, parts.clientFolder);
  return app;
}
