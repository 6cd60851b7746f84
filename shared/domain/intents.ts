import type { OptionId } from "../exams/question.ts";
import type { ActivityDetails } from "./ledger/activity.ts";
import type { ExamId } from "./ruleset/exam-rule.ts";
import type { SpecializationId } from "./ruleset/multipliers.ts";
import type { CivilDate } from "./time/civil-date.ts";
import type { Zone } from "./time/zone.ts";

/** What a rep means: the kind and body of an operation. The operation's id becomes the id of the fact it makes. */
export type Intent =
  | { readonly kind: "log_activity"; readonly body: ActivityDetails }
  | { readonly kind: "undo_activity"; readonly body: UndoActivity }
  | { readonly kind: "amend_activity"; readonly body: AmendActivity }
  | { readonly kind: "update_profile"; readonly body: UpdateProfile }
  | { readonly kind: "request_leave"; readonly body: RequestLeave }
  | { readonly kind: "submit_exam"; readonly body: SubmitExam }
  | { readonly kind: "enter_raffle"; readonly body: EnterRaffle }
  | { readonly kind: "claim"; readonly body: ClaimReward }
  | { readonly kind: "give_payment_info"; readonly body: GivePaymentInfo };

/** What changes the fold of activities; the other kinds are about the rep. */
export type ActivityIntent = Extract<Intent, { readonly kind: "log_activity" | "undo_activity" | "amend_activity" }>;

/** What is about the rep: the profile, leave, an exam, the rep's part in the campaign. */
export type RepIntent = Exclude<Intent, ActivityIntent>;

/** What changes the profile. */
export type ProfileIntent = Extract<Intent, { readonly kind: "update_profile" | "request_leave" }>;

/** What the rep decides in the campaign; the server takes each once, in order of acceptance (P5). */
export type CampaignIntent = Extract<Intent, { readonly kind: "enter_raffle" | "claim" | "give_payment_info" }>;

export type IntentKind = Intent["kind"];

/** The activity that an intent names; `null` for one that names none. */
export function namedActivity(intent: Intent): string | null {
  return intent.kind === "undo_activity" || intent.kind === "amend_activity" ? intent.body.activityId : null;
}

export function isAboutRep<Meant extends Intent>(intent: Meant): intent is Meant & RepIntent {
  return intent.kind === "submit_exam" || isAboutProfile(intent) || isOfCampaign(intent);
}

export function isAboutProfile<Meant extends Intent>(intent: Meant): intent is Meant & ProfileIntent {
  return intent.kind === "update_profile" || intent.kind === "request_leave";
}

export function isOfCampaign<Meant extends Intent>(intent: Meant): intent is Meant & CampaignIntent {
  return intent.kind === "enter_raffle" || intent.kind === "claim" || intent.kind === "give_payment_info";
}

export type UndoActivity = { readonly activityId: string };

/** Fields that are given replace the activity's; the last amendment by (recordedAt, id) wins per field. */
export type AmendActivity = {
  readonly activityId: string;
  readonly durationSeconds?: number;
  readonly disposition?: NonNullable<ActivityDetails["disposition"]>;
  readonly valueMinor?: number;
  readonly note?: string;
};

/** Fields that are given replace the profile's; the last by (recordedAt, id) wins per field. */
export type UpdateProfile = {
  /** Applies from the zone's next day start. */
  readonly zone?: Zone;
  /** Applies from the next local date. */
  readonly specialization?: SpecializationId;
  /** One of the titles that the rep has earned; `null` shows none. */
  readonly title?: string | null;
};

/** Days off, both dates included, at most a year. */
export type RequestLeave = { readonly from: CivilDate; readonly to: CivilDate };

/** An attempt at an exam. Its questions follow from exam, bank and attempt, so that nobody chooses them. */
export type SubmitExam = {
  readonly examId: ExamId;
  readonly attemptId: string;
  /** The version of the questions that the device asked. */
  readonly bank: number;
  readonly answers: readonly { readonly questionId: string; readonly option: OptionId }[];
  /** By a clock that can't be set; pauses count. */
  readonly elapsedSeconds: number;
};

export type EnterRaffle = { readonly missionId: string };

/**
 * Claims what a mission has earned (`subjectId` is the redemption) or what the rep's tier offers (`subjectId` is the reward). What the
 * type of the reward doesn't ask for is absent.
 */
export type ClaimReward = {
  readonly subjectType: "redemption" | "tier_reward";
  readonly subjectId: string;
  /** When a boost or a discount begins, by the tenant's calendar. */
  readonly scheduledDate?: CivilDate;
  /** Of a discount: "HH:MM" on the tenant's clock. A boost always begins at the same hour. */
  readonly scheduledTime?: string;
  readonly size?: string;
  readonly address?: PostalAddress;
};

export type PostalAddress = {
  readonly name: string;
  readonly line1: string;
  readonly line2?: string;
  readonly city: string;
  readonly region?: string;
  readonly postalCode: string;
  /** ISO 3166, two capital letters. */
  readonly country: string;
};

export const paymentMethods = ["paypal", "venmo"] as const;
export type PaymentMethod = (typeof paymentMethods)[number];

/** Where the payout of a boost goes. */
export type GivePaymentInfo = {
  readonly redemptionId: string;
  readonly method: PaymentMethod;
  /** The e-mail address of a PayPal account, or a Venmo handle with its @. */
  readonly account: string;
};

export const addressLimit = 200;
export const noteLimit = 2000;
export const contactLimit = 200;
/** A day's worth of seconds: no call is longer. */
export const durationLimitSeconds = 86_400;
export const valueLimitMinor = 1_000_000_000_000;
