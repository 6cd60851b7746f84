import type { Activity } from "#shared/domain/ledger/activity.ts";
import type { LedgerOwner } from "#shared/domain/ledger/causal-id.ts";
import { type Day, foldDay } from "#shared/domain/ledger/day.ts";
import type { Pricing } from "#shared/domain/ledger/pricing.ts";
import type { CivilDate } from "#shared/domain/time/civil-date.ts";

/** The days that activities make, from the first to the last. */
export function foldDates(
  owner: LedgerOwner,
  activities: Iterable<Activity>,
  pricingOf: (date: CivilDate) => Pricing,
): readonly Day[] {
  const byDate = new Map<CivilDate, Activity[]>();
  for (const activity of activities) {
    const ofDate = byDate.get(activity.localDate);
    if (ofDate) ofDate.push(activity);
    else byDate.set(activity.localDate, [activity]);
  }
  const dates = [...byDate].sort(([a], [b]) => (a < b ? -1 : 1));
  return dates.map(([date, ofDate]) => foldDay(owner, date, ofDate, pricingOf(date)).day);
}
