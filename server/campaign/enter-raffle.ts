import type { CivilDate } from "#shared/domain/time/civil-date.ts";
import type { ErrorBody } from "#shared/protocol/errors.ts";
import type { Tx } from "../db/db.ts";
import type { DecidingRep } from "./deciding-rep.ts";
import { openWindow } from "./participant-repository.ts";

type RaffleRow = {
  readonly is_open: boolean;
  readonly ends_on: CivilDate;
  readonly is_eligible: boolean;
  readonly is_entered: boolean;
  readonly is_drawn: boolean;
};

type RaffleRefusal = "raffle_closed" | "already_entered" | "raffle_drawn";

/**
 * Enters a rep for a raffle, once, up to its last date by the date of the entry itself: one that comes late from a device without network counts
 * as long as the raffle isn't drawn. The row of the mission is completed by it. Returns why not, or `null`.
 */
export async function enterRaffle(
  tx: Tx,
  rep: DecidingRep,
  { id, missionId, localDate }: { readonly id: string; readonly missionId: string; readonly localDate: CivilDate },
): Promise<ErrorBody | null> {
  const { participant, now } = rep;
  const { tenantId, id: participantId } = participant;
  // Held until the end: the draw takes the same row, and then nobody enters any more.
  await tx.rows(`select from campaign.raffles where tenant_id = $1 and mission_id = $2 for share`, [
    tenantId,
    missionId,
  ]);
  const raffle = await raffleOf(tx, rep, missionId);
  const refusal = raffle === null ? "raffle_closed" : refusalOf(raffle, localDate);
  if (refusal) return { code: refusal, field: "body.missionId", message: messages[refusal] };

  await tx.rows(
    `insert into campaign.raffle_entries (tenant_id, mission_id, participant_id, id, entered_on, entered_at)
     values ($1, $2, $3, $4, $5, $6)`,
    [tenantId, missionId, participantId, id, localDate, new Date(now)],
  );
  await completeRow(tx, rep, missionId);
  return null;
}

function refusalOf(raffle: RaffleRow, localDate: CivilDate): RaffleRefusal | null {
  if (!raffle.is_open || !raffle.is_eligible) return "raffle_closed";
  if (raffle.is_entered) return "already_entered";
  if (localDate > raffle.ends_on) return "raffle_closed";
  return raffle.is_drawn ? "raffle_drawn" : null;
}

/** Eligible is whoever has a tier of the mission, or has had one and got a row. */
async function raffleOf(tx: Tx, { participant }: DecidingRep, missionId: string): Promise<RaffleRow | null> {
  const { tenantId, id, tierId } = participant;
  const [row] = await tx.rows<RaffleRow>(
    `select m.enabled and m.activated and m.state = 'published' as is_open, m.raffle_ends_on as ends_on,
            (m.tier_eligibility = 'all'
             or exists (select from campaign.tiers t
                          join campaign.tiers own on own.tenant_id = t.tenant_id and own.id = $4
                         where t.tenant_id = $1 and t.id = m.tier_eligibility and t.ordinal <= own.ordinal)
             or exists (select from campaign.progress_rows p
                         where p.tenant_id = $1 and p.participant_id = $3 and p.mission_id = m.id)) as is_eligible,
            exists (select from campaign.raffle_entries e
                     where e.tenant_id = $1 and e.mission_id = m.id and e.participant_id = $3) as is_entered,
            f.drawn_at is not null as is_drawn
       from campaign.missions m
       join campaign.raffles f on f.tenant_id = m.tenant_id and f.mission_id = m.id
      where m.tenant_id = $1 and m.id = $2`,
    [tenantId, missionId, id, tierId],
  );
  return row ?? null;
}

async function completeRow(tx: Tx, { participant, version, now }: DecidingRep, missionId: string): Promise<void> {
  const { tenantId, id: participantId, windowStart } = participant;
  const [open] = await tx.rows(
    `update campaign.progress_rows
        set status = 'completed', completed_at = $4, value_at_completion = 0, version = $5
      where tenant_id = $1 and participant_id = $2 and mission_id = $3 and status <> 'completed'
     returning id`,
    [tenantId, participantId, missionId, new Date(now), version],
  );
  if (open) return;
  const end = await openWindow(tx, participant, windowStart, version);
  await tx.rows(
    `insert into campaign.progress_rows (
       tenant_id, participant_id, mission_id, window_start, window_end, id, status, completed_at, value_at_completion, version)
     values ($1, $2, $3, $4, $5, gen_random_uuid(), 'completed', $6, 0, $7)
     on conflict do nothing`,
    [tenantId, participantId, missionId, windowStart, end, new Date(now), version],
  );
}

const messages: { readonly [code in RaffleRefusal]: string } = {
  raffle_closed: "Nobody can enter this raffle now.",
  already_entered: "The rep has entered already.",
  raffle_drawn: "The raffle has been drawn.",
};
