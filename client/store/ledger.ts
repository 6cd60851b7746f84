import { Dexie } from "dexie";
import type { LedgerOwner } from "#shared/domain/ledger/causal-id.ts";
import { type Day, xpOf } from "#shared/domain/ledger/day.ts";
import type { Confirmed } from "#shared/domain/progression/standing.ts";
import { type Verdict, walkStreak } from "#shared/domain/progression/streak.ts";
import { addDays, type CivilDate, civilDateOf } from "#shared/domain/time/civil-date.ts";
import { shortDates } from "#shared/domain/time/clock-change.ts";
import type { Instant } from "#shared/domain/time/instant.ts";
import { amendableUntil } from "#shared/domain/time/timeliness.ts";
import { dateAt, startOfDate, type Zone, zoneAt } from "#shared/domain/time/zone.ts";
import { activityWindowDays } from "#shared/protocol/sync.ts";
import { keptLogs, standingRow } from "./confirmed-logs.ts";
import type { DeviceDatabase, Tables } from "./database.ts";
import { calendarOf, clockOf, deviceOf, pricingOf, rulesetOf, type StorePorts } from "./device.ts";
import { createRowMaker, dayRows, type LedgerRow } from "./ledger-rows.ts";
import type { AttentionRow, DayRow, DeviceRow, ProgressionRow } from "./rows.ts";

/** What the Ledger screen asks of the device. */
export type LedgerReads = {
  /** The days of a range with their sums, newest first; `undefined` until the first sync has filled this device. */
  days(range: LedgerRange): Promise<LedgerView | undefined>;
  /** What a day's XP is made of, newest first; nothing where the date has no day. */
  rows(date: CivilDate): Promise<readonly LedgerRow[]>;
  /** What else is known of one activity: whether it can be undone, the times before they were corrected, why it was refused. */
  provenance(activityId: string): Promise<Provenance | undefined>;
  /** Whose ledger it is: what the ids of its lines are made from. */
  owner(): Promise<LedgerOwner>;
};

/** Both dates included; an open end is the first or the newest date there is. */
export type LedgerRange =
  | { readonly kind: "last"; readonly days: number }
  | { readonly kind: "between"; readonly from: CivilDate | null; readonly to: CivilDate | null };

export type LedgerView = {
  readonly today: CivilDate;
  readonly joinedOn: CivilDate;
  /** Where the rep is now. */
  readonly zone: Zone;
  readonly totalXp: Confirmed<number>;
  readonly days: readonly LedgerDay[];
};

export type LedgerDay = {
  readonly date: CivilDate;
  readonly xp: Confirmed<number>;
  /** Total XP at the end of the date. */
  readonly totalXp: Confirmed<number>;
  readonly sums: Pick<Day, "xp" | "counters">;
  readonly verdict: Verdict | null;
  readonly settled: boolean;
  /** Something on it waits to be sent. */
  readonly predicted: boolean;
  /** How many of its single activities are on this device: none of old dates. */
  readonly activities: number;
  readonly awards: number;
  /** Something on it was refused and waits for the rep. */
  readonly refused: boolean;
};

export type Provenance = {
  readonly canUndo: boolean;
  /** The times as the device told them, where the server corrected any of them. */
  readonly told: {
    readonly recordedAt: Instant;
    readonly occurredAt: Instant;
    readonly offsetMs: number | null;
  } | null;
  /** When the server took it, as far as this device remembers. */
  readonly acceptedAt: Instant | null;
  readonly refusal: AttentionRow["error"] | null;
};

export function createLedgerReads(db: DeviceDatabase, ports: StorePorts): LedgerReads {
  const tables = db.strict;
  const { device, progression, days, activities, awards, sent, sentLogs, attention } = tables;
  return {
    days: (range) =>
      tables.transaction("r", [device, progression, days, activities, awards, attention], () =>
        readDays(tables, ports, range),
      ),
    rows: (date) => tables.transaction("r", [device, days, activities, awards], () => readRows(tables, date)),
    provenance: (activityId) =>
      tables.transaction("r", [device, activities, sent, sentLogs, attention], () =>
        readProvenance(tables, ports, activityId),
      ),
    owner: async () => (await deviceOf(tables)).owner,
  };
}

