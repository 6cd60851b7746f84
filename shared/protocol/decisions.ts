import * as z from "zod/mini";
import { dispositions } from "../domain/ledger/activity.ts";
import { civilDateSchema, idSchema, instantSchema } from "./operations.ts";

/** What a manager writes with a decision: the rep reads it. */
export const reasonLimit = 500;

/** More XP than this, given or taken, only an admin may adjust. */
export const adjustmentLimitXp = 5000;

const reason = z.string().check(z.trim(), z.minLength(1), z.maxLength(reasonLimit));

/** `id` makes the decision once; `repId` is the rep whom it is about, and everything else it names is that rep's. */
const about = { id: idSchema, repId: idSchema };

/** `POST /api/decisions`: what a manager decides about a rep. */
export const decisionSchema = z.discriminatedUnion("kind", [
  /** The activity counts as if its clock had never been doubted. */
  z.strictObject({ kind: z.literal("clear_suspect"), ...about, activityId: idSchema }),
  z.strictObject({
    kind: z.literal("undo_activity"),
    ...about,
    activityId: idSchema,
    reason: z.optional(reason),
  }),
  z.strictObject({
    kind: z.literal("amend_activity"),
    ...about,
    activityId: idSchema,
    durationSeconds: z.optional(z.number()),
    disposition: z.optional(z.enum(dispositions)),
    valueMinor: z.optional(z.number()),
    note: z.optional(z.string()),
  }),
  /** All dates of the request count, also those that had begun when it was made. */
  z.strictObject({ kind: z.literal("approve_leave"), ...about, leaveRequestId: idSchema }),
  /** Dates off that nobody asked for, both ends included. */
  z.strictObject({ kind: z.literal("excuse"), ...about, from: civilDateSchema, to: civilDateSchema, reason }),
  /** XP or deals given or taken, on a date of the rep; without one, today. */
  z.strictObject({
    kind: z.literal("adjust"),
    ...about,
    xp: z.optional(z.int().check(z.minimum(-1_000_000), z.maximum(1_000_000))),
    deals: z.optional(z.int().check(z.minimum(-10_000), z.maximum(10_000))),
    localDate: z.optional(civilDateSchema),
    reason,
  }),
  /** Takes an award back: a badge, a rank, an exam, an adjustment. It isn't given again by itself. */
  z.strictObject({ kind: z.literal("reverse"), ...about, awardId: idSchema, reason }),
  /** Who is the rep's mentor from a date on, up to another one where given; `null` for nobody. The last decided counts. */
  z.strictObject({
    kind: z.literal("assign_mentee"),
    ...about,
    mentorId: z.nullable(idSchema),
    from: civilDateSchema,
    to: z.optional(civilDateSchema),
  }),
  /** Takes an earlier decision back: a clearing, an undo, an approval, an excuse, a reversal. The others are decided anew instead. */
  z.strictObject({ kind: z.literal("revoke"), ...about, decisionId: idSchema, reason }),
]);
export type Decision = z.infer<typeof decisionSchema>;
export type DecisionKind = Decision["kind"];

/** What `POST /api/decisions` answers, the same however often the same decision is sent. */
export const decisionAnswerSchema = z.object({
  id: idSchema,
  kind: z.string(),
  repId: idSchema,
  decidedAt: instantSchema,
});
export type DecisionAnswer = z.infer<typeof decisionAnswerSchema>;
