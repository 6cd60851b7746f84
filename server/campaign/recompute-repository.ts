import type { CivilDate } from "#shared/domain/time/civil-date.ts";
import type { Instant } from "#shared/domain/time/instant.ts";
import type { UnknownTiers } from "#shared/protocol/recompute.ts";
import type { Tx } from "../db/db.ts";
import { type Participant, storedEnd } from "./participant-repository.ts";

/** What the recompute of some participants came to. */
export type Judged = {
  readonly recalculated: number;
  readonly changed: number;
  readonly completed: number;
  /** Whom it changed anything for; of a comparison, whom it would. */
  readonly told: readonly string[];
  /** Who completed a mission; nobody in a comparison. */
  readonly earned: readonly string[];
};

/** Everybody who takes part, in the order in which heads are locked. */
export async function participantIds(tx: Tx, tenantId: string): Promise<readonly string[]> {
  return idsOf(tx, "select id from campaign.participants where tenant_id = $1 order by id", [tenantId]);
}

/** Those whom nothing marks for the recompute. */
export async function unmarkedParticipants(tx: Tx, tenantId: string): Promise<readonly string[]> {
  return idsOf(
    tx,
    `select p.id
       from campaign.participants p
      where p.tenant_id = $1
        and not exists (
          select from ledger.heads h where h.tenant_id = $1 and h.scope_id = p.id and h.campaign_dirty)
      order by p.id`,
    [tenantId],
  );
}

/** Those who are marked. */
export async function markedParticipants(tx: Tx, tenantId: string): Promise<readonly string[]> {
  return idsOf(
    tx,
    "select scope_id as id from ledger.heads where tenant_id = $1 and campaign_dirty order by scope_id",
    [tenantId],
  );
}

export async function hasMarked(tx: Tx, tenantId: string): Promise<boolean> {
  const rows = await tx.rows("select from ledger.heads where tenant_id = $1 and campaign_dirty limit 1", [tenantId]);
  return rows.length > 0;
}

/**
 * Locks the first of those who are marked and returns them; with `skipLocked` it leaves those alone who are syncing right now. Their recompute
 * is a statement of its own: this one has read before it waited.
 */
export async function claimMarked(
  tx: Tx,
  tenantId: string,
  options: { readonly atMost: number; readonly skipLocked: boolean; readonly without: readonly string[] },
): Promise<readonly string[]> {
  return idsOf(
    tx,
    `select scope_id as id
       from ledger.heads
      where tenant_id = $1 and campaign_dirty and scope_id <> all ($3)
      order by scope_id
      limit $2
        for no key update${options.skipLocked ? " skip locked" : ""}`,
    [tenantId, options.atMost, options.without],
  );
}

/** Marks participants for the recompute. The caller holds their heads. */
export async function markParticipants(tx: Tx, tenantId: string, ids: readonly string[]): Promise<void> {
  await tx.rows(
    "update ledger.heads set campaign_dirty = true where tenant_id = $1 and scope_id = any ($2) and not campaign_dirty",
    [tenantId, ids],
  );
}

type JudgedRow = {
  readonly rows_recalculated: number;
  readonly rows_changed: number;
  readonly rows_completed: number;
  readonly told: readonly string[];
  readonly earned: readonly string[];
};

/** Locks these participants and writes what their facts make of their windows and rows, where it differs. */
export async function updateProgress(tx: Tx, tenantId: string, ids: readonly string[], now: Instant): Promise<Judged> {
  const [row] = await tx.rows<JudgedRow>(
    `select rows_recalculated, rows_changed, rows_completed, told, earned
       from campaign.update_mission_progress($1, $2, $3)`,
    [tenantId, ids, new Date(now)],
  );
  return toJudged(row);
}

/** What is made before a recompute: the rows that are lacking on a date, of those who are in another tier or window by then as they will stand. */
export type Beforehand = { readonly today: CivilDate; readonly foreseen: readonly Participant[] };

