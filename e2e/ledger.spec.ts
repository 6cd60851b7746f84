import { AxeBuilder } from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";
import { en } from "../client/ui/messages/en.ts";
import { test } from "./support/journey.ts";
import { logOnSheet, shownTotals, signInOnScreen, storeApp, tile } from "./support/rep-screen.ts";
import { emailOf } from "./support/session.ts";

test("without a network the ledger opens the arithmetic of what was logged, takes it back, and adds up to Today", async ({
  page,
  context,
  product,
}) => {
  await signInOnScreen(page, product.url, emailOf("rep11"));
  await storeApp(page);
  await context.setOffline(true);
  await tile(page, "Deal").click();
  await tile(page, "Appointment").click();
  await logOnSheet(page, { activity: "call", disposition: "contact", durationSeconds: 161, contactRef: "Norte" });
  const { totalXp } = await shownTotals(page);

  await page.getByRole("link", { name: en["nav.ledger"], exact: true }).click();
  const call = row(page, /^Connected, 2\smin\s41\ss/);
  await call.click();
  const sum = page.locator(".entry-open .sum-lines");
  await expect(sum).toContainText("Two minutes or more+15");
  await expect(page.locator(".entry-open")).toContainText("Saved here.");
  expect(await totals(page)).toMatchObject({ shown: totalXp, newest: totalXp });
  expect((await totals(page)).rows).toBe((await totals(page)).today);

  await row(page, /^Deal closed/).click();
  const deal = page.locator(".entry-open").filter({ hasText: "Deal closed" });
  await deal.getByRole("button", { name: en["activity.undo"], exact: true }).click();
  await expect(deal).toContainText("Taken back: deal");
  expect(await totals(page)).toMatchObject({ shown: totalXp - 300, newest: totalXp - 300 });
  expect((await totals(page)).rows).toBe((await totals(page)).today);

  await page.goBack();
  await expect.poll(async () => (await shownTotals(page)).totalXp).toBe(totalXp - 300);
  await context.setOffline(false);
  await page.goto(`${product.url}/ledger`);
  await expect(page.locator(".entry").first()).toBeVisible();
  await expect(page.locator(".total .tilde")).toBeHidden({ timeout: 30_000 });
  expect(await totals(page)).toMatchObject({ shown: totalXp - 300, newest: totalXp - 300 });
});

test("the keyboard opens a row and keeps its place in the list, however far it goes", async ({ page, product }) => {
  await signInOnScreen(page, product.url, emailOf("rep12"));
  await page.goto(`${product.url}/ledger?from=2020-01-01`);
  await expect(page.locator(".entry").first()).toBeVisible();
  await page.locator(".entry").first().focus();
  for (let step = 0; step < 60; step += 1) await page.keyboard.press("Tab");
  const focused = page.locator(".entry:focus");
  await expect(focused).toBeInViewport();
  const name = await focused.textContent();
  await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
  await page.waitForFunction(() => scrollY > 2000);
  expect(await focused.textContent()).toBe(name);
  await page.keyboard.press("Enter");
  await expect(focused).toHaveAttribute("aria-expanded", "true");
});

test("an address names a rule and dates, and the rows shown add up to the figure that leads there", async ({
  page,
  product,
}) => {
  await signInOnScreen(page, product.url, emailOf("rep12"));
  await page.goto(`${product.url}/ledger?rule=first_dial_of_day`);
  const shown = page.locator(".ledger-shown");
  await expect(shown).toHaveText(/^[\d,]+ entries, [\d,]+ XP$/);
  const [entries = 0, xp = 0] = ((await shown.textContent()) ?? "").split(", ").map(figure);
  expect(entries).toBeGreaterThan(10);
  expect(xp).toBe(entries * 25);
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target).join("; ")}`)).toEqual([]);
});

function row(page: Page, name: RegExp) {
  return page.getByRole("button", { name }).first();
}

/** What the ledger says: in all, after its newest row, of today, and what today's rows come to. */
async function totals(page: Page) {
  const text = async (selector: string): Promise<string> => (await page.locator(selector).first().textContent()) ?? "";
  const today = page.locator(".ledger-day").first();
  const amounts = await today.locator(".amount [aria-hidden]").allTextContents();
  const predicted = page.locator(".total .tilde [aria-hidden]");
  return {
    shown: figure((await predicted.count()) > 0 ? await text(".total .tilde [aria-hidden]") : await text(".total b")),
    newest: figure(await text(".entry-total [aria-hidden]")),
    today: figure((await today.locator(".day-sum [aria-hidden]").last().textContent()) ?? ""),
    rows: amounts.reduce((sum, amount) => sum + figure(amount), 0),
  };
}

function figure(text: string): number {
  return Number(text.replace("−", "-").replace(/[^\d-]/g, ""));
}
