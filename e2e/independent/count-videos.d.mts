import type { CountedFile, CountedVideos, CountedWindow } from "./counted-videos.ts";

export function countVideos(files: readonly CountedFile[], options: { readonly startsOn: string }): CountedVideos;

export function countProgress(
  files: readonly CountedFile[],
  options: { readonly startsOn: string; readonly targets: CountedWindow },
): readonly { readonly asOf: string; readonly rows: { readonly [handleAndMetric: string]: string } }[];
