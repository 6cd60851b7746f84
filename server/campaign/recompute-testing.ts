import { randomUUID } from "node:crypto";
import type { MissionType } from "#shared/domain/campaign/metric.ts";
import type { Counter } from "#shared/domain/ruleset/ruleset.ts";
import { civilDateOf } from "#shared/domain/time/civil-date.ts";
import { type Instant, instantOf } from "#shared/domain/time/instant.ts";
import type { Db, Tx } from "../db/db.ts";
import { advanceHead, lockHead } from "../ledger/heads.ts";
import { saveDays } from "../ledger/projection-repository.ts";
import { lockParticipants, stampParticipants } from "./participant-heads.ts";
import { sumVideoDays } from "./video-days.ts";

/** A moment on Sunday 10 May 2026 in Madrid. */
export const now: Instant = instantOf(Date.UTC(2026, 4, 10, 10));

export type TestMission = {
  readonly type: MissionType;
  readonly target: number;
  readonly tierEligibility: string;
  readonly enabled: boolean;
  readonly activated: boolean;
  readonly seriesId: string;
};

/** A row with its value, as the view shows it, and the value's sign and version besides. */
export type TestRow = {
  readonly participant: string;
  readonly mission: string;
  readonly from: string;
  readonly to: string;
  readonly status: string;
  readonly value: number;
  readonly completed_at: Date | null;
  readonly value_at_completion: bigint | null;
  readonly version: bigint;
};

export type TestFigures = {
  readonly sales?: number;
  readonly units?: number;
  readonly views?: number;
  readonly likes?: number;
};

/** A tenant in Madrid with a programme of three tiers since 1 January 2026, and everything that tests do to its facts. */
export async function createTestCampaign(db: Db) {
  const tenantId = randomUUID();
  const teamId = randomUUID();
  await db.inTransaction({ kind: "tenant", tenantId }, async (tx) => {
    await tx.rows("insert into org.tenants (tenant_id, name, zone) values ($1, 'Test', 'Europe/Madrid')", [tenantId]);
    await tx.rows("insert into org.teams (tenant_id, id, name) values ($1, $2, 'Team')", [tenantId, teamId]);
    await tx.rows("insert into campaign.programmes (tenant_id, starts_on) values ($1, '2026-01-01')", [tenantId]);
    await tx.rows(
      `insert into campaign.tiers (tenant_id, id, ordinal, name, color, threshold)
       select $1, 'tier_' || n, n, 'Tier ' || n, '#000000', (n - 1) * 100 from generate_series(1, 3) n`,
      [tenantId],
    );
  });
  return campaignOn(db, tenantId, teamId);
}

