import { inDrawOrder } from "#shared/domain/campaign/raffle.ts";
import type { CivilDate } from "#shared/domain/time/civil-date.ts";
import { type Instant, plusMs } from "#shared/domain/time/instant.ts";
import { graceMs } from "#shared/domain/time/timeliness.ts";
import { type DayClock, endOfDate } from "#shared/domain/time/zone.ts";
import type { ManagedRaffle, RaffleEntrant } from "#shared/protocol/campaign-raffles.ts";
import type { Tx } from "../db/db.ts";
import { type Onlooker, onlookerParameters } from "../org/reps.ts";
import { tenantClockOf } from "../org/tenants.ts";
import { isDue } from "./raffle-draw.ts";
import { participantVisibleToOnlooker } from "./visible-participants.ts";

type RaffleRow = {
  readonly mission_id: string;
  readonly title: string;
  readonly prize: string | null;
  readonly ends_on: CivilDate;
  readonly opened_at: Date | null;
  readonly seed_hash: string | null;
  readonly seed: string | null;
  readonly drawn_at: Date | null;
  readonly drawn_by: string | null;
  readonly entries: number;
  readonly unsettled: number;
};

const listedAtMost = 100;

/** The published raffles of a tenant, those that wait for their draw first. The seed is told by the draw, and never before. */
export async function managedRaffles(tx: Tx, tenantId: string, now: Instant): Promise<readonly ManagedRaffle[]> {
  const clock = await tenantClockOf(tx, tenantId);
  const rows = await tx.rows<RaffleRow>(
    `select m.id as mission_id, m.title, w.name as prize, m.raffle_ends_on as ends_on, f.opened_at, f.seed_hash,
            case when f.drawn_at is not null then f.seed end as seed, f.drawn_at, coalesce(a.display_name, f.drawn_by) as drawn_by,
            e.entries, e.unsettled
       from campaign.missions m
       left join campaign.raffles f on f.tenant_id = m.tenant_id and f.mission_id = m.id
       left join campaign.rewards w on w.tenant_id = m.tenant_id and w.id = m.reward_id
       left join org.members a on a.tenant_id = m.tenant_id and a.user_id = f.drawn_by
      cross join lateral (
        select count(*)::int as entries,
               (count(*) filter (where coalesce(g.final_through, '-infinity') < m.raffle_ends_on))::int as unsettled
          from campaign.raffle_entries e
          left join ledger.progression g on g.tenant_id = e.tenant_id and g.rep_id = e.participant_id
         where e.tenant_id = m.tenant_id and e.mission_id = m.id
      ) e
      where m.tenant_id = $1 and m.metric = 'raffle' and m.state <> 'draft'
      order by f.drawn_at desc nulls first, m.raffle_ends_on, m.id
      limit $2`,
    [tenantId, listedAtMost],
  );
  return rows.map((row) => toRaffle(row, clock, now));
}

/** All entries of a raffle in the draw's order; named are those whom the manager sees. */
export async function raffleEntrants(tx: Tx, onlooker: Onlooker, missionId: string): Promise<readonly RaffleEntrant[]> {
  const rows = await tx.rows<{
    readonly id: string;
    readonly participant_id: string;
    readonly name: string | null;
    readonly email: string | null;
    readonly entered_at: Date;
    readonly outcome: RaffleEntrant["outcome"];
  }>(
    `select e.id, e.participant_id, coalesce(n.display_name, p.display_name) as name, n.email, e.entered_at, e.outcome
       from campaign.raffle_entries e
       left join campaign.participants p on p.id = e.participant_id and ${participantVisibleToOnlooker}
       left join org.reps n on n.tenant_id = p.tenant_id and n.id = p.rep_id
      where e.tenant_id = $1 and e.mission_id = $5`,
    [...onlookerParameters(onlooker), missionId],
  );
  const byId = new Map(rows.map((row) => [row.id, row]));
  return inDrawOrder(rows.map((row) => ({ id: row.id, participantId: row.participant_id }))).flatMap(({ id }) => {
    const row = byId.get(id);
    if (!row) return [];
    const { name, email, outcome } = row;
    return [{ id, name, email, enteredAt: row.entered_at.getTime() as Instant, outcome }];
  });
}

function toRaffle(row: RaffleRow, clock: DayClock, now: Instant): ManagedRaffle {
  const { mission_id: missionId, ends_on: endsOn, entries, unsettled } = row;
  const drawnAt = instantOrNull(row.drawn_at);
  const draw = { missionId, endsOn, entries, unsettled, drawnAt };
  return {
    ...draw,
    title: row.title,
    prize: row.prize,
    openedAt: instantOrNull(row.opened_at),
    seedHash: row.seed_hash,
    seed: row.seed,
    drawnBy: row.drawn_by,
    due: row.opened_at !== null && drawnAt === null && isDue(draw, clock, now),
    dueAt: plusMs(endOfDate(endsOn, clock), graceMs),
  };
}

function instantOrNull(date: Date | null): Instant | null {
  return date === null ? null : (date.getTime() as Instant);
}
