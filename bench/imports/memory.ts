import { readFileSync } from "node:fs";

/** Watches how much memory a process has resident, ten times a second; on Linux only. */
export function watchMemory(pid: number): { stop(): { readonly startMiB: number; readonly peakMiB: number } } {
  const start = residentMiB(pid);
  let peak = start;
  const timer = setInterval(() => {
    peak = Math.max(peak, residentMiB(pid));
  }, 100);
  return {
    stop() {
      clearInterval(timer);
      return { startMiB: start, peakMiB: Math.max(peak, residentMiB(pid)) };
    },
  };
}

function residentMiB(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, "utf8");
  return Math.round(Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1] ?? 0) / 1024);
}
