import type { Day } from "#shared/domain/ledger/day.ts";
import type { XpEntry } from "#shared/domain/ledger/entries.ts";
import type { Progression } from "#shared/domain/progression/progression.ts";
import type { CivilDate } from "#shared/domain/time/civil-date.ts";
import type { Instant } from "#shared/domain/time/instant.ts";
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

export type EntryRow = {
  readonly id: string;
  readonly local_date: string;
  readonly rule: XpEntry["rule"];
  readonly cause: string;
  readonly reversal: boolean;
  readonly base: number;
  readonly percent: number;
  readonly amount: number;
  readonly ruleset_version: number;
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
export const entryColumns = "id, local_date, rule, cause, reversal, base, percent, amount, ruleset_version";
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

export async function saveDays(tx: Tx, rep: RepKey, days: readonly Day[], version: Version): Promise<void> {
  if (days.length === 0) return;
  await tx.rows(
    `insert into ledger.days (tenant_id, rep_id, ${dayColumns}, version)
     select $1, $2, d.local_date, d.counters, d.xp, d.heartbeat, d.last_activity_at, $4
       from jsonb_to_recordset($3::jsonb)
            as d (local_date date, counters jsonb, xp jsonb, heartbeat boolean, last_activity_at timestamptz)
     on conflict (tenant_id, rep_id, local_date) do update
        set counters = excluded.counters, xp = excluded.xp, heartbeat = excluded.heartbeat,
            last_activity_at = excluded.last_activity_at, version = excluded.version`,
    [rep.tenantId, rep.repId, JSON.stringify(days.map(toDayRow)), version],
  );
}

export async function entriesById(tx: Tx, rep: RepKey, ids: readonly string[]): Promise<readonly XpEntry[]> {
  if (ids.length === 0) return [];
  const rows = await tx.rows<EntryRow>(
    `select ${entryColumns} from ledger.entries where tenant_id = $1 and rep_id = $2 and id = any ($3)`,
    [rep.tenantId, rep.repId, ids],
  );
  return rows.map(toEntry);
}

export async function entriesOfDates(tx: Tx, rep: RepKey, dates: readonly CivilDate[]): Promise<readonly XpEntry[]> {
  if (dates.length === 0) return [];
  const rows = await tx.rows<EntryRow>(
    `select ${entryColumns}
       from ledger.entries
      where tenant_id = $1 and rep_id = $2 and local_date = any ($3::date[])`,
    [rep.tenantId, rep.repId, dates],
  );
  return rows.map(toEntry);
}

export async function saveEntries(tx: Tx, rep: RepKey, entries: readonly XpEntry[]): Promise<void> {
  if (entries.length === 0) return;
  await tx.rows(
    `insert into ledger.entries (tenant_id, rep_id, ${entryColumns})
     select $1, $2, e.id, e.local_date, e.rule, e.cause, e.reversal, e.base, e.percent, e.amount, e.ruleset_version
       from jsonb_to_recordset($3::jsonb) as e (id uuid, local_date date, rule text, cause text, reversal boolean, base int,
            percent int, amount int, ruleset_version int)
     on conflict (tenant_id, rep_id, id) do update
        set local_date = excluded.local_date, base = excluded.base, percent = excluded.percent, amount = excluded.amount,
            ruleset_version = excluded.ruleset_version`,
    [rep.tenantId, rep.repId, JSON.stringify(entries.map(toEntryRow))],
  );
}

export async function removeEntries(tx: Tx, rep: RepKey, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await tx.rows(`delete from ledger.entries where tenant_id = $1 and rep_id = $2 and id = any ($3)`, [
    rep.tenantId,
    rep.repId,
    ids,
  ]);
}

/** An entry of a settled date that a fact changed, or took away (`after` = 0). */
export type Correction = { readonly entry: XpEntry; readonly after: number };

export async function recordCorrections(
  tx: Tx,
  rep: RepKey,
  corrections: readonly Correction[],
  cause: string,
  at: Instant,
): Promise<void> {
  if (corrections.length === 0) return;
  const rows = corrections.map(({ entry, after }) => ({ ...toEntryRow(entry), before: entry.amount, after }));
  await tx.rows(
    `insert into ledger.corrections (tenant_id, rep_id, entry_id, local_date, rule, before, after, cause, corrected_at)
     select $1, $2, c.id, c.local_date, c.rule, c.before, c.after, $4, $5
       from jsonb_to_recordset($3::jsonb) as c (id uuid, local_date date, rule text, before int, after int)`,
    [rep.tenantId, rep.repId, JSON.stringify(rows), cause, new Date(at)],
  );
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

export function toEntry(row: EntryRow): XpEntry {
  return {
    id: row.id,
    localDate: row.local_date as CivilDate,
    rule: row.rule,
    cause: row.cause,
    reversal: row.reversal,
    base: row.base,
    percent: row.percent,
    amount: row.amount,
    rulesetVersion: row.ruleset_version,
  };
}

function toEntryRow(entry: XpEntry) {
  return {
    id: entry.id,
    local_date: entry.localDate,
    rule: entry.rule,
    cause: entry.cause,
    reversal: entry.reversal,
    base: entry.base,
    percent: entry.percent,
    amount: entry.amount,
    ruleset_version: entry.rulesetVersion,
  };
}
