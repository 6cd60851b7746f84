import type {
  CampaignMission,
  CampaignStanding,
  MissionProgress,
  Redemption,
  Reward,
  Tier,
  WindowTotals,
} from "#shared/domain/campaign/campaign.ts";
import { missionMetrics } from "#shared/domain/campaign/metric.ts";
import type { Instant } from "#shared/domain/time/instant.ts";
import type { Zone } from "#shared/domain/time/zone.ts";
import type { Tx } from "../db/db.ts";
import type { RepKey } from "../org/rep-key.ts";
import { figureColumn } from "./figure-column.ts";

/** For how long a device is told of what is over. */
const toldForDays = 370;

/** The entries of a raffle are told after its draw, for so long and where they are so many at most: everything else is small. */
const drawToldForDays = 35;
const entriesTold = 500;

type StandingRow = {
  readonly zone: Zone;
  readonly day_start_hour: number;
  readonly currency: string;
  readonly tier_id: string | null;
  readonly window: CampaignStanding["window"];
  readonly tiers: readonly Tier[];
  readonly missions: readonly CampaignMission[];
  readonly rewards: readonly Reward[];
  readonly progress: readonly MissionProgress[];
  readonly windows: readonly (Pick<WindowTotals, "windowStart" | "windowEnd"> & { readonly totals: TotalsJson })[];
  readonly redemptions: readonly Redemption[];
  readonly entered: readonly string[];
};

type TotalsJson = { readonly [column: string]: number };

/**
 * What a rep's devices are told of the campaign, the whole of it, or `null` where the tenant has none. Missions are those of the rep's tier
 * and of those below it, previews of higher ones, and whatever the rep has a part in; of what nobody may know yet, such as a raffle's seed or
 * a coupon, nothing. The caller holds the rep's head.
 */
export async function campaignStanding(tx: Tx, rep: RepKey, now: Instant): Promise<CampaignStanding | null> {
  const [row] = await tx.rows<StandingRow>(standingSql, [rep.tenantId, rep.repId, new Date(now), toldForDays]);
  if (!row) return null;
  return {
    asOf: now,
    clock: { zone: row.zone, dayStartHour: row.day_start_hour },
    currency: row.currency,
    tierId: row.tier_id,
    window: row.window,
    tiers: row.tiers,
    missions: row.missions,
    rewards: row.rewards,
    progress: row.progress,
    windows: row.windows.map(({ windowStart, windowEnd, totals }) => ({
      windowStart,
      windowEnd,
      totals: totalsOf(totals),
    })),
    redemptions: row.redemptions,
    entered: row.entered,
  };
}

function totalsOf(row: TotalsJson): WindowTotals["totals"] {
  return Object.fromEntries(
    missionMetrics.flatMap((metric) => {
      const total = row[figureColumn(metric)] ?? 0;
      return total === 0 ? [] : [[metric, total]];
    }),
  );
}

const instantOf = (moment: string): string => `(extract(epoch from ${moment}) * 1000)::bigint`;
/** A window without an end has none in what a device is told. */
const endOf = (date: string): string => `case when isfinite(${date}) then ${date} end`;
const list = (of: string, order: string): string => `coalesce(jsonb_agg(${of} order by ${order}), '[]')`;

const tierJson = `jsonb_build_object('id', t.id, 'ordinal', t.ordinal, 'name', t.name, 'color', t.color, 'threshold', t.threshold)`;

const missionJson = `jsonb_build_object(
  'id', m.id, 'title', m.title, 'description', m.description, 'type', m.metric, 'target', m.target,
  'tierEligibility', m.tier_eligibility, 'previewFrom', m.preview_from, 'displayOrder', m.display_order, 'featured', m.featured,
  'enabled', m.enabled, 'activated', m.activated, 'rewardId', m.reward_id,
  'raffle', case when m.metric = 'raffle' then jsonb_build_object(
    'endsOn', m.raffle_ends_on, 'seedHash', f.seed_hash, 'seed', case when f.drawn_at is not null then f.seed end,
    'drawnAt', ${instantOf("f.drawn_at")},
    'entries', (select count(*) from campaign.raffle_entries e where e.tenant_id = $1 and e.mission_id = m.id),
    'draw', case when f.drawn_at > $3::timestamptz - make_interval(days => ${drawToldForDays}) then (
      select jsonb_build_object('entryIds', ${list("e.id", "e.id")}, 'winningId', min(e.id::text) filter (where e.outcome = 'won'))
        from campaign.raffle_entries e
       where e.tenant_id = $1 and e.mission_id = m.id
      having count(*) <= ${entriesTold}) end) end)`;

const rewardJson = `jsonb_build_object(
  'id', w.id, 'type', w.type, 'source', w.source, 'tierId', w.tier_id, 'name', w.name, 'description', w.description,
  'config', w.config - 'coupon', 'frequency', w.frequency, 'quantity', w.quantity, 'displayOrder', w.display_order,
  'enabled', w.enabled)`;

