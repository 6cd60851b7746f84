import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { Db } from "../../db/db.ts";
import { authenticate } from "./authentication.ts";
import { parseCall } from "./call.ts";
import { perform } from "./perform.ts";
import { createRateLimiter } from "./rate-limit.ts";
import { bodyTooLarge, dataValidationError, frameworkRefusal, refusalOfFailure } from "./refusal.ts";
import { sendAnswer, sendRefusal } from "./reply.ts";
import { parseBody } from "./request-body.ts";

/** What the twin needs: a migrated database, and the time in milliseconds since 1970. */
export type TwinPorts = { readonly db: Db; readonly clock: { now(): number } };

const bodyLimit = 10 * 1024 * 1024;
const methods = ["GET", "POST", "PATCH", "PUT", "DELETE"] as const;

/**
 * Serves `/rest/…` and `/healthz` as Twenty 2.21.0 was recorded to do. A system of its own: it knows objects and their
 * fields, not what they mean here, and whoever uses it does so over HTTP with a workspace's key.
 */
export async function registerTwin(app: FastifyInstance, { db, clock }: TwinPorts): Promise<void> {
  const rateLimiter = createRateLimiter(clock);

  await app.register(async (scope) => {
    acceptBodies(scope);
    scope.addHook("onRequest", async (_request, reply) => {
      reply.header("access-control-allow-origin", "*");
    });
    scope.setErrorHandler(answerFailure);

    scope.get("/healthz", (request, reply) => {
      reply.header("cache-control", "no-cache, no-store, must-revalidate");
      return sendAnswer(request, reply, 200, { status: "ok", info: {}, error: {}, details: {} });
    });
    for (const url of ["/rest", "/rest/*"]) {
      scope.options(url, allowCrossOrigin);
      scope.route({ method: [...methods], url, handler: (request, reply) => answer(request, reply) });
    }
  });

  async function answer(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const now = clock.now();
    const caller = await authenticate(db, request.headers.authorization, now);
    if (!caller.ok) {
      // Refused in front of the framework: neither a charset nor an ETag.
      const { status, body } = caller.error;
      return reply
        .code(status)
        .type("application/json")
        .send(Buffer.from(JSON.stringify(body)));
    }
    const call = parseCall(request.method, request.originalUrl);
    if (!call.ok) return sendRefusal(request, reply, call.error);
    const { tenantId, workspaceId, keyName, rateLimit } = caller.value;
    const limited = rateLimiter.take(workspaceId, rateLimit);
    if (limited !== null) return sendRefusal(request, reply, limited);

    const { object, depth, action } = call.value;
    const scope = { tenantId, workspaceId, object };
    const context = { db, scope, depth, keyName, now: new Date(now).toISOString() };
    const result = await perform(context, action, request.body);
    if (!result.ok) return sendRefusal(request, reply, result.error);
    return sendAnswer(request, reply, result.value.status, result.value.body);
  }
}

/** A body is read before anything else is looked at, the key included. */
function acceptBodies(scope: FastifyInstance): void {
  scope.removeAllContentTypeParsers();
  scope.addContentTypeParser("*", { parseAs: "string", bodyLimit }, (request, text, done) => {
    const body = parseBody(request.headers["content-type"], text.toString());
    if (body.ok) done(null, body.value);
    else done(Object.assign(new Error(body.error), { statusCode: 400 }));
  });
}

function allowCrossOrigin(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const asked = request.headers["access-control-request-headers"];
  reply.header("access-control-allow-methods", "GET,HEAD,PUT,PATCH,POST,DELETE");
  reply.header("vary", "Access-Control-Request-Headers");
  if (asked !== undefined) reply.header("access-control-allow-headers", asked);
  return reply.code(204).header("content-length", "0").send();
}

function answerFailure(failure: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const known = refusalOfFailure(failure);
  if (known !== null) return sendRefusal(request, reply, known);

  const { statusCode, message } = describeFailure(failure);
  if (statusCode === 413) return sendRefusal(request, reply, bodyTooLarge());
  if (statusCode !== undefined && statusCode < 500) {
    return sendRefusal(request, reply, frameworkRefusal(400, message));
  }
  request.log.error(failure, "the twin failed");
  return sendRefusal(request, reply, dataValidationError());
}

function describeFailure(failure: unknown): { readonly statusCode: number | undefined; readonly message: string } {
  if (!(failure instanceof Error)) return { statusCode: undefined, message: String(failure) };
  const statusCode = "statusCode" in failure ? failure.statusCode : undefined;
  return { statusCode: typeof statusCode === "number" ? statusCode : undefined, message: failure.message };
}
