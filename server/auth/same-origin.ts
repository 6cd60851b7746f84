import type { FastifyRequest } from "fastify";
import { RequestFault } from "../http/fault.ts";

const readingMethods = new Set(["GET", "HEAD", "OPTIONS"]);

/**
 * An `onRequest` hook that refuses what another site's page makes a browser send. Browsers say where a request comes from, and pages can't
 * make them say otherwise; a program that isn't a browser says nothing, and carries no one's cookies but its own.
 */
export async function refuseForeignOrigin(request: FastifyRequest): Promise<void> {
  if (readingMethods.has(request.method) || isFromHere(request)) return;
  throw new RequestFault({ code: "foreign_origin", message: "This request was made by another site's page." });
}

function isFromHere({ headers, host }: FastifyRequest): boolean {
  const site = headers["sec-fetch-site"];
  if (site !== undefined) return site === "same-origin" || site === "none";
  // Without https, only some browsers send the header above.
  if (headers.origin === undefined) return true;
  return URL.canParse(headers.origin) && new URL(headers.origin).host === host;
}
