import type { Lane } from "./lanes.ts";
import type { Worked } from "./pages/main.ts";

/** How long each lane took in the middle of its rounds, against the floor's, and its longest task in any round. */
export function timesTable(title: string, results: ReadonlyMap<Lane, readonly Worked[]>, floor: Lane): string {
  const base = medianMs(results.get(floor) ?? []);
  const rows = [...results].map(([{ label }, rounds]) => {
    const ms = medianMs(rounds);
    const longest = Math.max(...rounds.map((round) => round.longestTaskMs));
    return [label, (ms / 1000).toFixed(2), (ms / base).toFixed(2), longest === 0 ? "under 50" : longest.toFixed(0)];
  });
  return table(title, ["contender", "median s", "× floor", "longest task ms"], rows);
}

export function table(title: string, head: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`);
  return [`${title}:`, "", ...lines].join("\n");
}

export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

function medianMs(rounds: readonly Worked[]): number {
  return quantile(
    rounds.map((round) => round.ms),
    0.5,
  );
}
