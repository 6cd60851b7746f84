import type { LedgerOwner } from "#shared/domain/ledger/causal-id.ts";
import type { PendingFact } from "#shared/domain/predict.ts";
import type { Instant } from "#shared/domain/time/instant.ts";
import type { Db, Tx } from "../../server/db/db.ts";
import { type ActivityRow, activityColumns, toActivity } from "../../server/ledger/activities-repository.ts";
import {
  type DayRow,
  dayColumns,
  type ProgressionRow,
  progressionColumns,
  toDay,
  toStoredProgression,
} from "../../server/ledger/projection-repository.ts";
import { createTestRep } from "../../server/ledger/testing.ts";
import { repStanding } from "../../server/org/rep-profile.ts";
import { syncDevice } from "../../server/sync/sync.ts";
import { type CopyPorts, copyTenant } from "./copy-tenant.ts";
import type { Ledger, ServerCrash, SimulatedServer } from "./simulated-server.ts";

export type RealServerParts = CopyPorts & { readonly db: Db; readonly pageRows: number };

/** The server's own code over PostgreSQL, with a tenant of its own. */
export async function createRealServer({ db, pageRows, ...ports }: RealServerParts): Promise<SimulatedServer> {
  await ports.asOwner("update ops.epoch set since = made_at");
  const rep = await createTestRep(db);
  const scope = { kind: "tenant", tenantId: rep.tenantId } as const;
  const standing = await db.inTransaction(scope, (tx) => repStanding(tx, rep));
  if (standing === null) throw new Error("The rep was never made");

  return {
    profile: standing.profile,
    async handle(request, { now }, crash) {
      try {
        const answer = await syncDevice(crashing(db, crash), rep, request, now, { pageRows });
        if (answer === null) throw new Error("The server doesn't know the rep");
        return crash === null ? answer : null;
      } catch (error) {
        if (error instanceof Crash) return null;
        throw error;
      }
    },
    backUp: () => copyTenant(ports, rep.tenantId),
    ledger: () => db.inTransaction(scope, (tx) => readLedger(tx, rep)),
  };
}

class Crash extends Error {}

/** A database whose process dies in the middle of a transaction: PostgreSQL rolls it back. */
function crashing(db: Db, crash: ServerCrash | null): Db {
  if (crash === null || crash === "after_commit") return db;
  const dyingAt = crash === "before_commit" ? Number.POSITIVE_INFINITY : crash.atStatement;
  return {
    ...db,
    inTransaction: (scope, work) =>
      db.inTransaction(scope, async (tx) => {
        let statements = 0;
        const countStatement = () => {
          statements += 1;
          if (statements >= dyingAt) throw new Crash();
        };
        await work({
          ...tx,
          rows(sql, parameters) {
            countStatement();
            return tx.rows(sql, parameters);
          },
          send(sql, parameters) {
            countStatement();
            tx.send(sql, parameters);
          },
        });
        throw new Crash();
      }),
  };
}

async function readLedger(tx: Tx, rep: LedgerOwner): Promise<Ledger> {
  const { tenantId, repId } = rep;
  const rowsOf = <Row extends object>(columns: string, table: string) =>
    tx.rows<Row>(`select ${columns} from ledger.${table} where tenant_id = $1 and rep_id = $2`, [tenantId, repId]);

  const operations = await rowsOf<OperationRow>(
    "id, kind, body, recorded_at, occurred_at, zone, local_date, backdated, late, suspect",
    "operations",
  );
  const activities = await rowsOf<ActivityRow>(activityColumns, "activities");
  const days = await rowsOf<DayRow>(dayColumns, "days");
  const [progression] = await rowsOf<ProgressionRow>(progressionColumns, "progression");
  const [entries] = await rowsOf<{ xp: bigint }>("coalesce(sum(amount), 0)::bigint as xp", "entries");
  const standing = await repStanding(tx, rep);
  if (standing === null) throw new Error("The rep is gone");
  return {
    profile: standing.profile,
    facts: operations.map(toFact),
    activities: activities.map(toActivity),
    days: days.map(toDay),
    progression: progression ? toStoredProgression(progression).progression : null,
    entriesXp: Number(entries?.xp ?? 0),
  };
}

type OperationRow = {
  readonly id: string;
  readonly kind: PendingFact["kind"];
  readonly body: PendingFact["body"];
  readonly recorded_at: Date;
  readonly occurred_at: Date;
  readonly zone: string;
  readonly local_date: string;
  readonly backdated: boolean;
  readonly late: boolean;
  readonly suspect: boolean;
};

function toFact(row: OperationRow): PendingFact {
  const { id, kind, body, zone, backdated, late, suspect } = row;
  const recordedAt = row.recorded_at.getTime() as Instant;
  const occurredAt = row.occurred_at.getTime() as Instant;
  const stamps = { backdated, late, suspect };
  return { id, kind, body, recordedAt, occurredAt, zone, localDate: row.local_date, stamps } as PendingFact;
}
