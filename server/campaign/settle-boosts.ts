import { boostEnd, boostPayout } from "#shared/domain/campaign/boost.ts";
import type { BoostState } from "#shared/domain/campaign/campaign.ts";
import type { Instant } from "#shared/domain/time/instant.ts";
import type { Zone } from "#shared/domain/time/zone.ts";
import type { Tx } from "../db/db.ts";
import { tenantClockOf } from "../org/tenants.ts";
import { type CampaignRun, inBatches } from "./campaign-run.ts";
import { stampParticipants } from "./participant-heads.ts";
import { type Move, recordMoves } from "./redemptions-repository.ts";
import { lifetimeSales } from "./tier-repository.ts";

/**
 * Lets the boosts begin whose time has come, ends those whose days are over, with the payout that follows from the two readings, and asks
 * for the account it goes to. Discounts whose time is over are concluded.
 */
export async function settleBoosts(run: CampaignRun): Promise<void> {
  const { db, tenantId, now, dryRun, limit, report } = run;
  const scope = { kind: "tenant", tenantId } as const;
  const { due, zone } = await db.inTransaction(scope, async (tx) => ({
    due: await dueOf(tx, tenantId, now, null),
    zone: (await tenantClockOf(tx, tenantId)).zone,
  }));
  const count = (settled: readonly Due[]) => {
    for (const { becomes } of settled) report.count(becomes);
  };
  const ids = [...new Set(due.map(({ participantId }) => participantId))].sort();
  if (dryRun) {
    const chosen = new Set(limit === null ? ids : ids.slice(0, limit));
    count(due.filter(({ participantId }) => chosen.has(participantId)));
    return;
  }
  await inBatches(run, ids, (tx, part) => settle(tx, { tenantId, ids: part, zone, now }), count);
}

type Due = {
  readonly redemptionId: string;
  readonly participantId: string;
  readonly becomes: "activated" | "expired" | "discounts_ended";
  readonly rate: number;
  readonly durationDays: number;
  readonly baselineMinor: bigint;
};

type DueRow = {
  readonly redemption_id: string;
  readonly participant_id: string;
  readonly state: BoostState | "discount";
  readonly rate: number;
  readonly duration_days: number;
  readonly baseline_minor: bigint | null;
};

async function dueOf(
  tx: Tx,
  tenantId: string,
  now: Instant,
  participantIds: readonly string[] | null,
): Promise<readonly Due[]> {
  const rows = await tx.rows<DueRow>(
    `select b.redemption_id, b.participant_id, b.state, b.rate, b.duration_days, b.baseline_minor
       from campaign.boosts b
      where b.tenant_id = $1 and ($3::uuid[] is null or b.participant_id = any ($3))
        and (b.state = 'scheduled' and b.scheduled_for <= $2 or b.state = 'active' and b.ends_at <= $2)
      union all
     select r.id, r.participant_id, 'discount', d.rate, 0, null
       from campaign.redemptions r
       join campaign.discounts d on d.tenant_id = r.tenant_id and d.redemption_id = r.id
      where r.tenant_id = $1 and ($3::uuid[] is null or r.participant_id = any ($3))
        and r.status = 'fulfilled' and d.expires_at <= $2`,
    [tenantId, new Date(now), participantIds],
  );
  return rows.map((row) => ({
    redemptionId: row.redemption_id,
    participantId: row.participant_id,
    becomes: row.state === "discount" ? "discounts_ended" : row.state === "scheduled" ? "activated" : "expired",
    rate: row.rate,
    durationDays: row.duration_days,
    baselineMinor: row.baseline_minor ?? 0n,
  }));
}

type Part = {
  readonly tenantId: string;
  readonly ids: readonly string[];
  readonly zone: Zone;
  readonly now: Instant;
};

async function settle(tx: Tx, { tenantId, ids, zone, now }: Part): Promise<readonly Due[]> {
  const due = await dueOf(tx, tenantId, now, ids);
  if (due.length === 0) return due;
  const sales = await lifetimeSales(tx, tenantId, ids);
  const moves: Move[] = [];
  for (const one of due)
    moves.push(...(await settleOne(tx, one, { tenantId, sold: sales.get(one.participantId) ?? 0n, zone, now })));
  await recordMoves(tx, tenantId, moves, { who: "campaign-run", by: "job" }, now);
  await stampParticipants(tx, tenantId, [...new Set(due.map(({ participantId }) => participantId))]);
  return due;
}

type Reading = { readonly tenantId: string; readonly sold: bigint; readonly zone: Zone; readonly now: Instant };

async function settleOne(
  tx: Tx,
  { redemptionId, becomes, rate, durationDays, baselineMinor }: Due,
  { tenantId, sold, zone, now }: Reading,
): Promise<readonly Move[]> {
  const boost = (before: BoostState, after: BoostState): Move => ({ redemptionId, subject: "boost", before, after });
  switch (becomes) {
    case "activated":
      await tx.rows(
        `update campaign.boosts set state = 'active', activated_at = $3, ends_at = $4, baseline_minor = $5
          where tenant_id = $1 and redemption_id = $2`,
        [tenantId, redemptionId, new Date(now), new Date(boostEnd(now, durationDays, zone)), sold],
      );
      return [boost("scheduled", "active")];
    case "expired":
      await tx.rows(
        `update campaign.boosts set state = 'expired', end_minor = $3, payout_minor = $4
          where tenant_id = $1 and redemption_id = $2`,
        [tenantId, redemptionId, sold, boostPayout(baselineMinor, sold, rate)],
      );
      await tx.rows(
        `update campaign.boosts set state = 'pending_info', pending_since = $3 where tenant_id = $1 and redemption_id = $2`,
        [tenantId, redemptionId, new Date(now)],
      );
      return [boost("active", "expired"), boost("expired", "pending_info")];
    case "discounts_ended":
      await tx.rows(
        `update campaign.redemptions set status = 'concluded', concluded_at = $3 where tenant_id = $1 and id = $2`,
        [tenantId, redemptionId, new Date(now)],
      );
      return [{ redemptionId, subject: "redemption", before: "fulfilled", after: "concluded" }];
  }
}
