import type { Day } from "#shared/domain/ledger/day.ts";
import type { Progression } from "#shared/domain/progression/progression.ts";
import { counters } from "#shared/domain/ruleset/ruleset.ts";
import type { CivilDate } from "#shared/domain/time/civil-date.ts";
import type { Tx } from "../db/db.ts";
import type { RepKey } from "../org/rep-key.ts";
import type { Version } from "./heads.ts";
import type { SettledDay } from "./settlement.ts";

export type StoredProgression = { readonly progression: Progression; readonly finalThrough: CivilDate | null };

export type DayRow = {
  readonly local_date: string;
  readonly counters: Day["counters"];
  readonly xp: Day["xp"];
  readonly heartbeat: boolean;
  readonly last_activity_at: Date | null;
};

export type ProgressionRow = {
  readonly total_xp: bigint;
  readonly level: number;
  readonly rank: string;
  readonly closed_deals: number;
  readonly streak_days: number;
  readonly longest_streak: number;
  readonly freezes: number;
  readonly last_activity_at: Date | null;
  readonly final_through: string | null;
  readonly closed_through: string | null;
  readonly mentees: number;
  readonly team_appointments: number | null;
  readonly team_connects: number | null;
};

export const dayColumns = "local_date, counters, xp, heartbeat, last_activity_at";
export const progressionColumns =
  "total_xp, level, rank, closed_deals, streak_days, longest_streak, freezes, last_activity_at, final_through, closed_through, mentees, team_appointments, team_connects";

export async function daysOf(tx: Tx, rep: RepKey): Promise<readonly Day[]> {
  const rows = await tx.rows<DayRow>(
    `select ${dayColumns} from ledger.days where tenant_id = $1 and rep_id = $2 order by local_date`,
    [rep.tenantId, rep.repId],
  );
  return rows.map(toDay);
}

/** The dates from one on that hold something. */
export async function datesFrom(tx: Tx, rep: RepKey, first: CivilDate): Promise<readonly CivilDate[]> {
  const rows = await tx.rows<{ local_date: string }>(
    `select local_date from ledger.days where tenant_id = $1 and rep_id = $2 and local_date >= $3`,
    [rep.tenantId, rep.repId, first],
  );
  return rows.map((row) => row.local_date as CivilDate);
}

/** The same of every rep of the tenant that has any, in the order in which transactions lock reps. */
export async function datesOfRepsFrom(
  tx: Tx,
  tenantId: string,
  first: CivilDate,
): Promise<readonly { readonly repId: string; readonly dates: readonly CivilDate[] }[]> {
  const rows = await tx.rows<{ rep_id: string; dates: readonly string[] }>(
    `select rep_id, array_agg(local_date::text order by local_date) as dates
       from ledger.days
      where tenant_id = $1 and local_date >= $2
      group by rep_id
      order by rep_id`,
    [tenantId, first],
  );
  return rows.map((row) => ({ repId: row.rep_id, dates: row.dates as readonly CivilDate[] }));
}

/**
 * Writes days, and what they count to the rollup that missions are summed from, in one statement. The caller holds the rep's head, and marks
 * it for the recompute where a counter differs.
 */
export async function saveDays(tx: Tx, rep: RepKey, days: readonly Day[], version: Version): Promise<void> {
  if (days.length === 0) return;
  await tx.rows(
    `with saved as (
       insert into ledger.days (tenant_id, rep_id, ${dayColumns}, version)
       select $1, $2, d.local_date, d.counters, d.xp, d.heartbeat, d.last_activity_at, $4
         from jsonb_to_recordset($3::jsonb)
              as d (local_date date, counters jsonb, xp jsonb, heartbeat boolean, last_activity_at timestamptz)
       on conflict (tenant_id, rep_id, local_date) do update
          set counters = excluded.counters, xp = excluded.xp, heartbeat = excluded.heartbeat,
              last_activity_at = excluded.last_activity_at, version = excluded.version
       returning local_date, counters
     )
     insert into ledger.counted_days as c (tenant_id, scope_id, day, ${columnsOf("")})
     select $1, $2, s.local_date, ${counters.map((counter) => `coalesce(k.${counter}, 0)`).join(", ")}
       from saved s
      cross join lateral jsonb_to_record(s.counters) as k (${counters.map((counter) => `${counter} int`).join(", ")})
     on conflict (tenant_id, scope_id, day) do update
        set ${counters.map((counter) => `${counter} = excluded.${counter}`).join(", ")}
      where (${columnsOf("c.")}) is distinct from (${columnsOf("excluded.")})`,
    [rep.tenantId, rep.repId, JSON.stringify(days.map(toDayRow)), version],
  );
}

