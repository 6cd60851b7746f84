import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Reward } from "#shared/domain/campaign/campaign.ts";
import { defaultProgramme } from "#shared/domain/campaign/programme.ts";
import { civilDateOf } from "#shared/domain/time/civil-date.ts";
import type { CampaignParticipants, CampaignProgramme } from "#shared/protocol/campaign-programme.ts";
import { managerTexts } from "../../ui/messages/manager-texts.ts";
import { MoreMessages } from "../../ui/messages/use-messages.tsx";
import { renderScreen } from "../../ui/testing/render-screen.tsx";
import { TiersScreen } from "./tiers-screen.tsx";

const today = civilDateOf("2026-04-20");
const programme = defaultProgramme(civilDateOf("2026-04-01"));
const coupon: Reward = {
  id: "0b0e7a52-6f2e-4a52-9d7b-1c1a8d7e0a11",
  type: "discount",
  source: "vip_tier",
  tierId: "tier_1",
  name: "Discount",
  description: "",
  config: { rate: 500, durationMinutes: 10_080, coupon: "TEAM5", maxUses: null },
  frequency: "monthly",
  quantity: 1,
  displayOrder: 1,
  enabled: true,
};
const people: CampaignParticipants = {
  participants: [
    {
      id: "p1",
      name: "Ana Ruiz",
      isRep: true,
      tierId: "tier_1",
      windowStart: civilDateOf("2026-04-01"),
      windowEnd: null,
      handles: ["rep01"],
      earned: 47,
    },
  ],
  more: false,
};

let known: CampaignProgramme;
let sent: { readonly request: string; readonly body: unknown }[];

beforeEach(() => {
  known = {
    programme,
    suggested: programme,
    launched: true,
    membersByTier: { tier_1: 1 },
    rewards: [coupon],
    today,
    currency: "EUR",
  };
  sent = [];
  vi.stubGlobal("fetch", async (path: string, { method = "GET", body }: RequestInit = {}) => {
    if (method === "GET") return Response.json(path.startsWith("/api/campaign/participants") ? people : known);
    sent.push({ request: `${method} ${path}`, body: JSON.parse(String(body)) });
    return Response.json({});
  });
});
afterEach(() => vi.unstubAllGlobals());

async function show() {
  await renderScreen(
    <QueryClientProvider client={new QueryClient()}>
      <MoreMessages texts={managerTexts}>
        <TiersScreen userId="m1" />
      </MoreMessages>
    </QueryClientProvider>,
  );
  await screen.findByRole("region", { name: "Programme" });
}

const press = (name: string | RegExp) => fireEvent.click(screen.getByRole("button", { name, hidden: true }));

test("a programme that counts keeps what it is earned by; a threshold changes once it is more than the one below", async () => {
  await show();
  expect(screen.getByRole("row", { name: "Silver 100 12% 0" })).toBeDefined();
  expect(screen.queryByRole("group", { name: "Tiers are earned by", hidden: true })).toBeNull();
  const gold = screen.getByRole("group", { name: /^Gold/, hidden: true });
  const threshold = within(gold).getByLabelText("From (Units)");
  fireEvent.change(threshold, { target: { value: "100" } });
  const part = screen.getByRole("region", { name: "Programme" });
  fireEvent.click(within(part).getByRole("button", { name: "Save" }));
  expect(within(gold).getByText("More than the tier below.")).toBeDefined();
  await waitFor(() => expect(document.activeElement).toBe(threshold));
  expect(sent).toEqual([]);

  fireEvent.change(threshold, { target: { value: "350" } });
  fireEvent.click(within(part).getByRole("button", { name: "Save" }));
  await waitFor(() => expect(sent).toHaveLength(1));
  const tiers = programme.tiers.map((tier) => (tier.name === "Gold" ? { ...tier, threshold: 350 } : tier));
  expect(sent[0]).toEqual({ request: "PUT /api/campaign/programme", body: { ...programme, tiers } });
});

test("a reward opens as it is, keeps its kind, and goes back as it was but for what was changed", async () => {
  await show();
  press("Edit Discount");
  const dialog = within(screen.getByRole("dialog"));
  expect(dialog.queryByLabelText("Kind")).toBeNull();
  fireEvent.change(dialog.getByLabelText("Coupon"), { target: { value: "a!" } });
  fireEvent.click(dialog.getByRole("button", { name: "Save" }));
  expect(dialog.getByText("2 to 8 letters A to Z or digits.")).toBeDefined();
  fireEvent.change(dialog.getByLabelText("Coupon"), { target: { value: "team10" } });
  fireEvent.change(dialog.getByLabelText("Percent"), { target: { value: "7.5" } });
  fireEvent.click(dialog.getByRole("button", { name: "Save" }));
  await waitFor(() => expect(sent).toHaveLength(1));
  const { id, ...body } = { ...coupon, config: { ...coupon.config, rate: 750, coupon: "TEAM10" } };
  expect(sent).toEqual([{ request: `PUT /api/campaign/rewards/${id}`, body }]);
});

test("what is begun for somebody stays on this device until it is sent", async () => {
  await show();
  await screen.findByText("Ana Ruiz");
  press("Adjust the sales of Ana Ruiz");
  const dialog = () => within(screen.getByRole("dialog"));
  fireEvent.change(dialog().getByLabelText("Units", { selector: "input[inputmode]" }), { target: { value: "7" } });
  fireEvent.click(dialog().getByRole("button", { name: "Leave it" }));
  press("Adjust the sales of Ana Ruiz");
  fireEvent.click(dialog().getByRole("radio", { name: "Takes" }));
  fireEvent.change(dialog().getByLabelText("Reason"), { target: { value: "Sent back" } });
  fireEvent.click(dialog().getByRole("button", { name: "Adjust sales" }));
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  expect(sent).toMatchObject([
    {
      request: "POST /api/campaign/adjustments",
      body: { participantId: "p1", kind: "manual_sale", day: "2026-04-20", units: -7, reason: "Sent back" },
    },
  ]);
});
