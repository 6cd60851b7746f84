import type { Reward } from "./campaign.ts";
import { isScheduled } from "./redemption.ts";

/** What a rep fills in to claim a reward. */
export type ClaimNeeds = {
  /** The day on which it begins. */
  readonly date: boolean;
  /** The hour too: a boost always begins at the same. */
  readonly time: boolean;
  readonly address: boolean;
  /** The sizes to choose from; none where there is no choice. */
  readonly sizes: readonly string[];
};

export function claimNeeds({ type, config }: Pick<Reward, "type" | "config">): ClaimNeeds {
  const isPhysical = type === "physical_gift";
  return {
    date: isScheduled(type),
    time: type === "discount",
    address: isPhysical,
    sizes: isPhysical ? (config.sizes ?? []) : [],
  };
}
