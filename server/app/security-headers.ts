import type { FastifyInstance } from "fastify";

const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join("; ");

const headers = {
  "content-security-policy": contentSecurityPolicy,
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "permissions-policy": "camera=(), geolocation=(), microphone=()",
  "referrer-policy": "no-referrer",
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
};

/** Tells browsers to run nothing but what this server sent, and to let no other site embed it. */
export function sendSecurityHeaders(app: FastifyInstance, { https }: { readonly https: boolean }): void {
  const sent = https ? { ...headers, "strict-transport-security": "max-age=31536000" } : headers;
  app.addHook("onRequest", async (_request, reply) => {
    reply.headers(sent);
  });
}
