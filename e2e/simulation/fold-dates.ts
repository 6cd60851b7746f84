import type { Activity } from "#shared/domain/ledger/activity.ts";
import { type Day, sumDay } from "#shared/domain/ledger/day.ts";
import type { Pricing } from "#shared/domain/ledger/pricing.ts";
import type { CivilDate } from "#shared/domain/time/civil-date.ts";

/** The days that activities make, from the first to the last. */
export function foldDates(activities: Iterable<Activity>, pricingOf: (date: CivilDate) => Pricing): readonly Day[] {
  const byDate = new Map<CivilDate, Activity[]>();
  for (const activity of activities) {
    const ofDate = byDate.get(activity.localDate);
    if (ofDate) ofDate.push(activity);
    else byDate.set(activity.localDate, [activity]);
  }
  const dates = [...byDate].sort(([a], [b]) => (a < b ? -1 : 1));
  return dates.map(([date, ofDate]) => sumDay(date, ofDate, pricingOf(date)));
}
