import * as z from "zod/mini";
import { totalsSchema } from "./me.ts";
import { instantSchema } from "./operations.ts";

export const crmStandingSchema = z.object({
  /** As the CRM was last seen to hold them. */
  totalXp: z.nullable(z.int()),
  closedDeals: z.nullable(z.int()),
  streakDays: z.nullable(z.int()),
  publishedAt: z.nullable(instantSchema),
  state: z.enum(["in_step", "publishing", "differs", "parked", "no_member", "unreachable"]),
});
export type CrmStanding = z.infer<typeof crmStandingSchema>;

export const teamRepSchema = z.object({
  id: z.string(),
  /** As imports name the rep. */
  code: z.string(),
  name: z.string(),
  ...totalsSchema.shape,
  /** When the newest of the rep's devices last synced. */
  lastSyncAt: z.nullable(instantSchema),
  /** What the devices seen in the last 14 days said they still hold; `null` where there are none: it isn't known. */
  pendingReported: z.nullable(z.int()),
  /** How much waits for a manager's decision: work from a doubted clock, and dates off asked for too late. */
  toReview: z.int(),
  crm: crmStandingSchema,
});
export type TeamRep = z.infer<typeof teamRepSchema>;

/** `GET /api/team`: the reps whom the signed-in manager may see, by code. */
export const teamSchema = z.object({ reps: z.array(teamRepSchema), asOf: instantSchema });
export type Team = z.infer<typeof teamSchema>;
