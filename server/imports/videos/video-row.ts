import { err, ok, type Result } from "#shared/domain/result.ts";
import { addDays, type CivilDate, parseCivilDate } from "#shared/domain/time/civil-date.ts";
import type { Rejection } from "#shared/protocol/imports.ts";
import { cellsOf } from "../cells.ts";
import type { CsvRecord } from "../csv-records.ts";
import type { FileHeader } from "../file-header.ts";
import { readAmount, readCount, readPercentage } from "./figures.ts";

/** The columns that a file of videos must have. */
export const videoColumns = [
  "Handle",
  "Video",
  "Post Date",
  "Views",
  "Likes",
  "Comments",
  "Units Sold",
  "GMV",
  "CTR",
  "Video Title",
] as const;
export type VideoColumn = (typeof videoColumns)[number];

/** What a row says of a video. `null` is a blank: it says nothing about that. */
export type VideoAssertion = {
  readonly line: number;
  /** The video's address. */
  readonly key: string;
  /** Lower-cased, without the @. */
  readonly handle: string;
  readonly postDate: CivilDate;
  readonly views: number | null;
  readonly likes: number | null;
  readonly comments: number | null;
  readonly units: number | null;
  readonly salesMinor: number | null;
  /** Digits of a percentage. */
  readonly ctrPercent: string | null;
  readonly title: string | null;
};

export type VideoFileContext = {
  /** The tenant's date. */
  readonly today: CivilDate;
  readonly currency: string;
  /** Digits of the currency's fraction. */
  readonly decimals: number;
};

const texts = {
  required: ["Handle", "Video", "Post Date"],
  stored: ["Handle", "Video", "Video Title"],
  // As bytes an address still fits an index.
  limit: 500,
} as const;

/** A row as an assertion, or its first fault. */
export function readVideoRow(
  record: CsvRecord,
  header: FileHeader<VideoColumn>,
  { today, currency, decimals }: VideoFileContext,
): Result<VideoAssertion, Rejection> {
  const { cell, reject, faultOf } = cellsOf(record, header);
  const fault = faultOf(texts);
  if (fault !== null) return err(fault);
  const handle = handleOf(cell("Handle"));
  if (handle === "") return reject("Handle", "blank");

  const postDate = parseCivilDate(cell("Post Date"));
  if (postDate === null) return reject("Post Date", "not_a_date");
  // Where the day begins earlier it may be tomorrow already.
  if (postDate > addDays(today, 1)) return reject("Post Date", "in_the_future");

  const views = readCount(cell("Views"), { allowNegative: false });
  if (!views.ok) return reject("Views", views.error);
  const likes = readCount(cell("Likes"), { allowNegative: false });
  if (!likes.ok) return reject("Likes", likes.error);
  const comments = readCount(cell("Comments"), { allowNegative: false });
  if (!comments.ok) return reject("Comments", comments.error);
  // What comes back after a sale may be more than what was sold.
  const units = readCount(cell("Units Sold"), { allowNegative: true });
  if (!units.ok) return reject("Units Sold", units.error);
  const sales = readAmount(cell("GMV"), { decimals, currency });
  if (!sales.ok) return reject("GMV", sales.error);
  const ctr = readPercentage(cell("CTR"));
  if (!ctr.ok) return reject("CTR", ctr.error);

  return ok({
    line: record.line,
    key: cell("Video"),
    handle,
    postDate,
    views: views.value,
    likes: likes.value,
    comments: comments.value,
    units: units.value,
    salesMinor: sales.value,
    ctrPercent: ctr.value,
    title: cell("Video Title") || null,
  });
}

/** A handle as it is compared: lower-cased, without the @. */
export function handleOf(text: string): string {
  return text.trim().replace(/^@+/, "").trim().normalize("NFC").toLowerCase();
}
