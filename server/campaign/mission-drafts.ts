import { checkMission, type MissionDraft, type MissionFault } from "#shared/domain/campaign/mission-draft.ts";
import { err, ok, type Result } from "#shared/domain/result.ts";
import type { Instant } from "#shared/domain/time/instant.ts";
import { surroundingsOf } from "#shared/protocol/campaign-missions.ts";
import type { Identity } from "../auth/identity.ts";
import type { Db, Tx } from "../db/db.ts";
import { advanceHead, lockHead } from "../ledger/heads.ts";
import { recordAction } from "../org/audit-log.ts";
import { missionSurroundings } from "./mission-overview.ts";
import { deleteDraft, missionOf, missionVersions, type StoredMission, saveDraft } from "./missions-repository.ts";

export type Manager = Pick<Identity, "tenantId" | "userId">;

export type DraftRefusal =
  | { readonly code: "mission_not_found" }
  | { readonly code: "mission_invalid"; readonly fault: MissionFault }
  /** Somebody else changed the draft meanwhile. */
  | { readonly code: "changed_meanwhile"; readonly version: string }
  /** The id is another mission's. */
  | { readonly code: "id_taken" }
  | { readonly code: "not_a_draft" };

/** Begins a series with a draft. Sent again it says the same. */
export async function beginMission(
  db: Db,
  manager: Manager,
  { id, mission }: { readonly id: string; readonly mission: MissionDraft },
  now: Instant,
): Promise<Result<StoredMission, DraftRefusal>> {
  return inCampaign(db, manager, async (tx, version) => {
    const known = await missionOf(tx, manager.tenantId, id);
    if (known) return known.seriesVersion === 1 && known.state === "draft" ? ok(known) : err({ code: "id_taken" });
    return writeDraft(tx, manager, { ...mission, id, seriesId: id, seriesVersion: 1 }, { version, now, before: null });
  });
}

/**
 * Writes the draft of a mission's series: the one that there is, or that of the next version where every version is published. A published
 * version is never changed: whoever has it keeps what it promised.
 */
export async function changeMission(
  db: Db,
  manager: Manager,
  missionId: string,
  { mission, seen, newId }: { readonly mission: MissionDraft; readonly seen: string | null; readonly newId: string },
  now: Instant,
): Promise<Result<StoredMission, DraftRefusal>> {
  return inCampaign(db, manager, async (tx, version) => {
    const named = await missionOf(tx, manager.tenantId, missionId);
    if (!named) return err({ code: "mission_not_found" });
    const series = (await missionVersions(tx, manager.tenantId)).filter(({ seriesId }) => seriesId === named.seriesId);
    const draft = series.find(({ state }) => state === "draft") ?? null;
    if (draft && saysTheSame(draft, mission)) return ok(draft);
    if ((draft?.version ?? null) !== seen) return err({ code: "changed_meanwhile", version: draft?.version ?? "" });

    const { seriesId } = named;
    const next = Math.max(...series.map(({ seriesVersion }) => seriesVersion)) + 1;
    const place = { id: draft?.id ?? newId, seriesId, seriesVersion: draft?.seriesVersion ?? next };
    return writeDraft(tx, manager, { ...mission, ...place }, { version, now, before: draft });
  });
}

/** Throws a draft away; the published versions of its series stay. */
export async function discardMission(
  db: Db,
  manager: Manager,
  missionId: string,
  now: Instant,
): Promise<Result<StoredMission, DraftRefusal>> {
  return inCampaign(db, manager, async (tx) => {
    const draft = await missionOf(tx, manager.tenantId, missionId);
    if (!draft) return err({ code: "mission_not_found" });
    if (draft.state !== "draft") return err({ code: "not_a_draft" });
    await deleteDraft(tx, manager.tenantId, missionId);
    await recordMissionAction(tx, manager, now, { action: "discard_mission", before: draft, after: null });
    return ok(draft);
  });
}

/** The first fault of a draft in its surroundings, or `null`. */
export async function faultOfMission(
  tx: Tx,
  tenantId: string,
  draft: MissionDraft,
  seriesId: string,
  now: Instant,
): Promise<MissionFault | null> {
  const known = await missionSurroundings(tx, tenantId, now);
  return checkMission(draft, surroundingsOf(known, seriesId))[0] ?? null;
}

/** Writes down what a manager did to a mission. */
export async function recordMissionAction(
  tx: Tx,
  { tenantId, userId }: Manager,
  at: Instant,
  {
    action,
    before,
    after,
  }: {
    readonly action: string;
    readonly before: StoredMission | null;
    readonly after: StoredMission | null;
  },
): Promise<void> {
  const { id } = after ?? before ?? {};
  await recordAction(tx, { tenantId, at, who: userId, action, subject: `mission ${id}`, before, after });
}

/** Holds the tenant's head, as everybody does who writes missions. A draft is nothing that devices are told, so they aren't woken. */
async function inCampaign<Value>(
  db: Db,
  { tenantId }: Manager,
  work: (tx: Tx, version: bigint) => Promise<Result<Value, DraftRefusal>>,
): Promise<Result<Value, DraftRefusal>> {
  return db.inTransaction({ kind: "tenant", tenantId }, async (tx) => {
    const version = (await lockHead(tx, tenantId, tenantId)) + 1n;
    const done = await work(tx, version);
    if (done.ok) await advanceHead(tx, tenantId, tenantId, version);
    return done;
  });
}

/** A request that arrives twice, the second time with what it has seen before the first. */
function saysTheSame(draft: MissionDraft, mission: MissionDraft): boolean {
  return Object.entries(mission).every(([field, value]) => draft[field as keyof MissionDraft] === value);
}

async function writeDraft(
  tx: Tx,
  manager: Manager,
  draft: MissionDraft & Pick<StoredMission, "id" | "seriesId" | "seriesVersion">,
  { version, now, before }: { readonly version: bigint; readonly now: Instant; readonly before: StoredMission | null },
): Promise<Result<StoredMission, DraftRefusal>> {
  const { tenantId } = manager;
  const fault = await faultOfMission(tx, tenantId, draft, draft.seriesId, now);
  if (fault) return err({ code: "mission_invalid", fault });
  await saveDraft(tx, tenantId, draft, version);
  const after = await missionOf(tx, tenantId, draft.id);
  if (!after) throw new Error("A draft that was just written isn't there");
  await recordMissionAction(tx, manager, now, { action: "draft_mission", before, after });
  return ok(after);
}
