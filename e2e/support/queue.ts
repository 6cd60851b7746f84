import { expect, type Page } from "@playwright/test";
import type { ActivityDetails } from "#shared/domain/ledger/activity.ts";

/** How many operations of this page's device wait for their answer. */
export function pendingOf(page: Page): Promise<number> {
  return page.evaluate(async () => (await perennial.status()).pending);
}

/** Waits, without touching anything, until the device has nothing left to send. */
export async function queueEmpty(page: Page, timeout = 60_000): Promise<void> {
  await expect.poll(() => pendingOf(page), { intervals: [20], timeout }).toBe(0);
}

/** Logs one after the other, as fast as the device takes it; over the last days where `overDays` is given. */
export async function logEach(page: Page, work: readonly ActivityDetails[], { overDays = 0 } = {}): Promise<void> {
  await page.evaluate(
    async ([work, overMs]) => {
      const start = Date.now() - overMs;
      for (const [index, details] of work.entries()) {
        const recordedAt = (start + Math.floor((overMs * index) / work.length)) as never;
        const logged = await perennial.log({ ...details, ...(overMs > 0 && { recordedAt }) });
        if (!logged.ok) throw new Error(`Refused on the device: ${JSON.stringify(logged.error)}`);
      }
    },
    [work, overDays * 86_400_000] as const,
  );
}
