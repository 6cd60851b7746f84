import { err, ok, type Result } from "#shared/domain/result.ts";
import type { CivilDate } from "#shared/domain/time/civil-date.ts";
import type { Instant } from "#shared/domain/time/instant.ts";
import { dateAt } from "#shared/domain/time/zone.ts";
import type { AdjustmentRequest, CampaignAdjustment } from "#shared/protocol/campaign-adjustments.ts";
import type { Db, Tx } from "../db/db.ts";
import { canonicalJson } from "../ledger/canonical.ts";
import { recordAction } from "../org/audit-log.ts";
import type { Onlooker } from "../org/reps.ts";
import { tenantClockOf } from "../org/tenants.ts";
import { lockParticipants } from "./participant-heads.ts";
import { visibleParticipant } from "./visible-participants.ts";

export type AdjustmentRefusal =
  | { readonly code: "participant_not_found" }
  /** The date lies in the future. */
  | { readonly code: "not_begun"; readonly today: CivilDate }
  /** Another one was made under this id. */
  | { readonly code: "adjustment_differs" };

/**
 * Gives somebody sales that no file brings, or takes some away: a dated fact, counted for tiers in the window of its date by the next run. It is
 * put right by an opposite one. Sent again it says the same.
 */
export async function adjust(
  db: Db,
  manager: Onlooker,
  request: AdjustmentRequest,
  now: Instant,
): Promise<Result<CampaignAdjustment, AdjustmentRefusal>> {
  const { tenantId } = manager;
  return db.inTransaction({ kind: "tenant", tenantId }, async (tx) => {
    if (!(await visibleParticipant(tx, manager, request.participantId))) return err({ code: "participant_not_found" });
    const today = dateAt(now, await tenantClockOf(tx, tenantId));
    if (request.day > today) return err({ code: "not_begun", today });
    await lockParticipants(tx, tenantId, [request.participantId]);

    const inserted = await tx.rows(
      `insert into campaign.adjustments (
         tenant_id, id, participant_id, kind, day, amount_minor, units, reason, decided_by, decided_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
       on conflict do nothing
       returning id`,
      [
        tenantId,
        request.id,
        request.participantId,
        request.kind,
        request.day,
        request.amountMinor ?? 0,
        request.units ?? 0,
        request.reason,
        manager.userId,
        new Date(now),
      ],
    );
    const [kept] = await adjustmentsWhere(tx, tenantId, "a.id = $2", [request.id]);
    if (!kept) throw new Error("An adjustment that was just written isn't there");
    if (inserted.length === 0) return isSame(kept, request) ? ok(kept) : err({ code: "adjustment_differs" });
    await recordAction(tx, {
      tenantId,
      at: now,
      who: manager.userId,
      action: "adjust_sales",
      subject: `participant ${request.participantId}`,
      after: request,
    });
    return ok(kept);
  });
}

/** What somebody was given, the newest first. */
export async function adjustmentsOf(
  tx: Tx,
  tenantId: string,
  participantId: string,
): Promise<readonly CampaignAdjustment[]> {
  return adjustmentsWhere(tx, tenantId, "a.participant_id = $2", [participantId]);
}

/** How many no run has counted yet. */
export async function countWaitingAdjustments(tx: Tx, tenantId: string): Promise<number> {
  const [row] = await tx.rows<{ count: number }>(
    "select count(*)::int as count from campaign.adjustments where tenant_id = $1 and counted_at is null",
    [tenantId],
  );
  return row?.count ?? 0;
}

/** Marks what waited as counted by a run, so that people see which one it was. Returns how many. */
export async function markAdjustmentsCounted(tx: Tx, tenantId: string, now: Instant): Promise<number> {
  const rows = await tx.rows(
    "update campaign.adjustments set counted_at = $2 where tenant_id = $1 and counted_at is null returning id",
    [tenantId, new Date(now)],
  );
  return rows.length;
}

type AdjustmentRow = {
  readonly id: string;
  readonly participant_id: string;
  readonly kind: CampaignAdjustment["kind"];
  readonly day: CivilDate;
  readonly amount_minor: bigint;
  readonly units: bigint;
  readonly reason: string;
  readonly decider: string;
  readonly decided_at: Date;
  readonly counted_at: Date | null;
};

async function adjustmentsWhere(
  tx: Tx,
  tenantId: string,
  condition: "a.id = $2" | "a.participant_id = $2",
  parameters: readonly string[],
): Promise<readonly CampaignAdjustment[]> {
  const rows = await tx.rows<AdjustmentRow>(
    `select a.id, a.participant_id, a.kind, a.day, a.amount_minor, a.units, a.reason, a.decided_at, a.counted_at,
            coalesce(m.display_name, a.decided_by) as decider
       from campaign.adjustments a
       left join org.members m on m.tenant_id = a.tenant_id and m.user_id = a.decided_by
      where a.tenant_id = $1 and ${condition}
      order by a.day desc, a.decided_at desc, a.id`,
    [tenantId, ...parameters],
  );
  return rows.map((row) => ({
    id: row.id,
    participantId: row.participant_id,
    kind: row.kind,
    day: row.day,
    amountMinor: Number(row.amount_minor),
    units: Number(row.units),
    reason: row.reason,
    decidedBy: row.decider,
    decidedAt: row.decided_at.getTime() as Instant,
    countedAt: row.counted_at === null ? null : (row.counted_at.getTime() as Instant),
  }));
}

function isSame(kept: CampaignAdjustment, { amountMinor = 0, units = 0, ...asked }: AdjustmentRequest): boolean {
  const { id, participantId, kind, day, reason } = kept;
  const known = { id, participantId, kind, day, reason, amountMinor: kept.amountMinor, units: kept.units };
  return canonicalJson(known) === canonicalJson({ ...asked, amountMinor, units });
}
