import type { CivilDate } from "#shared/domain/time/civil-date.ts";
import { dayMs, plusMs } from "#shared/domain/time/instant.ts";
import { endOfDate, type Zone } from "#shared/domain/time/zone.ts";
import type { ImportReport } from "#shared/protocol/imports.ts";
import type { Db, Tx } from "../../server/db/db.ts";
import { importActivities } from "../../server/imports/import-activities.ts";
import { createTestTenant, fileOf } from "../../server/imports/testing.ts";
import { settleTenant } from "../../server/ledger/settle-tenant.ts";
// biome-ignore lint/correctness/useImportExtensions: it takes the declarations beside it for the file.
import type { CountedReps } from "./count-calls.mjs";
import type { Span } from "./span.ts";
import { type RepToTell, tellRep } from "./told-rep.ts";

export type StoredSpan = Pick<Span<CivilDate>, "joinedOn" | "today"> & { readonly zone: Zone };

export type StoredCalls = {
  readonly report: ImportReport;
  readonly reps: CountedReps;
  /** How far each rep's dates are final, and closed. */
  readonly horizons: readonly { readonly finalThrough: string; readonly closedThrough: string }[];
};

/**
 * What the server's ledger says of a file of calls, in a tenant of its own: imported three days before the end of `today`, so that nothing
 * decided waits for it any more, and settled then.
 */
export async function storeCalls(db: Db, csv: string, { joinedOn, today, zone }: StoredSpan): Promise<StoredCalls> {
  const codes = [
    ...new Set(
      csv
        .trim()
        .split("\n")
        .slice(1)
        .map((row) => row.split(",", 2)[1] ?? ""),
    ),
  ].sort();
  const { tenantId, admin } = await createTestTenant(db, { codes, joinedOn, zone });
  const now = plusMs(endOfDate(today, { zone, dayStartHour: 0 }), -1);
  const report = await importActivities(
    db,
    admin,
    { bytes: fileOf(csv, 65_536), origin: "file" },
    plusMs(now, -3 * dayMs),
  );
  if (!report.ok) throw new Error(`The calls were refused: ${report.error.code}`);
  await settleTenant(db, tenantId, now);

  const stored = await db.inTransaction({ kind: "tenant", tenantId }, (tx) => readReps(tx, tenantId));
  return {
    report: report.value,
    reps: Object.fromEntries(stored.map((rep) => [rep.code, tellRep({ ...rep, today, zone })])),
    horizons: stored.map(({ finalThrough, closedThrough }) => ({ finalThrough, closedThrough })),
  };
}

type StoredRep = Omit<RepToTell, "today" | "zone"> & {
  readonly code: string;
  readonly finalThrough: string;
  readonly closedThrough: string;
};

async function readReps(tx: Tx, tenantId: string): Promise<readonly StoredRep[]> {
  return tx.rows<StoredRep>(
    `select r.code,
            p.final_through as "finalThrough",
            p.closed_through as "closedThrough",
            jsonb_build_object(
              'totalXp', p.total_xp, 'level', p.level, 'closedDeals', p.closed_deals,
              'streakDays', p.streak_days, 'longestStreak', p.longest_streak, 'freezes', p.freezes) as progression,
            (select jsonb_agg(jsonb_build_object(
                      'date', d.local_date, 'xp', d.xp, 'counters', d.counters, 'heartbeat', d.heartbeat,
                      'lastActivityAt', floor(extract(epoch from d.last_activity_at) * 1000)))
               from ledger.days d
              where d.tenant_id = p.tenant_id and d.rep_id = p.rep_id) as days,
            (select coalesce(jsonb_agg(jsonb_build_object('code', a.code, 'localDate', a.local_date, 'lines', a.lines)), '[]')
               from ledger.awards a
              where a.tenant_id = p.tenant_id and a.rep_id = p.rep_id and not a.reversed) as awards
       from ledger.progression p
       join org.reps r on r.tenant_id = p.tenant_id and r.id = p.rep_id
      where p.tenant_id = $1
      order by r.code`,
    [tenantId],
  );
}
