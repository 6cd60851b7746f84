import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { useState } from "react";
import { afterEach, beforeEach, expect, onTestFinished, test, vi } from "vitest";
import { activityEntries, dateEntry } from "#shared/domain/ledger/entries.ts";
import { pricingOn } from "#shared/domain/ledger/pricing.ts";
import { dayMs, plusMs } from "#shared/domain/time/instant.ts";
import { StoreContext } from "../../store/context.ts";
import type { ActivityDraft } from "../../store/store.ts";
import { createFakeWorld, type FakeDevice } from "../../sync/simulation/fake-world.ts";
import { ledgerTexts } from "../../ui/messages/ledger-texts.ts";
import { MoreMessages } from "../../ui/messages/use-messages.tsx";
import { renderScreen } from "../../ui/testing/render-screen.tsx";
import { LedgerScreen } from "./ledger-screen.tsx";
import type { LedgerSearch } from "./ledger-search.ts";

const connected: ActivityDraft = {
  activity: "call",
  disposition: "contact",
  durationSeconds: 161,
  contactRef: "Norte",
};

/** A machine that does other work may take its time. */
const patience = { timeout: 10_000 };

let answer: (path: string) => Response;

beforeEach(() => {
  answer = () => new Response(null, { status: 503 });
  vi.stubGlobal("fetch", async (path: string) => answer(path));
  vi.stubGlobal(
    "ResizeObserver",
    class {
      observe() {}
      disconnect() {}
    },
  );
});
afterEach(() => vi.unstubAllGlobals());

test("a row opens its arithmetic, where it comes from and where it is, and can be undone from there", async () => {
  const device = await opened();
  await device.store.activities.log(connected);
  await show(device);

  const row = await screen.findByRole("button", { name: /Connected, 2\smin\s41\ss/ }, patience);
  expect(row.getAttribute("aria-expanded")).toBe("false");
  fireEvent.click(row);
  const sum = document.getElementById(row.getAttribute("aria-controls") ?? "") as HTMLElement;
  const lines = [...sum.querySelectorAll(".sum-lines > div")].map((line) => line.textContent);
  expect(lines).toEqual(["Dial+2", "Connected+5", "Two minutes or more+15", "XP22"]);
  expect(sum.textContent).toContain("Wed 4 Mar, Europe/Madrid");
  expect(sum.textContent).toContain("dial_made, call_connected, two_plus_minute_call, rules 1");
  expect(sum.textContent).toContain("Saved here. Goes out by itself");

  fireEvent.click(await within(sum).findByRole("button", { name: "Undo" }));
  await screen.findByText("Taken back: dial");
  await waitFor(() => expect(row.textContent).toContain("Undone"));
});

test("the total on top is the one on Today, and the newest row's running total", async () => {
  const device = await opened();
  await device.store.activities.log(connected);
  await sync(device);
  await device.store.activities.log({ activity: "appointment_set" });
  await show(device);

  await screen.findByText("3 entries, 147 XP");
  const overview = await device.store.progress.overview();
  expect(overview?.totalXp).toEqual({ confirmed: 47, shown: 147 });
  expect(document.querySelector(".total")?.textContent).toContain("47");
  await waitFor(() => {
    const totals = [...document.querySelectorAll(".entry-total")].map((total) => total.lastChild?.textContent);
    expect(totals).toEqual(["~\u2009147", "47", "25"]);
  });
});

test("with a rule only its entries are shown, and their sum is the rule's own", async () => {
  const device = await opened();
  await device.store.activities.log(connected);
  await device.store.activities.log({ activity: "call", disposition: "no_answer" });
  await device.store.activities.log({ activity: "appointment_set" });
  await show(device, { rule: "dial_made" });

  await screen.findByText("2 entries, 4 XP");
  await waitFor(() => expect(screen.getAllByRole("listitem")).toHaveLength(2));

  fireEvent.change(screen.getByLabelText("Cause"), { target: { value: "appointment_set" } });
  await screen.findByText("1 entry, 100 XP");
  fireEvent.change(screen.getByLabelText("State"), { target: { value: "attention" } });
  fireEvent.click(await screen.findByRole("button", { name: "Show everything" }));
  await screen.findByText("4 entries, 149 XP");
});

test("a ledger without entries says how the first one comes", async () => {
  const device = await opened();
  await show(device);
  expect(await screen.findByText("Nothing logged yet")).toBeDefined();
});

test("an old date shows its sums, and its single entries when the server gives them; a failure can be tried again", async () => {
  const device = await opened();
  const logged = await device.store.activities.log(connected);
  await sync(device);
  const [row] = await device.db.strict.activities.toArray();
  const activity = row?.shown;
  if (!logged.ok || !activity) throw new Error("The server has it");
  await device.db.strict.activities.clear();
  await show(device);

  await screen.findByText("Dial × 1");
  fireEvent.click(screen.getByRole("button", { name: "Show the single entries" }));
  await screen.findByText("The server doesn’t answer. The sums are right all the same.", {}, patience);

  const owner = { tenantId: "t", repId: "r" };
  const pricing = pricingOn({ rulesets: [], specializations: [] }, activity.localDate);
  const firstDial = dateEntry(owner, "first_dial_of_day", activity.localDate, pricing);
  const entries = [...activityEntries(owner, activity, pricing), firstDial];
  answer = (path) =>
    Response.json(
      path.startsWith("/api/entries?date=2026-03-04")
        ? { entries, awards: [], next: null }
        : { activities: [activity], next: null },
    );
  fireEvent.click(screen.getByRole("button", { name: "Try again" }));
  await screen.findByRole("button", { name: /Connected, 2\smin\s41\ss/ }, patience);
  await waitFor(() => expect(screen.queryByText("Dial × 1")).toBeNull());
  expect(screen.getByText("2 entries, 47 XP")).toBeDefined();
});

test("without a network an old date says that its single entries need one", async () => {
  const device = await opened();
  await device.store.activities.log({ ...connected, occurredAt: plusMs(device.ports.now(), -dayMs) });
  await sync(device);
  await device.db.strict.activities.clear();
  vi.spyOn(navigator, "onLine", "get").mockReturnValue(false);
  await show(device);

  const ask = await screen.findByRole("button", { name: "Show the single entries" });
  expect(ask.getAttribute("aria-disabled")).toBe("true");
  expect(document.getElementById(ask.getAttribute("aria-describedby") ?? "")?.textContent).toContain("needs a network");
  vi.restoreAllMocks();
});

async function opened(): Promise<FakeDevice> {
  const device = await createFakeWorld().open("phone");
  onTestFinished(() => device.db.close());
  await sync(device);
  return device;
}

async function sync(device: FakeDevice): Promise<void> {
  device.engine.wake("person");
  await device.quiet();
}

async function show(device: FakeDevice, search: LedgerSearch = {}): Promise<void> {
  await renderScreen(
    <QueryClientProvider client={new QueryClient()}>
      <StoreContext value={device.store}>
        <MoreMessages texts={ledgerTexts}>
          <Addressed search={search} />
        </MoreMessages>
      </StoreContext>
    </QueryClientProvider>,
  );
}

/** The screen with its address. */
function Addressed(start: { readonly search: LedgerSearch }) {
  const [search, setSearch] = useState(start.search);
  return <LedgerScreen search={search} onSearch={setSearch} />;
}
