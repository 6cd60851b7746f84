import { randomUUID } from "node:crypto";
import type { FastifyInstance } from "fastify";
import type { MissionFault } from "#shared/domain/campaign/mission-draft.ts";
import type { Result } from "#shared/domain/result.ts";
import type { Instant } from "#shared/domain/time/instant.ts";
import {
  type CampaignMissions,
  changedMissionSchema,
  type MissionPreview,
  missionDraftSchema,
  newMissionSchema,
} from "#shared/protocol/campaign-missions.ts";
import { requireManager } from "../auth/identity.ts";
import type { Db } from "../db/db.ts";
import { type Fault, RequestFault } from "../http/fault.ts";
import { beginMission, changeMission, type DraftRefusal, discardMission } from "./mission-drafts.ts";
import { campaignMissions } from "./mission-overview.ts";
import { previewMission } from "./mission-preview.ts";
import { missionSteps, type StepRefusal, takeMissionStep } from "./mission-publishing.ts";
import type { StoredMission } from "./missions-repository.ts";
import { readBody, readId } from "./read-request.ts";

export type MissionRouteParts = { readonly db: Db; readonly clock: () => Instant };

type OneMission = { readonly Params: { readonly id: string } };

/** What managers do with missions: read all versions, write drafts, see what one would have come to, and take it from step to step. */
export function registerMissionRoutes(app: FastifyInstance, { db, clock }: MissionRouteParts): void {
  const forManagers = { preHandler: requireManager };

  app.get("/api/campaign/missions", forManagers, ({ identity }): Promise<CampaignMissions> => {
    const { tenantId } = identity;
    return db.inTransaction({ kind: "tenant", tenantId }, (tx) => campaignMissions(tx, identity, clock()));
  });

  app.post("/api/campaign/missions", forManagers, async ({ identity, body }): Promise<StoredMission> => {
    return done(await beginMission(db, identity, readBody(newMissionSchema, body), clock()));
  });

  app.post("/api/campaign/missions/preview", forManagers, async ({ identity, body }): Promise<MissionPreview> => {
    return previewMission(db, identity, readBody(missionDraftSchema, body), clock());
  });

  app.put<OneMission>(
    "/api/campaign/missions/:id",
    forManagers,
    async ({ identity, params, body }): Promise<StoredMission> => {
      const change = { ...readBody(changedMissionSchema, body), newId: randomUUID() };
      return done(await changeMission(db, identity, readId(params.id), change, clock()));
    },
  );

  app.delete<OneMission>(
    "/api/campaign/missions/:id",
    forManagers,
    async ({ identity, params }): Promise<StoredMission> => {
      return done(await discardMission(db, identity, readId(params.id), clock()));
    },
  );

  for (const step of missionSteps)
    app.post<OneMission>(
      `/api/campaign/missions/:id/${step}`,
      forManagers,
      async ({ identity, params }): Promise<StoredMission> => {
        return done(await takeMissionStep(db, identity, { missionId: readId(params.id), step }, clock()));
      },
    );
}

function done<Value>(result: Result<Value, DraftRefusal | StepRefusal>): Value {
  if (result.ok) return result.value;
  throw new RequestFault(missionFault(result.error));
}

function missionFault(refusal: DraftRefusal | StepRefusal): Fault {
  switch (refusal.code) {
    case "mission_not_found":
      return { code: "not_found", message: "There is no such mission." };
    case "mission_invalid":
      return invalid(refusal.fault);
    case "changed_meanwhile":
      return {
        code: "conflict",
        field: "seen",
        message: "Somebody else changed this draft. Look at it and start from there.",
        hint: refusal.version,
      };
    case "id_taken":
      return { code: "conflict", field: "id", message: "Another mission has this id." };
    case "not_a_draft":
      return {
        code: "not_possible",
        field: "state",
        message: "Only a draft is thrown away.",
        hint: "Retire it instead.",
      };
    case "not_in_this_state":
      return {
        code: "not_possible",
        field: "state",
        message: `That isn't done with a mission that is ${refusal.state}.`,
        hint: refusal.state,
      };
  }
}

function invalid({ field, code }: MissionFault): Fault {
  return { code: "invalid_mission", field: `mission.${field}`, message: "A part of the mission is wrong.", hint: code };
}
