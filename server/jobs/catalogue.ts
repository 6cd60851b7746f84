import type { Job } from "./job.ts";
import { settlement } from "./settlement.ts";

/** Every job that the product knows, in the order in which `all` runs them. Names and aliases are each there once. */
export function createJobs(): readonly Job[] {
  return [settlement];
}

/** The job of a name or alias, or `null`. */
export function jobNamed(jobs: readonly Job[], name: string): Job | null {
  return jobs.find((job) => job.name === name || job.aliases.includes(name)) ?? null;
}
