import "fake-indexeddb/auto";
import "temporal-polyfill/global";
import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import { claimNeeds } from "#shared/domain/campaign/claim-needs.ts";
import {
  testMission,
  testProgress,
  testRedemption,
  testReward,
  testStanding,
} from "#shared/domain/campaign/testing.ts";
import { err, ok } from "#shared/domain/result.ts";
import { civilDateOf } from "#shared/domain/time/civil-date.ts";
import { instantOf } from "#shared/domain/time/instant.ts";
import type { CampaignStore } from "../../store/campaign-store.ts";
import { StoreContext } from "../../store/context.ts";
import type { CampaignView, MissionView } from "../../store/reads/campaign-views.ts";
import type { Store } from "../../store/store.ts";
import { campaignTexts } from "../../ui/messages/campaign-texts.ts";
import { MoreMessages } from "../../ui/messages/use-messages.tsx";
import { renderScreen } from "../../ui/testing/render-screen.tsx";
import { MissionsScreen } from "./missions-screen.tsx";

const today = civilDateOf("2026-04-14");
const boost = testReward("commission_boost", { name: "Boost 5 %", config: { rate: 500, durationDays: 30 } });
const gift = testReward("physical_gift", { name: "Hoodie", config: { sizes: ["M", "L"] } });

function running(of: Partial<MissionView> = {}): MissionView {
  return {
    key: "p",
    mission: testMission(),
    progress: testProgress(),
    redemption: null,
    reward: testReward("gift_card", { config: { amountMinor: 4000 } }),
    status: "in_progress",
    window: { start: civilDateOf("2026-01-01"), end: civilDateOf("2026-05-01") },
    value: {
      confirmed: 3,
      shown: 4,
      days: [
        { date: civilDateOf("2026-04-14"), confirmed: 1, shown: 2 },
        { date: civilDateOf("2026-04-02"), confirmed: 2, shown: 2 },
      ],
    },
    reached: false,
    needs: null,
    waiting: null,
    refused: null,
    ...of,
  };
}

const claimable = (reward: MissionView["reward"] = running().reward, of: Partial<MissionView> = {}): MissionView =>
  running({
    status: "claimable_instant",
    progress: testProgress({ status: "completed", completedAt: instantOf(1), valueAtCompletion: 12 }),
    redemption: testRedemption(),
    reward,
    needs: reward && claimNeeds(reward),
    ...of,
  });

async function show(view: Partial<CampaignView> | null | undefined, change: Partial<CampaignStore> = {}) {
  const { asOf, clock, currency, tiers, window: span } = testStanding();
  const known = {
    asOf,
    clock,
    currency,
    window: span,
    today,
    tier: tiers[1] ?? null,
    tiers,
    missions: [],
    rewards: [],
    past: [],
  };
  const campaign: CampaignStore = {
    read: async () => (view ? { ...known, ...view } : view),
    enterRaffle: vi.fn<CampaignStore["enterRaffle"]>(async () => ok(null)),
    claim: vi.fn<CampaignStore["claim"]>(async () => ok(null)),
    givePaymentInfo: vi.fn<CampaignStore["givePaymentInfo"]>(async () => ok(null)),
    ...change,
  };
  const sync = { status: async () => ({ lastSuccessAt: null }) };
  const store = { openCampaign: async () => campaign, sync } as unknown as Store;
  await renderScreen(
    <StoreContext value={store}>
      <MoreMessages texts={campaignTexts}>
        <MissionsScreen />
      </MoreMessages>
    </StoreContext>,
  );
  return campaign;
}

const card = async (title = "Ten dials") => {
  const heading = await screen.findByRole("heading", { name: title });
  return heading.closest("li") as HTMLElement;
};

test("without a campaign, before the first sync and without missions the screen says what is the case", async () => {
  await show(null);
  expect(await screen.findByText("No campaign yet")).toBeDefined();
  await show(undefined);
  expect(await screen.findByText("Getting your missions")).toBeDefined();
  await show({});
  expect(await screen.findByText("No missions yet")).toBeDefined();
  expect(screen.getByRole("heading", { name: "Tier 2" }).closest("section")?.textContent).toContain(
    "17 days leftThu 1 Jan to Thu 30 Apr",
  );
});

test("a mission tells its goal, how far it is with what waits here, what it earns and how long it lasts", async () => {
  await show({ missions: [running()] });
  const shown = await card();
  expect(shown.querySelector(".mission-top .meta")?.textContent).toBe("10 dials");
  expect(shown.querySelector(".mission-count")?.textContent).toBe("~ 4 of 10");
  expect(within(shown).getByRole("img").getAttribute("aria-label")).toBe(
    "3 of 10 confirmed, 4 when your device has synced",
  );
  expect(within(shown).getByText("Earns: Gift card, €40")).toBeDefined();
  expect(shown.querySelector(".mission-foot .nowrap")?.textContent).toBe("17 days left, until Thu 30 Apr");
  expect(within(shown).queryByRole("button")).toBeNull();
});

