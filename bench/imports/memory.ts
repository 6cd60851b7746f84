import { readFileSync } from "node:fs";

export type MemoryWatch = {
  stop(): void;
  found(): { readonly startMiB: number; readonly peakMiB: number };
};

/** Watches how much memory a process has resident, ten times a second; on Linux only. */
export function watchMemory(pid: number): MemoryWatch {
  const startMiB = residentMiB(pid);
  let peakMiB = startMiB;
  const timer = setInterval(() => {
    peakMiB = Math.max(peakMiB, residentMiB(pid));
  }, 100);
  return {
    stop: () => clearInterval(timer),
    found: () => ({ startMiB, peakMiB }),
  };
}

/** 0 for a process that has ended: whoever waits for its answer hears of that. */
function residentMiB(pid: number): number {
  try {
    const status = readFileSync(`/proc/${pid}/status`, "utf8");
    return Math.round(Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1] ?? 0) / 1024);
  } catch {
    return 0;
  }
}
