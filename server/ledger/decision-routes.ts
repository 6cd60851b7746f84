import type { FastifyInstance } from "fastify";
import type { Instant } from "#shared/domain/time/instant.ts";
import { adjustmentLimitXp, type Decision, type DecisionAnswer, decisionSchema } from "#shared/protocol/decisions.ts";
import type { RepReview } from "#shared/protocol/history.ts";
import { idSchema } from "#shared/protocol/operations.ts";
import { requireManager } from "../auth/identity.ts";
import type { Db } from "../db/db.ts";
import { type Fault, RequestFault } from "../http/fault.ts";
import { type DecisionRefusal, decide } from "./decisions.ts";
import { reviewOf } from "./review.ts";

export type DecisionRouteParts = { readonly db: Db; readonly clock: () => Instant };

/** `POST /api/decisions` and `GET /api/reps/:id/review`, for the managers of a rep's team and for admins. */
export function registerDecisionRoutes(app: FastifyInstance, { db, clock }: DecisionRouteParts): void {
  app.post("/api/decisions", { preHandler: requireManager }, async ({ identity, body }): Promise<DecisionAnswer> => {
    const decided = await decide(db, identity, readDecision(body), clock());
    if (!decided.ok) throw new RequestFault(decisionFault(decided.error));
    return decided.value;
  });

  app.get<{ Params: { id: string } }>(
    "/api/reps/:id/review",
    { preHandler: requireManager },
    async ({ identity, params: { id } }): Promise<RepReview> => {
      const review = idSchema.safeParse(id).success ? await reviewOf(db, identity, id, clock()) : null;
      if (!review) throw new RequestFault({ code: "not_found", message: "There is no such rep." });
      return review;
    },
  );
}

function readDecision(body: unknown): Decision {
  const parsed = decisionSchema.safeParse(body);
  if (parsed.success) return parsed.data;
  const field = parsed.error.issues[0]?.path.join(".");
  throw new RequestFault({ code: "invalid_request", message: "The decision can't be read.", ...(field && { field }) });
}

function decisionFault(refusal: DecisionRefusal): Fault {
  switch (refusal.code) {
    case "rep_not_found":
      return { code: "not_found", field: "repId", message: "There is no such rep." };
    case "activity_not_found":
      return { code: "not_found", field: refusal.field, message: "The rep has no such activity." };
    case "award_not_found":
      return { code: "not_found", field: refusal.field, message: "The rep has no such award." };
    case "target_not_found":
      return { code: "not_found", field: refusal.field, message: "There is nothing of that id to decide about." };
    case "decision_differs":
      return { code: "conflict", field: "id", message: "Another decision has been taken under this id." };
    case "needs_admin":
      return {
        code: "needs_admin",
        field: refusal.field,
        message: `Only an admin gives or takes more than ${adjustmentLimitXp} XP.`,
      };
    case "no_effect":
      return { code: "no_effect", field: refusal.field, message: "That is so already: there is nothing to change." };
    case "not_amendable":
      return {
        code: "not_amendable",
        field: refusal.field,
        message: "These values don't belong to this kind of activity.",
      };
    case "not_revocable":
      return {
        code: "not_revocable",
        field: refusal.field,
        message: "This isn't taken back but decided anew.",
        hint: "An adjustment is reversed; an amendment or a mentor is given again.",
      };
    case "invalid_dates":
      return {
        code: "invalid_dates",
        field: refusal.field,
        message: "The dates are in the wrong order, too far apart, or not the rep's to have.",
      };
    case "mentor_is_rep":
      return { code: "invalid_request", field: refusal.field, message: "Nobody is their own mentor." };
  }
}
