import type { Award } from "../ledger/award.ts";
import { rankCodes } from "../ruleset/rank-rule.ts";
import type { DefeatedBoss } from "./record.ts";

/**
 * The titles that a rep may show: `E-1` and every rank reached, every badge's tier, and `boss.redhawk` for a boss that was defeated. A
 * title whose award was reversed isn't among them.
 */
export function titlesOf(awards: readonly Award[], bosses: readonly DefeatedBoss[] = []): readonly string[] {
  const held = awards.filter(({ kind, reversed }) => !reversed && (kind === "rank" || kind === "badge"));
  const titles = [rankCodes[0], ...held.map(({ code }) => code), ...bosses.map(({ boss }) => `boss.${boss}`)];
  return [...new Set(titles)];
}
