import type { MissionType } from "#shared/domain/campaign/metric.ts";
import type { MissionDraft } from "#shared/domain/campaign/mission-draft.ts";
import type { CivilDate } from "#shared/domain/time/civil-date.ts";
import type { Instant } from "#shared/domain/time/instant.ts";
import type { MissionState, MissionVersion } from "#shared/protocol/campaign-missions.ts";
import type { Tx } from "../db/db.ts";
import { type Onlooker, onlookerParameters } from "../org/reps.ts";
import { participantVisibleToOnlooker } from "./visible-participants.ts";

type MissionRow = {
  readonly id: string;
  readonly series_id: string;
  readonly series_version: number;
  readonly title: string;
  readonly description: string;
  readonly metric: MissionType;
  readonly target: bigint;
  readonly tier_eligibility: string;
  readonly preview_from: string | null;
  readonly display_order: number;
  readonly featured: boolean;
  readonly reward_id: string | null;
  readonly raffle_ends_on: CivilDate | null;
  readonly state: MissionState;
  readonly enabled: boolean;
  readonly activated: boolean;
  readonly published_at: Date | null;
  readonly version: bigint;
};

/** A version without how many have it. */
export type StoredMission = Omit<MissionVersion, "rows">;

const columns = `m.id, m.series_id, m.series_version, m.title, m.description, m.metric, m.target, m.tier_eligibility, m.preview_from,
         m.display_order, m.featured, m.reward_id, m.raffle_ends_on, m.state, m.enabled, m.activated, m.published_at, m.version`;

/** All versions of all missions, a series' oldest first, in the order of their lists. */
export async function missionVersions(tx: Tx, tenantId: string): Promise<readonly StoredMission[]> {
  const rows = await tx.rows<MissionRow>(
    `select ${columns}
       from campaign.missions m
      where m.tenant_id = $1
      order by m.display_order, m.series_id, m.series_version`,
    [tenantId],
  );
  return rows.map(toMission);
}

/** One version, or `null`. */
export async function missionOf(tx: Tx, tenantId: string, missionId: string): Promise<StoredMission | null> {
  const [row] = await tx.rows<MissionRow>(
    `select ${columns} from campaign.missions m where m.tenant_id = $1 and m.id = $2`,
    [tenantId, missionId],
  );
  return row ? toMission(row) : null;
}

/** How many of those whom somebody sees have each mission, and where their rows stand. */
export async function rowsOfMissions(tx: Tx, onlooker: Onlooker): Promise<ReadonlyMap<string, MissionVersion["rows"]>> {
  const rows = await tx.rows<MissionVersion["rows"] & { readonly mission_id: string }>(
    `select g.mission_id,
            count(distinct g.participant_id)::int as people,
            (count(*) filter (where g.status = 'dormant'))::int as dormant,
            (count(*) filter (where g.status = 'active'))::int as active,
            (count(*) filter (where g.status = 'completed'))::int as completed
       from campaign.progress_rows g
       join campaign.participants p on p.tenant_id = g.tenant_id and p.id = g.participant_id
      where g.tenant_id = $1 and ${participantVisibleToOnlooker}
      group by g.mission_id`,
    [...onlookerParameters(onlooker)],
  );
  return new Map(rows.map(({ mission_id, ...counts }) => [mission_id, counts]));
}

/** Writes a draft: a new version of its series, or what it says now where it is there already. Published versions stay as they are. */
export async function saveDraft(
  tx: Tx,
  tenantId: string,
  draft: MissionDraft & Pick<StoredMission, "id" | "seriesId" | "seriesVersion">,
  version: bigint,
): Promise<void> {
  await tx.rows(
    `insert into campaign.missions as m (
       tenant_id, id, series_id, series_version, title, description, metric, target, tier_eligibility, preview_from, display_order,
       featured, reward_id, raffle_ends_on, version)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
     on conflict (tenant_id, id) do update
        set title = excluded.title, description = excluded.description, metric = excluded.metric, target = excluded.target,
            tier_eligibility = excluded.tier_eligibility, preview_from = excluded.preview_from,
            display_order = excluded.display_order, featured = excluded.featured, reward_id = excluded.reward_id,
            raffle_ends_on = excluded.raffle_ends_on, version = excluded.version
      where m.state = 'draft'`,
    [
      tenantId,
      draft.id,
      draft.seriesId,
      draft.seriesVersion,
      draft.title,
      draft.description,
      draft.type,
      draft.target,
      draft.tierEligibility,
      draft.previewFrom,
      draft.displayOrder,
      draft.featured,
      draft.rewardId,
      draft.raffleEndsOn,
      version,
    ],
  );
}

/** Throws a draft away. */
export async function deleteDraft(tx: Tx, tenantId: string, missionId: string): Promise<void> {
  await tx.rows(`delete from campaign.missions where tenant_id = $1 and id = $2 and state = 'draft'`, [
    tenantId,
    missionId,
  ]);
}

/** What changes of a version once it is published. */
export type MissionStanding = {
  readonly state?: MissionState;
  readonly enabled?: boolean;
  readonly activated?: boolean;
  readonly publishedAt?: Instant;
  /** Those who have it still have to be marked for the recompute. */
  readonly activating?: boolean;
};

export async function changeStanding(
  tx: Tx,
  tenantId: string,
  missionId: string,
  standing: MissionStanding,
  version: bigint,
): Promise<void> {
  await tx.rows(
    `update campaign.missions
        set state = coalesce($3, state), enabled = coalesce($4, enabled), activated = coalesce($5, activated),
            published_at = coalesce($6, published_at), activating = coalesce($7, activating), version = $8
      where tenant_id = $1 and id = $2`,
    [
      tenantId,
      missionId,
      standing.state ?? null,
      standing.enabled ?? null,
      standing.activated ?? null,
      standing.publishedAt === undefined ? null : new Date(standing.publishedAt),
      standing.activating ?? null,
      version,
    ],
  );
}

function toMission(row: MissionRow): StoredMission {
  return {
    id: row.id,
    seriesId: row.series_id,
    seriesVersion: row.series_version,
    title: row.title,
    description: row.description,
    type: row.metric,
    target: Number(row.target),
    tierEligibility: row.tier_eligibility,
    previewFrom: row.preview_from,
    displayOrder: row.display_order,
    featured: row.featured,
    rewardId: row.reward_id,
    raffleEndsOn: row.raffle_ends_on,
    state: row.state,
    enabled: row.enabled,
    activated: row.activated,
    publishedAt: row.published_at === null ? null : (row.published_at.getTime() as Instant),
    version: String(row.version),
  };
}
