import { expect, test } from "vitest";
import type { CampaignStanding } from "#shared/domain/campaign/campaign.ts";
import {
  testMission,
  testProgress,
  testRedemption,
  testReward,
  testStanding,
} from "#shared/domain/campaign/testing.ts";
import { addDays, civilDateOf } from "#shared/domain/time/civil-date.ts";
import { dayMs, instantOf } from "#shared/domain/time/instant.ts";
import { createFakeWorld, type FakeDevice, wednesday } from "./simulation/fake-world.ts";
import { drawnRaffle } from "./simulation/server-model.ts";

const today = civilDateOf("2026-03-04");
const address = { name: "Ana", line1: "Gran Vía 1", city: "Madrid", postalCode: "28013", country: "ES" };

async function sync(device: FakeDevice): Promise<void> {
  device.engine.wake("person");
  await device.quiet();
}

/** A device that the server has told of a campaign. */
async function openTold(standing: CampaignStanding) {
  const world = createFakeWorld();
  const phone = await world.open("phone");
  world.server.tell(standing);
  await sync(phone);
  return { world, phone };
}

const raffleOf = (id: string, endsOn = addDays(today, 1)) =>
  testMission({
    id,
    type: "raffle",
    target: 0,
    raffle: { endsOn, seedHash: "h", seed: null, drawnAt: null, entries: 0, draw: null },
  });

const campaignOf = async ({ store }: FakeDevice) => (await store.openCampaign()).read();
const read = async (device: FakeDevice) => {
  const campaign = await campaignOf(device);
  if (!campaign) throw new Error("There is no campaign here");
  return campaign;
};
const firstOf = async (device: FakeDevice) => (await read(device)).missions[0];

const dial = ({ store }: FakeDevice) => store.activities.log({ activity: "call", disposition: "no_answer" });

test("before the first sync nobody knows of a campaign, and then that there is none", async () => {
  const world = createFakeWorld();
  const phone = await world.open("phone");
  expect(await campaignOf(phone)).toBeUndefined();
  await sync(phone);
  expect(await campaignOf(phone)).toBeNull();
});

test("P8 M6 a value is what is confirmed and what waits here, day by day, and doesn't move when it is confirmed", async () => {
  const { world, phone } = await openTold(testStanding());
  await dial(phone);
  await sync(phone);
  world.pass(dayMs);
  await dial(phone);
  await dial(phone);
  const days = [
    { date: "2026-03-05", confirmed: 0, shown: 2 },
    { date: "2026-03-04", confirmed: 1, shown: 1 },
  ];
  expect((await firstOf(phone))?.value).toEqual({ confirmed: 1, shown: 3, days });
  await sync(phone);
  expect((await firstOf(phone))?.value).toMatchObject({ confirmed: 3, shown: 3 });
});

test("M6 only dates of the window count, the end not among them", async () => {
  const window = { windowStart: addDays(today, 1), windowEnd: addDays(today, 2) };
  const { world, phone } = await openTold(testStanding({ progress: [testProgress(window)] }));
  for (let day = 0; day < 3; day += 1) {
    await dial(phone);
    world.pass(dayMs);
  }
  const { missions, past } = await read(phone);
  expect([missions, past.map(({ status }) => status)]).toEqual([[], ["window_over"]]);
  // Seen from a date inside of it.
  const { world: other, phone: second } = await openTold(testStanding({ progress: [testProgress(window)] }));
  await dial(second);
  other.pass(dayMs);
  await dial(second);
  expect((await firstOf(second))?.value).toMatchObject({ shown: 1, days: [{ date: "2026-03-05" }] });
});

test("P8 M6 imported figures are as last confirmed, and never below 0", async () => {
  const mission = testMission({ type: "sales_dollars", target: 100_000 });
  const { windowStart, windowEnd } = testProgress();
  const standing = (sales: number) =>
    testStanding({ missions: [mission], windows: [{ windowStart, windowEnd, totals: { sales_dollars: sales } }] });
  const { world, phone } = await openTold(standing(42_050));
  await dial(phone);
  expect((await firstOf(phone))?.value).toEqual({ confirmed: 42_050, shown: 42_050, days: null });
  world.server.tell(standing(-500));
  await sync(phone);
  expect((await firstOf(phone))?.value).toMatchObject({ confirmed: 0, shown: 0 });
});

