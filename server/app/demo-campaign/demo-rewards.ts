import type { Reward, RewardConfig, RewardType } from "#shared/domain/campaign/campaign.ts";
import { importedFactId } from "#shared/domain/ledger/causal-id.ts";

/** What each tier gives, from the entry tier up. Money in minor units, rates in basis points. */
const byTier = [
  { giftCard: 2500, adCredit: 3000, boost: 500, discount: 500, discountDays: 7, gift: "Sticker set and mug" },
  { giftCard: 4000, adCredit: 5000, boost: 800, discount: 1000, discountDays: 7, gift: "Tote bag" },
  { giftCard: 7500, adCredit: 10_000, boost: 1000, discount: 1500, discountDays: 7, gift: "Hoodie" },
  { giftCard: 10_000, adCredit: 20_000, boost: 1500, discount: 2000, discountDays: 14, gift: "Rain jacket" },
] as const;

const sizes = ["S", "M", "L", "XL"];

/** The id of a demo reward, always the same. */
export function demoRewardId(tenantId: string, type: RewardType, tier: number): string {
  return importedFactId(tenantId, `demo-reward/${type}/${tier}`);
}

/** Gift cards are earned by missions, the rest is the tiers' own. */
export function demoRewards(tenantId: string): readonly Reward[] {
  return byTier.flatMap((tier, index) => {
    const ordinal = index + 1;
    const reward = (
      type: RewardType,
      name: string,
      config: RewardConfig,
      given: Partial<Pick<Reward, "source" | "frequency" | "quantity">> = {},
    ): Reward => ({
      id: demoRewardId(tenantId, type, ordinal),
      type,
      source: "vip_tier",
      tierId: `tier_${ordinal}`,
      name,
      description: "",
      config,
      frequency: "monthly",
      quantity: 1,
      displayOrder: order.indexOf(type) + 1,
      enabled: true,
      ...given,
    });
    const isClothing = index >= 2;
    return [
      reward(
        "gift_card",
        `Gift card ${tier.giftCard / 100} €`,
        { amountMinor: tier.giftCard },
        { source: "mission", frequency: "weekly", quantity: 5 },
      ),
      reward("spark_ads", `Ad credit ${tier.adCredit / 100} €`, { amountMinor: tier.adCredit }),
      reward("commission_boost", `Commission boost ${tier.boost / 100} %`, { rate: tier.boost, durationDays: 30 }),
      reward("discount", `Follower discount ${tier.discount / 100} %`, {
        rate: tier.discount,
        durationMinutes: tier.discountDays * 24 * 60,
        coupon: `TEAM${tier.discount / 100}`,
        maxUses: null,
      }),
      reward(
        "physical_gift",
        tier.gift,
        { displayText: tier.gift, ...(isClothing && { sizeCategory: "clothing", sizes }) },
        { frequency: "one_time" },
      ),
      ...(isClothing
        ? [reward("experience", "Studio day", { displayText: "A day in the studio" }, { frequency: "one_time" })]
        : []),
    ];
  });
}

const order: readonly RewardType[] = [
  "gift_card",
  "physical_gift",
  "commission_boost",
  "spark_ads",
  "discount",
  "experience",
];
