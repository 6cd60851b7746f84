import type { FastifyInstance } from "fastify";
import type { Metrics } from "./metrics.ts";

const secondsBounds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10];

/** Counts and times every request by its route, never by its address: that would be a series per id. */
export function measureRequests(app: FastifyInstance, metrics: Metrics): void {
  const requests = metrics.counter("perennial_http_requests_total", "Requests answered, by route and status.");
  const seconds = metrics.histogram("perennial_http_request_seconds", "Time to answer a request.", secondsBounds);

  app.addHook("onResponse", async (request, reply) => {
    const route = request.routeOptions.url ?? "none";
    requests.add({ method: request.method, route, status: `${reply.statusCode}` });
    seconds.observe({ route }, reply.elapsedTime / 1000);
  });

  metrics.gauge("perennial_resident_bytes", "Memory that the process holds.", () => process.memoryUsage.rss());
  metrics.gauge("perennial_uptime_seconds", "Time since the process started.", () => process.uptime());
}