/** So few rows that reading and pricing them stays well below the 50 ms after which a page is felt to hang, on a slow phone too. */
const rowsAtOnce = 200;
const firstDate = civilDateOf("0001-01-01");
const lastDate = civilDateOf("9999-12-31");

async function readDays(tables: Tables, ports: StorePorts, range: LedgerRange): Promise<LedgerView | undefined> {
  const [device, progression] = await Promise.all([deviceOf(tables), tables.progression.get("rep")]);
  if (device.profile === null || progression?.confirmed == null) return undefined;

  const today = dateAt(ports.now(), clockOf(device));
  const { from, to } = rangeOf(range, today);
  // The running total is counted back from today's, so the days after the range are read too.
  const [rows, refused] = await Promise.all([daysFrom(tables, from), refusedDates(tables, from)]);
  const [verdicts, held, awards] = await Promise.all([
    verdictsFrom(tables, device, progression, today, rows[0]?.date ?? today),
    countHeld(tables, [...refused, ...rows.map(({ date }) => date)], addDays(today, -activityWindowDays)),
    tables.awards.where("localDate").between(from, to, true, true).toArray(),
  ]);

  const totalXp = { confirmed: progression.confirmed.totalXp, shown: progression.shown.totalXp };
  const totals = { ...totalXp };
  const known = new Set(rows.map(({ date }) => date));
  const all = [...rows, ...refused.filter((date) => !known.has(date)).map(emptyDay)];
  const newestFirst = all
    .toSorted((a, b) => (a.date < b.date ? 1 : -1))
    .map((row): LedgerDay => {
      const xp = { confirmed: row.confirmed ? xpOf(row.confirmed) : 0, shown: xpOf(row.shown) };
      const atItsEnd = { ...totals };
      totals.confirmed -= xp.confirmed;
      totals.shown -= xp.shown;
      return {
        date: row.date,
        xp,
        totalXp: atItsEnd,
        sums: row.shown,
        verdict: verdicts.get(row.date) ?? null,
        settled: device.finalThrough !== null && row.date <= device.finalThrough,
        predicted: row.predicted,
        activities: held.get(row.date) ?? 0,
        awards: awards.filter(({ localDate }) => localDate === row.date).length,
        refused: refused.includes(row.date),
      };
    });
  return {
    today,
    joinedOn: device.profile.joinedOn,
    zone: zoneAt(ports.now(), clockOf(device)),
    totalXp,
    days: newestFirst.filter(({ date, activities, sums }) => date <= to && (activities > 0 || holdsSomething(sums))),
  };
}

function rangeOf(range: LedgerRange, today: CivilDate): { readonly from: CivilDate; readonly to: CivilDate } {
  if (range.kind === "last") return { from: addDays(today, 1 - range.days), to: lastDate };
  return { from: range.from ?? firstDate, to: range.to ?? lastDate };
}

/** The days from a date on, oldest first, read in pages. */
async function daysFrom(tables: Tables, from: CivilDate): Promise<readonly DayRow[]> {
  const rows: DayRow[] = [];
  for (let next: CivilDate = from; ; ) {
    const page = await tables.days.where("date").aboveOrEqual(next).limit(rowsAtOnce).toArray();
    rows.push(...page);
    const last = page.at(-1);
    if (last === undefined || page.length < rowsAtOnce) return rows;
    next = addDays(last.date, 1);
  }
}

/** A date may hold nothing but what was refused: then it has no day. */
async function refusedDates(tables: Tables, from: CivilDate): Promise<readonly CivilDate[]> {
  const items = await tables.attention.toArray();
  const dates = items.flatMap(({ operation }) => (operation.kind === "log_activity" ? [operation.localDate] : []));
  return [...new Set(dates)].filter((date) => date >= from);
}

