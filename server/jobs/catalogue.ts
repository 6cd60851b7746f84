import type { Job } from "./job.ts";
import { missionRecompute } from "./mission-recompute.ts";
import { settlement } from "./settlement.ts";
import { walletReset } from "./wallet-reset.ts";

/** Every job that the product knows, in the order in which `all` runs them. Names and aliases are each there once. */
export function createJobs(): readonly Job[] {
  return [settlement, missionRecompute, walletReset];
}

/** The job of a name or alias, or `null`. */
export function jobNamed(jobs: readonly Job[], name: string): Job | null {
  return jobs.find((job) => job.name === name || job.aliases.includes(name)) ?? null;
}
