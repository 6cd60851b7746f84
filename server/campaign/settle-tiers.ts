import type { ProgrammeDraft } from "#shared/domain/campaign/programme.ts";
import { dueTierMoves, type Earned, type TierMove } from "#shared/domain/campaign/tiers.ts";
import { causalId } from "#shared/domain/ledger/causal-id.ts";
import type { CivilDate } from "#shared/domain/time/civil-date.ts";
import type { Instant } from "#shared/domain/time/instant.ts";
import { dateAt } from "#shared/domain/time/zone.ts";
import type { Tx } from "../db/db.ts";
import { tenantClockOf } from "../org/tenants.ts";
import { type CampaignRun, inBatches } from "./campaign-run.ts";
import { stampParticipants } from "./participant-heads.ts";
import { type Participant, participantsOf, storedEnd } from "./participant-repository.ts";
import { joiningParticipants } from "./participants.ts";
import { programmeOf } from "./programme-repository.ts";
import { earnedByDay, participantsToMove, unknownTierParticipants } from "./tier-repository.ts";

/**
 * Takes the checkpoints that are due, and the promotions that were earned, for everybody of a tenant: few have either, so they are sought first
 * without a lock. Participants of a tier that isn't there are left alone and reported.
 */
export async function settleTiers(run: CampaignRun): Promise<void> {
  const { db, tenantId, now, dryRun, report } = run;
  const scope = { kind: "tenant", tenantId } as const;
  const found = await db.inTransaction(scope, async (tx) => {
    const asked = await askedOf(tx, tenantId, now);
    return asked && { ...asked, unknown: await unknownTierParticipants(tx, tenantId) };
  });
  if (!found) return;
  for (const { id, tierId } of found.unknown) report.badRow(`participant ${id}`, `There is no tier ${tierId}.`);

  const count = (moves: readonly OwnMove[]) => {
    for (const { move } of moves) report.count(move.status);
  };
  if (dryRun) {
    count((await db.inTransaction(scope, (tx) => foreseenMoves(tx, run))).moves);
    return;
  }
  await inBatches(
    run,
    found.ids,
    async (tx, ids) => {
      const moves = await movesOf(tx, found, await participantsOf(tx, tenantId, ids));
      await saveMoves(tx, tenantId, moves, now);
      return moves;
    },
    count,
  );
}

/**
 * For the steps of a dry run that come after this one: those whom the same run lets take part, promotes or demotes, as they will stand.
 * Reads only.
 */
export async function foreseeParticipants(run: CampaignRun): Promise<readonly Participant[]> {
  const { db, tenantId } = run;
  return db.inTransaction({ kind: "tenant", tenantId }, async (tx) => {
    const { joining, moved, moves } = await foreseenMoves(tx, run);
    const places = new Map(moves.map(({ participantId, move }) => [participantId, move.after]));
    return [...joining, ...moved].map((participant) => ({ ...participant, ...places.get(participant.id) }));
  });
}

type Foreseen = {
  readonly joining: readonly Participant[];
  /** Those who take part already and whom a move awaits. */
  readonly moved: readonly Participant[];
  readonly moves: readonly OwnMove[];
};

async function foreseenMoves(tx: Tx, { tenantId, now, limit }: CampaignRun): Promise<Foreseen> {
  const joining = await joiningParticipants(tx, tenantId);
  const asked = await askedOf(tx, tenantId, now);
  if (!asked) return { joining, moved: [], moves: [] };
  const candidates = [...joining, ...(await participantsOf(tx, tenantId, asked.ids))].slice(0, limit ?? undefined);
  const moves = await movesOf(tx, asked, candidates);
  const movedIds = new Set(moves.map(({ participantId }) => participantId));
  const joiningIds = new Set(joining.map(({ id }) => id));
  return { joining, moved: candidates.filter(({ id }) => movedIds.has(id) && !joiningIds.has(id)), moves };
}

