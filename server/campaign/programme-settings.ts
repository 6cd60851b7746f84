import {
  checkProgramme,
  frozenFields,
  type ProgrammeDraft,
  type ProgrammeFault,
} from "#shared/domain/campaign/programme.ts";
import { err, ok, type Result } from "#shared/domain/result.ts";
import type { Instant } from "#shared/domain/time/instant.ts";
import type { Db, Tx } from "../db/db.ts";
import { lockHead } from "../ledger/heads.ts";
import { recordAction } from "../org/audit-log.ts";
import { changeCampaign } from "./campaign-head.ts";
import { ensureRepParticipants } from "./participants.ts";
import { programmeOf } from "./programme-repository.ts";

export type ProgrammeRefusal =
  | { readonly code: "programme_invalid"; readonly fault: ProgrammeFault }
  /** It counts already: what tiers are earned by, and since when, stays. */
  | { readonly code: "programme_launched"; readonly field: string }
  /** Somebody is in the tier, or a reward or mission is for it. */
  | { readonly code: "tier_in_use"; readonly tierId: string };

/**
 * Writes a tenant's programme with its tiers, whole; the first one lets every rep take part. Windows that have begun stay as they are, and new
 * thresholds count from the next run on.
 */
export async function saveProgramme(
  db: Db,
  manager: { readonly tenantId: string; readonly userId: string },
  draft: ProgrammeDraft,
  now: Instant,
): Promise<Result<ProgrammeDraft, ProgrammeRefusal>> {
  const { tenantId } = manager;
  const [fault] = checkProgramme(draft);
  if (fault) return err({ code: "programme_invalid", fault });

  return db.inTransaction({ kind: "tenant", tenantId }, async (tx) => {
    await lockHead(tx, tenantId, tenantId);
    const before = await programmeOf(tx, tenantId);
    const [frozen] = before && (await isLaunched(tx, tenantId)) ? frozenFields(before, draft) : [];
    if (frozen) return err({ code: "programme_launched", field: frozen });
    const kept = new Set(draft.tiers.map(({ id }) => id));
    const removed = (before?.tiers ?? []).filter(({ id }) => !kept.has(id)).map(({ id }) => id);
    const used = await usedTier(tx, tenantId, removed);
    if (used !== null) return err({ code: "tier_in_use", tierId: used });

    const version = await changeCampaign(tx, tenantId);
    await writeProgramme(tx, tenantId, draft, { removed, version });
    await ensureRepParticipants(tx, tenantId);
    await recordAction(tx, {
      tenantId,
      at: now,
      who: manager.userId,
      action: "save_programme",
      subject: "programme",
      before,
      after: draft,
    });
    return ok(draft);
  });
}

/** Whether something has been decided or promised by the programme. */
export async function isLaunched(tx: Tx, tenantId: string): Promise<boolean> {
  const [row] = await tx.rows<{ launched: boolean }>(
    `select exists (select from campaign.missions where tenant_id = $1 and state <> 'draft')
         or exists (select from campaign.tier_checkpoints where tenant_id = $1) as launched`,
    [tenantId],
  );
  return row?.launched ?? false;
}

async function usedTier(tx: Tx, tenantId: string, tierIds: readonly string[]): Promise<string | null> {
  if (tierIds.length === 0) return null;
  const [row] = await tx.rows<{ id: string }>(
    `select t.id
       from unnest($2::text[]) as t (id)
      where exists (select from campaign.participants p where p.tenant_id = $1 and p.tier_id = t.id)
         or exists (select from campaign.rewards w where w.tenant_id = $1 and w.tier_id = t.id)
         or exists (select from campaign.missions m
                     where m.tenant_id = $1 and m.state <> 'retired' and t.id in (m.tier_eligibility, m.preview_from))
      limit 1`,
    [tenantId, tierIds],
  );
  return row?.id ?? null;
}

async function writeProgramme(
  tx: Tx,
  tenantId: string,
  { startsOn, metric, mode, checkpointMonths, tiers }: ProgrammeDraft,
  { removed, version }: { readonly removed: readonly string[]; readonly version: bigint },
): Promise<void> {
  await tx.rows(
    `insert into campaign.programmes (tenant_id, starts_on, tier_metric, tier_mode, checkpoint_months)
     values ($1, $2, $3, $4, $5)
     on conflict (tenant_id) do update
        set starts_on = excluded.starts_on, tier_metric = excluded.tier_metric, tier_mode = excluded.tier_mode,
            checkpoint_months = excluded.checkpoint_months`,
    [tenantId, startsOn, metric, mode, checkpointMonths],
  );
  await tx.rows("delete from campaign.tiers where tenant_id = $1 and id = any ($2)", [tenantId, removed]);
  await tx.rows(
    `insert into campaign.tiers (tenant_id, id, ordinal, name, color, threshold, commission_rate, checkpoint_exempt, version)
     select $1, t.id, t.ordinal, t.name, t.color, t.threshold, t.commission_rate, t.checkpoint_exempt, $3
       from jsonb_to_recordset($2::jsonb) as t (id text, ordinal int, name text, color text, threshold bigint, commission_rate int,
            checkpoint_exempt boolean)
     on conflict (tenant_id, id) do update
        set name = excluded.name, color = excluded.color, threshold = excluded.threshold,
            commission_rate = excluded.commission_rate, checkpoint_exempt = excluded.checkpoint_exempt, version = excluded.version`,
    [
      tenantId,
      JSON.stringify(
        tiers.map(({ commissionRate: commission_rate, checkpointExempt: checkpoint_exempt, ...tier }) => ({
          ...tier,
          commission_rate,
          checkpoint_exempt,
        })),
      ),
      version,
    ],
  );
}
