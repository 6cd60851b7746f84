import * as z from "zod/mini";
import type { BoostState, RedemptionStatus, RewardType, ShippingState } from "../domain/campaign/campaign.ts";
import type { RedemptionActionKind } from "../domain/campaign/redemption-actions.ts";
import type { PaymentMethod, PostalAddress } from "../domain/intents.ts";
import type { Instant } from "../domain/time/instant.ts";
import { idSchema } from "./operations.ts";

export const carriers = ["FedEx", "UPS", "USPS", "DHL"] as const;
export type Carrier = (typeof carriers)[number];

/** `id` takes the action once, however often it is sent. */
const about = { id: idSchema, redemptionId: idSchema };

/** What a manager does with a redemption. */
export const redemptionActionSchema = z.discriminatedUnion("kind", [
  /** A gift card, ad credit or experience was given; a discount that has begun is ended. */
  z.strictObject({ kind: z.literal("conclude"), ...about }),
  /** A discount begins, with this coupon or the reward's own. */
  z.strictObject({
    kind: z.literal("fulfil"),
    ...about,
    coupon: z.optional(z.string().check(z.regex(/^[A-Z0-9]{2,8}$/))),
  }),
  /** The coupon of a discount was used once more; with the last use it ends. */
  z.strictObject({ kind: z.literal("use"), ...about }),
  z.strictObject({
    kind: z.literal("ship"),
    ...about,
    carrier: z.enum(carriers),
    tracking: z.optional(z.string().check(z.trim(), z.minLength(1), z.maxLength(100))),
  }),
  z.strictObject({ kind: z.literal("deliver"), ...about }),
  /** The payout of a boost was paid. */
  z.strictObject({ kind: z.literal("pay"), ...about }),
]);
export type RedemptionAction = z.infer<typeof redemptionActionSchema>;

/** A redemption as managers see it. */
export type QueuedRedemption = {
  readonly id: string;
  readonly participant: { readonly id: string; readonly name: string; readonly handle: string | null };
  readonly reward: { readonly id: string; readonly name: string; readonly type: RewardType };
  /** The mission that earned it; `null` for a tier's reward. */
  readonly mission: string | null;
  readonly tierId: string;
  readonly status: RedemptionStatus;
  readonly claimedAt: Instant | null;
  readonly scheduledFor: Instant | null;
  readonly concludedAt: Instant | null;
  readonly reason: string | null;
  readonly boost: {
    readonly state: BoostState;
    /** In basis points. */
    readonly rate: number;
    readonly endsAt: Instant | null;
    readonly payoutMinor: number | null;
    readonly payment: { readonly method: PaymentMethod; readonly account: string } | null;
  } | null;
  readonly shipment: {
    readonly state: ShippingState;
    readonly size: string | null;
    readonly address: PostalAddress;
    readonly carrier: Carrier | null;
    readonly tracking: string | null;
    readonly shippedAt: Instant | null;
  } | null;
  readonly discount: {
    readonly rate: number;
    readonly coupon: string;
    readonly expiresAt: Instant | null;
    readonly uses: number;
    readonly maxUses: number | null;
  } | null;
  /** What can be done with it now. */
  readonly actions: readonly RedemptionActionKind[];
};