test("its figure opens to the days that add up to it, each to its rows; an imported one says whose sum it is", async () => {
  await show({
    missions: [
      running(),
      running({
        key: "money",
        mission: testMission({ id: "money", title: "Sell", type: "sales_dollars", target: 1_250_000 }),
        value: { confirmed: 12_345_678, shown: 12_345_678, days: null },
      }),
    ],
  });
  const days = within(await card()).getAllByRole("listitem", { hidden: true });
  expect(days.map(({ textContent }) => textContent)).toEqual(["Tue 14 Aprsaved here ~ 2", "Thu 2 Apr2"]);
  const link = within(await card()).getByRole("link", { name: "Open Thursday 2 April in the ledger", hidden: true });
  expect(link.getAttribute("href")).toBe("/ledger?date=2026-04-02&rule=dial_made");
  const money = await card("Sell");
  expect(money.querySelector(".mission-count")?.textContent).toBe("€123,456.78 of €12,500");
  expect(money.querySelector("details")?.textContent).toMatch(/€123,456\.78 is what your manager’s imports add up to/);
});

test("a target that is reached says that its days have to settle first, and offers nothing to claim", async () => {
  await show({ missions: [running({ reached: true })] });
  const shown = await card();
  expect(within(shown).getByText(/once the days that reach it are settled/)).toBeDefined();
  expect(within(shown).queryByRole("button")).toBeNull();
});

test("a claim goes out at once and blooms; any tap and Esc end it", async () => {
  const { claim } = await show({ missions: [claimable()] });
  fireEvent.click(await screen.findByRole("button", { name: "Claim: Ten dials" }));
  const bloom = await screen.findByRole("dialog", { name: "€40" });
  expect(claim).toHaveBeenCalledWith({ subjectType: "redemption", subjectId: "r" });
  expect(bloom.textContent).toContain("Ten dials, claimed");
  expect(document.activeElement?.textContent).toBe("Carry on");
  fireEvent.keyDown(document, { key: "Escape" });
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());

  fireEvent.click(screen.getByRole("button", { name: "Claim: Ten dials" }));
  await screen.findByRole("dialog");
  fireEvent.pointerDown(document.body);
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
});

test("a boost asks for its day, a gift for size and address; what is refused stands at its field and keeps the form", async () => {
  const claim = vi.fn<CampaignStore["claim"]>(async ({ address }) =>
    address?.city === "" ? err({ code: "invalid", field: "address.city", fault: "text_missing" }) : ok(null),
  );
  await show(
    {
      missions: [
        claimable(boost, { status: "claimable_schedulable" }),
        claimable(gift, {
          key: "g",
          mission: testMission({ id: "g", title: "Gift" }),
          redemption: testRedemption({ id: "g" }),
        }),
      ],
    },
    { claim },
  );
  fireEvent.click(await screen.findByRole("button", { name: "Claim and choose a day: Ten dials" }));
  const day = await screen.findByLabelText("Begins on");
  expect([day.getAttribute("min"), day.getAttribute("max")]).toEqual(["2026-04-15", "2026-04-21"]);
  expect(screen.getByText("From Wed 15 Apr to Tue 21 Apr, at 14:00 in Europe/Madrid.")).toBeDefined();
  fireEvent.change(day, { target: { value: "2026-04-20" } });
  fireEvent.submit(day.closest("form") as HTMLFormElement);
  await waitFor(() =>
    expect(claim).toHaveBeenLastCalledWith({ subjectType: "redemption", subjectId: "r", scheduledDate: "2026-04-20" }),
  );

  fireEvent.click(screen.getByRole("button", { name: "Claim: Gift" }));
  const write = async (label: string, value: string) =>
    fireEvent.change(await screen.findByLabelText(label), { target: { value } });
  await write("Size", "L");
  await write("Name", "Ana");
  await write("Street and number", "Gran Vía 1");
  await write("Postal code", "28013");
  await write("Country", "ES");
  const form = screen.getByLabelText("Name").closest("form") as HTMLFormElement;
  fireEvent.submit(form);
  expect(await within(form).findByText("Fill this in.")).toBeDefined();
  expect(screen.getByLabelText("Town").getAttribute("aria-invalid")).toBe("true");
  await write("Town", " Madrid ");
  fireEvent.submit(form);
  await waitFor(() => expect(screen.queryByLabelText("Town")).toBeNull());
  expect(claim).toHaveBeenLastCalledWith({
    subjectType: "redemption",
    subjectId: "g",
    size: "L",
    address: { name: "Ana", line1: "Gran Vía 1", city: "Madrid", postalCode: "28013", country: "ES" },
  });
});

