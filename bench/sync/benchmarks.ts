import { flushBenchmark } from "./flush.ts";
import { latencyBenchmark } from "./latency.ts";
import { pullBenchmark } from "./pull.ts";
import type { Setting } from "./setting.ts";
import { tapBenchmark } from "./tap.ts";

/** Each answers the text of its table. */
export const benchmarks = {
  flush: flushBenchmark,
  pull: pullBenchmark,
  latency: latencyBenchmark,
  tap: tapBenchmark,
} satisfies Readonly<Record<string, (setting: Setting, rounds: number) => Promise<string>>>;

export function isBenchmark(name: string): name is keyof typeof benchmarks {
  return Object.hasOwn(benchmarks, name);
}
