import * as z from "zod/mini";
import type { CivilDate } from "../domain/time/civil-date.ts";
import type { Instant } from "../domain/time/instant.ts";
import { civilDateSchema, idSchema } from "./operations.ts";

export const adjustmentKinds = ["manual_sale", "refund", "bonus", "correction"] as const;
export type AdjustmentKind = (typeof adjustmentKinds)[number];

const limit = 1_000_000_000_000;
const figure = z.int().check(z.minimum(-limit), z.maximum(limit));

/** Sales of a date that no file brings: money or units, one of them and not 0. `id` makes it once. */
export const adjustmentRequestSchema = z
  .strictObject({
    id: idSchema,
    participantId: idSchema,
    kind: z.enum(adjustmentKinds),
    /** A date of the tenant: the window that it lies in counts it. */
    day: civilDateSchema,
    amountMinor: z.optional(figure),
    units: z.optional(figure),
    reason: z.string().check(z.trim(), z.minLength(1), z.maxLength(500)),
  })
  .check(
    z.refine(({ amountMinor = 0, units = 0 }) => (amountMinor === 0) !== (units === 0), {
      path: ["amountMinor"],
      message: "Expected money or units",
    }),
  );
export type AdjustmentRequest = z.infer<typeof adjustmentRequestSchema>;

export type CampaignAdjustment = {
  readonly id: string;
  readonly participantId: string;
  readonly kind: AdjustmentKind;
  readonly day: CivilDate;
  readonly amountMinor: number;
  readonly units: number;
  readonly reason: string;
  /** A person's name. */
  readonly decidedBy: string;
  readonly decidedAt: Instant;
  /** The run that counted it first; `null`: it waits for the next one. */
  readonly countedAt: Instant | null;
};
