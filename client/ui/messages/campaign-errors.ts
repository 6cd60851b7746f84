import { type Failure, sentenceOf } from "./errors.ts";
import type { Translate } from "./translate.ts";

/** What a failure means for the person, with those of the campaign among them: only its own screens and the sync centre tell of them. */
export function campaignSentenceOf(failure: Failure, t: Translate): string {
  const code = failure.fault ?? failure.code;
  return isOfCampaign(code) ? t(`error.${code}`) : sentenceOf(failure, t);
}

const codes = [
  "raffle_drawn",
  "raffle_closed",
  "already_entered",
  "not_claimable",
  "already_claimed",
  "reward_used_up",
  "invalid_schedule",
  "slot_taken_boost",
  "slot_taken_discount",
  "address_required",
  "size_required",
  "size_not_offered",
  "payment_not_asked",
  "not_taking_part",
  "text_missing",
  "text_too_long",
  "invalid_text",
  "invalid_country",
  "invalid_account",
] as const;

function isOfCampaign(code: string): code is (typeof codes)[number] {
  return (codes as readonly string[]).includes(code);
}
