import { ensureNamedParticipants, ensureRepParticipants } from "../../campaign/participants.ts";
import { currencyOf } from "../../campaign/programme-repository.ts";
import type { Tx } from "../../db/db.ts";
import { createIntake, type ImportKind } from "../import-kind.ts";
import type { ImportKey } from "../imports-repository.ts";
import { tenantToday } from "../reach-repository.ts";
import { refuseOthersVideos } from "./others-videos.ts";
import { compareVideos, settleVideos } from "./settle-videos.ts";
import { stageVideos, unknownHandles } from "./video-assertions.ts";
import {
  readVideoRow,
  type VideoAssertion,
  type VideoColumn,
  type VideoFileContext,
  videoColumns,
} from "./video-row.ts";

/** Files of videos, `POST /api/imports/videos`: a row is a video and its figures as they stood on the file's date. */
export const videoFiles: ImportKind<VideoColumn> = {
  name: "videos",
  columns: videoColumns,

  async open(tx, importer, now) {
    await ensureRepParticipants(tx, importer.tenantId);
    const currency = await currencyOf(tx, importer.tenantId);
    const context: VideoFileContext = {
      today: await tenantToday(tx, importer.tenantId, now),
      currency,
      decimals: decimalsOf(currency),
    };
    return createIntake<VideoColumn, VideoAssertion>({
      readRow: (record, header) => readVideoRow(record, header, context),
      refuse: (within, videos) => refuseOthersVideos(within, importer, videos),
      save: stageVideos,
      show: (video) => shownVideo(video, context),
    });
  },

  prepare: enterUnknownHandles,
  compareNext: compareVideos,
  settleNext: settleVideos,
};

const handlesAtOnce = 5000;

/** Lets those take part whom the file names and nobody knows, and returns their handles. */
async function enterUnknownHandles(tx: Tx, key: ImportKey): Promise<readonly string[]> {
  const entered: string[] = [];
  for (;;) {
    const handles = await unknownHandles(tx, key, entered.at(-1) ?? "", handlesAtOnce);
    await ensureNamedParticipants(tx, key.tenantId, handles);
    entered.push(...handles);
    if (handles.length < handlesAtOnce) return entered;
  }
}

/** Digits of the fraction that amounts of a currency have: 2 for EUR, 0 for JPY. */
function decimalsOf(currency: string): number {
  return new Intl.NumberFormat("en", { style: "currency", currency }).resolvedOptions().maximumFractionDigits ?? 2;
}

function shownVideo(
  video: VideoAssertion,
  { currency, decimals }: VideoFileContext,
): { readonly [column in VideoColumn]: string } {
  const figure = (value: number | null) => (value === null ? "" : String(value));
  const sales = video.salesMinor;
  return {
    Handle: video.handle,
    Video: video.key,
    "Post Date": video.postDate,
    Views: figure(video.views),
    Likes: figure(video.likes),
    Comments: figure(video.comments),
    "Units Sold": figure(video.units),
    GMV: sales === null ? "" : `${(sales / 10 ** decimals).toFixed(decimals)} ${currency}`,
    CTR: video.ctrPercent === null ? "" : `${video.ctrPercent}%`,
    "Video Title": video.title ?? "",
  };
}