/** The same tenant over another way to the database. */
export function campaignOn(db: Db, tenantId: string, teamId: string) {
  const run = <Value>(work: (tx: Tx) => Promise<Value>) => db.inTransaction({ kind: "tenant", tenantId }, work);

  async function participant(
    given: { readonly tier?: string; readonly from?: string; readonly to?: string; readonly isRep?: boolean } = {},
  ): Promise<string> {
    const id = randomUUID();
    const { tier = "tier_1", from = "2026-01-01", to = "infinity", isRep = true } = given;
    await run(async (tx) => {
      if (isRep)
        await tx.rows(
          `insert into org.reps (tenant_id, id, code, display_name, zone, joined_on, team_id)
           values ($1, $2, $3, 'Ana Ruiz', 'Europe/Madrid', '2026-01-01', $4)`,
          [tenantId, id, id, teamId],
        );
      await tx.rows(
        `insert into campaign.participants (tenant_id, id, rep_id, display_name, tier_id, window_start, window_end)
         values ($1, $2, $3, 'Ana', $4, $5, $6)`,
        [tenantId, id, isRep ? id : null, tier, from, to],
      );
    });
    return id;
  }

  async function mission(given: Partial<TestMission> = {}): Promise<string> {
    const id = randomUUID();
    const { type = "sales_units", target = 10, tierEligibility = "all" } = given;
    const { enabled = true, activated = true, seriesId = id } = given;
    await run((tx) =>
      tx.rows(
        `insert into campaign.missions (
           tenant_id, id, series_id, series_version, title, metric, target, tier_eligibility, raffle_ends_on, state, enabled, activated)
         values ($1, $2, $3, (select count(*) + 1 from campaign.missions where tenant_id = $1 and series_id = $3), 'Mission', $4, $5, $6, $7,
                 'published', $8, $9)`,
        [
          tenantId,
          id,
          seriesId,
          type,
          type === "raffle" ? 0 : target,
          tierEligibility,
          type === "raffle" ? "2026-06-30" : null,
          enabled,
          activated,
        ],
      ),
    );
    return id;
  }

  /** What a step of a manager does to a mission. */
  async function change(missionId: string, set: "activated" | "enabled" | "disabled" | "retired"): Promise<void> {
    const changes = {
      activated: "activated = true, activating = true",
      enabled: "enabled = true, activating = true",
      disabled: "enabled = false",
      retired: "state = 'retired'",
    };
    await run((tx) =>
      tx.rows(`update campaign.missions set ${changes[set]} where tenant_id = $1 and id = $2`, [tenantId, missionId]),
    );
  }

  /** What a checkpoint or promotion does: another window and tier. The rows that are there stay as they are. */
  async function move(
    participantId: string,
    to: { readonly from: string; readonly to: string; readonly tier?: string },
  ) {
    await run(async (tx) => {
      await lockParticipants(tx, tenantId, [participantId]);
      await tx.rows(
        `update campaign.participants set window_start = $3, window_end = $4, tier_id = coalesce($5, tier_id)
          where tenant_id = $1 and id = $2`,
        [tenantId, participantId, to.from, to.to, to.tier ?? null],
      );
      await stampParticipants(tx, tenantId, [participantId], { recount: true });
    });
  }

  async function insertVideo(tx: Tx, participantId: string, day: string, figures: TestFigures, url: string) {
    await tx.rows(
      `insert into campaign.videos (
         tenant_id, video_url, handle, participant_id, post_date, views, likes, comments, units, sales_minor, ctr_percent, title)
       values ($1, $2, 'ana', $3, $4, $5, $6, 0, $7, $8, 0, '')
       on conflict (tenant_id, video_url) do update
          set post_date = excluded.post_date, views = excluded.views, likes = excluded.likes, units = excluded.units,
              sales_minor = excluded.sales_minor`,
      [
        tenantId,
        url,
        participantId,
        day,
        figures.views ?? 0,
        figures.likes ?? 0,
        figures.units ?? 0,
        figures.sales ?? 0,
      ],
    );
  }

  /** Imports a video, or another state of it; returns its address. */
  async function video(
    participantId: string,
    day: string,
    figures: TestFigures,
    url: string = randomUUID(),
  ): Promise<string> {
    await run(async (tx) => {
      await lockParticipants(tx, tenantId, [participantId]);
      const before = await tx.rows<{ post_date: string }>(
        "select post_date from campaign.videos where tenant_id = $1 and video_url = $2",
        [tenantId, url],
      );
      await insertVideo(tx, participantId, day, figures, url);
      const days = [day, ...before.map((row) => row.post_date)];
      await sumVideoDays(
        tx,
        tenantId,
        days.map((each) => ({ participantId, day: each })),
      );
    });
    return url;
  }

  async function withdraw(url: string): Promise<void> {
    await run(async (tx) => {
      const [found] = await tx.rows<{ participant_id: string }>(
        "select participant_id from campaign.videos where tenant_id = $1 and video_url = $2",
        [tenantId, url],
      );
      if (!found) return;
      await lockParticipants(tx, tenantId, [found.participant_id]);
      const gone = await tx.rows<{ participant_id: string; post_date: string }>(
        "delete from campaign.videos where tenant_id = $1 and video_url = $2 returning participant_id, post_date",
        [tenantId, url],
      );
      await sumVideoDays(
        tx,
        tenantId,
        gone.map((row) => ({ participantId: row.participant_id, day: row.post_date })),
      );
    });
  }

  /** What a rep's ledger writes of a date after a fact of it: all its counters. */
  async function logged(repId: string, day: string, counters: { readonly [counter in Counter]?: number }) {
    await run(async (tx) => {
      const version = (await lockHead(tx, tenantId, repId)) + 1n;
      const date = civilDateOf(day);
      await saveDays(
        tx,
        { tenantId, repId },
        [{ date, counters, xp: {}, heartbeat: true, lastActivityAt: null }],
        version,
      );
      await advanceHead(tx, tenantId, repId, version, true);
    });
  }

  /** Closes a rep's dates up to one. */
  async function closeThrough(repId: string, date: string | null): Promise<void> {
    await run(async (tx) => {
      const version = (await lockHead(tx, tenantId, repId)) + 1n;
      await tx.rows(
        `insert into ledger.progression (
           tenant_id, rep_id, total_xp, level, rank, closed_deals, streak_days, longest_streak, freezes, closed_through, mentees, version)
         values ($1, $2, 0, 1, 'E-1', 0, 0, 0, 2, $3, 0, $4)
         on conflict (tenant_id, rep_id) do update set closed_through = excluded.closed_through`,
        [tenantId, repId, date, version],
      );
      await advanceHead(tx, tenantId, repId, version, true);
    });
  }

  async function rows(): Promise<readonly TestRow[]> {
    const found = await run((tx) =>
      tx.rows<Omit<TestRow, "value"> & { current_value: bigint }>(
        `select v.user_id as participant, v.mission_id as mission, v.checkpoint_start as "from", v.checkpoint_end as "to", v.status,
                v.current_value, v.completed_at, v.value_at_completion, p.version
           from campaign.mission_progress v
           join campaign.progress_rows p on p.tenant_id = v.tenant_id and p.id = v.id
          where v.tenant_id = $1
          order by v.checkpoint_start, v.user_id, v.mission_id`,
        [tenantId],
      ),
    );
    return found.map(({ current_value, ...row }) => ({ ...row, value: Number(current_value) }));
  }

  /** A participant's only row. */
  async function row(participantId: string): Promise<Pick<TestRow, "status" | "value">> {
    const own = (await rows()).filter((each) => each.participant === participantId);
    const [first] = own;
    if (!first || own.length > 1) throw new Error(`${own.length} rows`);
    return { status: first.status, value: first.value };
  }

  return {
    tenantId,
    teamId,
    run,
    participant,
    mission,
    change,
    move,
    video,
    withdraw,
    logged,
    closeThrough,
    rows,
    row,
  };
}

export type TestCampaign = ReturnType<typeof campaignOn>;
