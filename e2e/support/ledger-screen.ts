import { expect, type Locator, type Page } from "@playwright/test";
import { ledgerScreens } from "../../client/ui/messages/en/ledger-screens.ts";

/** What the Ledger says of the rows that it shows. */
export type ShownSum = { readonly entries: number; readonly xp: number };

/** Follows a figure to the rows it is made of, reads what they come to, and goes back. */
export async function openedRows(page: Page, link: Locator): Promise<ShownSum> {
  const from = page.url();
  await link.click();
  await page.waitForURL(/\/ledger/);
  const shown = await shownSum(page);
  await page.goBack();
  await page.waitForURL(from);
  return shown;
}

/** Count and sum of what the Ledger shows, once everything is counted. */
export async function shownSum(page: Page): Promise<ShownSum> {
  const line = page.locator(".ledger-shown");
  await expect(line).not.toHaveText(ledgerScreens["ledger.counting"]);
  const [entries = Number.NaN, xp = Number.NaN] = ((await line.textContent()) ?? "").split(" entr").map(figure);
  return { entries, xp };
}

/** The number in a text: `~ 8,412 XP in all` is 8412. */
export function figure(text: string): number {
  return Number(text.replace("−", "-").replace(/[^\d-]/g, "") || Number.NaN);
}
