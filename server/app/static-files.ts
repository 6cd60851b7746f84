import { existsSync } from "node:fs";
import path from "node:path";
import fastifyStatic from "@fastify/static";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { pathOf, sendNotFound } from "./errors.ts";

/** What belongs to the server: an unknown address below is an error, never a page. */
const serverPaths = /^\/(api|rest|metrics|healthz)(\/|$)/;

/**
 * Serves the built client. Files in `assets/` are named by their content and kept for good; the page, the service worker and the rest are
 * asked for again each time, so that a new version shows. Every other address of the app is its page.
 */
export function serveClient(app: FastifyInstance, clientFolder: string): void {
  const hasClient = existsSync(path.join(clientFolder, "index.html"));
  if (hasClient) {
    const assets = path.join(clientFolder, "assets") + path.sep;
    app.register(fastifyStatic, {
      root: clientFolder,
      cacheControl: false,
      setHeaders: (reply, file) => {
        reply.header("cache-control", file.startsWith(assets) ? "public, max-age=31536000, immutable" : "no-cache");
      },
    });
  }
  app.setNotFoundHandler((request, reply) =>
    hasClient && isPage(request) ? sendPage(reply) : sendNotFound(request, reply),
  );
}

function isPage(request: FastifyRequest): boolean {
  const isRead = request.method === "GET" || request.method === "HEAD";
  return isRead && !serverPaths.test(pathOf(request)) && (request.headers.accept ?? "").includes("text/html");
}

function sendPage(reply: FastifyReply): FastifyReply {
  return reply.sendFile("index.html");
}