test("P8 M6 a target that is reached here completes nothing: the server does, once the dates are closed", async () => {
  const { world, phone } = await openTold(testStanding({ missions: [testMission({ target: 2 })] }));
  await dial(phone);
  expect(await firstOf(phone)).toMatchObject({ status: "in_progress", reached: false });
  await dial(phone);
  expect(await firstOf(phone)).toMatchObject({ status: "in_progress", reached: true, redemption: null });

  const progress = testProgress({ status: "completed", completedAt: wednesday, valueAtCompletion: 2 });
  world.server.tell(
    testStanding({ missions: [testMission({ target: 2 })], progress: [progress], redemptions: [testRedemption()] }),
  );
  await sync(phone);
  expect(await firstOf(phone)).toMatchObject({ status: "claimable_instant", reached: false });
});

test("a claim made offline waits with its reward, counts at once against the next, and leaves with the server's answer", async () => {
  const standing = testStanding({
    progress: [testProgress({ status: "completed", completedAt: wednesday, valueAtCompletion: 10 })],
    redemptions: [testRedemption()],
  });
  const { world, phone } = await openTold(standing);
  world.forecast("offline");
  const claim = { subjectType: "redemption", subjectId: "r" } as const;
  expect(await (await phone.store.openCampaign()).claim(claim)).toEqual({ ok: true, value: null });
  expect(await firstOf(phone)).toMatchObject({ status: "claimable_instant", waiting: "claim" });
  expect(await (await phone.store.openCampaign()).claim(claim)).toMatchObject({
    ok: false,
    error: { fault: "already_claimed" },
  });

  world.server.tell({ ...standing, redemptions: [testRedemption({ status: "claimed", claimedAt: wednesday })] });
  await sync(phone);
  world.pass(dayMs);
  await sync(phone);
  expect(world.server.facts()).toMatchObject([{ kind: "claim", body: claim }]);
  expect(await firstOf(phone)).toMatchObject({ status: "redeeming", waiting: null });
});

test("a claim says what its reward asks for, or is refused with what is missing", async () => {
  const gift = testReward("physical_gift", { id: "gift", config: { sizes: ["M", "L"] } });
  const boost = testReward("commission_boost", { id: "boost", config: { rate: 500, durationDays: 30 } });
  const discount = testReward("discount", { id: "discount", config: { rate: 1000, durationMinutes: 60 } });
  const offers = [gift, boost, discount].map((reward) => ({ ...reward, source: "vip_tier" as const }));
  const { phone } = await openTold(testStanding({ rewards: offers }));
  const claim = async (subjectId: string, body = {}) => {
    const claimed = await (await phone.store.openCampaign()).claim({ subjectType: "tier_reward", subjectId, ...body });
    return claimed.ok ? "taken" : "fault" in claimed.error ? claimed.error.fault : claimed.error.code;
  };
  expect((await read(phone)).rewards.map(({ needs }) => needs)).toEqual([
    { date: false, time: false, address: true, sizes: ["M", "L"] },
    { date: true, time: false, address: false, sizes: [] },
    { date: true, time: true, address: false, sizes: [] },
  ]);
  expect([
    await claim("gift"),
    await claim("gift", { address }),
    await claim("gift", { address, size: "XXL" }),
    await claim("gift", { address: { ...address, city: " " }, size: "M" }),
    await claim("gift", { address, size: "M" }),
    await claim("boost", { scheduledDate: today }),
    await claim("boost", { scheduledDate: addDays(today, 8) }),
    await claim("boost", { scheduledDate: addDays(today, 1) }),
    await claim("boost", { scheduledDate: addDays(today, 2) }),
    // A Saturday, then too late in the day.
    await claim("discount", { scheduledDate: addDays(today, 3), scheduledTime: "10:00" }),
    await claim("discount", { scheduledDate: addDays(today, 1), scheduledTime: "17:00" }),
    await claim("discount", { scheduledDate: addDays(today, 1), scheduledTime: "16:59" }),
    await claim("nothing"),
  ]).toEqual([
    "address_required",
    "size_required",
    "size_not_offered",
    "text_missing",
    "taken",
    "invalid_schedule",
    "invalid_schedule",
    "taken",
    "already_claimed",
    "invalid_schedule",
    "invalid_schedule",
    "taken",
    "not_claimable",
  ]);
});

