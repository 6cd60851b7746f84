import type { MissionType } from "#shared/domain/campaign/metric.ts";
import type { MissionDraft } from "#shared/domain/campaign/mission-draft.ts";
import { importedFactId } from "#shared/domain/ledger/causal-id.ts";
import { addDays, type CivilDate } from "#shared/domain/time/civil-date.ts";
import { demoRewardId } from "./demo-rewards.ts";

export type DemoMission = MissionDraft & { readonly id: string; readonly activated: boolean };

type Sketch = {
  readonly title: string;
  readonly description: string;
  readonly type: MissionType;
  readonly target: number;
  /** The lowest tier that has it; everybody without. */
  readonly fromTier?: number;
  readonly previewFrom?: number;
  /** The tier whose gift card it earns. */
  readonly pays: number;
  readonly featured?: boolean;
  readonly isWaiting?: boolean;
};

const sketches: readonly Sketch[] = [
  {
    title: "Five hundred dials",
    description: "Every dial of your window counts, reached or not.",
    type: "dial_made",
    target: 500,
    pays: 1,
    featured: true,
  },
  {
    title: "Long talks",
    description: "Conversations of two minutes and more.",
    type: "two_plus_minute_call",
    target: 600,
    pays: 1,
  },
  { title: "Deal maker", description: "Deals that you close.", type: "deal_closed", target: 60, pays: 2 },
  {
    title: "Good connections",
    description: "Calls in which somebody answers.",
    type: "call_connected",
    target: 1200,
    pays: 2,
  },
  { title: "Full calendar", description: "Appointments that you set.", type: "appointment_set", target: 25, pays: 1 },
  { title: "Early voices", description: "Dials before nine.", type: "early_dial", target: 20, pays: 1 },
  { title: "Lights, camera, go!", description: "Videos that you post.", type: "videos", target: 3, pays: 1 },
  {
    title: "Road to viral",
    description: "Views of the videos of your window.",
    type: "views",
    target: 25_000,
    pays: 2,
  },
  {
    title: "Sales sprint",
    description: "What your videos sell.",
    type: "sales_dollars",
    target: 50_000,
    fromTier: 3,
    previewFrom: 1,
    pays: 3,
  },
  {
    title: "Show up",
    description: "Appointments that are held.",
    type: "appointment_held",
    target: 15,
    pays: 1,
    isWaiting: true,
  },
];

const raffleDays = 10;

/** The demo's missions: what teams log and what they post, one for higher tiers, one that hasn't begun, and an open raffle. */
export function demoMissions(tenantId: string, today: CivilDate): readonly DemoMission[] {
  const missions = sketches.map(
    (sketch, index): DemoMission => ({
      id: importedFactId(tenantId, `demo-mission/${index}`),
      title: sketch.title,
      description: sketch.description,
      type: sketch.type,
      target: sketch.target,
      tierEligibility: sketch.fromTier === undefined ? "all" : `tier_${sketch.fromTier}`,
      previewFrom: sketch.previewFrom === undefined ? null : `tier_${sketch.previewFrom}`,
      displayOrder: index + 1,
      featured: sketch.featured ?? false,
      rewardId: demoRewardId(tenantId, "gift_card", sketch.pays),
      raffleEndsOn: null,
      activated: !sketch.isWaiting,
    }),
  );
  const raffle: DemoMission = {
    id: importedFactId(tenantId, "demo-mission/raffle"),
    title: "VIP raffle",
    description: "One entry each. Anybody can check the draw.",
    type: "raffle",
    target: 0,
    tierEligibility: "all",
    previewFrom: null,
    displayOrder: sketches.length + 1,
    featured: false,
    rewardId: demoRewardId(tenantId, "gift_card", 4),
    raffleEndsOn: addDays(today, raffleDays),
    activated: true,
  };
  return [...missions, raffle];
}
