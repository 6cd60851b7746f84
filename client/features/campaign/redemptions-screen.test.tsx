import "temporal-polyfill/global";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { hourMs, instantOf } from "#shared/domain/time/instant.ts";
import { zoneOf } from "#shared/domain/time/zone.ts";
import type { RedemptionQueue } from "#shared/protocol/campaign-queue.ts";
import type { QueuedRedemption } from "#shared/protocol/redemption-actions.ts";
import { managerTexts } from "../../ui/messages/manager-texts.ts";
import { MoreMessages } from "../../ui/messages/use-messages.tsx";
import { renderScreen } from "../../ui/testing/render-screen.tsx";
import { RedemptionsScreen } from "./redemptions-screen.tsx";

const now = Date.now();
const card: QueuedRedemption = {
  id: "0b0e7a52-6f2e-4a52-9d7b-1c1a8d7e0a11",
  participant: { id: "p1", name: "Ana Ruiz", handle: "rep01" },
  reward: { id: "r1", name: "Gift card", type: "gift_card" },
  mission: "Sixty dials",
  tierId: "tier_1",
  status: "claimed",
  claimedAt: instantOf(now - 25 * hourMs),
  scheduledFor: null,
  concludedAt: null,
  reason: null,
  boost: null,
  shipment: null,
  discount: null,
  actions: ["conclude"],
};
const address = { name: "Ana Ruiz", line1: "Calle Mayor 1", city: "Madrid", postalCode: "28013", country: "ES" };
const jacket: QueuedRedemption = {
  ...card,
  id: "0b0e7a52-6f2e-4a52-9d7b-1c1a8d7e0a12",
  reward: { id: "r2", name: "Jacket", type: "physical_gift" },
  claimedAt: instantOf(now - hourMs),
  shipment: { state: "address_given", size: "M", address, carrier: null, tracking: null, shippedAt: null },
  actions: ["ship"],
};

let queue: RedemptionQueue;
let sent: unknown[];
let acting: () => Response;

beforeEach(() => {
  queue = {
    open: [card, jacket],
    over: [],
    tiers: [{ id: "tier_1", ordinal: 1, name: "Bronze", color: "#a9714b", threshold: 0 }],
    currency: "EUR",
    zone: zoneOf("Europe/Madrid"),
    asOf: instantOf(now),
  };
  sent = [];
  acting = () => Response.json({});
  vi.stubGlobal("fetch", async (_path: string, init: RequestInit = {}) => {
    if (init.method !== "POST") return Response.json(queue);
    sent.push(JSON.parse(String(init.body)));
    return acting();
  });
});
afterEach(() => vi.unstubAllGlobals());

async function show() {
  await renderScreen(
    <QueryClientProvider client={new QueryClient()}>
      <MoreMessages texts={managerTexts}>
        <RedemptionsScreen userId="m1" />
      </MoreMessages>
    </QueryClientProvider>,
  );
  return screen.findByRole("list", { name: "To do" });
}

const inDialog = (name: string) => within(screen.getByRole("dialog")).getByRole("button", { name });

test("what waits is told with how long it has, and one action takes it on; the focus goes on to the next", async () => {
  const list = await show();
  expect(within(list).getByText("Claimed 25 h ago, late")).toBeDefined();
  const conclude = screen.getByRole("button", { name: "Mark as given: Gift card for Ana Ruiz" });
  conclude.focus();
  fireEvent.click(conclude);
  queue = { ...queue, open: [jacket], over: [{ ...card, status: "concluded", actions: [] }] };
  fireEvent.click(inDialog("Mark as given"));
  await waitFor(() => expect(screen.queryByText("Claimed 25 h ago, late")).toBeNull());
  expect(sent).toMatchObject([{ kind: "conclude", redemptionId: card.id }]);
  await waitFor(() =>
    expect(document.activeElement).toBe(screen.getByRole("button", { name: "Ship: Jacket for Ana Ruiz" })),
  );
});

test("an action whose answer was lost is sent again as the same one", async () => {
  await show();
  fireEvent.click(screen.getByRole("button", { name: "Mark as given: Gift card for Ana Ruiz" }));
  acting = () => {
    throw new TypeError("cut off");
  };
  fireEvent.click(inDialog("Mark as given"));
  await screen.findByText("No answer from the server. Check the network and try again.");
  acting = () => Response.json({});
  fireEvent.click(inDialog("Mark as given"));
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  expect(sent[0]).toEqual(sent[1]);
});

test("a parcel is shipped with its address in view; the arrows move between what can be done", async () => {
  await show();
  const [conclude, ship] = [
    screen.getByRole("button", { name: /^Mark as given/ }),
    screen.getByRole("button", { name: /^Ship/ }),
  ];
  conclude.focus();
  fireEvent.keyDown(conclude, { key: "ArrowDown" });
  expect(document.activeElement).toBe(ship);
  fireEvent.click(ship);
  expect(within(screen.getByRole("dialog")).getByText(/Calle Mayor 1/)).toBeDefined();
  fireEvent.change(screen.getByLabelText("Carrier"), { target: { value: "DHL" } });
  fireEvent.change(screen.getByLabelText(/^Tracking number/), { target: { value: " 00340 " } });
  fireEvent.click(inDialog("Ship"));
  await waitFor(() =>
    expect(sent).toMatchObject([{ kind: "ship", redemptionId: jacket.id, carrier: "DHL", tracking: "00340" }]),
  );
});

test("where things are sent and paid to isn't kept in the browser", async () => {
  await show();
  expect(Object.values(localStorage).join()).toContain("Jacket");
  expect(Object.values(localStorage).join()).not.toContain("Calle Mayor");
});