test("a raffle is entered once, while it is open; what the server refuses comes back to the rep with its reason", async () => {
  const missions = [raffleOf("open"), raffleOf("over", addDays(today, -1)), raffleOf(drawnRaffle)];
  const { phone } = await openTold(testStanding({ missions, progress: [], rewards: [] }));
  const enter = async (id: string) => {
    const entered = await (await phone.store.openCampaign()).enterRaffle(id);
    return entered.ok ? "taken" : "fault" in entered.error ? entered.error.fault : entered.error.code;
  };
  expect([
    await enter("open"),
    await enter("open"),
    await enter("over"),
    await enter("none"),
    await enter(drawnRaffle),
  ]).toEqual(["taken", "already_entered", "raffle_closed", "not_found", "taken"]);
  const statesOf = async () =>
    Object.fromEntries(
      (await read(phone)).missions.map(({ key, waiting, refused }) => [key, [waiting, refused?.error.code]]),
    );
  expect(await statesOf()).toEqual({ open: ["enter_raffle", undefined], [drawnRaffle]: ["enter_raffle", undefined] });
  await sync(phone);
  expect(await statesOf()).toEqual({ open: [null, undefined], [drawnRaffle]: [null, "raffle_drawn"] });
  expect(await phone.store.queue.attention()).toMatchObject([
    { kind: "enter_raffle", error: { code: "raffle_drawn" } },
  ]);
});

test("a payout is sent where the rep says, once it is asked for", async () => {
  const asked = testRedemption({ status: "claimed", boost: "pending_info", claimedAt: wednesday });
  const standing = testStanding({
    rewards: [testReward("commission_boost")],
    progress: [testProgress({ status: "completed", completedAt: wednesday, valueAtCompletion: 10 })],
    redemptions: [asked],
  });
  const { phone } = await openTold(standing);
  const give = async (account: string, method: "paypal" | "venmo" = "paypal") =>
    (await phone.store.openCampaign()).givePaymentInfo({ redemptionId: "r", method, account });
  expect(await give("ana")).toMatchObject({ error: { field: "account", fault: "invalid_account" } });
  expect(await give("ana@example.com", "venmo")).toMatchObject({ error: { fault: "invalid_account" } });
  expect(await firstOf(phone)).toMatchObject({ status: "payment_info_needed", waiting: null });
  expect((await give("ana@example.com")).ok).toBe(true);
  expect(await firstOf(phone)).toMatchObject({ status: "payment_info_needed", waiting: "give_payment_info" });
});

test("a server that was put back to a time before the campaign takes it from the device again", async () => {
  const { world, phone } = await openTold(testStanding());
  world.server.restore({ facts: new Map(), deviceSeqs: new Map() }, "epoch-2");
  await sync(phone);
  expect(await campaignOf(phone)).toBeNull();
});

test("a device whose app had read past the campaign pulls everything once, and loses nothing that waits", async () => {
  const { world, phone } = await openTold(testStanding());
  await dial(phone);
  await sync(phone);
  const { campaign, device } = phone.db.strict;
  await campaign.clear();
  await device.toCollection().modify({ readPastCampaign: true });
  world.forecast("offline");
  await dial(phone);
  await sync(phone);
  expect(await campaignOf(phone)).toBeUndefined();
  await sync(phone);
  expect((await firstOf(phone))?.value).toMatchObject({ confirmed: 2, shown: 2 });
  expect(await device.get("device")).toMatchObject({ pullingAnew: false });
  expect((await device.get("device"))?.readPastCampaign).toBeUndefined();
});

test("a mission that the rep has in two windows is listed for each, a raffle once", async () => {
  const over = testProgress({
    id: "before",
    windowStart: civilDateOf("2025-09-01"),
    windowEnd: civilDateOf("2026-01-01"),
    status: "completed",
    completedAt: instantOf(Date.UTC(2025, 10, 3)),
    valueAtCompletion: 10,
  });
  const raffle = { ...over, id: "raffle-before", missionId: "raffle" };
  const standing = testStanding({
    missions: [testMission({ rewardId: null }), raffleOf("raffle")],
    progress: [over, testProgress(), raffle, testProgress({ id: "raffle-now", missionId: "raffle" })],
    entered: ["raffle"],
    rewards: [],
  });
  const { phone } = await openTold(standing);
  const { missions, past } = await read(phone);
  expect(missions.map(({ key, status }) => [key, status])).toEqual([
    ["p", "in_progress"],
    ["raffle-before", "raffle_processing"],
  ]);
  expect(past.map(({ key, status, on }) => [key, status, on])).toEqual([["before", "completed", "2025-11-03"]]);
});
