import { lockParticipants } from "../../campaign/participant-heads.ts";
import { sumVideoDays } from "../../campaign/video-days.ts";
import type { Tx } from "../../db/db.ts";
import type { Chunk, Cursor } from "../import-kind.ts";
import type { ImportKey } from "../imports-repository.ts";
import { rejectionOf } from "../rejection.ts";
import { differencesOf, saveStandingVideos, type VideoDifference, type VideoPlace } from "./standing-videos.ts";
import { videosOfImport } from "./video-assertions.ts";

const videosAtOnce = 2000;

/** What applying the next videos of an import would come to. */
export async function compareVideos(tx: Tx, key: ImportKey, after: Cursor | null): Promise<Chunk> {
  return (await nextVideos(tx, key, after)).chunk;
}

/** Counts the next videos of an import as they stand, where they differ, and sums the dates that they left and came to anew. */
export async function settleVideos(tx: Tx, key: ImportKey, after: Cursor | null): Promise<Chunk> {
  const { chunk, changes } = await nextVideos(tx, key, after);
  await countVideos(tx, key.tenantId, changes);
  return chunk;
}

async function nextVideos(tx: Tx, key: ImportKey, after: Cursor | null) {
  const videos = await videosOfImport(tx, key, after, videosAtOnce);
  const urls = videos.filter(({ isAsCounted }) => !isAsCounted).map(({ cursor: [, url] }) => url);
  const differences = urls.length === 0 ? [] : await differencesOf(tx, key, urls);

  const changes = differences.filter(({ isChanged }) => isChanged);
  const counted = changes.filter(({ otherHandle }) => otherHandle === null);
  const applied = counted.filter(({ before }) => before === null).length;
  const withdrawn = counted.filter(({ after: stands }) => stands === null).length;
  const notCounted = differences.flatMap(({ otherHandle }) =>
    otherHandle === null ? [] : rejectionOf(otherHandle.line, "Handle", otherHandle.handle, "another_handle"),
  );
  const effect = {
    applied,
    withdrawn,
    replaced: counted.length - applied - withdrawn,
    notCounted: notCounted.length,
    unchanged: videos.length - counted.length - notCounted.length,
  };
  const cursor = videos.length === videosAtOnce ? (videos.at(-1)?.cursor ?? null) : null;
  const chunk: Chunk = { effect, notCounted, cursor };
  return { chunk, changes };
}

/** The caller holds the tenant's imports, so nothing of what was compared has changed since. */
async function countVideos(tx: Tx, tenantId: string, changes: readonly VideoDifference[]): Promise<void> {
  if (changes.length === 0) return;
  const places = changes.flatMap(({ before, after }): VideoPlace[] => [before ?? [], after ?? []].flat());
  await lockParticipants(tx, tenantId, [...new Set(places.map(({ participantId }) => participantId))]);
  await saveStandingVideos(
    tx,
    tenantId,
    changes.map(({ videoUrl }) => videoUrl),
  );
  await sumVideoDays(tx, tenantId, places);
}
