import type { Tier } from "#shared/domain/campaign/campaign.ts";
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

/** The currency that a tenant's money is in. */
export async function currencyOf(tx: Tx, tenantId: string): Promise<string> {
  const [row] = await tx.rows<{ currency: string }>("select currency from org.tenants where tenant_id = $1", [
    tenantId,
  ]);
  if (!row) throw new Error(`No tenant has the id ${tenantId}`);
  return row.currency;
}
