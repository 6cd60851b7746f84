import type { Rejection } from "#shared/protocol/imports.ts";
import type { Tx } from "../../db/db.ts";
import { visibleReps } from "../../org/reps.ts";
import { type Importer, onlookerOf } from "../reach-repository.ts";
import { rejectionOf } from "../rejection.ts";
import type { VideoAssertion } from "./video-row.ts";

/**
 * Which rows a manager may not bring: of a rep of another team's handle, or of a video that another import asserts for such a rep. An
 * admin may bring all.
 */
export async function refuseOthersVideos(
  tx: Tx,
  importer: Importer,
  assertions: readonly VideoAssertion[],
): Promise<readonly Rejection[]> {
  if (importer.role === "admin" || assertions.length === 0) return [];
  const { tenantId } = importer;
  const own = (await visibleReps(tx, onlookerOf(importer))).map(({ id }) => id);
  const handles = await tx.rows<{ handle: string }>(
    `select h.handle
       from campaign.handles h
       join campaign.participants p on p.tenant_id = h.tenant_id and p.id = h.participant_id
      where h.tenant_id = $1 and h.handle = any ($2) and p.rep_id <> all ($3::uuid[])`,
    [tenantId, [...new Set(assertions.map(({ handle }) => handle))], own],
  );
  const videos = await tx.rows<{ video_url: string }>(
    `select v.video_url
       from campaign.videos v
       join campaign.participants p on p.tenant_id = v.tenant_id and p.id = v.participant_id
      where v.tenant_id = $1 and v.video_url = any ($2) and p.rep_id <> all ($3::uuid[])`,
    [tenantId, assertions.map(({ key }) => key), own],
  );
  const foreignHandles = new Set(handles.map((row) => row.handle));
  const foreignVideos = new Set(videos.map((row) => row.video_url));
  return assertions.flatMap(({ line, key, handle }) => {
    if (foreignHandles.has(handle)) return rejectionOf(line, "Handle", handle, "handle_of_another_team");
    if (foreignVideos.has(key)) return rejectionOf(line, "Video", key, "video_of_another_team");
    return [];
  });
}
