import { campaignEnglish } from "./en/campaign.ts";
import { campaignSpanish } from "./es/campaign.ts";
import type { MoreTexts } from "./translate.ts";

/** The texts of what a rep does in the campaign, for `MoreMessages` above the screens that tell of it. */
export const campaignTexts: MoreTexts = { en: campaignEnglish, es: campaignSpanish };
