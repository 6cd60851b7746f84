import * as z from "zod/mini";
import { idSchema } from "./operations.ts";

/** `POST /api/missions/recompute`: of everybody, or of those named by the ids that they take part under, which are the reps' own. */
export const recomputeRequestSchema = z.strictObject({
  scope: z.union([z.literal("all"), z.array(idSchema).check(z.minLength(1), z.maxLength(10_000))]),
  dryRun: z._default(z.boolean(), false),
});

/** What a recompute did; of a dry run, what it would have done. */
export type RecomputeReport = {
  readonly dryRun: boolean;
  /** Rows that somebody lacked. */
  readonly created: number;
  /** Open rows that were judged. */
  readonly recalculated: number;
  /** Those of them whose value differs from before. */
  readonly changed: number;
  /** Those of them that reached their target, by closed dates where people log what is counted. */
  readonly completed: number;
  readonly unknownTiers: UnknownTiers;
  /** Those whom it couldn't be done for; everybody else is done. */
  readonly failed: readonly { readonly participantId: string; readonly reason: string }[];
};

/** Who gets nothing, because a tier isn't one of the programme's: missions by id, and how many are in such a tier. */
export type UnknownTiers = {
  readonly missions: readonly { readonly missionId: string; readonly title: string; readonly tierId: string }[];
  readonly participants: readonly { readonly tierId: string; readonly participants: number }[];
};
