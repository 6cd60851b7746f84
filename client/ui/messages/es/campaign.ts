import type { TranslationOf } from "../catalogue.ts";
import type { CampaignEnglish } from "../en/campaign.ts";

export const campaignSpanish: TranslationOf<CampaignEnglish> = {
  "sync.raffle_entry": "Participación en un sorteo",
  "sync.reward_claim": "Reclamación de un premio",
  "sync.payment_info": "Dónde llega un pago",
};
