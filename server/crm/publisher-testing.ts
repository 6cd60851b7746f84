import { randomBytes, randomUUID } from "node:crypto";
import { type Instant, instantOf, plusMs } from "#shared/domain/time/instant.ts";
import type { Tx } from "../db/db.ts";
import { createTestDatabase, type TestDatabase } from "../db/testing.ts";
import { connectTwenty } from "./connections.ts";
import { type FakeTwenty, startFakeTwenty } from "./fake-twenty.ts";
import { createPublisher, type Publisher, type PublisherPorts } from "./publisher.ts";
import { createSecretBox, type SecretBox } from "./secret-box.ts";
import type { Timer } from "./timer.ts";

export type TestRep = { readonly id: string; readonly memberId: string };

/** A tenant with reps, a ledger that can be moved, and a Twenty that can be made to fail. Time jumps to whatever is waited for. */
export type PublishingWorld = {
  readonly database: TestDatabase;
  readonly twenty: FakeTwenty;
  readonly box: SecretBox;
  readonly tenantId: string;
  readonly reps: readonly TestRep[];
  pass(ms: number): void;
  inTenant<Value>(work: (tx: Tx) => Promise<Value>): Promise<Value>;
  /** Moves the ledger of some reps on, each by its own amount. */
  work(reps: readonly TestRep[], xp: number): Promise<void>;
  publisher(changed?: Partial<PublisherPorts>): Publisher;
  /** Publishes until nothing waits any more, letting the time pass that is asked for. */
  settle(publisher: Publisher): Promise<void>;
  /** As if the holder of the lease had died long ago. */
  expireLease(): Promise<void>;
  /** What the ledger says and what the CRM shows, by member: [XP, deals, streak]. */
  ledger(): Promise<Readonly<Record<string, readonly number[]>>>;
  crm(): Readonly<Record<string, readonly unknown[]>>;
  close(): Promise<void>;
};

export async function createPublishingWorld(repCount: number): Promise<PublishingWorld> {
  const database = await createTestDatabase();
  const twenty = await startFakeTwenty();
  const box = createSecretBox(randomBytes(32));
  const tenantId = randomUUID();
  const reps = Array.from({ length: repCount }, () => ({ id: randomUUID(), memberId: randomUUID() }));
  let now = instantOf(Date.parse("2026-03-10T12:00:00Z"));

  const inTenant: PublishingWorld["inTenant"] = (work) => database.db.inTransaction({ kind: "tenant", tenantId }, work);
  await inTenant((tx) => insertTenant(tx, tenantId, reps));
  await connectTwenty(database.db, { tenantId, url: twenty.url, apiKey: "key", box });

  const timer: Timer = {
    after(ms, run) {
      now = plusMs(now, ms);
      const immediate = setImmediate(run);
      return () => clearImmediate(immediate);
    },
  };
  const publisher: PublishingWorld["publisher"] = (changed) =>
    createPublisher({
      db: database.db,
      box,
      twinUrl: "http://twin.invalid",
      clock: () => now,
      timer,
      random: () => 0.5,
      log: () => {},
      requestTimeoutMs: 250,
      ...changed,
    });

  return {
    database,
    twenty,
    box,
    tenantId,
    reps,
    pass(ms) {
      now = plusMs(now, ms);
    },
    inTenant,
    work: (worked, xp) => inTenant((tx) => moveLedger(tx, tenantId, worked, xp, now)),
    publisher,
    async settle(settling) {
      for (let runs = 0; runs < 200; runs += 1) {
        const report = await settling.publishDue(tenantId);
        if (report.state === "in_step") return;
        now = plusMs(now, report.retryInMs ?? 1_000);
      }
      throw new Error("The CRM never came in step.");
    },
    expireLease: () =>
      inTenant(async (tx) => {
        await tx.rows("update crm.connections set lease_until = now() - interval '1 s' where lease_until is not null");
      }),
    async ledger() {
      const rows = await inTenant((tx) =>
        tx.rows<{ member: string; xp: bigint; deals: number; streak: number }>(
          `select r.workspace_member_id as member, coalesce(p.total_xp, 0) as xp, coalesce(p.closed_deals, 0) as deals,
                  coalesce(p.streak_days, 0) as streak
             from org.reps r
             left join ledger.progression p on p.tenant_id = r.tenant_id and p.rep_id = r.id`,
        ),
      );
      return byMember(rows.map(({ member, xp, deals, streak }) => [member, [Number(xp), deals, streak]]));
    },
    crm: () =>
      byMember([...twenty.records].map(([member, row]) => [member, [row.totalXp, row.closedDeals, row.streakDays]])),
    async close() {
      await twenty.close();
      await database.drop();
    },
  };
}

function byMember<Value>(entries: readonly (readonly [string, Value])[]): Readonly<Record<string, Value>> {
  return Object.fromEntries([...entries].sort(([a], [b]) => (a < b ? -1 : 1)));
}

async function insertTenant(tx: Tx, tenantId: string, reps: readonly TestRep[]): Promise<void> {
  const teamId = randomUUID();
  await tx.rows("insert into org.tenants (tenant_id, name, zone) values ($1, 'Test', 'Europe/Madrid')", [tenantId]);
  await tx.rows("insert into org.teams (tenant_id, id, name) values ($1, $2, 'Team')", [tenantId, teamId]);
  await tx.rows(
    `insert into org.reps (tenant_id, id, code, display_name, zone, joined_on, team_id, workspace_member_id)
     select $1, r.id, 'rep' || r.place, 'Rep ' || r.place, 'Europe/Madrid', '2026-01-01', $2, r.member_id
       from unnest($3::uuid[], $4::text[]) with ordinality as r (id, member_id, place)`,
    [tenantId, teamId, reps.map(({ id }) => id), reps.map(({ memberId }) => memberId)],
  );
}

/** As the ledger does it: head and projection in one transaction. */
async function moveLedger(tx: Tx, tenantId: string, reps: readonly TestRep[], xp: number, now: Instant): Promise<void> {
  const ids = reps.map(({ id }) => id);
  await tx.rows(
    `insert into ledger.heads as h (tenant_id, scope_id, version) select $1, unnest($2::uuid[]), 1
     on conflict (tenant_id, scope_id) do update set version = h.version + 1`,
    [tenantId, ids],
  );
  await tx.rows(
    `insert into ledger.progression as p
            (tenant_id, rep_id, total_xp, level, rank, closed_deals, streak_days, longest_streak, freezes, last_activity_at, version)
     select $1, r.id, $3 * r.place, 1, 'E-1', 0, 1, 1, 2, $4, 1
       from unnest($2::uuid[]) with ordinality as r (id, place)
     on conflict (tenant_id, rep_id) do update
        set total_xp = p.total_xp + excluded.total_xp, closed_deals = p.closed_deals + 1,
            last_activity_at = excluded.last_activity_at, version = p.version + 1`,
    [tenantId, ids, xp, new Date(now)],
  );
}