function columnsOf(prefix: string): string {
  return counters.map((counter) => prefix + counter).join(", ");
}

export async function saveProgression(tx: Tx, rep: RepKey, stored: StoredProgression, version: Version): Promise<void> {
  const { progression, finalThrough } = stored;
  await tx.rows(
    `insert into ledger.progression (tenant_id, rep_id, ${progressionColumns}, version)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)
     on conflict (tenant_id, rep_id) do update
        set total_xp = excluded.total_xp, level = excluded.level, rank = excluded.rank, closed_deals = excluded.closed_deals,
            streak_days = excluded.streak_days, longest_streak = excluded.longest_streak, freezes = excluded.freezes,
            last_activity_at = excluded.last_activity_at, final_through = excluded.final_through, closed_through = excluded.closed_through,
            mentees = excluded.mentees, team_appointments = excluded.team_appointments,
            team_connects = excluded.team_connects, version = excluded.version`,
    [
      rep.tenantId,
      rep.repId,
      progression.totalXp,
      progression.level,
      progression.rank,
      progression.closedDeals,
      progression.streakDays,
      progression.longestStreak,
      progression.freezes,
      progression.lastActivityAt === null ? null : new Date(progression.lastActivityAt),
      finalThrough,
      progression.closedThrough,
      progression.mentees,
      progression.teamConversion?.appointments ?? null,
      progression.teamConversion?.connects ?? null,
      version,
    ],
  );
}

export async function recordSettledDays(tx: Tx, rep: RepKey, settled: readonly SettledDay[]): Promise<void> {
  if (settled.length === 0) return;
  await tx.rows(
    `insert into ledger.settled_days (tenant_id, rep_id, local_date, settled_at)
     select $1, $2, s.local_date, s.settled_at
       from jsonb_to_recordset($3::jsonb) as s (local_date date, settled_at timestamptz)
     on conflict do nothing`,
    [
      rep.tenantId,
      rep.repId,
      JSON.stringify(settled.map(({ date, settledAt }) => ({ local_date: date, settled_at: new Date(settledAt) }))),
    ],
  );
}

export function toDay(row: DayRow): Day {
  return {
    date: row.local_date as CivilDate,
    counters: row.counters,
    xp: row.xp,
    heartbeat: row.heartbeat,
    lastActivityAt: row.last_activity_at?.getTime() ?? null,
  };
}

export function toStoredProgression(row: ProgressionRow): StoredProgression {
  return {
    progression: {
      totalXp: Number(row.total_xp),
      level: row.level,
      rank: row.rank,
      closedDeals: row.closed_deals,
      streakDays: row.streak_days,
      longestStreak: row.longest_streak,
      freezes: row.freezes,
      lastActivityAt: row.last_activity_at?.getTime() ?? null,
      closedThrough: row.closed_through as CivilDate | null,
      mentees: row.mentees,
      teamConversion:
        row.team_appointments === null || row.team_connects === null
          ? null
          : { appointments: row.team_appointments, connects: row.team_connects },
    },
    finalThrough: row.final_through as CivilDate | null,
  };
}

function toDayRow({ date, counters, xp, heartbeat, lastActivityAt }: Day) {
  return {
    local_date: date,
    counters,
    xp,
    heartbeat,
    last_activity_at: lastActivityAt === null ? null : new Date(lastActivityAt),
  };
}
