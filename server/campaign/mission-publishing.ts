import type { MissionFault } from "#shared/domain/campaign/mission-draft.ts";
import { err, ok, type Result } from "#shared/domain/result.ts";
import type { Instant } from "#shared/domain/time/instant.ts";
import type { Db, Tx } from "../db/db.ts";
import { lockHead } from "../ledger/heads.ts";
import { changeCampaign } from "./campaign-head.ts";
import { faultOfMission, type Manager, recordMissionAction } from "./mission-drafts.ts";
import {
  changeStanding,
  type MissionStanding,
  missionOf,
  missionVersions,
  type StoredMission,
} from "./missions-repository.ts";
import { openRaffles } from "./raffle-draw.ts";
import { recompute } from "./recompute.ts";

/** What a manager does with a version that isn't written any more. */
export const missionSteps = ["publish", "activate", "enable", "disable", "retire"] as const;
export type MissionStep = (typeof missionSteps)[number];

export type StepRefusal =
  | { readonly code: "mission_not_found" }
  | { readonly code: "mission_invalid"; readonly fault: MissionFault }
  /** A draft is published first; what is retired isn't given to anybody any more. */
  | { readonly code: "not_in_this_state"; readonly state: StoredMission["state"] };

/**
 * Takes a mission one step on, and says so to all devices. A step that has been taken already changes nothing. Publishing a version retires
 * the one before it: whoever has that one goes on with it, everybody else gets the new one. Then whoever is to have it gets it, which a step
 * that is taken again makes up for where it was cut off.
 */
export async function takeMissionStep(
  db: Db,
  manager: Manager,
  { missionId, step }: { readonly missionId: string; readonly step: MissionStep },
  now: Instant,
): Promise<Result<StoredMission, StepRefusal>> {
  const { tenantId } = manager;
  const taken = await db.inTransaction(
    { kind: "tenant", tenantId },
    async (tx): Promise<Result<StoredMission, StepRefusal>> => {
      await lockHead(tx, tenantId, tenantId);
      const before = await missionOf(tx, tenantId, missionId);
      if (!before) return err({ code: "mission_not_found" });
      const standing = standingAfter(before, step, now);
      if (!standing.ok) return standing;
      if (standing.value === null) return ok(before);

      const fault = await stepFault(tx, tenantId, before, step, now);
      if (fault) return err({ code: "mission_invalid", fault });
      const version = await changeCampaign(tx, tenantId);
      const inherited = step === "publish" ? await retireOlder(tx, tenantId, before, version) : {};
      await changeStanding(tx, tenantId, missionId, { ...standing.value, ...inherited }, version);
      if (step === "activate") await openRaffles(tx, tenantId, now);
      const after = await missionOf(tx, tenantId, missionId);
      await recordMissionAction(tx, manager, now, { action: `${step}_mission`, before, after });
      return ok(after ?? before);
    },
  );
  if (taken.ok && isCounting(taken.value)) await recompute(db, tenantId, { scope: "marked", now });
  return taken;
}

/** Somebody may lack a row of it, or have one that has to move on. */
function isCounting({ state, enabled }: StoredMission): boolean {
  return state === "published" && enabled;
}

/** What a step changes, `null` where it has been taken. */
function standingAfter(
  { state, enabled, activated }: StoredMission,
  step: MissionStep,
  now: Instant,
): Result<MissionStanding | null, StepRefusal> {
  const refused = err({ code: "not_in_this_state", state } as const);
  switch (step) {
    case "publish":
      if (state === "retired") return refused;
      return ok(state === "published" ? null : { state: "published", publishedAt: now });
    case "activate":
      if (state !== "published") return refused;
      return ok(activated ? null : { activated: true, activating: true });
    case "enable":
      if (state === "draft") return refused;
      return ok(enabled ? null : { enabled: true, activating: true });
    case "disable":
      if (state === "draft") return refused;
      return ok(enabled ? { enabled: false } : null);
    case "retire":
      if (state === "draft") return refused;
      return ok(state === "retired" ? null : { state: "retired" });
  }
}

/** A draft is judged again when it is published: a date may have passed, a place may have been taken. A raffle opens before it ends. */
async function stepFault(
  tx: Tx,
  tenantId: string,
  mission: StoredMission,
  step: MissionStep,
  now: Instant,
): Promise<MissionFault | null> {
  if (step === "publish") return faultOfMission(tx, tenantId, mission, mission.seriesId, now);
  if (step !== "activate" || mission.type !== "raffle") return null;
  const fault = await faultOfMission(tx, tenantId, mission, mission.seriesId, now);
  return fault?.field === "raffleEndsOn" ? fault : null;
}

/** Retires the published version of a draft's series; the draft begins counting where that one did. */
async function retireOlder(
  tx: Tx,
  tenantId: string,
  { seriesId }: StoredMission,
  version: bigint,
): Promise<MissionStanding> {
  const series = (await missionVersions(tx, tenantId)).filter((mission) => mission.seriesId === seriesId);
  const published = series.filter(({ state }) => state === "published");
  for (const { id } of published) await changeStanding(tx, tenantId, id, { state: "retired" }, version);
  const activated = published.some((mission) => mission.activated);
  return activated ? { activated } : {};
}