type OwnMove = { readonly participantId: string; readonly move: TierMove };

type Asked = {
  readonly tenantId: string;
  readonly programme: ProgrammeDraft;
  readonly today: CivilDate;
  /** Whom a move may await. */
  readonly ids: readonly string[];
};

/** `null` where no tiers are. */
async function askedOf(tx: Tx, tenantId: string, now: Instant): Promise<Asked | null> {
  const programme = await programmeOf(tx, tenantId);
  if (!programme || programme.tiers.length === 0) return null;
  const today = dateAt(now, await tenantClockOf(tx, tenantId));
  return { tenantId, programme, today, ids: await participantsToMove(tx, tenantId, today) };
}

async function movesOf(
  tx: Tx,
  { tenantId, programme, today }: Asked,
  participants: readonly Participant[],
): Promise<readonly OwnMove[]> {
  const ids = participants.map(({ id }) => id);
  const days = await earnedByDay(tx, tenantId, programme.metric, ids);
  return participants.flatMap((participant) => {
    const earned = earnedOn(days.get(participant.id) ?? []);
    const moves = dueTierMoves(participant, { tiers: programme.tiers, programme, earned, today });
    return moves.map((move) => ({ participantId: participant.id, move }));
  });
}

function earnedOn(days: readonly { readonly day: CivilDate; readonly value: bigint }[]): Earned {
  return (from, until) =>
    days.reduce((sum, { day, value }) => (day >= from && (until === null || day < until) ? sum + value : sum), 0n);
}

async function saveMoves(tx: Tx, tenantId: string, moves: readonly OwnMove[], now: Instant): Promise<void> {
  if (moves.length === 0) return;
  await tx.rows(
    `insert into campaign.tier_checkpoints (
       tenant_id, id, participant_id, kind, status, window_start, window_end, achieved, required, tier_before, tier_after,
       decided_on, decided_at)
     select $1, m.id, m.participant_id, m.kind, m.status, m.window_start, m.window_end, m.achieved, m.required, m.tier_before,
            m.tier_after, m.decided_on, $3
       from jsonb_to_recordset($2::jsonb) as m (id uuid, participant_id uuid, kind text, status text, window_start date, window_end date,
            achieved bigint, required bigint, tier_before text, tier_after text, decided_on date)`,
    [tenantId, JSON.stringify(moves.map((one) => toMoveRow(tenantId, one))), new Date(now)],
  );
  const places = new Map(moves.map(({ participantId, move }) => [participantId, move.after]));
  await tx.rows(
    `update campaign.participants p
        set tier_id = n.tier_id, window_start = n.window_start, window_end = n.window_end
       from jsonb_to_recordset($2::jsonb) as n (id uuid, tier_id text, window_start date, window_end date)
      where p.tenant_id = $1 and p.id = n.id`,
    [
      tenantId,
      JSON.stringify(
        [...places].map(([id, { tierId, windowStart, windowEnd }]) => ({
          id,
          tier_id: tierId,
          window_start: windowStart,
          window_end: storedEnd(windowEnd),
        })),
      ),
    ],
  );
  await stampParticipants(tx, tenantId, [...places.keys()], { recount: true });
}

/** A checkpoint is one by its due date, a promotion by its date and tier: neither is written down twice (P4). */
function toMoveRow(tenantId: string, { participantId, move }: OwnMove) {
  const { kind, status, before, after, achieved, required, decidedOn } = move;
  const cause = kind === "checkpoint" ? decidedOn : `${decidedOn}/${after.tierId}`;
  return {
    id: causalId({ tenantId, repId: participantId }, `tier_${kind}`, cause),
    participant_id: participantId,
    kind,
    status,
    window_start: before.windowStart,
    window_end: storedEnd(before.windowEnd),
    achieved: `${achieved}`,
    required,
    tier_before: before.tierId,
    tier_after: after.tierId,
    decided_on: decidedOn,
  };
}