test("an account is asked for twice and only leaves when both are the same", async () => {
  const redemption = testRedemption({ status: "claimed", boost: "pending_info", payoutMinor: 12_050 });
  const { givePaymentInfo } = await show({
    missions: [claimable(boost, { status: "payment_info_needed", redemption })],
  });
  const shown = await card();
  expect(within(shown).getByText("Your boost came to €120.50. Say where it should go.")).toBeDefined();
  fireEvent.click(within(shown).getByRole("button", { name: "Say where it goes: Ten dials" }));
  const write = (label: string, value: string) => fireEvent.change(screen.getByLabelText(label), { target: { value } });
  write("E-mail of your PayPal account", "ana@example.com");
  write("The same once more", "anna@example.com");
  const form = screen.getByLabelText("The same once more").closest("form") as HTMLFormElement;
  fireEvent.submit(form);
  expect(await screen.findByText("The two aren’t the same.")).toBeDefined();
  expect(givePaymentInfo).not.toHaveBeenCalled();
  write("The same once more", "ana@example.com");
  fireEvent.submit(form);
  await waitFor(() =>
    expect(givePaymentInfo).toHaveBeenCalledWith({ redemptionId: "r", method: "paypal", account: "ana@example.com" }),
  );
});

test("a raffle is entered with one tap; what waits or was refused says so", async () => {
  const raffle = {
    endsOn: civilDateOf("2026-04-30"),
    seedHash: "ab",
    seed: null,
    drawnAt: null,
    entries: 7,
    draw: null,
  };
  const open = running({
    mission: testMission({ title: "Raffle", type: "raffle", target: 0, raffle }),
    status: "raffle_available",
    value: null,
  });
  const { enterRaffle } = await show({
    missions: [
      open,
      { ...open, key: "waits", mission: { ...open.mission, title: "Waits" }, waiting: "enter_raffle" },
      {
        ...open,
        key: "refused",
        mission: { ...open.mission, title: "Refused" },
        refused: { kind: "enter_raffle", error: { code: "raffle_drawn", message: "" } },
      },
    ],
  });
  fireEvent.click(within(await card("Raffle")).getByRole("button", { name: "Enter the raffle: Raffle" }));
  await waitFor(() => expect(enterRaffle).toHaveBeenCalledWith("m"));
  expect(within(await card("Raffle")).getByText(/secret until the draw/)).toBeDefined();
  const waits = await card("Waits");
  expect(within(waits).getByText("Entered here. It goes out with the next sync.")).toBeDefined();
  expect(within(waits).queryByRole("button")).toBeNull();
  const refused = await card("Refused");
  expect(refused.textContent).toContain("Not taken: The raffle had been drawn already.");
  expect(
    within(refused)
      .getByRole("link", { name: /sync centre/ })
      .getAttribute("href"),
  ).toBe("/sync");
});

test("after the draw the device does it again by itself, and says whether seed, entries and winner belong together", async () => {
  const seed = "00".repeat(32);
  const seedHash = "66687aadf862bd776c8fc18b8e9f8e20089714856ee233b3902a591d0d5f2925";
  const entryIds = ["a", "b", "c"].map((digit) => `10000000-0000-4000-8000-00000000000${digit}`);
  const drawn = { endsOn: today, seed, seedHash, drawnAt: instantOf(1), entries: 3 };
  const lost = (title: string, winningId: string | undefined, hash = seedHash) =>
    running({
      key: title,
      status: "raffle_processing",
      value: null,
      mission: testMission({
        title,
        type: "raffle",
        target: 0,
        raffle: { ...drawn, seedHash: hash, draw: { entryIds, winningId: winningId ?? null } },
      }),
    });
  await show({ missions: [...entryIds.map((id) => lost(id, id)), lost("Seed", entryIds[0], "00")] });
  const found = await Promise.all(
    entryIds.map(async (id) => (await within(await card(id)).findByText(/^Checked on|lead to another/)).textContent),
  );
  expect(found.map((text) => text?.startsWith("Checked on this device")).sort()).toEqual([false, false, true]);
  expect(await within(await card("Seed")).findByText(/doesn’t have this fingerprint/)).toBeDefined();
});

test("what is over is told with what came of it", async () => {
  const past = { ...claimable(), on: civilDateOf("2026-04-02") };
  await show({
    past: [
      { ...past, status: "concluded" },
      { ...past, key: "x", status: "rejected", redemption: testRedemption({ status: "rejected", reason: "Gone." }) },
      { ...past, key: "y", status: "completed" },
    ],
  });
  const rows = within((await screen.findByRole("heading", { name: "History" })).closest("section") as HTMLElement);
  expect(rows.getAllByRole("listitem").map(({ textContent }) => textContent?.replace(/\s+/g, " "))).toEqual([
    "Ten dials Received: Gift card, €40Thu 2 Apr",
    "Ten dials Not granted: Gone.Thu 2 Apr",
    "Ten dials Completed with 12Thu 2 Apr",
  ]);
});
