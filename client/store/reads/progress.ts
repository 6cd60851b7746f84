import { readBadge, type TierReading } from "#shared/domain/progression/badges.ts";
import { type Efficiency, efficiencyOf } from "#shared/domain/progression/efficiency.ts";
import { type GateReading, readGates } from "#shared/domain/progression/gates.ts";
import { gradeOf } from "#shared/domain/progression/grades.ts";
import { type Confirmed, standingOfGate, standingOfRank, standingOfTier } from "#shared/domain/progression/standing.ts";
import { trendOf } from "#shared/domain/progression/trends.ts";
import { rateNames } from "#shared/domain/ruleset/efficiency-rules.ts";
import type { ExamId } from "#shared/domain/ruleset/exam-rule.ts";
import type { Ruleset } from "#shared/domain/ruleset/ruleset.ts";
import { addDays } from "#shared/domain/time/civil-date.ts";
import { dateAt } from "#shared/domain/time/zone.ts";
import type { DeviceDatabase, Tables } from "../database.ts";
import { asConfirmed, calendarOf, clockOf, deviceOf, rulesetOf, type StorePorts } from "../device.ts";
import type { BadgeView, GradedEfficiency, Promotion, PromotionGate, TrendLength, Trends } from "./progress-views.ts";
import { type Records, readRecords, recordTables } from "./records.ts";

/** What the next rank asks for, gate by gate, and how the rep stands. */
export function readPromotion({ strict }: DeviceDatabase, ports: StorePorts): Promise<Promotion | undefined> {
  return strict.transaction("r", [...recordTables(strict), strict.profileFacts], async () => {
    const [records, facts] = await Promise.all([readRecords(strict, ports), strict.profileFacts.toArray()]);
    const waiting = facts.flatMap(({ fact }) => (fact.kind === "submit_exam" ? [fact.body.examId] : []));
    return records && promotionOf(records, new Set(waiting));
  });
}

function promotionOf(records: Records, waiting: ReadonlySet<ExamId>): Promotion {
  const { today, ruleset, decided, confirmed, shown } = records;
  const rank = ruleset.ranks[ruleset.ranks.findIndex(({ code }) => code === decided.rank) + 1];
  const known = { today, rank: decided.rank, closedThrough: decided.closedThrough };
  if (rank === undefined) return { ...known, next: null, standing: null, gates: [] };

  const gates = pairs(readGates(rank, confirmed, today), readGates(rank, shown, today)).map(
    (reading): PromotionGate => ({
      standing: standingOfGate(reading),
      reading,
      waiting: examsOf(reading.confirmed).filter((examId) => waiting.has(examId)),
    }),
  );
  return { ...known, next: rank.code, standing: standingOfRank(gates.map(({ standing }) => standing)), gates };
}

function examsOf({ gate }: GateReading): readonly ExamId[] {
  if (gate.kind === "modules") return gate.modules;
  return gate.kind === "certification" ? [gate.certification] : [];
}

/** Every badge of the rules in force today, tier by tier, held or not. */
export function readBadges({ strict }: DeviceDatabase, ports: StorePorts): Promise<readonly BadgeView[] | undefined> {
  return strict.transaction("r", recordTables(strict), async () => {
    const records = await readRecords(strict, ports);
    return records?.ruleset.badges.map((rule): BadgeView => {
      const { confirmed, shown, today } = records;
      const tiers = pairs(readBadge(rule, confirmed, today), readBadge(rule, shown, today));
      return { badge: rule.id, tiers: tiers.map((reading) => tierView(reading, records)) };
    });
  });
}

function tierView(reading: Confirmed<TierReading>, { awards }: Records): BadgeView["tiers"][number] {
  const award = awards.find(({ kind, code }) => kind === "badge" && code === reading.confirmed.code) ?? null;
  return { standing: standingOfTier(reading), reading, award };
}

/** How the last dates went, as the server has them and as the rep sees them. Only the days that it takes are read. */
export function readTrends(
  { strict }: DeviceDatabase,
  ports: StorePorts,
  count: TrendLength,
): Promise<Trends | undefined> {
  return strict.transaction("r", [strict.device, strict.days], async () => {
    const device = await deviceOf(strict);
    if (device.profile === null) return undefined;
    const today = dateAt(ports.now(), clockOf(device));
    const ruleset = rulesetOf(device, today);
    const rows = await daysBack(strict, today, Math.max(2 * count, count + ruleset.efficiency.days));
    return {
      confirmed: trendOf(
        rows.flatMap(({ confirmed }) => confirmed ?? []),
        { today, count, calendar: calendarOf(asConfirmed(device)) },
        ruleset,
      ),
      shown: trendOf(
        rows.map(({ shown }) => shown),
        { today, count, calendar: calendarOf(device) },
        ruleset,
      ),
    };
  });
}

/** The efficiency of the last dates, graded. */
export function readEfficiency(
  { strict }: DeviceDatabase,
  ports: StorePorts,
): Promise<Confirmed<GradedEfficiency> | undefined> {
  return strict.transaction("r", [strict.device, strict.days], async () => {
    const device = await deviceOf(strict);
    if (device.profile === null) return undefined;
    const today = dateAt(ports.now(), clockOf(device));
    const ruleset = rulesetOf(device, today);
    const rows = await daysBack(strict, today, ruleset.efficiency.days);
    const confirmed = rows.flatMap((row) => row.confirmed ?? []);
    const shown = rows.map((row) => row.shown);
    return {
      confirmed: graded(efficiencyOf(confirmed, today, ruleset), ruleset),
      shown: graded(efficiencyOf(shown, today, ruleset), ruleset),
    };
  });
}

function graded(efficiency: Efficiency, ruleset: Ruleset): GradedEfficiency {
  const grades = rateNames.map((rate) => [rate, gradeOf(rate, efficiency, ruleset.efficiency)] as const);
  return { ...efficiency, grades: Object.fromEntries(grades) as GradedEfficiency["grades"] };
}

function daysBack({ days }: Tables, today: Records["today"], count: number) {
  return days
    .where("date")
    .between(addDays(today, 1 - count), today, true, true)
    .toArray();
}

/** Readings of the same rules, one of each record. */
function pairs<Reading>(confirmed: readonly Reading[], shown: readonly Reading[]): readonly Confirmed<Reading>[] {
  return confirmed.flatMap((reading, index) => {
    const other = shown[index];
    return other === undefined ? [] : [{ confirmed: reading, shown: other }];
  });
}
