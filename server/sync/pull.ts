import type { Activity } from "#shared/domain/ledger/activity.ts";
import type { Award } from "#shared/domain/ledger/award.ts";
import type { Day } from "#shared/domain/ledger/day.ts";
import type { ExamAttempt } from "#shared/domain/progression/exam-attempt.ts";
import { addDays } from "#shared/domain/time/civil-date.ts";
import { dateAt } from "#shared/domain/time/zone.ts";
import { activityWindowDays, type Changes, type Checksum } from "#shared/protocol/sync.ts";
import { campaignStanding } from "../campaign/standing-repository.ts";
import type { Tx } from "../db/db.ts";
import type { HeldRep } from "../ledger/held-rep.ts";
import type { Projected } from "../ledger/ledger.ts";
import { dayClockOf } from "../org/rep-profile.ts";
import { type Cursor, isRare, pagedTables } from "./cursor.ts";
import { changedRows, confirmedSums, type Reach } from "./pull-repository.ts";

export type PullRequest = {
  readonly cursor: Cursor | null;
  readonly pageRows: number;
  /** Everything that the device's request changed of activities, where the device can work it out for itself. */
  readonly plainLogs: readonly Activity[];
  /** The request brought awards or attempts. */
  readonly awarded: boolean;
  /** The request changed the rep's part in the campaign. */
  readonly campaignChanged: boolean;
};

export type Pulled = {
  readonly changes: Changes;
  /** The request's plain logs were left out. */
  readonly impliesLogs: boolean;
  readonly cursor: Cursor;
  readonly more: boolean;
  readonly checksum: Checksum | null;
};

/**
 * What a device hasn't seen yet, at most a page of so many rows. A round of pages reads up to one version; what changes meanwhile comes in the
 * round after. The caller holds the rep's head, so nothing can become visible behind the cursor.
 */
export async function pullChanges(
  tx: Tx,
  held: HeldRep,
  { version: headVersion, stored }: Projected,
  { cursor, pageRows, plainLogs, awarded, campaignChanged }: PullRequest,
): Promise<Pulled> {
  const { rep, profile, profileVersion, tenantVersion, rulesets, epoch } = held;
  const known = cursor !== null && cursor.epoch === epoch && BigInt(cursor.rep) <= headVersion ? cursor : null;
  const since = known ? BigInt(known.rep) : -1n;
  const page = known?.page;
  const upTo = page ? BigInt(page.upTo) : headVersion;
  const start = addDays(dateAt(held.now, dayClockOf(profile)), -activityWindowDays);
  const window = { start, only: known === null || since < 0n };

  // They are all that bears the newest version, so they are left out as a whole, or not at all.
  const omitsLogs =
    known !== null &&
    page === undefined &&
    plainLogs.length > 0 &&
    plainLogs.every(({ localDate }) => localDate >= start);

  const tables = awarded || held.awardsVersion > since ? pagedTables : pagedTables.filter((table) => !isRare(table));
  const days: Day[] = [];
  const activities: Activity[] = [];
  const removedActivities: string[] = [];
  const awards: Award[] = [];
  const attempts: ExamAttempt[] = [];
  let left = pageRows;
  let next: NonNullable<Cursor["page"]> | null = null;

  for (const table of tables.slice(page ? tables.indexOf(page.table) : 0)) {
    const within = { upTo: omitsLogs && table === "activities" ? upTo - 1n : upTo, limit: left };
    const reach: Reach =
      page && page.table === table
        ? { version: BigInt(page.version), key: page.key, ...within }
        : { version: since, key: null, ...within };
    // Mostly nothing has changed, or nothing but what the request brought.
    const isSeen = reach.key === null && reach.version >= reach.upTo;
    const rows = isSeen ? [] : await changedRows(tx, rep, table, reach, window);
    for (const row of rows) {
      if (row.kind === "day") days.push(row.day);
      else if (row.kind === "activity") activities.push(row.activity);
      else if (row.kind === "removed") removedActivities.push(row.id);
      else if (row.kind === "award") awards.push(row.award);
      else attempts.push(row.attempt);
    }
    left -= rows.length;
    const last = rows.at(-1);
    if (last && left === 0) {
      next = { upTo: String(upTo), table, version: String(last.version), key: last.key };
      break;
    }
  }

  const tenantSeen = known === null ? -1n : BigInt(known.tenant);
  const tenantChanged = tenantSeen < tenantVersion;
  const { ofRep, ofTenant } = held.campaign;
  // A round of pages brings it once: with its first page, unless the tenant's changes meanwhile.
  const repsChanged = page === undefined && (campaignChanged || ofRep > since);
  const campaign = repsChanged || tenantSeen < ofTenant ? await campaignStanding(tx, rep, held.now) : null;
  const tenant = String(ofTenant > tenantVersion ? ofTenant : tenantVersion);
  const changes: Changes = {
    ...((tenantChanged || profileVersion > since) && { profile, rulesets }),
    ...(stored && { progression: stored.progression }),
    ...(campaign && { campaign }),
    days,
    activities,
    awards,
    attempts,
    removedActivities,
  };
  return {
    changes,
    // Where pages are left, the last of them brings the logs too.
    impliesLogs: omitsLogs && next === null,
    cursor: next ? { epoch, tenant, rep: String(since), page: next } : { epoch, tenant, rep: String(upTo) },
    more: next !== null || upTo < headVersion,
    checksum: next === null && upTo === headVersion ? await confirmedSums(tx, rep) : null,
  };
}
