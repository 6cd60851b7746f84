import { err, ok, type Result } from "#shared/domain/result.ts";
import { checkRuleset } from "#shared/domain/ruleset/check-ruleset.ts";
import type { Ruleset } from "#shared/domain/ruleset/ruleset.ts";
import { rulesetAt } from "#shared/domain/ruleset/versions.ts";
import { addDays, type CivilDate, latestOf } from "#shared/domain/time/civil-date.ts";
import type { Instant } from "#shared/domain/time/instant.ts";
import { dateAt, zoneOf } from "#shared/domain/time/zone.ts";
import type { PublishedVersion, PublishRequest, Rulesets } from "#shared/protocol/rulesets.ts";
import type { Identity } from "../auth/identity.ts";
import type { Db, Tx } from "../db/db.ts";
import { recordAction } from "../org/audit-log.ts";
import { insertRuleset, publishedRulesets } from "../org/rulesets-repository.ts";
import { stampTenant, tenantClockOf } from "../org/tenants.ts";
import { advanceHead, lockHead, lockHeadsOfReps } from "./heads.ts";
import { holdRep } from "./held-rep.ts";
import { projectRep, repChangedChannel } from "./ledger.ts";
import { datesOfRepsFrom } from "./projection-repository.ts";

export type RulesetRefusal =
  | { readonly code: "ruleset_invalid"; readonly path: string; readonly fault: string }
  | { readonly code: "starts_too_early"; readonly earliestStart: CivilDate }
  | { readonly code: "published_meanwhile"; readonly newest: number };

/** Before every version that a tenant publishes. */
const firstVersion = 1;

/** All versions of a tenant, the one that prices its today, and when a new one may start. */
export async function rulesetsAt(tx: Tx, tenantId: string, now: Instant): Promise<Rulesets> {
  const versions = await publishedRulesets(tx, tenantId);
  const { today, earliestStart } = await startingDates(tx, tenantId, now);
  return { versions, inForce: rulesetAt(versions, today).version, today, earliestStart };
}

/**
 * Publishes a version for the dates from `startsOn` on: dates that have begun nowhere, so that nothing is priced twice. The one fact that may
 * bear such a date already comes from a clock ahead of its time, and is priced again.
 */
export async function publishRuleset(
  db: Db,
  manager: Pick<Identity, "tenantId" | "userId" | "displayName">,
  request: PublishRequest,
  now: Instant,
): Promise<Result<PublishedVersion, RulesetRefusal>> {
  const { tenantId } = manager;
  const checked = readRuleset(request.ruleset);
  if (!checked.ok) return checked;
  const { startsOn, note } = request;

  return db.inTransaction({ kind: "tenant", tenantId }, async (tx) => {
    const head = await lockHead(tx, tenantId, tenantId);
    // A request under way prices by the versions it has read.
    await lockHeadsOfReps(tx, tenantId);

    const { versions, earliestStart } = await rulesetsAt(tx, tenantId, now);
    const newest = versions.at(-1)?.ruleset.version ?? firstVersion;
    if (checked.value.version !== newest + 1) return err({ code: "published_meanwhile", newest });
    if (startsOn < earliestStart) return err({ code: "starts_too_early", earliestStart });

    const version = { startsOn, ruleset: checked.value, note, userId: manager.userId, createdAt: now };
    await insertRuleset(tx, tenantId, version);
    await stampTenant(tx, tenantId, head + 1n);
    await advanceHead(tx, tenantId, tenantId, head + 1n);
    await priceAgain(tx, tenantId, startsOn, now);
    await recordAction(tx, {
      tenantId,
      at: now,
      who: manager.userId,
      action: "publish_ruleset",
      subject: `ruleset ${newest + 1}`,
      before: { inForceThen: rulesetAt(versions, startsOn).version },
      after: version,
    });
    await tx.notify(repChangedChannel, JSON.stringify({ tenantId }));
    return ok({ startsOn, ruleset: checked.value, note, createdBy: manager.displayName, createdAt: now });
  });
}

/** A ruleset of whatever shape as one, or the first of its faults. */
export function readRuleset(value: unknown): Result<Ruleset, RulesetRefusal> {
  const checked = checkRuleset(value);
  if (checked.ok) return checked;
  const [first] = checked.error.faults;
  return err({ code: "ruleset_invalid", path: first?.path ?? "", fault: first?.code ?? "" });
}

/** Where the day begins first on earth: a date that hasn't begun there has begun nowhere. */
const easternmost = "Pacific/Kiritimati";

async function startingDates(tx: Tx, tenantId: string, now: Instant) {
  const today = dateAt(now, await tenantClockOf(tx, tenantId));
  const newestDate = dateAt(now, { zone: zoneOf(easternmost), dayStartHour: 0 });
  return { today, earliestStart: latestOf(addDays(today, 2), addDays(newestDate, 1)) };
}

async function priceAgain(tx: Tx, tenantId: string, from: CivilDate, now: Instant): Promise<void> {
  for (const { repId, dates } of await datesOfRepsFrom(tx, tenantId, from)) {
    const held = await holdRep(tx, { tenantId, repId }, now);
    if (!held) continue;
    await projectRep(tx, held, {
      touched: { changed: new Set(dates), added: [] },
      finalThrough: held.before?.finalThrough ?? null,
      factsChanged: false,
      cause: "ruleset",
    });
  }
}
