/** A file of videos, and the date that its figures are of. */
export type CountedFile = { readonly asOf: string; readonly csv: string };

/** Money in cents. */
export type CountedVideo = {
  readonly handle: string;
  readonly date: string;
  readonly views: number;
  readonly likes: number;
  readonly comments: number;
  readonly units: number;
  readonly sales: number;
  readonly ctr: number;
  readonly title: string;
};

/** By metric, money in cents. */
export type CountedWindow = {
  readonly sales_dollars: number;
  readonly sales_units: number;
  readonly videos: number;
  readonly views: number;
  readonly likes: number;
};

export type CountedVideos = {
  readonly videos: { readonly [url: string]: CountedVideo };
  /** By handle. */
  readonly windows: { readonly [handle: string]: CountedWindow };
};
