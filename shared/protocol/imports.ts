import type { CivilDate } from "../domain/time/civil-date.ts";
import type { Instant } from "../domain/time/instant.ts";

export const importKinds = ["activities", "videos"] as const;
/** What a file's rows are: calls of reps, or videos with their figures. Part of the address that takes it. */
export type ImportKindName = (typeof importKinds)[number];

/** Why a row isn't taken, or is and stands for nothing. */
export type RejectionReason =
  | "wrong_number_of_fields"
  | "unreadable_text"
  | "too_long"
  | "blank"
  | "rep_unknown"
  | "call_of_another_team"
  | "handle_of_another_team"
  | "video_of_another_team"
  | "another_handle"
  | "dropped"
  | "not_a_date"
  | "not_a_time"
  | "in_the_future"
  | "not_a_whole_number"
  | "not_an_amount"
  | "not_a_percentage"
  | "too_many_decimals"
  | "negative"
  | "too_large"
  | "not_yes_or_no";

/** Why a row was skipped. `value` is what stood there, cut to its first 80 characters. */
export type Rejection = {
  readonly line: number;
  readonly column: string | null;
  readonly value: string;
  readonly reason: RejectionReason;
};

/** A rejection with what to do about it, in English; people read the sentence that their app has for the reason. */
export type ToldRejection = Rejection & { readonly hint: string };

/** What reading a file found. Lines are counted from 1, the header's being the first. */
export type FileReport = {
  /** Rows below the header. */
  readonly rows: number;
  readonly rejectedRows: number;
  /** Lines, the first thousand found, of rows whose key a later row of the file asserts again: the later one counts. */
  readonly duplicates: readonly number[];
  readonly duplicateRows: number;
  /** The file's columns as it names them, and those that nothing is made of. */
  readonly columns: readonly string[];
  readonly ignoredColumns: readonly string[];
  /** Whom the file names and nobody knew: the first thousand handles, and how many. */
  readonly newParticipants: readonly string[];
  readonly newParticipantCount: number;
};

/** What became of the good rows of a file; those of `notCounted` stand for nothing, since others decide about their keys. */
export type ImportCounts = {
  readonly applied: number;
  readonly replaced: number;
  readonly unchanged: number;
  readonly notCounted: number;
};

/** An imported call within a minute of one that the rep logged, of a similar length. */
export type PossibleDouble = {
  readonly callId: string;
  readonly repName: string;
  readonly occurredAt: Instant;
  readonly durationSeconds: number;
  readonly loggedAt: Instant;
  readonly loggedDurationSeconds: number | null;
};

type ListedRows = {
  /** The first thousand rows that were skipped, and the first that stand for nothing. */
  readonly rejected: readonly ToldRejection[];
  readonly notCountedRows: readonly ToldRejection[];
};

/** The answer to `POST /api/imports/{videos,activities}`: what came of the file. */
export type ImportReport = FileReport &
  ImportCounts &
  ListedRows & {
    readonly importId: string;
    /** The first thousand. */
    readonly possibleDoubles: readonly PossibleDouble[];
  };

/** A row as it was understood, by column. */
export type ReadRow = { readonly line: number; readonly values: { readonly [column: string]: string } };

/** The answer to `POST /api/imports/{videos,activities}/preview`: what importing the file would do. */
export type ImportPreview = FileReport & ImportCounts & ListedRows & { readonly firstRows: readonly ReadRow[] };

/** An import of `GET /api/imports`, the newest first. */
export type PastImport = {
  readonly id: string;
  readonly kind: ImportKindName;
  readonly fileName: string | null;
  readonly asOf: CivilDate;
  /** `null` where the product itself imported. */
  readonly by: string | null;
  readonly startedAt: Instant;
  readonly undoneAt: Instant | null;
  /** `applying` until what follows from it, or from its undo, is applied. */
  readonly status: "applying" | "applied" | "undone";
  readonly rows: number;
  readonly rejectedRows: number;
  /** `null` until it is applied. */
  readonly counts: ImportCounts | null;
  /** Whether who asks may undo it. */
  readonly undoable: boolean;
};

/** `GET /api/imports`. */
export type PastImports = { readonly imports: readonly PastImport[] };

/** The answer to `POST /api/imports/:id/undo`: calls or videos that are gone, and those that are as other imports have them. */
export type UndoReport = { readonly importId: string; readonly withdrawn: number; readonly replaced: number };
