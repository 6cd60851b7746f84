import * as z from "zod/mini";
import { paymentMethods } from "../domain/intents.ts";
import { dispositions } from "../domain/ledger/activity.ts";
import { examIds } from "../domain/ruleset/exam-rule.ts";
import { specializationIds } from "../domain/ruleset/multipliers.ts";
import { type CivilDate, parseCivilDate } from "../domain/time/civil-date.ts";
import { type Instant, isInstant } from "../domain/time/instant.ts";
import { parseZone, type Zone } from "../domain/time/zone.ts";
import { optionIds } from "../exams/question.ts";

export const idSchema = z.uuid();
export const instantSchema = z.custom<Instant>(
  (value) => typeof value === "number" && isInstant(value),
  "Expected whole milliseconds",
);
export const civilDateSchema = z.custom<CivilDate>(
  (value) => typeof value === "string" && parseCivilDate(value) !== null,
  "Expected YYYY-MM-DD",
);
export const zoneSchema = z.custom<Zone>(
  (value) => typeof value === "string" && parseZone(value) !== null,
  "Expected an IANA time zone",
);

/**
 * What every operation carries, whatever its kind. The body is judged later and for itself, so that one that can't be read
 * harms no other.
 */
export const operationSchema = z.object({
  id: idSchema,
  kind: z.string().check(z.maxLength(64)),
  version: z.int().check(z.positive()),
  deviceSeq: z.int().check(z.positive()),
  recordedAt: instantSchema,
  /** The device's clock minus the server's, as last learnt before the tap. */
  offsetMs: z.optional(z.int()),
  occurredAt: instantSchema,
  zone: zoneSchema,
  localDate: civilDateSchema,
  body: z.unknown(),
  /** What the server had said of the operation before it was restored from an older copy. Read apart: a wrong one is ignored. */
  stamp: z.optional(z.unknown()),
});

export const stampSchema = z.object({
  recordedAt: instantSchema,
  occurredAt: instantSchema,
  localDate: civilDateSchema,
  backdated: z.boolean(),
  late: z.boolean(),
  suspect: z.boolean(),
});
export type Operation = z.infer<typeof operationSchema>;

/** Limits and rules of the values are the ledger's (`faultOf`); here only the shape is read. */
export const bodySchemas = {
  log_activity: z.strictObject({
    activity: z.string(),
    durationSeconds: z.optional(z.number()),
    disposition: z.optional(z.enum(dispositions)),
    valueMinor: z.optional(z.number()),
    currency: z.optional(z.string()),
    contactRef: z.optional(z.string()),
    note: z.optional(z.string()),
  }),
  undo_activity: z.strictObject({ activityId: idSchema }),
  amend_activity: z.strictObject({
    activityId: idSchema,
    durationSeconds: z.optional(z.number()),
    disposition: z.optional(z.enum(dispositions)),
    valueMinor: z.optional(z.number()),
    note: z.optional(z.string()),
  }),
  update_profile: z.strictObject({
    zone: z.optional(zoneSchema),
    specialization: z.optional(z.enum(specializationIds)),
    title: z.optional(z.nullable(z.string().check(z.maxLength(100)))),
  }),
  request_leave: z.strictObject({ from: civilDateSchema, to: civilDateSchema }),
  submit_exam: z.strictObject({
    examId: z.enum(examIds),
    attemptId: idSchema,
    bank: z.int().check(z.positive()),
    answers: z
      .array(z.strictObject({ questionId: z.string().check(z.maxLength(40)), option: z.enum(optionIds) }))
      .check(z.maxLength(100)),
    elapsedSeconds: z.int().check(z.nonnegative()),
  }),
  enter_raffle: z.strictObject({ missionId: idSchema }),
  claim: z.strictObject({
    subjectType: z.enum(["redemption", "tier_reward"]),
    subjectId: idSchema,
    scheduledDate: z.optional(civilDateSchema),
    scheduledTime: z.optional(z.string().check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/, "Expected HH:MM"))),
    size: z.optional(z.string()),
    address: z.optional(
      z.strictObject({
        name: z.string(),
        line1: z.string(),
        line2: z.optional(z.string()),
        city: z.string(),
        region: z.optional(z.string()),
        postalCode: z.string(),
        country: z.string(),
      }),
    ),
  }),
  give_payment_info: z.strictObject({
    redemptionId: idSchema,
    method: z.enum(paymentMethods),
    account: z.string(),
  }),
};