const progressJson = `jsonb_build_object(
  'id', r.id, 'missionId', r.mission_id, 'windowStart', r.window_start, 'windowEnd', ${endOf("r.window_end")},
  'status', r.status, 'completedAt', ${instantOf("r.completed_at")}, 'valueAtCompletion', r.value_at_completion,
  'cooldownUntil', r.cooldown_until)`;

const windowJson = `jsonb_build_object(
  'windowStart', s.window_start, 'windowEnd', ${endOf("s.window_end")},
  'totals', to_jsonb(s) - '{tenant_id,participant_id,window_start,window_end,version}'::text[])`;

const redemptionJson = `jsonb_build_object(
  'id', d.id, 'rewardId', d.reward_id, 'progressId', d.progress_id, 'status', d.status,
  'scheduledFor', ${instantOf("d.scheduled_for")}, 'boost', b.state, 'endsAt', ${instantOf("coalesce(b.ends_at, c.expires_at)")},
  'coupon', case when c.expires_at is not null then c.coupon end, 'payoutMinor', b.payout_minor, 'shipping', h.state,
  'reason', d.reason, 'claimedAt', ${instantOf("d.claimed_at")}, 'concludedAt', ${instantOf("d.concluded_at")})`;

const standingSql = `
  with own as (
    select p.tier_id, coalesce(t.ordinal, 0) as ordinal, p.window_start, p.window_end
      from campaign.participants p
      left join campaign.tiers t on t.tenant_id = $1 and t.id = p.tier_id
     where p.tenant_id = $1 and p.id = $2
  ), held as (
    select r.*, m.series_id, m.enabled
      from campaign.progress_rows r
      join campaign.missions m on m.tenant_id = $1 and m.id = r.mission_id
     where r.tenant_id = $1 and r.participant_id = $2
       and (not isfinite(r.window_end) or r.window_end > ($3::timestamptz)::date - $4::int)
  ), progress as (
    select * from held where status = 'completed' or enabled
  ), redemptions as (
    select *
      from campaign.redemptions d
     where d.tenant_id = $1 and d.participant_id = $2
       and (d.status not in ('concluded', 'rejected')
            or coalesce(d.concluded_at, d.created_at) > $3::timestamptz - make_interval(days => $4::int))
  ), entered as (
    select e.mission_id from campaign.raffle_entries e where e.tenant_id = $1 and e.participant_id = $2
  ), missions as (
    select m.*
      from campaign.missions m
      left join campaign.tiers t on t.tenant_id = $1 and t.id = m.tier_eligibility
      left join campaign.tiers v on v.tenant_id = $1 and v.id = m.preview_from
     where m.tenant_id = $1
       and (m.id in (select mission_id from progress)
            or m.state = 'published' and m.enabled
               and (m.tier_eligibility = 'all'
                    or t.ordinal <= (select ordinal from own)
                    or v.ordinal <= (select ordinal from own))
               -- While the rep goes on with an earlier version of it, that one is shown.
               and not exists (
                 select from held h
                  where h.series_id = m.series_id and h.mission_id <> m.id and h.status <> 'completed'
                    and h.window_end > ($3::timestamptz)::date))
  ), rewards as (
    select w.*
      from campaign.rewards w
      left join campaign.tiers t on t.tenant_id = $1 and t.id = w.tier_id
     where w.tenant_id = $1
       and (w.id in (select reward_id from missions)
            or w.id in (select reward_id from redemptions)
            or w.source = 'vip_tier' and w.enabled and t.ordinal >= (select ordinal from own))
  )
  select o.zone, o.day_start_hour, o.currency,
         (select tier_id from own) as tier_id,
         (select jsonb_build_object('start', window_start, 'end', ${endOf("window_end")}) from own) as window,
         (select ${list(tierJson, "t.ordinal")} from campaign.tiers t where t.tenant_id = $1) as tiers,
         (select ${list(missionJson, "m.display_order, m.id")}
            from missions m
            left join campaign.raffles f on f.tenant_id = $1 and f.mission_id = m.id) as missions,
         (select ${list(rewardJson, "w.display_order, w.id")} from rewards w) as rewards,
         (select ${list(progressJson, "r.window_start, r.id")} from progress r) as progress,
         (select ${list(windowJson, "s.window_start, s.window_end")}
            from campaign.progress_windows s
           where s.tenant_id = $1 and s.participant_id = $2
             and (s.window_start, s.window_end) in (select window_start, window_end from progress where status <> 'completed')
         ) as windows,
         (select ${list(redemptionJson, "d.created_at, d.id")}
            from redemptions d
            left join campaign.boosts b on b.tenant_id = $1 and b.redemption_id = d.id
            left join campaign.discounts c on c.tenant_id = $1 and c.redemption_id = d.id
            left join campaign.shipments h on h.tenant_id = $1 and h.redemption_id = d.id) as redemptions,
         (select ${list("e.mission_id", "e.mission_id")} from entered e) as entered
    from campaign.programmes g
    join org.tenants o on o.tenant_id = g.tenant_id
   where g.tenant_id = $1`;
