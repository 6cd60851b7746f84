import type { CampaignRun } from "./campaign-run.ts";
import { createProgressRows, recomputeProgress } from "./recompute.ts";

/** Makes the rows of missions that somebody lacks; missions and participants of an unknown tier get none and are reported. */
export async function settleRows({ db, tenantId, now, dryRun, limit, report }: CampaignRun): Promise<void> {
  const made = await createProgressRows(db, tenantId, { scope: "all", dryRun, now, limit });
  if (!made.ok) throw new Error(`Rows of all were refused: ${made.error.code}`);
  const { created, unknownTiers } = made.value;
  if (created > 0) report.count("created", created);
  for (const { missionId, title, tierId } of unknownTiers.missions)
    report.badRow(`mission ${missionId}`, `${title}: there is no tier ${tierId}.`);
  for (const { tierId, participants } of unknownTiers.participants)
    report.badRow(`tier ${tierId}`, `There is no such tier, and ${participants} participants are in it.`);
}

/** Computes everybody anew: who is marked, and whoever's stored figures turn out to differ from the facts. */
export async function settleProgress({ db, tenantId, now, dryRun, limit, report }: CampaignRun): Promise<void> {
  const done = await recomputeProgress(db, tenantId, { scope: "all", dryRun, now, limit });
  if (!done.ok) throw new Error(`A recompute of all was refused: ${done.error.code}`);
  const { recalculated, changed, completed, failed } = done.value;
  report.count("recalculated", recalculated);
  report.count("changed", changed);
  report.count("completed", completed);
  for (const { participantId, reason } of failed) report.badRow(`participant ${participantId}`, reason);
}
