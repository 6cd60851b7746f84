import type { BoostState, RedemptionStatus, RewardType, ShippingState } from "#shared/domain/campaign/campaign.ts";
import { actionsOn } from "#shared/domain/campaign/redemption-actions.ts";
import type { PaymentMethod, PostalAddress } from "#shared/domain/intents.ts";
import type { Instant } from "#shared/domain/time/instant.ts";
import type { Carrier, QueuedRedemption } from "#shared/protocol/redemption-actions.ts";
import type { Tx } from "../db/db.ts";
import { type Onlooker, onlookerParameters } from "../org/reps.ts";
import { participantVisibleToOnlooker } from "./visible-participants.ts";

export type QueueFilter = {
  /** `open`: what has been claimed and isn't concluded. */
  readonly show: "open" | "concluded" | "all";
  /** One redemption alone. */
  readonly id?: string;
};

type QueueRow = {
  readonly id: string;
  readonly participant_id: string;
  readonly display_name: string;
  readonly handle: string | null;
  readonly reward_id: string;
  readonly reward_name: string;
  readonly type: RewardType;
  readonly mission: string | null;
  readonly tier_id: string;
  readonly status: RedemptionStatus;
  readonly claimed_at: Date | null;
  readonly scheduled_for: Date | null;
  readonly concluded_at: Date | null;
  readonly reason: string | null;
  readonly boost: BoostState | null;
  readonly boost_rate: number;
  readonly ends_at: Date | null;
  readonly payout_minor: bigint | null;
  readonly method: PaymentMethod | null;
  readonly account: string;
  readonly shipping: ShippingState | null;
  readonly size: string | null;
  readonly address: PostalAddress;
  readonly carrier: Carrier | null;
  readonly tracking: string | null;
  readonly shipped_at: Date | null;
  readonly coupon: string | null;
  readonly discount_rate: number;
  readonly expires_at: Date | null;
  readonly uses: number;
  readonly max_uses: number | null;
};

const shownAtMost = 500;

/**
 * Redemptions with all that is needed to act on them, those that have waited longest first; what is over comes newest first. A manager sees
 * those of the own teams' reps, an admin everybody's.
 */
export async function redemptionQueue(
  tx: Tx,
  onlooker: Onlooker,
  { show, id }: QueueFilter,
  now: Instant,
): Promise<readonly QueuedRedemption[]> {
  const rows = await tx.rows<QueueRow>(
    `select d.id, d.participant_id, p.display_name, d.reward_id, w.name as reward_name, d.type, m.title as mission, d.tier_id, d.status,
            (select min(h.handle) from campaign.handles h where h.tenant_id = d.tenant_id and h.participant_id = p.id) as handle,
            d.claimed_at, d.scheduled_for, d.concluded_at, d.reason, b.state as boost, b.rate as boost_rate, b.ends_at, b.payout_minor,
            i.method, i.account, s.state as shipping, s.size, s.address, s.carrier, s.tracking, s.shipped_at,
            c.coupon, c.rate as discount_rate, c.expires_at, c.uses, c.max_uses
       from campaign.redemptions d
       join campaign.participants p on p.tenant_id = d.tenant_id and p.id = d.participant_id
       join campaign.rewards w on w.tenant_id = d.tenant_id and w.id = d.reward_id
       left join campaign.progress_rows g on g.tenant_id = d.tenant_id and g.id = d.progress_id
       left join campaign.missions m on m.tenant_id = d.tenant_id and m.id = g.mission_id
       left join campaign.boosts b on b.tenant_id = d.tenant_id and b.redemption_id = d.id
       left join campaign.payment_infos i on i.tenant_id = d.tenant_id and i.redemption_id = d.id
       left join campaign.shipments s on s.tenant_id = d.tenant_id and s.redemption_id = d.id
       left join campaign.discounts c on c.tenant_id = d.tenant_id and c.redemption_id = d.id
      where d.tenant_id = $1
        and ${participantVisibleToOnlooker}
        and ($6::uuid is null or d.id = $6)
        and case $5 when 'open' then d.status in ('claimed', 'fulfilled')
                    when 'concluded' then d.status in ('concluded', 'rejected')
                    else d.status <> 'claimable' end
      order by case when d.status in ('claimed', 'fulfilled') then d.claimed_at end, d.concluded_at desc, d.id
      limit $7`,
    [...onlookerParameters(onlooker), id === undefined ? show : "any", id ?? null, shownAtMost],
  );
  return rows.map((row) => toQueued(row, now));
}

function toQueued(row: QueueRow, now: Instant): QueuedRedemption {
  const { type, status, boost, shipping } = row;
  const scheduledFor = instantOrNull(row.scheduled_for);
  return {
    id: row.id,
    participant: { id: row.participant_id, name: row.display_name, handle: row.handle },
    reward: { id: row.reward_id, name: row.reward_name, type },
    mission: row.mission,
    tierId: row.tier_id,
    status,
    claimedAt: instantOrNull(row.claimed_at),
    scheduledFor,
    concludedAt: instantOrNull(row.concluded_at),
    reason: row.reason,
    boost: boost && {
      state: boost,
      rate: row.boost_rate,
      endsAt: instantOrNull(row.ends_at),
      payoutMinor: row.payout_minor === null ? null : Number(row.payout_minor),
      payment: row.method && { method: row.method, account: row.account },
    },
    shipment: shipping && {
      state: shipping,
      size: row.size,
      address: row.address,
      carrier: row.carrier,
      tracking: row.tracking,
      shippedAt: instantOrNull(row.shipped_at),
    },
    discount:
      row.coupon === null
        ? null
        : {
            rate: row.discount_rate,
            coupon: row.coupon,
            expiresAt: instantOrNull(row.expires_at),
            uses: row.uses,
            maxUses: row.max_uses,
          },
    actions: actionsOn({ type, status, boost, shipping, scheduledFor }, now),
  };
}

function instantOrNull(date: Date | null): Instant | null {
  return date === null ? null : (date.getTime() as Instant);
}
