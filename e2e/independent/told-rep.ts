import type { Award } from "#shared/domain/ledger/award.ts";
import { type Day, xpOf } from "#shared/domain/ledger/day.ts";
import { efficiencyOf } from "#shared/domain/progression/efficiency.ts";
import { levelOf } from "#shared/domain/progression/levels.ts";
import type { Progression } from "#shared/domain/progression/progression.ts";
import { defaultRuleset } from "#shared/domain/ruleset/default-ruleset.ts";
import type { CivilDate } from "#shared/domain/time/civil-date.ts";
import type { Zone } from "#shared/domain/time/zone.ts";
import { canonicalJson } from "../../server/ledger/canonical.ts";
// biome-ignore lint/correctness/useImportExtensions: it takes the declarations beside it for the file.
import type { CountedDay, CountedRep, CountedReps } from "./count-calls.mjs";

export type RepToTell = {
  readonly progression: Pick<
    Progression,
    "totalXp" | "level" | "closedDeals" | "longestStreak" | "streakDays" | "freezes"
  >;
  readonly days: readonly Day[];
  readonly awards: readonly Pick<Award, "code" | "localDate" | "lines">[];
  readonly today: CivilDate;
  readonly zone: Zone;
};

/** What a browser's fold or the server's ledger says of a rep, in the words of the independent count. */
export function tellRep({ progression, days, awards, today, zone }: RepToTell): CountedRep {
  const { closedDeals: deals, totalXp, level, longestStreak, streakDays, freezes } = progression;
  const { counters, rates } = efficiencyOf(days, today, defaultRuleset);
  const badges = awards.map(({ code, localDate, lines }) => ({ code, date: localDate, xp: lines[0]?.amount ?? 0 }));
  return {
    totalXp,
    level,
    deals,
    longestStreak,
    streakDays,
    freezes,
    efficiency: {
      dials: counters.dials,
      connects: counters.connects,
      under30s: counters.callsUnder30s,
      over2Min: counters.callsOver2Min,
      deals: counters.deals,
      drop: rates.sub30sDrop,
      twoPlusMinute: rates.twoPlusMinute,
    },
    badges: badges.toSorted((a, b) => (a.code < b.code ? -1 : 1)),
    days: tellDays(days, zone),
  };
}

function tellDays(days: readonly Day[], zone: Zone): CountedRep["days"] {
  const told: { [date: string]: CountedDay } = {};
  let totalXp = 0;
  for (const day of days.toSorted((a, b) => (a.date < b.date ? -1 : 1))) {
    const { date, xp, counters, heartbeat, lastActivityAt } = day;
    totalXp += xpOf(day);
    const { rates } = efficiencyOf(days, date, defaultRuleset);
    told[date] = {
      xp,
      counters,
      heartbeat,
      lastAt: lastActivityAt === null ? null : civilTime(lastActivityAt, zone),
      totalXp,
      level: levelOf(totalXp, defaultRuleset).level,
      drop: rates.sub30sDrop,
      twoPlusMinute: rates.twoPlusMinute,
    };
  }
  return told;
}

function civilTime(at: number, zone: Zone): string {
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).toPlainTime().toString();
}

/** One SHA-256 per rep, of the canonical JSON of everything told of the rep. */
export async function digestsOf(reps: CountedReps): Promise<{ readonly [rep: string]: string }> {
  const digests = Object.entries(reps).map(async ([rep, told]) => [rep, await sha256(canonicalJson(told))] as const);
  return Object.fromEntries(await Promise.all(digests));
}

async function sha256(text: string): Promise<string> {
  const bytes = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  return [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** Per rep on whom two don't agree, the first day (or else the sums) as each of them tells it. */
export function differences(a: CountedReps, b: CountedReps): readonly string[] {
  const reps = [...new Set([...Object.keys(a), ...Object.keys(b)])].sort();
  return reps.flatMap((rep) => difference(rep, a[rep], b[rep]) ?? []);
}

function difference(rep: string, a: CountedRep | undefined, b: CountedRep | undefined): string | null {
  const dates = [...new Set([...Object.keys(a?.days ?? {}), ...Object.keys(b?.days ?? {})])].sort();
  const parts: readonly (readonly [name: string, ofA: unknown, ofB: unknown])[] = [
    ...dates.map((date) => [date, a?.days[date], b?.days[date]] as const),
    ["sums", sumsOf(a), sumsOf(b)],
  ];
  for (const [name, ofA, ofB] of parts) {
    const [textOfA, textOfB] = [canonicalJson(ofA ?? null), canonicalJson(ofB ?? null)];
    if (textOfA !== textOfB) return `${rep} ${name}:\n  ${textOfA}\n  ${textOfB}`;
  }
  return null;
}

function sumsOf(rep: CountedRep | undefined): Omit<CountedRep, "days"> | undefined {
  if (rep === undefined) return undefined;
  const { days: _, ...sums } = rep;
  return sums;
}
