import "fake-indexeddb/auto";
import { fireEvent, screen, within } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import type { Day } from "#shared/domain/ledger/day.ts";
import { trendOf } from "#shared/domain/progression/trends.ts";
import { defaultRuleset } from "#shared/domain/ruleset/default-ruleset.ts";
import { addDays, type CivilDate, civilDateOf } from "#shared/domain/time/civil-date.ts";
import { mondayToFriday } from "#shared/domain/time/working-days.ts";
import { StoreContext } from "../../store/context.ts";
import type { TrendLength, Trends } from "../../store/reads/progress-views.ts";
import type { Store } from "../../store/store.ts";
import { progressTexts } from "../../ui/messages/progress-texts.ts";
import { MoreMessages } from "../../ui/messages/use-messages.tsx";
import { renderScreen } from "../../ui/testing/render-screen.tsx";
import { TrendsScreen } from "./trends-screen.tsx";

const today = civilDateOf("2026-04-14");

test("the table has the figures that the chart draws and says, and their sum is the one above them", async () => {
  await show([day(0, 25, 0), day(-1, 1200, 5), day(-4, 340, 2)], [day(0, 625, 2), day(-1, 1200, 5), day(-4, 340, 2)]);
  const chart = await screen.findByRole("img");
  const spoken = "XP by day: Fri 10 Apr 340, Mon 13 Apr 1,200, Tue 14 Apr 625";
  expect(chart.getAttribute("aria-label")).toBe(spoken);
  expect(chart.querySelectorAll(".chart-bar")).toHaveLength(3);
  expect(chart.querySelectorAll(".chart-predicted")).toHaveLength(1);
  expect(screen.getByText("~ 2,165")).toBeDefined();

  fireEvent.click(screen.getByRole("button", { name: "Table" }));
  const [, ...rows] = within(screen.getByRole("table")).getAllByRole("row");
  const cells = rows.map((row) => [...row.querySelectorAll("th, td")].map((cell) => cell.textContent ?? ""));
  expect(cells).toHaveLength(28);
  const worked = cells.filter(([, xp]) => xp !== "0").map(([date, xp]) => `${date} ${xp}`);
  expect(`XP by day: ${worked.toReversed().join(", ")}`).toBe(spoken);
  expect(cells[0]).toEqual(["Tue 14 Apr", "625", "0", "0", "0", "0", "2"]);
  expect(screen.queryByRole("img")).toBeNull();
});

test("another figure and another stretch are asked for by name", async () => {
  const trends = await show([day(-1, 1200, 5)]);
  fireEvent.click(await screen.findByRole("radio", { name: "Deals" }));
  expect((await screen.findByRole("img")).getAttribute("aria-label")).toBe("Deals by day: Mon 13 Apr 5");
  fireEvent.click(screen.getByRole("radio", { name: "7 days" }));
  await screen.findByText(/in 7 days, \+5 on the 0/);
  expect(trends).toHaveBeenLastCalledWith(7);
});

test("without a figure the chart says that there is nothing yet", async () => {
  await show([]);
  expect((await screen.findByRole("img")).getAttribute("aria-label")).toBe("XP by day: nothing yet");
});

function day(from: number, xp: number, deals: number): Day {
  const date: CivilDate = addDays(today, from);
  return { date, counters: { deal_closed: deals }, xp: { deal_closed: xp }, heartbeat: true, lastActivityAt: null };
}

async function show(confirmed: readonly Day[], shown = confirmed) {
  const of = (days: readonly Day[], count: TrendLength) =>
    trendOf(days, { today, count, calendar: mondayToFriday }, defaultRuleset);
  const trends = vi.fn(
    async (count: TrendLength): Promise<Trends> => ({ confirmed: of(confirmed, count), shown: of(shown, count) }),
  );
  await renderScreen(
    <StoreContext value={{ progress: { trends } } as unknown as Store}>
      <MoreMessages texts={progressTexts}>
        <TrendsScreen />
      </MoreMessages>
    </StoreContext>,
  );
  return trends;
}
