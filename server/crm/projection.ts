import type { Award } from "#shared/domain/ledger/award.ts";
import { type CountedDay, type Efficiency, efficiencyOf } from "#shared/domain/progression/efficiency.ts";
import { levelOf } from "#shared/domain/progression/levels.ts";
import type { Progression } from "#shared/domain/progression/progression.ts";
import { certificationIds, examIds, moduleIds } from "#shared/domain/ruleset/exam-rule.ts";
import type { Ruleset } from "#shared/domain/ruleset/ruleset.ts";
import type { CivilDate } from "#shared/domain/time/civil-date.ts";
import type { Instant } from "#shared/domain/time/instant.ts";

/** A rep as the CRM shows one, but for the version. Lists and metrics are JSON text, because Twenty keeps that as it is. */
export type Projection = {
  readonly name: string;
  readonly workspaceMemberId: string;
  readonly totalXp: number;
  readonly currentLevel: number;
  readonly currentRank: string;
  readonly closedDeals: number;
  readonly streakDays: number;
  readonly badges: string;
  readonly completedModules: string;
  readonly defeatedBosses: string;
  readonly passedExams: string;
  readonly certifications: string;
  readonly efficiencyMetrics: string;
  /** ISO 8601 in UTC, milliseconds. */
  readonly lastActivityDate: string | null;
};

/** What a projection is made from. */
export type ProjectionSource = {
  readonly name: string;
  readonly workspaceMemberId: string;
  /** `null`: nothing was ever logged. */
  readonly progression: Pick<
    Progression,
    "totalXp" | "level" | "rank" | "closedDeals" | "streakDays" | "lastActivityAt"
  > | null;
  /** The days of the efficiency window, at least. */
  readonly days: readonly CountedDay[];
  /** Those that weren't reversed. */
  readonly awards: readonly Pick<Award, "kind" | "code">[];
  /** The rep's local date. */
  readonly today: CivilDate;
};

const lowestRank = "E-1";

/** What the CRM shall show of a rep now. A device ahead of its time doesn't bring a date in the future. */
export function projectionOf(source: ProjectionSource, ruleset: Ruleset, now: Instant): Projection {
  const { progression } = source;
  const lastActivityAt = progression?.lastActivityAt ?? null;
  return {
    name: source.name,
    workspaceMemberId: source.workspaceMemberId,
    totalXp: progression?.totalXp ?? 0,
    currentLevel: progression?.level ?? levelOf(0, ruleset).level,
    currentRank: progression?.rank ?? lowestRank,
    closedDeals: progression?.closedDeals ?? 0,
    streakDays: progression?.streakDays ?? 0,
    badges: listText(codesOf(source, "badge")),
    completedModules: listText(codesOf(source, "exam").filter(isAmong(moduleIds))),
    defeatedBosses: listText([]),
    passedExams: listText(codesOf(source, "exam").filter(isAmong(examIds))),
    certifications: listText(codesOf(source, "exam").filter(isAmong(certificationIds))),
    efficiencyMetrics: efficiencyText(efficiencyOf(source.days, source.today, ruleset)),
    lastActivityDate: lastActivityAt === null ? null : new Date(Math.min(lastActivityAt, now)).toISOString(),
  };
}

function codesOf({ awards }: ProjectionSource, kind: Award["kind"]): readonly string[] {
  return awards.filter((award) => award.kind === kind).map(({ code }) => code);
}

/** The bonus for excellence is an award of its own, and no exam. */
function isAmong(ids: readonly string[]): (code: string) => boolean {
  return (code) => ids.includes(code);
}

/** The same text for the same set, so that an order that changed is no change. */
function listText(codes: readonly string[]): string {
  return JSON.stringify(codes.toSorted());
}

function efficiencyText({ periodStart, periodEnd, counters, rates }: Efficiency): string {
  return JSON.stringify({
    periodStart,
    periodEnd,
    sub30sDropRate: percent(rates.sub30sDrop),
    callToApptRate: percent(rates.callToAppointment),
    twoPlusMinRate: percent(rates.twoPlusMinute),
    showRate: percent(rates.show),
    smsEnrollmentRate: percent(rates.smsEnrollment),
    ...counters,
  });
}

/** Basis points as a percentage with two decimals. */
function percent(basisPoints: number | null): number | null {
  return basisPoints === null ? null : basisPoints / 100;
}
