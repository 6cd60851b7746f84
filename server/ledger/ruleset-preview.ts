import type { Ruleset } from "#shared/domain/ruleset/ruleset.ts";
import { addDays } from "#shared/domain/time/civil-date.ts";
import type { Instant } from "#shared/domain/time/instant.ts";
import { dateAt } from "#shared/domain/time/zone.ts";
import type { RepPreview, RulesetPreview } from "#shared/protocol/rulesets.ts";
import type { Db, Tx } from "../db/db.ts";
import { teamFiguresBetween } from "../org/mentees.ts";
import type { RepKey } from "../org/rep-key.ts";
import { repStanding } from "../org/rep-profile.ts";
import { type Onlooker, type RepName, visibleReps } from "../org/reps.ts";
import { tenantClockOf } from "../org/tenants.ts";
import { activitiesOfDates } from "./activities-repository.ts";
import { attemptsOf } from "./attempts-repository.ts";
import { awardsOf } from "./awards-repository.ts";
import { cadenceTouchesOf } from "./closing-repository.ts";
import { daysOf } from "./projection-repository.ts";
import { type KnownRep, simulateRulesets } from "./ruleset-simulation.ts";
import { ledgerStanding } from "./standing-repository.ts";

/** How many dates a preview reads, the tenant's today the last. */
const previewDays = 28;

/**
 * What a ruleset would have made of the last 28 dates of the reps whom a manager sees, had it been in force on each of them. Both sides are
 * folded here by the same functions, so a ruleset that changes nothing shows nothing. Nothing is written.
 */
export async function previewRuleset(
  db: Db,
  onlooker: Onlooker,
  candidate: Ruleset,
  now: Instant,
): Promise<RulesetPreview> {
  const { tenantId } = onlooker;
  return db.inTransaction({ kind: "tenant", tenantId }, async (tx) => {
    const to = dateAt(now, await tenantClockOf(tx, tenantId));
    const from = addDays(to, 1 - previewDays);
    const reps: RepPreview[] = [];
    for (const name of await visibleReps(tx, onlooker)) {
      const known = await readRep(tx, { tenantId, repId: name.id }, { from, to, now });
      if (known) reps.push(previewRep(name, known, candidate));
    }
    return { from, to, reps };
  });
}

async function readRep(
  tx: Tx,
  owner: RepKey,
  { from, to, now }: Pick<KnownRep, "from" | "to" | "now">,
): Promise<KnownRep | null> {
  const standing = await repStanding(tx, owner);
  if (!standing) return null;
  const { profile, rulesets } = standing;
  const { before } = await ledgerStanding(tx, owner, now);
  const dates = Array.from({ length: previewDays }, (_, index) => addDays(from, index));
  return {
    owner,
    profile,
    rulesets,
    finalThrough: before?.finalThrough ?? null,
    closedThrough: before?.progression.closedThrough ?? null,
    days: await daysOf(tx, owner),
    awards: await awardsOf(tx, owner),
    attempts: await attemptsOf(tx, owner),
    touches: await cadenceTouchesOf(tx, owner),
    teams: await teamFiguresBetween(tx, owner, from, to),
    activities: await activitiesOfDates(tx, owner, dates),
    dates,
    from,
    to,
    now,
  };
}

function previewRep(name: RepName, known: KnownRep, candidate: Ruleset): RepPreview {
  const newest = Math.max(candidate.version, ...known.rulesets.map(({ ruleset }) => ruleset.version + 1));
  const withCandidate = { startsOn: known.from, ruleset: { ...candidate, version: newest } };
  const before = simulateRulesets(known, known.rulesets);
  const after = simulateRulesets(known, [...known.rulesets, withCandidate]);

  const rules = new Set([...before.xpByRule.keys(), ...after.xpByRule.keys()]);
  const differing = [...rules].flatMap((rule) => {
    const xp = { before: before.xpByRule.get(rule) ?? 0, after: after.xpByRule.get(rule) ?? 0 };
    return xp.before === xp.after ? [] : [[rule, xp] as const];
  });
  return {
    repId: name.id,
    code: name.code,
    name: name.displayName,
    xp: { before: before.xp, after: after.xp },
    xpByRule: Object.fromEntries(differing),
    level: { before: before.level, after: after.level },
    rank: { before: before.rank, after: after.rank },
    badges: {
      gained: after.badges.filter((code) => !before.badges.includes(code)),
      lost: before.badges.filter((code) => !after.badges.includes(code)),
    },
  };
}
