import { expect, type Locator, type Page } from "@playwright/test";
import { progressScreens } from "../client/ui/messages/en/progress-screens.ts";
import { en } from "../client/ui/messages/en.ts";
import { test } from "./support/journey.ts";
import { figure, openedRows } from "./support/ledger-screen.ts";
import { logEach, queueEmpty } from "./support/queue.ts";
import { signInOnScreen, storeApp, tile } from "./support/rep-screen.ts";
import { emailOf } from "./support/session.ts";

test("P8 what reaches a badge without a network says so, and waits for the day to close once it has synced", async ({
  page,
  context,
  product,
}) => {
  await signInOnScreen(page, product.url, emailOf("rep10"));
  await storeApp(page);
  await context.setOffline(true);
  await page.goto(`${product.url}/progress/badges`);
  const closer = demand(page, "Closer, ");
  const name = (await closer.getByRole("heading").textContent()) ?? "";
  const [has = 0, needs = 0] = [await figureIn(closer, ".gate-you b"), await figureIn(closer, ".gate-need")];
  expect(needs).toBeGreaterThan(has);
  await expect(verdict(closer)).toHaveText(progressScreens["progress.standing_not_yet"]);

  await logEach(
    page,
    Array.from({ length: needs - has }, () => ({ activity: "deal_closed" })),
  );
  const reached = demand(page, name);
  await expect(verdict(reached)).toHaveText(progressScreens["progress.standing_after_sync"]);
  await expect(reached.locator(".gate-you b")).toContainText(`${has}, ~ ${needs}`);
  await expect(reached.locator(".gate-note")).toHaveText(progressScreens["progress.note_syncs"]);
  await openTab(page, progressScreens["progress.promotion"]);
  await expect(demand(page, en["progress.gate_deals"]).locator(".gate-you b")).toContainText(`${has}, ~ ${needs}`);

  await context.setOffline(false);
  await queueEmpty(page);
  const deals = demand(page, en["progress.gate_deals"]);
  await expect(deals.locator(".gate-you b")).toHaveText(`${needs}`);
  await expect(verdict(deals)).toHaveText(progressScreens["progress.standing_met"]);
  await openTab(page, progressScreens["progress.badges"]);
  await expect(verdict(demand(page, name))).toHaveText(progressScreens["progress.standing_after_settlement"]);
  await expect(demand(page, name).locator(".gate-you b")).toHaveText(`${needs}`);
});

test("every figure of Progress opens to the rows that add up to it, with work that is only on this device among them", async ({
  page,
  context,
  product,
}) => {
  await signInOnScreen(page, product.url, emailOf("rep12"));
  await storeApp(page);
  await context.setOffline(true);
  for (const metric of ["Dial", "Connect", "Connect", "Deal"]) await tile(page, metric).click();
  await openScreen(page, en["nav.progress"]);

  const total = page.getByRole("link", { name: /XP in all$/ });
  await expect(total).toContainText("~ ");
  const totalXp = figure((await total.textContent()) ?? "");
  expect((await openedRows(page, total)).xp).toBe(totalXp);
  for (const counted of [/^[\d,]+ dials?$/, /^[\d,]+ connects?$/]) {
    const link = page.getByRole("link", { name: counted });
    const count = figure((await link.textContent()) ?? "");
    expect(count).toBeGreaterThan(2);
    expect((await openedRows(page, link)).entries).toBe(count);
  }
  const streakDay = page.locator(".progress-day").last();
  await expect(streakDay).toBeVisible();
  const [day = ""] = await streakDay.locator("span").allTextContents();
  const onStreakDay = await openedRows(page, streakDay);

  await openTab(page, progressScreens["progress.promotion"]);
  const deals = demand(page, en["progress.gate_deals"]);
  const closed = await lastFigure(deals);
  expect((await openedRows(page, deals.getByRole("link"))).entries).toBe(closed);
  expect((await openedRows(page, demand(page, en["progress.gate_level"]).getByRole("link"))).xp).toBe(totalXp);

  await openTab(page, progressScreens["progress.badges"]);
  const closer = demand(page, "Closer, ");
  expect(await lastFigure(closer)).toBe(closed);
  expect((await openedRows(page, closer.getByRole("link"))).entries).toBe(closed);

  await openTab(page, progressScreens["progress.trends"]);
  await page.getByRole("radio", { name: "90 days" }).check();
  await page.getByRole("button", { name: progressScreens["progress.table"] }).click();
  const rows = page.locator(".trend-table tbody tr");
  await expect(rows).toHaveCount(90);
  const table = (await rows.allInnerTexts()).map((row) => row.split(/\s*\t\s*/));
  const xpOf = (cells: readonly string[] | undefined): number => figure(cells?.[1] ?? "");
  expect(table.reduce((sum, cells) => sum + xpOf(cells), 0)).toBe(totalXp);
  expect(xpOf(table.find(([date]) => date === day))).toBe(onStreakDay.xp);
  // Of the oldest date the device has the sums alone.
  for (const place of [0, table.findLastIndex((cells) => xpOf(cells) > 0)]) {
    const shown = await openedRows(page, rows.nth(place).getByRole("link"));
    expect(shown.xp).toBe(xpOf(table[place]));
    await page.getByRole("radio", { name: "90 days" }).check();
    await page.getByRole("button", { name: progressScreens["progress.table"] }).click();
  }
});

/** The row of a gate, or of a badge's next tier, whose name begins so. */
function demand(page: Page, name: string): Locator {
  return page.locator(".gate").filter({ has: page.getByRole("heading", { name }) });
}

function verdict(row: Locator): Locator {
  return row.locator(".gate-verdict");
}

async function figureIn(row: Locator, selector: string): Promise<number> {
  return figure((await row.locator(selector).textContent()) ?? "");
}

/** What a row says of you: predicted where that differs. */
async function lastFigure(row: Locator): Promise<number> {
  const text = (await row.locator(".gate-you b").textContent()) ?? "";
  return figure(text.split("~").at(-1) ?? "");
}

function openScreen(page: Page, name: string): Promise<void> {
  return page.getByRole("navigation").getByRole("link", { name, exact: true }).first().click();
}

function openTab(page: Page, name: string): Promise<void> {
  return page.getByRole("main").getByRole("link", { name, exact: true }).click();
}
