import type { Plural } from "../catalogue.ts";

/** What only the screens of the campaign and the sync centre read: they bring it along, so that the first page doesn't carry it. */
export const campaignEnglish = {
  "sync.raffle_entry": "Raffle entry",
  "sync.reward_claim": "Claim of a reward",
  "sync.payment_info": "Where a payout goes",
} as const satisfies { readonly [key: string]: string | Plural };

export type CampaignEnglish = typeof campaignEnglish;
