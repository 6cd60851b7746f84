import type { FastifyInstance } from "fastify";
import type { Instant } from "#shared/domain/time/instant.ts";
import {
  oldestSyncSchema,
  operationsPerRequest,
  requestLimitBytes,
  type SyncAnswer,
  type SyncRequest,
  syncSchemaVersion,
} from "#shared/protocol/sync.ts";
import { syncRequestSchema } from "#shared/protocol/sync-request.ts";
import { requireRep } from "../auth/identity.ts";
import type { Db } from "../db/db.ts";
import { RequestFault } from "../http/fault.ts";
import { syncDevice } from "./sync.ts";

export type SyncParts = { readonly db: Db; readonly clock: () => Instant };

/** `POST /api/sync`: a device's operations in, their results and what the device hasn't seen out. */
export function registerSyncRoutes(app: FastifyInstance, { db, clock }: SyncParts): void {
  app.post("/api/sync", { bodyLimit: requestLimitBytes }, async (request): Promise<SyncAnswer> => {
    const rep = requireRep(request);
    const asked = readRequest(request.body);
    // Somebody else has signed in on that browser since: to this device, its own rep is signed out.
    if (asked.repId !== undefined && asked.repId !== rep.repId)
      throw new RequestFault({ code: "signed_out", message: "Another rep is signed in." });
    const answer = await syncDevice(db, rep, asked, clock());
    if (!answer) throw new RequestFault({ code: "not_found", message: "There is no such rep." });
    return answer;
  });
}

/** A server that was put back is brought forward again by somebody who is at work on it. */
const outdatedRetrySeconds = 60;

/** Only what concerns the whole request is refused here; a bad operation is answered for itself. */
function readRequest(body: unknown): SyncRequest {
  const schema = schemaOf(body);
  if (schema < oldestSyncSchema)
    throw new RequestFault({ code: "upgrade_required", message: "This app is too old for the server." });
  if (schema > syncSchemaVersion)
    throw new RequestFault({
      code: "server_outdated",
      message: "This app is newer than the server.",
      retryAfterSeconds: outdatedRetrySeconds,
    });
  if (operationCountOf(body) > operationsPerRequest)
    throw new RequestFault({
      code: "too_large",
      message: `A request takes at most ${operationsPerRequest} operations.`,
      field: "operations",
    });
  const parsed = syncRequestSchema.safeParse(body);
  if (parsed.success) return parsed.data;
  const field = parsed.error.issues[0]?.path.join(".");
  throw new RequestFault({ code: "invalid_request", message: "The request can't be read.", ...(field && { field }) });
}

/** Asked for before anything else of the request is read: another schema may have another shape. */
function schemaOf(body: unknown): number {
  const schema = body !== null && typeof body === "object" && "schema" in body ? body.schema : null;
  return Number.isInteger(schema) ? Number(schema) : syncSchemaVersion;
}

function operationCountOf(body: unknown): number {
  const operations = body !== null && typeof body === "object" && "operations" in body ? body.operations : null;
  return Array.isArray(operations) ? operations.length : 0;
}
