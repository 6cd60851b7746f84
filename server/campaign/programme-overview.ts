import { defaultProgramme } from "#shared/domain/campaign/programme.ts";
import type { CivilDate } from "#shared/domain/time/civil-date.ts";
import type { Instant } from "#shared/domain/time/instant.ts";
import { dateAt } from "#shared/domain/time/zone.ts";
import type {
  CampaignParticipant,
  CampaignParticipants,
  CampaignProgramme,
  ParticipantHistory,
  TierMoveLine,
} from "#shared/protocol/campaign-programme.ts";
import type { Tx } from "../db/db.ts";
import { type Onlooker, onlookerParameters } from "../org/reps.ts";
import { tenantClockOf } from "../org/tenants.ts";
import { adjustmentsOf } from "./adjustments.ts";
import { currencyOf, programmeOf } from "./programme-repository.ts";
import { isLaunched } from "./programme-settings.ts";
import { rewardsOf } from "./rewards-repository.ts";
import { participantVisibleToOnlooker, visibleParticipant } from "./visible-participants.ts";

/** A tenant's programme with its rewards, and how many are in each tier. */
export async function campaignProgramme(tx: Tx, onlooker: Onlooker, now: Instant): Promise<CampaignProgramme> {
  const { tenantId } = onlooker;
  const today = dateAt(now, await tenantClockOf(tx, tenantId));
  const members = await tx.rows<{ tier_id: string; count: number }>(
    `select p.tier_id, count(*)::int as count from campaign.participants p where ${participantVisibleToOnlooker} group by p.tier_id`,
    [...onlookerParameters(onlooker)],
  );
  return {
    programme: await programmeOf(tx, tenantId),
    suggested: defaultProgramme(today),
    launched: await isLaunched(tx, tenantId),
    membersByTier: Object.fromEntries(members.map(({ tier_id, count }) => [tier_id, count])),
    rewards: await rewardsOf(tx, tenantId),
    today,
    currency: await currencyOf(tx, tenantId),
  };
}

type ParticipantRow = {
  readonly id: string;
  readonly name: string;
  readonly is_rep: boolean;
  readonly tier_id: string;
  readonly window_start: CivilDate;
  readonly window_end: CivilDate | "infinity";
  readonly handles: readonly string[];
  readonly earned: bigint;
};

const listedAtMost = 100;

/** Those who take part and whom the manager sees, by name; `search` is a part of the name or of a handle. */
export async function campaignParticipants(tx: Tx, onlooker: Onlooker, search: string): Promise<CampaignParticipants> {
  const rows = await tx.rows<ParticipantRow>(
    `select p.id, p.name, p.is_rep, p.tier_id, p.window_start, p.window_end, p.handles,
            (coalesce(counted.earned, 0) + coalesce(adjusted.earned, 0))::bigint as earned
       from (
         select p.*, p.rep_id is not null as is_rep, coalesce(n.display_name, p.display_name) as name,
                array(select h.handle from campaign.handles h
                       where h.tenant_id = p.tenant_id and h.participant_id = p.id order by h.handle) as handles,
                exists (select from campaign.programmes g where g.tenant_id = p.tenant_id and g.tier_metric = 'sales') as by_sales
           from campaign.participants p
           left join org.reps n on n.tenant_id = p.tenant_id and n.id = p.rep_id
          where ${participantVisibleToOnlooker}
       ) p
       left join lateral (
         select sum(case when p.by_sales then d.sales_minor else d.units end) as earned
           from ledger.counted_days d
          where d.tenant_id = p.tenant_id and d.scope_id = p.id and d.day >= p.window_start and d.day < p.window_end
       ) counted on true
       left join lateral (
         select sum(case when p.by_sales then a.amount_minor else a.units end) as earned
           from campaign.adjustments a
          where a.tenant_id = p.tenant_id and a.participant_id = p.id and a.day >= p.window_start and a.day < p.window_end
       ) adjusted on true
      where $5 = '' or position(lower($5) in lower(p.name)) > 0
         or exists (select from unnest(p.handles) as h (handle) where position(lower($5) in h.handle) > 0)
      order by lower(p.name), p.id
      limit $6`,
    [...onlookerParameters(onlooker), search.trim().replace(/^@/, ""), listedAtMost + 1],
  );
  return { participants: rows.slice(0, listedAtMost).map(toParticipant), more: rows.length > listedAtMost };
}

type MoveRow = {
  readonly id: string;
  readonly kind: TierMoveLine["kind"];
  readonly status: TierMoveLine["status"];
  readonly window_start: CivilDate;
  readonly window_end: CivilDate | "infinity";
  readonly achieved: bigint;
  readonly required: bigint;
  readonly tier_before: string;
  readonly tier_after: string;
  readonly decided_on: CivilDate;
  readonly decided_at: Date;
};

/** How somebody came to the tier, or `null` where the manager doesn't see that one. */
export async function participantHistory(tx: Tx, onlooker: Onlooker, id: string): Promise<ParticipantHistory | null> {
  const { tenantId } = onlooker;
  if (!(await visibleParticipant(tx, onlooker, id))) return null;
  const moves = await tx.rows<MoveRow>(
    `select id, kind, status, window_start, window_end, achieved, required, tier_before, tier_after, decided_on, decided_at
       from campaign.tier_checkpoints
      where tenant_id = $1 and participant_id = $2
      order by decided_at desc, decided_on desc, id
      limit 50`,
    [tenantId, id],
  );
  return { adjustments: await adjustmentsOf(tx, tenantId, id), moves: moves.map(toMove) };
}

function toParticipant(row: ParticipantRow): CampaignParticipant {
  return {
    id: row.id,
    name: row.name,
    isRep: row.is_rep,
    tierId: row.tier_id,
    windowStart: row.window_start,
    windowEnd: endOf(row.window_end),
    handles: row.handles,
    earned: Number(row.earned),
  };
}

function toMove(row: MoveRow): TierMoveLine {
  return {
    id: row.id,
    kind: row.kind,
    status: row.status,
    windowStart: row.window_start,
    windowEnd: endOf(row.window_end),
    achieved: Number(row.achieved),
    required: Number(row.required),
    tierBefore: row.tier_before,
    tierAfter: row.tier_after,
    decidedOn: row.decided_on,
    decidedAt: row.decided_at.getTime() as Instant,
  };
}

function endOf(windowEnd: CivilDate | "infinity"): CivilDate | null {
  return windowEnd === "infinity" ? null : windowEnd;
}