function emptyDay(date: CivilDate): DayRow {
  const shown: Day = { date, counters: {}, xp: {}, heartbeat: false, lastActivityAt: null };
  return { date, confirmed: null, shown, predicted: false, pull: 0 };
}

function holdsSomething({ xp, counters }: LedgerDay["sums"]): boolean {
  return Object.keys(xp).length > 0 || Object.values(counters).some((count) => count !== 0);
}

/** The verdicts of working days: the newest ones stand on the progression, older ones follow from every heartbeat since the first day. */
async function verdictsFrom(
  tables: Tables,
  device: DeviceRow,
  { verdicts }: ProgressionRow,
  today: CivilDate,
  from: CivilDate,
): Promise<ReadonlyMap<CivilDate, Verdict>> {
  const oldest = verdicts[0]?.date;
  const joinedOn = device.profile?.joinedOn ?? today;
  if (oldest === undefined || from >= oldest) return new Map(verdicts.map(({ date, verdict }) => [date, verdict]));

  const days = await daysFrom(tables, joinedOn);
  const heartbeats = new Set(days.flatMap(({ date, shown }) => (shown.heartbeat ? [date] : [])));
  const facts = {
    joinedOn,
    today,
    finalThrough: device.finalThrough,
    heartbeats,
    calendar: calendarOf(device),
    shortDates: shortDates(clockOf(device)),
  };
  return walkStreak(facts, (date) => rulesetOf(device, date)).verdicts;
}

/** How many activities are here of each date that may have any. */
async function countHeld(
  tables: Tables,
  dates: readonly CivilDate[],
  since: CivilDate,
): Promise<ReadonlyMap<CivilDate, number>> {
  const recent = [...new Set(dates)].filter((date) => date >= since);
  const counts = await Promise.all(recent.map((date) => tables.activities.where("localDate").equals(date).count()));
  return new Map(recent.map((date, index) => [date, counts[index] ?? 0]));
}

async function readRows(tables: Tables, date: CivilDate): Promise<readonly LedgerRow[]> {
  const [device, day, awards] = await Promise.all([
    deviceOf(tables),
    tables.days.get(date),
    tables.awards.where("localDate").equals(date).toArray(),
  ]);
  const pricing = pricingOf(device, date);
  const clock = clockOf(device);
  const toRows = createRowMaker(pricing);
  const activities: LedgerRow[] = [];
  for (let after = ""; ; ) {
    const page = await tables.activities
      .where("[localDate+id]")
      .between([date, after], [date, Dexie.maxKey], false, true)
      .limit(rowsAtOnce)
      .toArray();
    activities.push(...toRows(page.map((row) => standingRow(row, device))));
    const last = page.at(-1);
    if (last === undefined || page.length < rowsAtOnce) break;
    after = last.id;
  }
  return dayRows(day ?? emptyDay(date), activities, awards, pricing, zoneAt(startOfDate(date, clock), clock));
}

async function readProvenance(tables: Tables, ports: StorePorts, id: string): Promise<Provenance | undefined> {
  const [device, row, sent, refused] = await Promise.all([
    deviceOf(tables),
    tables.activities.get(id),
    tables.sent.get(id),
    tables.attention.get(id),
  ]);
  if (row === undefined) return undefined;
  const { shown, refused: isRefused } = row;
  const acceptedAt = sent?.answeredAt ?? (await keptLogs(tables, id))?.answeredAt ?? null;
  const operation = sent?.operation;
  const isCorrected =
    operation !== undefined && (operation.recordedAt !== shown.recordedAt || operation.occurredAt !== shown.occurredAt);
  return {
    canUndo: !isRefused && !shown.undone && ports.now() <= amendableUntil(shown, clockOf(device).dayStartHour),
    told: isCorrected
      ? {
          recordedAt: operation.recordedAt,
          occurredAt: operation.occurredAt,
          offsetMs: operation.offsetMs ?? null,
        }
      : null,
    acceptedAt,
    refusal: refused?.error ?? null,
  };
}
