import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { ErrorBody } from "#shared/protocol/errors.ts";
import { isDatabaseAway } from "../db/database-away.ts";
import { errorCodeOf } from "../db/error-code.ts";
import { type Fault, type FaultCode, RequestFault } from "../http/fault.ts";

export const statusByCode: Readonly<Record<FaultCode, number>> = {
  invalid_request: 400,
  invalid_json: 400,
  invalid_encoding: 400,
  malformed_csv: 400,
  missing_columns: 400,
  repeated_columns: 400,
  signed_out: 401,
  wrong_credentials: 401,
  forbidden: 403,
  needs_admin: 403,
  foreign_origin: 403,
  not_found: 404,
  conflict: 409,
  too_large: 413,
  unsupported_media_type: 415,
  starts_too_early: 422,
  invalid_ruleset: 422,
  invalid_mission: 422,
  invalid_programme: 422,
  not_possible: 422,
  no_effect: 422,
  not_amendable: 422,
  not_revocable: 422,
  invalid_dates: 422,
  needs_force: 422,
  upgrade_required: 426,
  rate_limited: 429,
  internal: 500,
  server_outdated: 503,
  unavailable: 503,
};

/** Answers every error of the application's own routes: one shape, and nothing about the inside of the server. */
export function handleErrors(app: FastifyInstance): void {
  app.setErrorHandler((error, request, reply) => {
    const fault = faultOf(error);
    const status = statusByCode[fault.code];
    if (status >= 500) request.log.error({ err: error }, "A request failed");
    return sendFault(reply, fault);
  });
}

export function sendNotFound(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  return sendFault(reply, { code: "not_found", message: `There is no ${request.method} ${pathOf(request)} here.` });
}

export function sendFault(reply: FastifyReply, fault: Fault): FastifyReply {
  const { retryAfterSeconds, ...body } = fault;
  if (retryAfterSeconds !== undefined) reply.header("retry-after", retryAfterSeconds);
  return reply.code(statusByCode[fault.code]).send({ error: body satisfies ErrorBody });
}

/** The path alone: what a query says is nobody's business in an answer. */
export function pathOf(request: FastifyRequest): string {
  return request.url.split("?", 1)[0] ?? "/";
}

function faultOf(error: unknown): Fault {
  if (error instanceof RequestFault) return error.fault;
  if (isDatabaseAway(error)) {
    return { code: "unavailable", message: "The database can't be reached right now.", retryAfterSeconds: 5 };
  }
  switch (errorCodeOf(error)) {
    case "FST_ERR_CTP_BODY_TOO_LARGE":
      return { code: "too_large", message: "The request is larger than this address takes." };
    case "FST_ERR_CTP_INVALID_JSON_BODY":
    case "FST_ERR_CTP_EMPTY_JSON_BODY":
      return { code: "invalid_json", message: "The request's body isn't valid JSON." };
    case "FST_ERR_CTP_INVALID_MEDIA_TYPE":
      return { code: "unsupported_media_type", message: "This address doesn't take that type of content." };
  }
  if (isRefusal(error)) return { code: "invalid_request", message: error.message };
  return { code: "internal", message: "Something went wrong on the server. It has been noted." };
}

/** Fastify's own words for a request that it couldn't read. */
function isRefusal(error: unknown): error is Error {
  if (!(error instanceof Error) || !("statusCode" in error)) return false;
  return typeof error.statusCode === "number" && error.statusCode >= 400 && error.statusCode < 500;
}
