/** What stands in a record beside the figures: which of our projections it is. */
export type ProjectionVersion = { readonly epoch: string; readonly number: bigint };

const pattern = /^([0-9a-f]{8})-(\d{1,18})$/;

/** `<first 8 of epoch>-<number>`, so that one given before a restore is never taken for a later one. */
export function formatVersion({ epoch, number }: ProjectionVersion): string {
  return `${epoch}-${number}`;
}

/** `null` for a text that isn't one of ours. */
export function parseVersion(text: string): ProjectionVersion | null {
  const [, epoch, number] = pattern.exec(text) ?? [];
  return epoch === undefined || number === undefined ? null : { epoch, number: BigInt(number) };
}

/** The part of a database's epoch that stands in its versions. */
export function shortEpoch(epochId: string): string {
  return epochId.slice(0, 8);
}
