import { paceDates, workingDaysToEarn } from "#shared/domain/progression/forecast.ts";
import { levelOf } from "#shared/domain/progression/levels.ts";
import type { Progression } from "#shared/domain/progression/progression.ts";
import type { Confirmed } from "#shared/domain/progression/standing.ts";
import type { Verdict } from "#shared/domain/progression/streak.ts";
import type { Counter } from "#shared/domain/ruleset/ruleset.ts";
import { addDays, type CivilDate, utcDateAt } from "#shared/domain/time/civil-date.ts";
import type { Instant } from "#shared/domain/time/instant.ts";
import { lastWorkingDays, type WorkCalendar } from "#shared/domain/time/working-days.ts";
import { dateAt } from "#shared/domain/time/zone.ts";
import type { DeviceDatabase, Tables } from "./database.ts";
import { calendarOf, clockOf, deviceOf, rulesetOf, type StorePorts } from "./device.ts";
import type { DayRow, DeviceRow, ProgressionRow } from "./rows.ts";
import type { Overview, Tile } from "./store.ts";

const sprigDays = 10;

const tileKinds: readonly (Pick<Tile, "metric" | "details"> & { readonly counter: Counter })[] = [
  { metric: "dial", counter: "dial_made", details: { activity: "call", disposition: "no_answer" } },
  { metric: "connect", counter: "call_connected", details: { activity: "call", disposition: "contact" } },
  { metric: "appointment", counter: "appointment_set", details: { activity: "appointment_set" } },
  { metric: "show", counter: "appointment_held", details: { activity: "appointment_held" } },
  { metric: "deal", counter: "deal_closed", details: { activity: "deal_closed" } },
];

/** The rep's standing as this device sees it, or `undefined` until the first sync has filled the device. */
export async function readOverview(db: DeviceDatabase, ports: StorePorts): Promise<Overview | undefined> {
  const tables = db.strict;
  // One transaction: three would cost three times as much, and might read a tap half.
  const now = ports.now();
  return tables.transaction("r", [tables.device, tables.progression, tables.days], async () =>
    overviewOf(await readStandingRows(tables, now), now),
  );
}

/** What a rep's standing is told from. */
export type StandingRows = {
  readonly device: DeviceRow;
  readonly progression: ProgressionRow | undefined;
  readonly days: readonly DayRow[];
};

/** Inside the caller's transaction. */
export async function readStandingRows(tables: Tables, now: Instant): Promise<StandingRows> {
  // Asked for together, days enough for any zone: each wait more is seen.
  const [device, progression, days] = await Promise.all([
    deviceOf(tables),
    tables.progression.get("rep"),
    tables.days
      .where("date")
      .between(addDays(utcDateAt(now), -paceDates - 1), addDays(utcDateAt(now), 1), true, true)
      .toArray(),
  ]);
  return { device, progression, days };
}

/** The standing at a moment, or `undefined` until the first sync has filled the device. */
export function overviewOf({ device, progression, days }: StandingRows, now: Instant): Overview | undefined {
  const { profile, finalThrough } = device;
  if (profile === null || progression?.confirmed == null) return undefined;

  const { confirmed, shown } = progression;
  const calendar = calendarOf(device);
  const clock = clockOf(device);
  const today = dateAt(now, clock);
  const recent = days.filter(({ date }) => date >= addDays(today, -paceDates) && date <= today);
  const lastDay = lastWorkingDays(addDays(today, -1), 1, calendar)[0];
  const { level, startsAt, nextAt } = levelOf(shown.totalXp, rulesetOf(device, today));
  const shownDays = recent.map((day) => day.shown);

  return {
    displayName: profile.displayName,
    today,
    clock,
    level,
    levelStartsAt: startsAt,
    levelEndsAt: nextAt,
    totalXp: both(confirmed, shown, "totalXp"),
    rank: confirmed.rank,
    closedDeals: both(confirmed, shown, "closedDeals"),
    workingDaysToNextLevel:
      nextAt === null ? null : workingDaysToEarn(nextAt - shown.totalXp, shownDays, today, calendar),
    streak: { days: shown.streakDays, freezes: shown.freezes, sprig: sprigOf(progression, recent, today, calendar) },
    tiles: tilesOf(
      recent.find((day) => day.date === today),
      profile.targets,
    ),
    isFirstDay: shown.lastActivityAt === null,
    yesterdayOpen:
      lastDay !== undefined && lastDay >= profile.joinedOn && (finalThrough === null || lastDay > finalThrough),
  };
}

function both<Key extends keyof Progression>(
  confirmed: Progression,
  shown: Progression,
  key: Key,
): Confirmed<Progression[Key]> {
  return { confirmed: confirmed[key], shown: shown[key] };
}

function tilesOf(day: DayRow | undefined, targets: { readonly [metric in Tile["metric"]]: number }): readonly Tile[] {
  return tileKinds.map(({ metric, counter, details }) => ({
    metric,
    details,
    count: { confirmed: day?.confirmed?.counters[counter] ?? 0, shown: day?.shown.counters[counter] ?? 0 },
    target: targets[metric],
  }));
}

/** The verdicts as last folded; a working day that has begun since then is open. */
function sprigOf(
  { verdicts }: ProgressionRow,
  recent: readonly DayRow[],
  today: CivilDate,
  calendar: WorkCalendar,
): Overview["streak"]["sprig"] {
  const known = new Map<CivilDate, Verdict>(verdicts.map(({ date, verdict }) => [date, verdict]));
  const confirmedBeats = new Set(recent.filter((day) => day.confirmed?.heartbeat).map((day) => day.date));
  const newest = verdicts.at(-1)?.date;

  const days = lastWorkingDays(today, sprigDays, calendar).flatMap((date) => {
    const begunSince = newest === undefined || date > newest;
    const verdict = known.get(date) ?? (begunSince ? (calendar.leave.has(date) ? "excused" : "open") : undefined);
    return verdict === undefined ? [] : [{ date, verdict }];
  });
  return days.map((day) => ({ ...day, confirmed: day.verdict !== "heartbeat" || confirmedBeats.has(day.date) }));
}
