import { weekdayOf } from "#shared/domain/time/civil-date.ts";
import { dateAt } from "#shared/domain/time/zone.ts";
import { tenantClockOf } from "../org/tenants.ts";
import { auditRollup } from "./audit-rollup.ts";
import type { CampaignRun } from "./campaign-run.ts";
import { createProgressRows, type RecomputeOptions, recomputeProgress } from "./recompute.ts";
import { foreseeParticipants } from "./settle-tiers.ts";

/** Makes the rows of missions that somebody lacks; missions and participants of an unknown tier get none and are reported. */
export async function settleRows(run: CampaignRun): Promise<void> {
  const { db, tenantId, report } = run;
  const made = await createProgressRows(db, tenantId, await optionsOf(run));
  if (!made.ok) throw new Error(`Rows of all were refused: ${made.error.code}`);
  const { created, unknownTiers } = made.value;
  if (created > 0) report.count("created", created);
  for (const { missionId, title, tierId } of unknownTiers.missions)
    report.badRow(`mission ${missionId}`, `${title}: there is no tier ${tierId}.`);
  for (const { tierId, participants } of unknownTiers.participants)
    report.badRow(`tier ${tierId}`, `There is no such tier, and ${participants} participants are in it.`);
}

/** Computes everybody anew: who is marked, and whoever's stored figures turn out to differ from the facts. */
export async function settleProgress(run: CampaignRun): Promise<void> {
  const { db, tenantId, report } = run;
  const done = await recomputeProgress(db, tenantId, await optionsOf(run));
  if (!done.ok) throw new Error(`A recompute of all was refused: ${done.error.code}`);
  const { recalculated, changed, completed, failed } = done.value;
  report.count("recalculated", recalculated);
  report.count("changed", changed);
  report.count("completed", completed);
  for (const { participantId, reason } of failed) report.badRow(`participant ${participantId}`, reason);
}

async function optionsOf(run: CampaignRun): Promise<RecomputeOptions> {
  const { dryRun, now, limit } = run;
  return { scope: "all", dryRun, now, limit, foreseen: dryRun ? await foreseeParticipants(run) : [] };
}

/** On Mondays: compares what is summed with the facts. Whatever is found is put right, and tells of a fault in what writes them. */
export async function settleRollup({ db, tenantId, now, dryRun, report }: CampaignRun): Promise<void> {
  const clock = await db.inTransaction({ kind: "tenant", tenantId }, (tx) => tenantClockOf(tx, tenantId));
  if (weekdayOf(dateAt(now, clock)) !== 1) return;
  const { participants, differing } = await auditRollup(db, tenantId, { dryRun });
  report.count("audited", participants);
  for (const [participantId, days] of differing)
    report.badRow(`participant ${participantId}`, `${days} dates weren't summed as their facts say.`);
}
