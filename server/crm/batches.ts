import { chunks } from "#shared/domain/chunks.ts";
import type { RecordWrite } from "./crm-record.ts";

export const largestBatch = 200;
const refusalsBeforeHalving = 2;
const refusalsBeforeParking = 5;
const firstRetryMs = 1_000;
const longestRetryMs = 300_000;

/** How often a row's writes were refused in a row, and the largest batch that it may travel in since. */
export type Standing = { readonly attempts: number; readonly batchLimit: number | null };

export type PlannedWrite = { readonly repId: string; readonly write: RecordWrite } & Standing;

/**
 * The writes in batches. Rows with different sets of fields go in different ones, because a batch gives every row all of its fields; and a
 * row travels only in batches as small as its refusals have made it.
 */
export function planBatches<Write extends PlannedWrite>(writes: readonly Write[]): readonly (readonly Write[])[] {
  const groups = new Map<string, Write[]>();
  for (const planned of writes) {
    const key = `${planned.batchLimit ?? largestBatch}/${Object.keys(planned.write).sort().join()}`;
    const group = groups.get(key);
    if (group) group.push(planned);
    else groups.set(key, [planned]);
  }
  return [...groups.values()].flatMap((group) => chunks(group, group[0]?.batchLimit ?? largestBatch));
}

/**
 * Where a row stands after a batch of this size, it included, was refused: after the second time it travels in batches of half the size,
 * and alone it has five tries. `park`: no further ones.
 */
export function afterRefusal(row: Standing, size: number): Standing & { readonly park: boolean } {
  const attempts = row.attempts + 1;
  if (size === 1) return { attempts, batchLimit: 1, park: attempts >= refusalsBeforeParking };
  if (attempts < refusalsBeforeHalving) return { attempts, batchLimit: row.batchLimit, park: false };
  return { attempts: 0, batchLimit: Math.ceil(size / 2), park: false };
}

/** How long a row waits after that many refusals in a row: longer each time, with jitter. */
export function retryPauseMs(attempts: number, random: number): number {
  const pauseMs = Math.min(longestRetryMs, firstRetryMs * 4 ** Math.max(0, attempts - 1));
  return Math.round(pauseMs * (0.75 + random / 2));
}
