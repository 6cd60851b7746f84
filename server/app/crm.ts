import type { FastifyBaseLogger } from "fastify";
import type { Instant } from "#shared/domain/time/instant.ts";
import { connectTwenty, connectTwin } from "../crm/connections.ts";
import { createPublisher, type Publisher } from "../crm/publisher.ts";
import type { SecretBox } from "../crm/secret-box.ts";
import { crmStandings } from "../crm/standings.ts";
import { systemTimer } from "../crm/timer.ts";
import type { Db } from "../db/db.ts";
import type { CrmStandings } from "../org/team.ts";
import { tenantIds } from "../org/tenants.ts";
import type { Configuration } from "./configuration.ts";
import type { Metrics } from "./metrics.ts";

/** What the CRM's module knows of a tenant's reps, as the team page takes it. */
export const teamStandings: CrmStandings = async (tx, tenantId) => {
  const standings = await crmStandings(tx, tenantId);
  return new Map(
    [...standings].map(([repId, { totalXp, closedDeals, streakDays, publishedAt, state }]) => {
      const at = publishedAt === null ? null : (publishedAt.getTime() as Instant);
      return [repId, { totalXp, closedDeals, streakDays, publishedAt: at, state }];
    }),
  );
};

/** Gives every tenant a CRM: the configured Twenty to the oldest, the twin to those who have none. */
export async function connectCrms(
  db: Db,
  box: SecretBox,
  { twentyApiUrl: url, twentyApiKey: apiKey }: Pick<Configuration, "twentyApiUrl" | "twentyApiKey">,
): Promise<void> {
  for (const [place, tenantId] of (await tenantIds(db)).entries()) {
    if (place === 0 && url !== undefined && apiKey !== undefined)
      await connectTwenty(db, { tenantId, url, apiKey, box });
    else await connectTwin(db, { tenantId, box });
  }
}

export type PublisherParts = {
  readonly db: Db;
  readonly box: SecretBox;
  /** Where this process answers, the twin among others. */
  readonly url: string;
  readonly clock: () => Instant;
  readonly log: FastifyBaseLogger;
  readonly metrics: Metrics;
};

/** A publisher that is counted, not yet started. */
export function createCountedPublisher({ db, box, url, clock, log, metrics }: PublisherParts): Publisher {
  const runs = metrics.counter("perennial_crm_runs_total", "Runs of the CRM's publisher, by how they ended.");
  const records = metrics.counter("perennial_crm_records_total", "Records published to the CRM, by outcome.");
  const requests = metrics.counter("perennial_crm_requests_total", "Requests sent to the CRM.");
  return createPublisher({
    db,
    box,
    twinUrl: url,
    clock,
    timer: systemTimer,
    random: Math.random,
    log: (sentence) => log.warn(sentence),
    onReport(_tenantId, report) {
      runs.add({ state: report.state });
      for (const outcome of ["written", "inStep", "refused"] as const) records.add({ outcome }, report[outcome]);
      requests.add({}, report.requests);
    },
  });
}
