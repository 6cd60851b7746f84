import type { Award, AwardLine, Evidence } from "../ledger/award.ts";
import { causalId, type LedgerOwner } from "../ledger/causal-id.ts";
import type { RankRule } from "../ruleset/rank-rule.ts";
import type { Ruleset } from "../ruleset/ruleset.ts";
import { addDays, type CivilDate, latestOf } from "../time/civil-date.ts";
import type { Instant } from "../time/instant.ts";
import { badgeCodeOf, readGoal, readTier, type TierReading } from "./badges.ts";
import { type GateReading, readGate, readGates } from "./gates.ts";
import type { Window } from "./reading.ts";
import { type RepRecord, withAward } from "./record.ts";

/** The closed dates to decide: those after the first of these (all from `joinedOn` where it is `null`) up to the second. */
export type ClosedDates = { readonly after: CivilDate | null; readonly through: CivilDate };

/**
 * The badges and ranks that these dates give, in order of date: on each first the badges, every tier once, then at most one rank, the
 * next one, if all of its gates pass with what is held by then. What was decided before is never decided again, nor taken back (P5), and
 * deciding the same dates twice gives nothing new (P6). Over dates that aren't closed yet it says what they would give.
 */
export function decideThrough(
  owner: LedgerOwner,
  record: RepRecord,
  { after, through }: ClosedDates,
  decidedAt: Instant,
): readonly Award[] {
  const first = after === null ? record.joinedOn : latestOf(record.joinedOn, addDays(after, 1));
  let decided = record;

  for (let date = first; date <= through; date = addDays(date, 1)) {
    for (const tier of tiersReached(decided, date))
      decided = withAward(decided, badgeAward(owner, tier, date, decidedAt));

    const next = nextRank(decided, date);
    if (next?.gates.every((gate) => readGate(gate, decided, date).verdict === "met"))
      decided = withAward(decided, rankAward(owner, next, readGates(next, decided, date), date, decidedAt));
  }
  return decided.awards.slice(record.awards.length);
}

/** The rank that awards make by a date: the last of the ruleset's order that one of them is for, the first where none is. */
export function rankOn(awards: readonly Award[], { ranks }: Ruleset, on: CivilDate): RankRule {
  const held = new Set(
    awards.filter((award) => award.kind === "rank" && !award.reversed && award.localDate <= on).map(({ code }) => code),
  );
  const rank = ranks.findLast(({ code }) => held.has(code)) ?? ranks[0];
  if (rank === undefined) throw new Error("A ruleset without ranks");
  return rank;
}

/** The rank after that of a date, `null` on the last one. */
export function rankAfter(awards: readonly Award[], ruleset: Ruleset, on: CivilDate): RankRule | null {
  return ruleset.ranks[ruleset.ranks.indexOf(rankOn(awards, ruleset, on)) + 1] ?? null;
}

function tiersReached(record: RepRecord, date: CivilDate): readonly TierReading[] {
  const decided = new Set(record.awards.map(({ code }) => code));
  return record
    .rulesOn(date)
    .badges.flatMap(({ id, tiers }) =>
      tiers
        .filter(
          ({ tier, goal }) => !decided.has(badgeCodeOf(id, tier)) && readGoal(goal, record, date).verdict === "met",
        )
        .map((tier) => readTier(id, tier, record, date)),
    );
}

/** The rank that a date may give: none on a date that gave one, nor one that was given already, on a later date or taken back since. */
function nextRank({ awards, rulesOn }: RepRecord, date: CivilDate): RankRule | null {
  const ranks = awards.filter(({ kind }) => kind === "rank");
  if (ranks.some(({ localDate }) => localDate === date)) return null;
  const next = rankAfter(awards, rulesOn(date), date);
  return next !== null && ranks.some(({ code }) => code === next.code) ? null : next;
}

function badgeAward(owner: LedgerOwner, tier: TierReading, localDate: CivilDate, decidedAt: Instant): Award {
  const lines: readonly AwardLine[] = tier.xp === 0 ? [] : [{ rule: "badge_earned", amount: tier.xp }];
  const evidence: Evidence[] = [evidenceOf(tier.code, tier.value, tier.needed, tier.window)];
  if (tier.held) evidence.push(heldEvidence(tier.held, localDate));
  const id = causalId(owner, "badge", tier.code);
  return { id, kind: "badge", code: tier.code, localDate, lines, deals: 0, reversed: false, decidedAt, evidence };
}

function rankAward(
  owner: LedgerOwner,
  { code }: RankRule,
  gates: readonly GateReading[],
  localDate: CivilDate,
  decidedAt: Instant,
): Award {
  const evidence = gates.map((reading) => evidenceOf(gateName(reading), reading.you, reading.need, reading.window));
  const id = causalId(owner, "rank", code);
  return { id, kind: "rank", code, localDate, lines: [], deals: 0, reversed: false, decidedAt, evidence };
}

function evidenceOf(name: string, value: number | null, needed: number, window: Window): Evidence {
  if (value === null) throw new Error(`Decided without a figure: ${name}`);
  return { name, value, needed, ...(window.from === null ? {} : { from: window.from }), to: window.to };
}

function heldEvidence(held: NonNullable<TierReading["held"]>, to: CivilDate): Evidence {
  return { name: "held_days", value: held.days, needed: held.needed, from: addDays(to, 1 - held.days), to };
}

function gateName({ gate }: GateReading): string {
  switch (gate.kind) {
    case "badge":
      return badgeCodeOf(gate.badge, gate.tier);
    case "certification":
      return gate.certification;
    case "rate":
      return gate.rate;
    case "boss":
      return `boss.${gate.boss}`;
    default:
      return gate.kind;
  }
}
