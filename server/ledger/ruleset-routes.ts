import type { FastifyInstance } from "fastify";
import type * as z from "zod/mini";
import type { Instant } from "#shared/domain/time/instant.ts";
import {
  type PublishedVersion,
  previewRequestSchema,
  publishRequestSchema,
  type RulesetPreview,
  type Rulesets,
} from "#shared/protocol/rulesets.ts";
import { requireManager } from "../auth/identity.ts";
import type { Db } from "../db/db.ts";
import { type Fault, RequestFault } from "../http/fault.ts";
import { previewRuleset } from "./ruleset-preview.ts";
import { publishRuleset, type RulesetRefusal, readRuleset, rulesetsAt } from "./ruleset-publishing.ts";

export type RulesetRouteParts = { readonly db: Db; readonly clock: () => Instant };

/** What managers do with the figures of the game: read all versions, publish the next, and see before what it would have changed. */
export function registerRulesetRoutes(app: FastifyInstance, { db, clock }: RulesetRouteParts): void {
  app.get("/api/rulesets", { preHandler: requireManager }, ({ identity: { tenantId } }): Promise<Rulesets> => {
    return db.inTransaction({ kind: "tenant", tenantId }, (tx) => rulesetsAt(tx, tenantId, clock()));
  });

  app.post("/api/rulesets", { preHandler: requireManager }, async ({ identity, body }): Promise<PublishedVersion> => {
    const request = read(publishRequestSchema, body);
    const published = await publishRuleset(db, identity, request, clock());
    if (!published.ok) throw new RequestFault(rulesetFault(published.error));
    return published.value;
  });

  app.post(
    "/api/rulesets/preview",
    { preHandler: requireManager },
    async ({ identity, body }): Promise<RulesetPreview> => {
      const ruleset = readRuleset(read(previewRequestSchema, body).ruleset);
      if (!ruleset.ok) throw new RequestFault(rulesetFault(ruleset.error));
      return previewRuleset(db, identity, ruleset.value, clock());
    },
  );
}

function read<Value>(schema: z.ZodMiniType<Value>, body: unknown): Value {
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  const field = parsed.error.issues[0]?.path.join(".");
  throw new RequestFault({ code: "invalid_request", message: "The request can't be read.", ...(field && { field }) });
}

function rulesetFault(refusal: RulesetRefusal): Fault {
  switch (refusal.code) {
    case "ruleset_invalid":
      return {
        code: "invalid_ruleset",
        field: `ruleset.${refusal.path}`,
        message: "A figure of the ruleset is wrong.",
        hint: refusal.fault,
      };
    case "starts_too_early":
      return {
        code: "starts_too_early",
        field: "startsOn",
        message: `A version starts on a date that has begun nowhere: ${refusal.earliestStart} at the earliest.`,
        hint: refusal.earliestStart,
      };
    case "published_meanwhile":
      return {
        code: "conflict",
        field: "ruleset.version",
        message: `Version ${refusal.newest} is the newest by now. Look at it and start from there.`,
        hint: String(refusal.newest),
      };
  }
}
