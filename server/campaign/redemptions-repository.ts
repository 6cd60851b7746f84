import type {
  BoostState,
  Redemption,
  RedemptionStatus,
  RewardType,
  ShippingState,
} from "#shared/domain/campaign/campaign.ts";
import type { Instant } from "#shared/domain/time/instant.ts";
import type { Tx } from "../db/db.ts";

/** A redemption with what only the server needs of it. */
export type StoredRedemption = Redemption & {
  readonly participantId: string;
  readonly type: RewardType;
  /** When it was made. */
  readonly tierId: string;
};

type RedemptionRow = {
  readonly id: string;
  readonly participant_id: string;
  readonly reward_id: string;
  readonly progress_id: string | null;
  readonly type: RewardType;
  readonly tier_id: string;
  readonly status: RedemptionStatus;
  readonly scheduled_for: Date | null;
  readonly claimed_at: Date | null;
  readonly concluded_at: Date | null;
  readonly reason: string | null;
  readonly boost: BoostState | null;
  readonly ends_at: Date | null;
  readonly coupon: string | null;
  readonly payout_minor: bigint | null;
  readonly shipping: ShippingState | null;
};

/** What a redemption `r` is read with. */
const selected = `select r.id, r.participant_id, r.reward_id, r.progress_id, r.type, r.tier_id, r.status, r.scheduled_for, r.claimed_at,
            r.concluded_at, r.reason, b.state as boost, b.payout_minor, s.state as shipping,
            coalesce(b.ends_at, d.expires_at) as ends_at, case when d.expires_at is not null then d.coupon end as coupon
       from campaign.redemptions r
       left join campaign.boosts b on b.tenant_id = r.tenant_id and b.redemption_id = r.id
       left join campaign.discounts d on d.tenant_id = r.tenant_id and d.redemption_id = r.id
       left join campaign.shipments s on s.tenant_id = r.tenant_id and s.redemption_id = r.id`;

/** All that somebody has earned or claimed, the oldest first. */
export async function redemptionsOf(
  tx: Tx,
  tenantId: string,
  participantId: string,
): Promise<readonly StoredRedemption[]> {
  const rows = await tx.rows<RedemptionRow>(
    `${selected} where r.tenant_id = $1 and r.participant_id = $2 order by r.created_at, r.id`,
    [tenantId, participantId],
  );
  return rows.map(toRedemption);
}

/** One of them, or `null`. */
export async function redemptionOf(tx: Tx, tenantId: string, id: string): Promise<StoredRedemption | null> {
  const [row] = await tx.rows<RedemptionRow>(`${selected} where r.tenant_id = $1 and r.id = $2`, [tenantId, id]);
  return row ? toRedemption(row) : null;
}

/** Who moved something: an account, a rep, a job. */
export type Mover = { readonly who: string; readonly by: "operation" | "manager" | "job" };

export type Move = {
  readonly redemptionId: string;
  readonly subject: "redemption" | "boost" | "shipment" | "discount";
  readonly before: string | null;
  readonly after: string;
  /** A manager's action makes its first move under its own id, with what was asked for. */
  readonly action?: { readonly id: string; readonly request: unknown };
};

/** Writes moves down, in the transaction that makes them. */
export async function recordMoves(
  tx: Tx,
  tenantId: string,
  moves: readonly Move[],
  { who, by }: Mover,
  at: Instant,
): Promise<void> {
  if (moves.length === 0) return;
  await tx.rows(
    `insert into campaign.moves (tenant_id, id, redemption_id, subject, before, after, at, who, by, request)
     select $1, coalesce(m.id, gen_random_uuid()), m.redemption_id, m.subject, m.before, m.after, $3, $4, $5, m.request
       from jsonb_to_recordset($2::jsonb) as m (id uuid, redemption_id uuid, subject text, before text, after text, request jsonb)`,
    [
      tenantId,
      JSON.stringify(
        moves.map(({ redemptionId, subject, before, after, action }) => ({
          redemption_id: redemptionId,
          subject,
          before,
          after,
          ...action,
        })),
      ),
      new Date(at),
      who,
      by,
    ],
  );
}

function toRedemption(row: RedemptionRow): StoredRedemption {
  return {
    id: row.id,
    participantId: row.participant_id,
    rewardId: row.reward_id,
    progressId: row.progress_id,
    type: row.type,
    tierId: row.tier_id,
    status: row.status,
    scheduledFor: instantOrNull(row.scheduled_for),
    boost: row.boost,
    endsAt: instantOrNull(row.ends_at),
    coupon: row.coupon,
    payoutMinor: row.payout_minor === null ? null : Number(row.payout_minor),
    shipping: row.shipping,
    reason: row.reason,
    claimedAt: instantOrNull(row.claimed_at),
    concludedAt: instantOrNull(row.concluded_at),
  };
}

function instantOrNull(date: Date | null): Instant | null {
  return date === null ? null : (date.getTime() as Instant);
}
