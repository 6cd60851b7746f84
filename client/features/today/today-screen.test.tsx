import "fake-indexeddb/auto";
import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import { ok } from "#shared/domain/result.ts";
import { civilDateOf } from "#shared/domain/time/civil-date.ts";
import type { Zone } from "#shared/domain/time/zone.ts";
import { StoreContext } from "../../store/context.ts";
import { createFeed } from "../../store/feed.ts";
import type { Overview, ShownActivity, Store } from "../../store/store.ts";
import { renderScreen } from "../../ui/testing/render-screen.tsx";
import { TodayScreen } from "./today-screen.tsx";

const today = civilDateOf("2026-04-14");
const zone = "Europe/Madrid" as Zone;

test("what is confirmed and what this device adds are told apart, in figures and in words", async () => {
  await show({});
  const bar = await screen.findByRole("img", { name: /1,412 of 2,200 XP confirmed, 231 more/ });
  expect(bar).toBeDefined();
  expect(screen.getByText("~ 557 XP to level 12: about 2 working days at your pace.")).toBeDefined();
  expect(
    screen.getByRole("button", { name: "Log Dial", description: "34 of 60 today, 10 of them saved on this device" }),
  ).toBeDefined();
});

test("a tap logs the tile's activity and offers the way back; so does its digit", async () => {
  const { activities } = await show({});
  fireEvent.click(await screen.findByRole("button", { name: "Log Dial" }));
  expect(activities.log).toHaveBeenCalledWith({ activity: "call", disposition: "no_answer" });
  fireEvent.click(await screen.findByRole("button", { name: "Undo" }));
  expect(activities.undo).toHaveBeenCalledWith("logged");

  fireEvent.keyDown(document.body, { key: "1" });
  expect(activities.log).toHaveBeenCalledTimes(2);
});

test("U takes back the newest entry that can be undone", async () => {
  const { activities } = await show({
    recent: [entry({ id: "old", canUndo: false }), entry({ id: "newest" }), entry({ id: "older" })],
  });
  await screen.findAllByText(/Connected/);
  fireEvent.keyDown(document.body, { key: "u" });
  expect(activities.undo).toHaveBeenCalledWith("newest");
});

test("an entry says where it stands: on this device, or nothing more once it is confirmed", async () => {
  await show({ recent: [entry({ id: "a", state: "saved_here" }), entry({ id: "b", state: "confirmed" })] });
  const [here, confirmed] = await screen.findAllByRole("listitem");
  expect(within(here as HTMLElement).getByText("Saved on this device.")).toBeDefined();
  expect(within(here as HTMLElement).getByText("predicted, plus 22")).toBeDefined();
  expect(within(confirmed as HTMLElement).queryByText("Saved on this device.")).toBeNull();
  expect(within(confirmed as HTMLElement).getByText("plus 22")).toBeDefined();
});

test("a device that has never synced says so, and a first day has three steps", async () => {
  await show({ overview: undefined });
  expect(await screen.findByText("Getting your progress")).toBeDefined();

  await show({ overview: { ...overview, isFirstDay: true } });
  expect(await screen.findByText("Your first day")).toBeDefined();
  expect(screen.getAllByRole("listitem")).toHaveLength(3);
});

type Shown = { readonly overview?: Overview | undefined; readonly recent?: readonly ShownActivity[] };

async function show(shown: Shown) {
  const activities = {
    log: vi.fn(async () => ok({ id: "logged", xp: 2 })),
    undo: vi.fn(async () => ok(null)),
    preview: vi.fn(),
  };
  const store = {
    today: createFeed(
      () => async () => ({
        overview: "overview" in shown ? shown.overview : overview,
        recent: shown.recent ?? [],
      }),
      (today) => today,
    ),
    activities,
  } as unknown as Store;
  await renderScreen(
    <StoreContext value={store}>
      <TodayScreen />
    </StoreContext>,
  );
  await waitFor(() => expect(screen.getAllByRole("heading").length).toBeGreaterThan(1));
  return { activities };
}

const overview: Overview = {
  displayName: "Ana Ruiz",
  today,
  clock: { zone, dayStartHour: 0 },
  level: 11,
  levelStartsAt: 7000,
  levelEndsAt: 9200,
  totalXp: { confirmed: 8412, shown: 8643 },
  rank: "E-3",
  closedDeals: { confirmed: 14, shown: 14 },
  workingDaysToNextLevel: 2,
  streak: { days: 12, freezes: 2, sprig: [{ date: today, verdict: "heartbeat", confirmed: false }] },
  tiles: [
    {
      metric: "dial",
      details: { activity: "call", disposition: "no_answer" },
      count: { confirmed: 24, shown: 34 },
      target: 60,
    },
  ],
  isFirstDay: false,
  yesterdayOpen: false,
};

function entry(change: Partial<ShownActivity>): ShownActivity {
  return {
    id: "entry",
    activity: "call",
    disposition: "contact",
    durationSeconds: 161,
    occurredAt: Date.UTC(2026, 3, 14, 9, 24) as ShownActivity["occurredAt"],
    localDate: today,
    zone,
    xp: 22,
    undone: false,
    canUndo: true,
    state: "saved_here",
    ...change,
  };
}
