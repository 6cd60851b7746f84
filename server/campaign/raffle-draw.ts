import { createHmac, randomBytes } from "node:crypto";
import { drawMessage, type RaffleEntry, winnerOf } from "#shared/domain/campaign/raffle.ts";
import { err, ok, type Result } from "#shared/domain/result.ts";
import type { CivilDate } from "#shared/domain/time/civil-date.ts";
import { type Instant, plusMs } from "#shared/domain/time/instant.ts";
import { graceMs } from "#shared/domain/time/timeliness.ts";
import { endOfDate } from "#shared/domain/time/zone.ts";
import type { Db, Tx } from "../db/db.ts";
import { lockHead } from "../ledger/heads.ts";
import { recordAction } from "../org/audit-log.ts";
import { tenantClockOf } from "../org/tenants.ts";
import { changeCampaign } from "./campaign-head.ts";

const rafflesToOpen = `campaign.missions m
      where m.tenant_id = $1 and m.metric = 'raffle' and m.activated and m.state = 'published'
        and not exists (select from campaign.raffles f where f.tenant_id = $1 and f.mission_id = m.id)`;

/** How many raffles were activated and aren't open yet. */
export async function countRafflesToOpen(tx: Tx, tenantId: string): Promise<number> {
  const [row] = await tx.rows<{ count: number }>(`select count(*)::int as count from ${rafflesToOpen}`, [tenantId]);
  return row?.count ?? 0;
}

/**
 * Opens the activated raffles that aren't open yet, and returns how many: from now on the hash of their seed is known. The caller holds the
 * tenant's head and has said that the campaign changes.
 */
export async function openRaffles(tx: Tx, tenantId: string, now: Instant): Promise<number> {
  const waiting = await tx.rows<{ id: string }>(`select m.id from ${rafflesToOpen}`, [tenantId]);
  for (const { id } of waiting)
    await tx.rows(
      `insert into campaign.raffles (tenant_id, mission_id, seed, opened_at) values ($1, $2, $3, $4) on conflict do nothing`,
      [tenantId, id, randomBytes(32).toString("hex"), new Date(now)],
    );
  return waiting.length;
}

/** A raffle that is open or was drawn, as far as its draw is concerned. */
export type RaffleDraw = {
  readonly missionId: string;
  readonly endsOn: CivilDate;
  readonly entries: number;
  /** Those who entered and whose last date isn't settled: something of theirs may still come. */
  readonly unsettled: number;
  readonly drawnAt: Instant | null;
};

/** The raffles whose last date is over and that wait for their draw, in the order in which they are due. */
export async function rafflesToDraw(tx: Tx, tenantId: string, now: Instant): Promise<readonly RaffleDraw[]> {
  const raffles = await raffleDraws(tx, tenantId);
  const clock = await tenantClockOf(tx, tenantId);
  return raffles.filter((raffle) => raffle.drawnAt === null && endOfDate(raffle.endsOn, clock) <= now);
}

/** Whether a raffle can be drawn: the last date of all who entered is settled, or its grace is over. One that nobody entered waits for that. */
export function isDue(
  { entries, unsettled, endsOn }: RaffleDraw,
  clock: Parameters<typeof endOfDate>[1],
  now: Instant,
) {
  const end = endOfDate(endsOn, clock);
  return plusMs(end, graceMs) <= now || (end <= now && entries > 0 && unsettled === 0);
}

export type DrawRefusal = { readonly code: "raffle_not_found" | "raffle_not_due" };

export type Drawn = { readonly winnerId: string | null; readonly entries: number };

/**
 * Draws a raffle, once: the winner follows from the seed whose hash was published when it opened, and from the entries. The winner's prize is made,
 * the others are listed with the reason; drawing again says the same. `who` is a manager's account, or a job.
 */