/** What that would write; with what is made beforehand also to the rows that would be made. Reads only. */
export async function compareProgress(
  tx: Tx,
  tenantId: string,
  ids: readonly string[],
  beforehand: Beforehand | null,
): Promise<Judged> {
  const [row] = await tx.rows<JudgedRow>(
    `select rows_recalculated, rows_changed, rows_completed, differing as told, '{}'::uuid[] as earned
       from campaign.compare_mission_progress($1, $2, $3, $4)`,
    [tenantId, ids, beforehand?.today ?? null, beforehand && placesJson(beforehand.foreseen)],
  );
  return toJudged(row);
}

function toJudged(row: JudgedRow | undefined): Judged {
  if (!row) throw new Error("A recompute returned no row");
  return {
    recalculated: row.rows_recalculated,
    changed: row.rows_changed,
    completed: row.rows_completed,
    told: row.told,
    earned: row.earned,
  };
}

/** Who of these lacks rows, and how many. Reads only: where nothing is missing, nothing is locked. */
export async function missingRows(
  tx: Tx,
  tenantId: string,
  ids: readonly string[],
  { today, foreseen }: Beforehand,
): Promise<readonly { readonly participantId: string; readonly rows: number }[]> {
  const rows = await tx.rows<{ participant_id: string; rows: number }>(
    `select participant_id, count(*)::int as rows
       from campaign.missing_mission_progress($1, $2, $3, $4)
      group by participant_id
      order by participant_id`,
    [tenantId, ids, today, placesJson(foreseen)],
  );
  return rows.map((row) => ({ participantId: row.participant_id, rows: row.rows }));
}

/** By participant, for the functions that foresee; `null` for nobody. */
function placesJson(foreseen: readonly Participant[]): string | null {
  if (foreseen.length === 0) return null;
  const places = foreseen.map(({ id, tierId, windowStart, windowEnd }) => [
    id,
    { tier_id: tierId, window_start: windowStart, window_end: storedEnd(windowEnd) },
  ]);
  return JSON.stringify(Object.fromEntries(places));
}

/** Locks these participants, makes the rows that they lack, and marks who got one. */
export async function createRows(
  tx: Tx,
  tenantId: string,
  ids: readonly string[],
  today: CivilDate,
): Promise<{ readonly created: number; readonly told: readonly string[] }> {
  const [row] = await tx.rows<{ rows_created: number; told: readonly string[] }>(
    "select rows_created, told from campaign.create_mission_progress_for_eligible_users($1, $2, $3)",
    [tenantId, ids, today],
  );
  if (!row) throw new Error("A creation of rows returned none");
  return { created: row.rows_created, told: row.told };
}

/** Tiers that missions or participants are in and the programme lacks. */
export async function unknownTiers(tx: Tx, tenantId: string): Promise<UnknownTiers> {
  const missions = await tx.rows<{ id: string; title: string; tier_id: string }>(
    `select m.id, m.title, m.tier_eligibility as tier_id
       from campaign.missions m
      where m.tenant_id = $1 and m.enabled and m.state = 'published' and m.tier_eligibility <> 'all'
        and not exists (select from campaign.tiers t where t.tenant_id = $1 and t.id = m.tier_eligibility)
      order by m.display_order, m.id`,
    [tenantId],
  );
  const participants = await tx.rows<{ tier_id: string; participants: number }>(
    `select p.tier_id, count(*)::int as participants
       from campaign.participants p
      where p.tenant_id = $1 and not exists (select from campaign.tiers t where t.tenant_id = $1 and t.id = p.tier_id)
      group by p.tier_id
      order by p.tier_id`,
    [tenantId],
  );
  return {
    missions: missions.map((row) => ({ missionId: row.id, title: row.title, tierId: row.tier_id })),
    participants: participants.map((row) => ({ tierId: row.tier_id, participants: row.participants })),
  };
}

async function idsOf(tx: Tx, sql: string, parameters: Parameters<Tx["rows"]>[1]): Promise<readonly string[]> {
  const rows = await tx.rows<{ id: string }>(sql, parameters);
  return rows.map(({ id }) => id);
}
