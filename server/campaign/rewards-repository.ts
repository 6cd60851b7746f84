import type { Reward } from "#shared/domain/campaign/campaign.ts";
import type { Tx } from "../db/db.ts";

type RewardRow = Omit<Reward, "tierId" | "displayOrder"> & { readonly tier_id: string; readonly display_order: number };

const columns = "id, type, source, tier_id, name, description, config, frequency, quantity, display_order, enabled";

/** All rewards of a tenant, disabled ones too, in the order in which they are shown. */
export async function rewardsOf(tx: Tx, tenantId: string): Promise<readonly Reward[]> {
  const rows = await tx.rows<RewardRow>(
    `select ${columns} from campaign.rewards where tenant_id = $1 order by tier_id, display_order, id`,
    [tenantId],
  );
  return rows.map(toReward);
}

/** One of them, or `null`. */
export async function rewardOf(tx: Tx, tenantId: string, rewardId: string): Promise<Reward | null> {
  const [row] = await tx.rows<RewardRow>(`select ${columns} from campaign.rewards where tenant_id = $1 and id = $2`, [
    tenantId,
    rewardId,
  ]);
  return row ? toReward(row) : null;
}

/** Writes a reward whole. What was claimed of it keeps what was agreed then. The caller holds the tenant's head. */
export async function saveReward(tx: Tx, tenantId: string, reward: Reward, version: bigint): Promise<void> {
  await tx.rows(
    `insert into campaign.rewards (tenant_id, ${columns}, version)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
     on conflict (tenant_id, id) do update
        set tier_id = excluded.tier_id, name = excluded.name, description = excluded.description, config = excluded.config,
            frequency = excluded.frequency, quantity = excluded.quantity, display_order = excluded.display_order,
            enabled = excluded.enabled, version = excluded.version`,
    [
      tenantId,
      reward.id,
      reward.type,
      reward.source,
      reward.tierId,
      reward.name,
      reward.description,
      JSON.stringify(reward.config),
      reward.frequency,
      reward.quantity,
      reward.displayOrder,
      reward.enabled,
      version,
    ],
  );
}

function toReward({ tier_id: tierId, display_order: displayOrder, ...row }: RewardRow): Reward {
  return { ...row, tierId, displayOrder };
}
