import type { FastifyInstance } from "fastify";
import type { Reward } from "#shared/domain/campaign/campaign.ts";
import type { ProgrammeDraft } from "#shared/domain/campaign/programme.ts";
import type { Instant } from "#shared/domain/time/instant.ts";
import { adjustmentRequestSchema, type CampaignAdjustment } from "#shared/protocol/campaign-adjustments.ts";
import {
  type CampaignParticipants,
  type CampaignProgramme,
  type GivenHandle,
  handleSchema,
  type ParticipantHistory,
  programmeSchema,
  rewardSchema,
} from "#shared/protocol/campaign-programme.ts";
import { requireManager } from "../auth/identity.ts";
import type { Db } from "../db/db.ts";
import { type Fault, RequestFault } from "../http/fault.ts";
import { type AdjustmentRefusal, adjust } from "./adjustments.ts";
import { giveHandle, type HandleRefusal } from "./give-handle.ts";
import { campaignParticipants, campaignProgramme, participantHistory } from "./programme-overview.ts";
import { type ProgrammeRefusal, saveProgramme } from "./programme-settings.ts";
import { readBody, readId } from "./read-request.ts";
import { type RewardRefusal, writeReward } from "./reward-settings.ts";

export type ProgrammeRouteParts = { readonly db: Db; readonly clock: () => Instant };

type OfId = { readonly Params: { readonly id: string } };

/** The programme with its tiers and rewards, and those who take part: their handles and what they are given by hand. */
export function registerProgrammeRoutes(app: FastifyInstance, { db, clock }: ProgrammeRouteParts): void {
  const forManagers = { preHandler: requireManager };

  app.get("/api/campaign/programme", forManagers, ({ identity }): Promise<CampaignProgramme> => {
    const { tenantId } = identity;
    return db.inTransaction({ kind: "tenant", tenantId }, (tx) => campaignProgramme(tx, identity, clock()));
  });

  app.put("/api/campaign/programme", forManagers, async ({ identity, body }): Promise<ProgrammeDraft> => {
    const saved = await saveProgramme(db, identity, readBody(programmeSchema, body), clock());
    if (!saved.ok) throw new RequestFault(programmeFault(saved.error));
    return saved.value;
  });

  app.put<OfId>("/api/campaign/rewards/:id", forManagers, async ({ identity, params, body }): Promise<Reward> => {
    // What isn't given is absent: the type knows no `undefined`.
    const reward = { ...readBody(rewardSchema, body), id: readId(params.id) } as Reward;
    const saved = await writeReward(db, identity, reward, clock());
    if (!saved.ok) throw new RequestFault(rewardFault(saved.error));
    return saved.value;
  });

  app.get<{ readonly Querystring: { readonly search?: string } }>(
    "/api/campaign/participants",
    forManagers,
    ({ identity, query }): Promise<CampaignParticipants> => {
      const { tenantId } = identity;
      const search = String(query.search ?? "").slice(0, 100);
      return db.inTransaction({ kind: "tenant", tenantId }, (tx) => campaignParticipants(tx, identity, search));
    },
  );

  app.get<OfId>(
    "/api/campaign/participants/:id",
    forManagers,
    async ({ identity, params }): Promise<ParticipantHistory> => {
      const { tenantId } = identity;
      const id = readId(params.id);
      const history = await db.inTransaction({ kind: "tenant", tenantId }, (tx) =>
        participantHistory(tx, identity, id),
      );
      if (!history) throw new RequestFault({ code: "not_found", message: "Nobody of that id takes part." });
      return history;
    },
  );

  app.post<OfId>(
    "/api/campaign/participants/:id/handles",
    forManagers,
    async ({ identity, params, body }): Promise<GivenHandle> => {
      const { handle } = readBody(handleSchema, body);
      const given = await giveHandle(db, identity, { handle, participantId: readId(params.id) }, clock());
      if (!given.ok) throw new RequestFault(handleFault(given.error));
      return given.value;
    },
  );

  app.post("/api/campaign/adjustments", forManagers, async ({ identity, body }): Promise<CampaignAdjustment> => {
    const adjusted = await adjust(db, identity, readBody(adjustmentRequestSchema, body), clock());
    if (!adjusted.ok) throw new RequestFault(adjustmentFault(adjusted.error));
    return adjusted.value;
  });
}

function programmeFault(refusal: ProgrammeRefusal): Fault {
  switch (refusal.code) {
    case "programme_invalid":
      return {
        code: "invalid_programme",
        field: refusal.fault.field,
        message: "A part of the programme is wrong.",
        hint: refusal.fault.code,
      };
    case "programme_launched":
      return {
        code: "not_possible",
        field: refusal.field,
        message: "The programme counts already: this stays as it is.",
        hint: "launched",
      };
    case "tier_in_use":
      return {
        code: "not_possible",
        field: "tiers",
        message: "Somebody is in this tier, or a reward or a mission is for it.",
        hint: refusal.tierId,
      };
  }
}

function rewardFault(refusal: RewardRefusal): Fault {
  switch (refusal.code) {
    case "reward_invalid":
      return {
        code: "invalid_programme",
        field: refusal.fault.field,
        message: "A part of the reward is wrong.",
        hint: refusal.fault.code,
      };
    case "reward_fixed":
      return {
        code: "not_possible",
        field: refusal.field,
        message: "What kind of reward it is stays: make another one instead.",
        hint: "fixed",
      };
  }
}

function handleFault({ code }: HandleRefusal): Fault {
  switch (code) {
    case "participant_not_found":
      return { code: "not_found", message: "Nobody of that id takes part." };
    case "handle_invalid":
      return { code: "invalid_programme", field: "handle", message: "That can't be a handle.", hint: "invalid_text" };
    case "handle_taken":
      return { code: "not_possible", field: "handle", message: "Somebody else has this handle.", hint: "taken" };
  }
}

function adjustmentFault(refusal: AdjustmentRefusal): Fault {
  switch (refusal.code) {
    case "participant_not_found":
      return { code: "not_found", field: "participantId", message: "Nobody of that id takes part." };
    case "not_begun":
      return { code: "invalid_dates", field: "day", message: "The date hasn't begun.", hint: refusal.today };
    case "adjustment_differs":
      return { code: "conflict", field: "id", message: "Another adjustment was made under this id." };
  }
}
