import { tenantClockOf } from "../org/tenants.ts";
import { errorText } from "../steps/error-text.ts";
import { isTransientFault } from "../steps/transient-fault.ts";
import { changeCampaign } from "./campaign-head.ts";
import type { CampaignRun } from "./campaign-run.ts";
import { countRafflesToOpen, drawRaffle, isDue, openRaffles, rafflesToDraw } from "./raffle-draw.ts";

/** Opens the raffles that were activated, and draws those whose last date is settled for all who entered. The limit counts draws. */
export async function settleRaffles({ db, tenantId, now, dryRun, limit, signal, report }: CampaignRun): Promise<void> {
  const scope = { kind: "tenant", tenantId } as const;
  const opened = await db.inTransaction(scope, async (tx) => {
    const waiting = await countRafflesToOpen(tx, tenantId);
    if (waiting === 0 || dryRun) return waiting;
    await changeCampaign(tx, tenantId);
    return openRaffles(tx, tenantId, now);
  });
  if (opened > 0) report.count("opened", opened);

  const due = await db.inTransaction(scope, async (tx) => {
    const clock = await tenantClockOf(tx, tenantId);
    return (await rafflesToDraw(tx, tenantId, now)).filter((raffle) => isDue(raffle, clock, now));
  });
  for (const { missionId } of limit === null ? due : due.slice(0, limit)) {
    if (signal.aborted) return;
    if (dryRun) {
      report.count("drawn");
      continue;
    }
    try {
      const drawn = await drawRaffle(db, tenantId, { missionId, who: "campaign-run", isManager: false }, now);
      if (drawn.ok) report.count("drawn");
      else report.badRow(`raffle ${missionId}`, drawn.error.code);
    } catch (error) {
      if (signal.aborted || isTransientFault(error)) throw error;
      report.badRow(`raffle ${missionId}`, errorText(error));
    }
  }
}
