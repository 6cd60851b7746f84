import type { Tier } from "#shared/domain/campaign/campaign.ts";
import type { ProgrammeDraft, ProgrammeTier } from "#shared/domain/campaign/programme.ts";
import type { CivilDate } from "#shared/domain/time/civil-date.ts";
import type { Tx } from "../db/db.ts";

type TierRow = Omit<Tier, "threshold"> & { readonly threshold: bigint };

/** The tiers of a programme, the entry tier first. */
export async function tiersOf(tx: Tx, tenantId: string): Promise<readonly Tier[]> {
  const rows = await tx.rows<TierRow>(
    `select id, ordinal, name, color, threshold from campaign.tiers where tenant_id = $1 order by ordinal`,
    [tenantId],
  );
  return rows.map((row) => ({ ...row, threshold: Number(row.threshold) }));
}

type ProgrammeRow = {
  readonly starts_on: CivilDate;
  readonly tier_metric: ProgrammeDraft["metric"];
  readonly tier_mode: ProgrammeDraft["mode"];
  readonly checkpoint_months: number;
  readonly tiers: readonly ProgrammeTier[];
};

/** A tenant's programme with its tiers, or `null` where it has none. */
export async function programmeOf(tx: Tx, tenantId: string): Promise<ProgrammeDraft | null> {
  const [row] = await tx.rows<ProgrammeRow>(
    `select g.starts_on, g.tier_metric, g.tier_mode, g.checkpoint_months,
            (select coalesce(jsonb_agg(jsonb_build_object(
                      'id', t.id, 'ordinal', t.ordinal, 'name', t.name, 'color', t.color, 'threshold', t.threshold,
                      'commissionRate', t.commission_rate, 'checkpointExempt', t.checkpoint_exempt) order by t.ordinal), '[]')
               from campaign.tiers t where t.tenant_id = g.tenant_id) as tiers
       from campaign.programmes g
      where g.tenant_id = $1`,
    [tenantId],
  );
  if (!row) return null;
  const { starts_on: startsOn, tier_metric: metric, tier_mode: mode, checkpoint_months: checkpointMonths, tiers } = row;
  return { startsOn, metric, mode, checkpointMonths, tiers };
}

/** The currency that a tenant's money is in. */
export async function currencyOf(tx: Tx, tenantId: string): Promise<string> {
  const [row] = await tx.rows<{ currency: string }>("select currency from org.tenants where tenant_id = $1", [
    tenantId,
  ]);
  if (!row) throw new Error(`No tenant has the id ${tenantId}`);
  return row.currency;
}