export async function drawRaffle(
  db: Db,
  tenantId: string,
  { missionId, who, isManager }: { readonly missionId: string; readonly who: string; readonly isManager: boolean },
  now: Instant,
): Promise<Result<Drawn, DrawRefusal>> {
  return db.inTransaction({ kind: "tenant", tenantId }, async (tx) => {
    // The tenant's head, for every device is told of the draw; then the raffle, after which nobody enters any more.
    await lockHead(tx, tenantId, tenantId);
    const [raffle] = await tx.rows<{ seed: string; drawn_at: Date | null; winner_id: string | null }>(
      `select seed, drawn_at, winner_id from campaign.raffles where tenant_id = $1 and mission_id = $2 for update`,
      [tenantId, missionId],
    );
    if (!raffle) return err({ code: "raffle_not_found" });
    const entries = await entriesOf(tx, tenantId, missionId);
    if (raffle.drawn_at !== null) return ok({ winnerId: raffle.winner_id, entries: entries.length });
    const [draw] = await raffleDraws(tx, tenantId, missionId);
    if (!draw || !isDue(draw, await tenantClockOf(tx, tenantId), now)) return err({ code: "raffle_not_due" });
    await changeCampaign(tx, tenantId);

    const digest = createHmac("sha256", Buffer.from(raffle.seed, "hex")).update(drawMessage(entries)).digest("hex");
    const winner = winnerOf(entries, digest);
    await tx.rows(
      `update campaign.raffles set drawn_at = $3, drawn_by = $4, winner_id = $5 where tenant_id = $1 and mission_id = $2`,
      [tenantId, missionId, new Date(now), who, winner?.participantId ?? null],
    );
    await tx.rows(
      `update campaign.raffle_entries
          set outcome = case when id = $3 then 'won' else 'rejected' end, reason = case when id <> $3 then 'raffle_lost' end
        where tenant_id = $1 and mission_id = $2`,
      [tenantId, missionId, winner?.id ?? null],
    );
    if (winner) await makePrize(tx, tenantId, missionId, winner, now);
    if (isManager)
      await recordAction(tx, {
        tenantId,
        at: now,
        who,
        action: "draw_raffle",
        subject: `mission ${missionId}`,
        after: { winnerId: winner?.participantId ?? null, entries: entries.length, digest },
      });
    return ok({ winnerId: winner?.participantId ?? null, entries: entries.length });
  });
}

/** The winner's redemption, of the type that the prize has: it belongs to the row that the entry completed. */
async function makePrize(
  tx: Tx,
  tenantId: string,
  missionId: string,
  { participantId }: RaffleEntry,
  now: Instant,
): Promise<void> {
  await tx.rows(
    `insert into campaign.redemptions (tenant_id, id, participant_id, reward_id, progress_id, type, tier_id, status, created_at)
     select p.tenant_id, p.id, p.participant_id, w.id, p.id, w.type, t.tier_id, 'claimable', $4
       from campaign.progress_rows p
       join campaign.missions m on m.tenant_id = p.tenant_id and m.id = p.mission_id
       join campaign.rewards w on w.tenant_id = m.tenant_id and w.id = m.reward_id
       join campaign.participants t on t.tenant_id = p.tenant_id and t.id = p.participant_id
      where p.tenant_id = $1 and p.participant_id = $2 and p.mission_id = $3 and p.status = 'completed'
      order by p.completed_at desc
      limit 1
     on conflict do nothing`,
    [tenantId, participantId, missionId, new Date(now)],
  );
}

async function entriesOf(tx: Tx, tenantId: string, missionId: string): Promise<readonly RaffleEntry[]> {
  const rows = await tx.rows<{ id: string; participant_id: string }>(
    "select id, participant_id from campaign.raffle_entries where tenant_id = $1 and mission_id = $2",
    [tenantId, missionId],
  );
  return rows.map((row) => ({ id: row.id, participantId: row.participant_id }));
}

type DrawRow = {
  readonly mission_id: string;
  readonly ends_on: CivilDate;
  readonly entries: number;
  readonly unsettled: number;
  readonly drawn_at: Date | null;
};

async function raffleDraws(tx: Tx, tenantId: string, missionId: string | null = null): Promise<readonly RaffleDraw[]> {
  const rows = await tx.rows<DrawRow>(
    `select f.mission_id, m.raffle_ends_on as ends_on, f.drawn_at, count(e.id)::int as entries,
            (count(e.id) filter (where coalesce(g.final_through, '-infinity') < m.raffle_ends_on))::int as unsettled
       from campaign.raffles f
       join campaign.missions m on m.tenant_id = f.tenant_id and m.id = f.mission_id
       left join campaign.raffle_entries e on e.tenant_id = f.tenant_id and e.mission_id = f.mission_id
       left join ledger.progression g on g.tenant_id = e.tenant_id and g.rep_id = e.participant_id
      where f.tenant_id = $1 and ($2::uuid is null or f.mission_id = $2)
      group by f.mission_id, m.raffle_ends_on, f.drawn_at
      order by m.raffle_ends_on, f.mission_id`,
    [tenantId, missionId],
  );
  return rows.map((row) => ({
    missionId: row.mission_id,
    endsOn: row.ends_on,
    entries: row.entries,
    unsettled: row.unsettled,
    drawnAt: row.drawn_at === null ? null : (row.drawn_at.getTime() as Instant),
  }));
}
