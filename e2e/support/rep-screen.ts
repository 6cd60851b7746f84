import { expect, type Locator, type Page } from "@playwright/test";
import type { ActivityDetails } from "#shared/domain/ledger/activity.ts";
import { en } from "../../client/ui/messages/en.ts";
import { demoPassword } from "./product.ts";

/** Signs in as a person does, and waits until the server has answered what the first screen shows. */
export async function signInOnScreen(
  page: Page,
  url: string,
  email: string,
  password: string = demoPassword,
): Promise<void> {
  await page.goto(url);
  await page.getByLabel(en["sign_in.email"]).fill(email);
  await page.getByLabel(en["sign_in.password"], { exact: true }).fill(password);
  await page.getByRole("button", { name: en["sign_in.submit"] }).click();
  await expect(
    page
      .getByRole("link", { name: /^Synced/ })
      .or(page.getByRole("table"))
      .first(),
  ).toBeVisible();
}

/** Waits until the browser has stored the whole app, so that it starts without a network. */
export async function storeApp(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
}

/** The tile of a metric: one tap logs. */
export function tile(page: Page, metric: string): Locator {
  return page.getByRole("button", { name: `Log ${metric}`, exact: true });
}

/** What Today says, in numbers. */
export type ShownTotals = { readonly totalXp: number; readonly closedDeals: number; readonly streakDays: number };

/** Reads the totals off Today, predicted parts included. */
export async function shownTotals(page: Page): Promise<ShownTotals> {
  const text = (await page.locator("main").textContent()) ?? "";
  const figure = (pattern: RegExp) => Number(pattern.exec(text)?.[1]?.replaceAll(",", ""));
  return {
    totalXp: figure(/([\d,]+) XP in all/),
    closedDeals: figure(/([\d,]+) deals?/),
    streakDays: figure(/([\d,]+) days?\s*streak/),
  };
}

/** Writes a piece of work into the Log sheet and saves it; `date` is written under "Other". */
export async function logOnSheet(page: Page, details: ActivityDetails, date?: string): Promise<void> {
  await page.keyboard.press("l");
  const sheet = page.getByRole("dialog", { name: en["log.title"] });
  const choose = (group: string, name: string) =>
    sheet.getByRole("group", { name: group, exact: true }).getByRole("radio", { name, exact: true }).check();
  const { activity, disposition, durationSeconds, valueMinor, currency, contactRef, note } = details;

  const metric = metricOf(details);
  await choose(en["log.what"], metric);
  if (disposition) await choose(en["log.outcome"], en[`disposition.${disposition}`]);
  if (metric === en["metric.more"]) await sheet.getByLabel(en["log.more_kind"]).selectOption(activity);
  if (durationSeconds !== undefined)
    await sheet.getByLabel(en["log.duration"]).fill(minutesAndSeconds(durationSeconds));
  if (valueMinor !== undefined) await sheet.getByLabel(en["log.amount"]).fill((valueMinor / 100).toFixed(2));
  if (currency) await sheet.getByLabel(en["log.currency"]).selectOption(currency);
  if (contactRef) await sheet.getByLabel(en["log.with_whom"]).fill(contactRef);
  if (note) await sheet.getByLabel(en["log.note"]).fill(note);
  if (date) {
    await choose(en["log.when"], en["log.other"]);
    await sheet.getByLabel(en["log.date"]).fill(date);
  }
  await sheet.getByRole("button", { name: en["log.save"], exact: true }).click();
  await expect(sheet).toBeHidden();
}

const connected: readonly ActivityDetails["disposition"][] = [
  "contact",
  "not_interested",
  "callback",
  "appointment",
  "dnc",
];

function metricOf({ activity, disposition }: ActivityDetails): string {
  switch (activity) {
    case "call":
      return en[connected.includes(disposition) ? "metric.connect" : "metric.dial"];
    case "appointment_set":
      return en["metric.appointment"];
    case "appointment_held":
      return en["metric.show"];
    case "deal_closed":
      return en["metric.deal"];
    default:
      return en["metric.more"];
  }
}

function minutesAndSeconds(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

/** Logs what the server is sure to refuse: a call recorded half a year before the rep joined. */
export async function refusedBeforeJoining(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const recordedAt = (Date.now() - 180 * 86_400_000) as never;
    await perennial.log({ activity: "call", disposition: "no_answer", contactRef: "Norte Logística", recordedAt });
  });
}
