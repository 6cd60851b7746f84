import { createHash } from "node:crypto";
import type { FastifyReply, FastifyRequest } from "fastify";
import type { Refusal } from "./refusal.ts";

/** Sends an answer as JSON with its ETag, or 304 where the client has that one already. */
export function sendAnswer(request: FastifyRequest, reply: FastifyReply, status: number, body: unknown): FastifyReply {
  const text = JSON.stringify(body);
  const etag = etagOf(text);
  reply.header("etag", etag);
  if (status === 200 && isKnown(request, etag)) return reply.code(304).send();
  return reply.code(status).header("content-type", "application/json; charset=utf-8").send(text);
}

export function sendRefusal(request: FastifyRequest, reply: FastifyReply, refusal: Refusal): FastifyReply {
  return sendAnswer(request, reply, refusal.status, refusal.body);
}

/** Weak, from length and SHA-1, so that an answer's tag is the one that Twenty gives it. */
function etagOf(text: string): string {
  const hash = createHash("sha1").update(text).digest("base64").slice(0, 27);
  return `W/"${Buffer.byteLength(text).toString(16)}-${hash}"`;
}

function isKnown(request: FastifyRequest, etag: string): boolean {
  const { "if-none-match": known, "cache-control": cacheControl } = request.headers;
  if (known === undefined || (request.method !== "GET" && request.method !== "HEAD")) return false;
  if (/(?:^|,)\s*no-cache\s*(?:,|$)/.test(cacheControl ?? "")) return false;
  return known.split(",").some((one) => one.trim() === "*" || weak(one.trim()) === weak(etag));
}

function weak(etag: string): string {
  return etag.replace(/^W\//, "");
}
