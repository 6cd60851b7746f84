import type { CampaignMission, CampaignStanding, MissionProgress, Reward } from "#shared/domain/campaign/campaign.ts";
import { timesUsed, usesAllowed } from "#shared/domain/campaign/claim.ts";
import { claimNeeds } from "#shared/domain/campaign/claim-needs.ts";
import {
  compareMissions,
  isListed,
  type ListedMission,
  type MissionItem,
  missionStatus,
} from "#shared/domain/campaign/display.ts";
import { listRewards } from "#shared/domain/campaign/display-rewards.ts";
import { isSelfLogged } from "#shared/domain/campaign/metric.ts";
import { type CampaignIntent, isOfCampaign } from "#shared/domain/intents.ts";
import type { CivilDate } from "#shared/domain/time/civil-date.ts";
import type { Instant } from "#shared/domain/time/instant.ts";
import { dateAt } from "#shared/domain/time/zone.ts";
import { decidedRedemptions } from "../campaign-decisions.ts";
import type { DeviceDatabase, Tables } from "../database.ts";
import type { StorePorts } from "../device.ts";
import type { AttentionRow, DayRow, ProfileFactRow } from "../rows.ts";
import type {
  CampaignView,
  Decided,
  MissionValue,
  MissionView,
  PastMissionView,
  RewardView,
} from "./campaign-views.ts";

/**
 * The campaign as the rep sees it: what the server last said of it, with the values as this device counts them (P8). `undefined` until the
 * server has said something, `null` where the tenant has no campaign.
 */
export function readCampaign({ strict }: DeviceDatabase, ports: StorePorts): Promise<CampaignView | null | undefined> {
  const { campaign, days, profileFacts, attention, device } = strict;
  return strict.transaction("r", [campaign, days, profileFacts, attention, device], async () =>
    campaignView(strict, ports.now()),
  );
}

async function campaignView(tables: Tables, now: Instant): Promise<CampaignView | null | undefined> {
  const [row, device] = await Promise.all([tables.campaign.get("campaign"), tables.device.get("device")]);
  if (row === undefined)
    return device === undefined || device.pullingAnew || device.readPastCampaign ? undefined : null;
  const { standing } = row;
  const [days, facts, refused] = await Promise.all([
    tables.days.where("date").aboveOrEqual(firstDate(standing)).toArray(),
    tables.profileFacts.toArray(),
    tables.attention.toArray(),
  ]);
  return viewOf(standing, { days, facts, refused, today: dateAt(now, standing.clock) });
}

type Held = {
  readonly days: readonly DayRow[];
  readonly facts: readonly ProfileFactRow[];
  readonly refused: readonly AttentionRow[];
  readonly today: CivilDate;
};

function viewOf(standing: CampaignStanding, held: Held): CampaignView {
  const { asOf, clock, currency, window, tiers, tierId } = standing;
  const decidedOf = decisionsBy(held);
  const missions: MissionView[] = [];
  const past: PastMissionView[] = [];

  for (const item of itemsOf(standing)) {
    const { mission, progress, redemption, reward } = item;
    const key = progress?.id ?? mission.id;
    const itsWindow = progress ? { start: progress.windowStart, end: progress.windowEnd } : window;
    const value = missionValue(item, itsWindow, standing, held.days);
    const reached = value !== null && value.shown >= mission.target && progress?.status !== "completed";
    const status = missionStatus(item, { ...standing, today: held.today, reached });
    if (!isListed(status)) past.push({ ...item, key, status, on: endedOn(item, standing, held.today) });
    else if (mission.enabled || redemption) {
      const subject = mission.type === "raffle" && redemption === null ? mission.id : (redemption?.id ?? null);
      const needs = reward && claimNeeds(reward);
      missions.push({ ...item, key, status, window: itsWindow, value, reached, needs, ...decidedOf(subject) });
    }
  }

  return {
    asOf,
    clock,
    currency,
    window,
    today: held.today,
    tier: tiers.find(({ id }) => id === tierId) ?? null,
    tiers,
    missions: missions.sort((a, b) => compareMissions(placeOf(a), placeOf(b))),
    rewards: rewardsOf(standing, held, decidedOf),
    past: past.sort((a, b) => (a.on < b.on ? 1 : a.on > b.on ? -1 : a.key < b.key ? -1 : 1)),
  };
}

function placeOf({ mission, status }: MissionView): readonly [CampaignMission, ListedMission] {
  return [mission, status];
}

