import { parseCivilDate } from "#shared/domain/time/civil-date.ts";
import type { ImportKindName } from "#shared/protocol/imports.ts";

/** What a file most likely has in it, by the first line; `null` where that says nothing. */
export function guessKind(firstLine: string): ImportKindName | null {
  const names = firstLine.toLowerCase();
  if (names.includes("call_id")) return "activities";
  return names.includes("handle") && names.includes("video") ? "videos" : null;
}

/** The date in a file's name, as exports have it: `2017-11-14.csv`; empty where there is none. */
export function guessAsOf(fileName: string): string {
  const found = /\d{4}-\d{2}-\d{2}/.exec(fileName)?.[0] ?? "";
  return parseCivilDate(found) ?? "";
}
