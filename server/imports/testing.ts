import { randomUUID } from "node:crypto";
import { type CivilDate, civilDateOf } from "#shared/domain/time/civil-date.ts";
import { type Instant, instantOf } from "#shared/domain/time/instant.ts";
import type { Db } from "../db/db.ts";
import type { Importer } from "./reach-repository.ts";

export type TestTenant = {
  readonly tenantId: string;
  /** Rep ids by code. */
  readonly reps: ReadonlyMap<string, string>;
  readonly admin: Importer;
  /** Manages the first team alone, which has all reps but those of `otherTeam`. */
  readonly manager: Importer;
};

/** A tenant of its own for one test, with reps that joined on one date. */
export async function createTestTenant(
  db: Db,
  given: {
    readonly codes: readonly string[];
    readonly otherTeam?: readonly string[];
    readonly joinedOn: CivilDate;
    readonly zone?: string;
  },
): Promise<TestTenant> {
  const tenantId = randomUUID();
  const zone = given.zone ?? "Europe/Madrid";
  const teams = [randomUUID(), randomUUID()] as const;
  const reps = new Map([...given.codes, ...(given.otherTeam ?? [])].map((code) => [code, randomUUID() as string]));
  const userId = `manager-${tenantId}`;

  await db.inTransaction({ kind: "tenant", tenantId }, async (tx) => {
    await tx.rows(`insert into org.tenants (tenant_id, name, zone) values ($1, 'Test', $2)`, [tenantId, zone]);
    await tx.rows(
      `insert into org.teams (tenant_id, id, name) select $1, t.id, 'Team' from unnest($2::uuid[]) as t (id)`,
      [tenantId, teams],
    );
    for (const [code, id] of reps) {
      await tx.rows(
        `insert into org.reps (tenant_id, id, code, display_name, zone, joined_on, team_id) values ($1, $2, $3, $3, $4, $5, $6)`,
        [tenantId, id, code, zone, given.joinedOn, given.codes.includes(code) ? teams[0] : teams[1]],
      );
    }
    await tx.rows(
      `insert into org.members (tenant_id, user_id, role, display_name) values ($1, $2, 'manager', 'Test manager')`,
      [tenantId, userId],
    );
    await tx.rows(`insert into org.team_managers (tenant_id, team_id, user_id) values ($1, $2, $3)`, [
      tenantId,
      teams[0],
      userId,
    ]);
  });
  return {
    tenantId,
    reps,
    admin: { tenantId, userId: `admin-${tenantId}`, role: "admin" },
    manager: { tenantId, userId, role: "manager" },
  };
}

export const header = "call_id,rep,date,time,duration_seconds,channel,attempt,prior_outcome,deal_closed";

/** A file as a connection delivers it: in chunks of a few bytes that respect nothing. */
export async function* fileOf(content: string | Uint8Array, chunkBytes = 1000): AsyncGenerator<Uint8Array> {
  const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
  for (let start = 0; start < bytes.byteLength; start += chunkBytes) yield bytes.subarray(start, start + chunkBytes);
}

export function csvOf(...rows: readonly string[]): string {
  return `${[header, ...rows].join("\n")}\n`;
}

export function instantAtUtc(text: string): Instant {
  return instantOf(Date.parse(text));
}

export type StoredFact = {
  readonly rep: string;
  readonly id: string;
  readonly activity: string;
  readonly local_date: string;
  readonly occurred_at: Date;
  readonly duration_seconds: number | null;
  readonly disposition: string | null;
  readonly attributes: Record<string, string>;
  readonly version: bigint;
};

/** The facts that stand in a tenant's ledger, by rep and source. */
export async function factsIn(db: Db, tenantId: string): Promise<readonly StoredFact[]> {
  return db.inTransaction({ kind: "tenant", tenantId }, (tx) =>
    tx.rows<StoredFact>(
      `select r.code as rep, a.id, a.activity, a.local_date, a.occurred_at, a.duration_seconds, a.disposition, a.attributes, a.version
         from ledger.activities a
         join org.reps r on r.tenant_id = a.tenant_id and r.id = a.rep_id
        where a.tenant_id = $1 and not a.withdrawn
        order by r.code, a.attributes ->> 'source_ref'`,
      [tenantId],
    ),
  );
}

export type StoredTotals = {
  readonly totalXp: number;
  readonly deals: number;
  readonly longestStreak: number;
  readonly streakDays: number;
  readonly finalThrough: string | null;
};

export async function totalsIn(db: Db, tenantId: string): Promise<Readonly<Record<string, StoredTotals>>> {
  const rows = await db.inTransaction({ kind: "tenant", tenantId }, (tx) =>
    tx.rows<{ code: string } & StoredTotals>(
      `select r.code, p.total_xp::int as "totalXp", p.closed_deals as deals, p.longest_streak as "longestStreak",
              p.streak_days as "streakDays", p.final_through as "finalThrough"
         from ledger.progression p
         join org.reps r on r.tenant_id = p.tenant_id and r.id = p.rep_id
        where p.tenant_id = $1
        order by r.code`,
      [tenantId],
    ),
  );
  return Object.fromEntries(rows.map(({ code, ...totals }) => [code, totals]));
}

/** The first of June 2026, noon in Madrid: after everything that tests import. */
export const testNow = instantAtUtc("2026-06-01T10:00:00Z");
export const testJoinedOn = civilDateOf("2026-05-01");