/** Each mission in each window of the rep's, and those that have no row yet. A raffle is one, however many windows it stood open in. */
function itemsOf({ missions, progress, redemptions, rewards }: CampaignStanding): readonly MissionItem[] {
  const redeemed = new Map(redemptions.map((redemption) => [redemption.progressId, redemption]));
  const rewardsById = new Map(rewards.map((reward) => [reward.id, reward]));
  return missions.flatMap((mission): readonly MissionItem[] => {
    const items = progress
      .filter(({ missionId }) => missionId === mission.id)
      .map((row): MissionItem => {
        const redemption = redeemed.get(row.id) ?? null;
        const rewardId = redemption?.rewardId ?? mission.rewardId;
        return { mission, progress: row, redemption, reward: rewardsById.get(rewardId ?? "") ?? null };
      });
    const reward = rewardsById.get(mission.rewardId ?? "") ?? null;
    if (items.length === 0) return [{ mission, progress: null, redemption: null, reward }];
    if (mission.type !== "raffle") return items;
    const entered =
      items.find(({ redemption }) => redemption) ?? items.find((item) => item.progress?.status === "completed");
    return [entered ?? items.at(-1) ?? { mission, progress: null, redemption: null, reward }];
  });
}

/**
 * The value of a mission in a window. What reps log themselves is summed from the device's own days, which hold everything confirmed and
 * what waits here; imported figures are as last confirmed, those of a completed mission as they were then.
 */
function missionValue(
  { mission: { type }, progress }: MissionItem,
  within: CampaignStanding["window"],
  { windows }: CampaignStanding,
  days: readonly DayRow[],
): MissionValue | null {
  if (type === "raffle" || within === null) return null;
  const { start, end } = within;
  if (!isSelfLogged(type)) {
    const summed = windows.find(({ windowStart, windowEnd }) => windowStart === start && windowEnd === end);
    const value = Math.max(0, progress?.valueAtCompletion ?? summed?.totals[type] ?? 0);
    return { confirmed: value, shown: value, days: null };
  }
  const counted = days.flatMap(({ date, confirmed, shown }) => {
    if (date < start || (end !== null && date >= end)) return [];
    const figures = { confirmed: confirmed?.counters[type] ?? 0, shown: shown.counters[type] ?? 0 };
    return figures.confirmed === 0 && figures.shown === 0 ? [] : [{ date, ...figures }];
  });
  return {
    confirmed: counted.reduce((sum, day) => sum + day.confirmed, 0),
    shown: counted.reduce((sum, day) => sum + day.shown, 0),
    days: counted.reverse(),
  };
}

function rewardsOf(
  standing: CampaignStanding,
  { facts, today }: Held,
  decidedOf: (subject: string | null) => Pick<Decided, "waiting" | "refused">,
): readonly RewardView[] {
  const claimed = decidedRedemptions(standing, facts);
  const isUsedUp = (reward: Reward) => {
    const allowed = usesAllowed(reward);
    return allowed !== null && timesUsed(reward, claimed, today, standing.clock) >= allowed;
  };
  return listRewards(standing, isUsedUp).map((item) => {
    const key = item.redemption?.id ?? item.reward.id;
    return { ...item, key, needs: claimNeeds(item.reward), ...decidedOf(key) };
  });
}

/** What waits or was refused, by what it is about: a raffle's mission, a redemption, a reward. */
function decisionsBy({ facts, refused }: Held) {
  const waiting = new Map(
    facts.flatMap(({ fact }) => (isOfCampaign(fact) ? [[subjectOf(fact), fact.kind] as const] : [])),
  );
  const errors = new Map(
    refused.flatMap(({ operation, error }) =>
      isOfCampaign(operation) ? [[subjectOf(operation), { kind: operation.kind, error }] as const] : [],
    ),
  );
  return (subject: string | null): Pick<Decided, "waiting" | "refused"> => ({
    waiting: waiting.get(subject ?? "") ?? null,
    refused: errors.get(subject ?? "") ?? null,
  });
}

function subjectOf(intent: CampaignIntent): string {
  switch (intent.kind) {
    case "enter_raffle":
      return intent.body.missionId;
    case "claim":
      return intent.body.subjectId;
    case "give_payment_info":
      return intent.body.redemptionId;
  }
}

function firstDate({ progress, window }: CampaignStanding): CivilDate {
  const open = progress.filter(({ status }) => status !== "completed").map(({ windowStart }) => windowStart);
  const [first] = [...open, ...(window ? [window.start] : [])].sort();
  return first ?? ("9999-12-31" as CivilDate);
}

function endedOn(
  { mission, progress, redemption }: MissionItem,
  { clock }: CampaignStanding,
  today: CivilDate,
): CivilDate {
  const at = redemption?.concludedAt ?? mission.raffle?.drawnAt ?? completedAtOf(progress);
  if (at !== null) return dateAt(at, clock);
  return mission.raffle?.endsOn ?? progress?.windowEnd ?? today;
}

function completedAtOf(progress: MissionProgress | null): Instant | null {
  return progress?.completedAt ?? null;
}
