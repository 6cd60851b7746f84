import { randomUUID } from "node:crypto";
import type { Intent } from "#shared/domain/intents.ts";
import type { ActivityDetails } from "#shared/domain/ledger/activity.ts";
import { civilDateOf } from "#shared/domain/time/civil-date.ts";
import { type Instant, instantOf } from "#shared/domain/time/instant.ts";
import { dateAt, instantAt, zoneOf } from "#shared/domain/time/zone.ts";
import type { Operation } from "#shared/protocol/operations.ts";
import { newestVersion } from "#shared/protocol/upgrades.ts";
import type { Db } from "../db/db.ts";
import type { RepKey } from "../org/rep-key.ts";

export const madrid = zoneOf("Europe/Madrid");

/** The moment of a wall time in Madrid. */
export function at(date: string, time: string): Instant {
  const moment = instantAt(civilDateOf(date), time, madrid);
  if (moment === null) throw new Error(`Not a time: ${time}`);
  return moment;
}

/** A tenant with one team and one rep who joined on Wednesday 1 April 2026. */
export async function createTestRep(db: Db, joinedOn = "2026-04-01"): Promise<RepKey> {
  const rep = { tenantId: randomUUID(), repId: randomUUID() };
  const teamId = randomUUID();
  await db.inTransaction({ kind: "tenant", tenantId: rep.tenantId }, async (tx) => {
    await tx.rows(`insert into org.tenants (tenant_id, name, zone) values ($1, 'Test', $2)`, [rep.tenantId, madrid]);
    await tx.rows(`insert into org.teams (tenant_id, id, name) values ($1, $2, 'Team')`, [rep.tenantId, teamId]);
    await tx.rows(
      `insert into org.reps (tenant_id, id, code, display_name, zone, joined_on, team_id)
       values ($1, $2, 'rep01', 'Ana Ruiz', $3, $4, $5)`,
      [rep.tenantId, rep.repId, madrid, joinedOn, teamId],
    );
  });
  return rep;
}

/** A device of a test: makes operations as the app would, with a clock that the test sets. */
export function createTestDevice(deviceId: string = randomUUID()) {
  let deviceSeq = 0;

  function operation(intent: Intent, recordedAt: Instant, given: Partial<Operation> = {}): Operation {
    deviceSeq += 1;
    const occurredAt = given.occurredAt ?? recordedAt;
    return {
      id: randomUUID(),
      kind: intent.kind,
      version: newestVersion(intent.kind),
      deviceSeq,
      recordedAt,
      occurredAt,
      zone: madrid,
      localDate: dateAt(occurredAt, { zone: madrid, dayStartHour: 0 }),
      body: intent.body,
      ...given,
    };
  }

  return {
    deviceId,
    operation,
    log: (details: ActivityDetails, recordedAt: Instant, given: Partial<Operation> = {}) =>
      operation({ kind: "log_activity", body: details }, recordedAt, given),
    undo: (activityId: string, recordedAt: Instant) =>
      operation({ kind: "undo_activity", body: { activityId } }, recordedAt),
    request: (sentAt: Instant, operations: readonly { readonly id: string }[] = [], cursor: string | null = null) => ({
      schema: 1,
      deviceId,
      cursor,
      sentAt: instantOf(sentAt),
      pending: { count: 0, oldestLocalDate: null, oldestRecordedAt: null },
      operations: [...operations],
    }),
  };
}
