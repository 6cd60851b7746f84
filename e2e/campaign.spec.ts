import { expect, type Page } from "@playwright/test";
import type { CampaignMissions } from "#shared/protocol/campaign-missions.ts";
import { manage } from "../client/ui/messages/en/manage.ts";
import { test } from "./support/journey.ts";
import { signInOnScreen } from "./support/rep-screen.ts";
import { emailOf, signIn } from "./support/session.ts";

const manager = "manager@demo.test";
const title = "Three text sign-ups";

test("a manager drafts a mission, tries it on the last 28 days, publishes and starts it, and a rep's device shows it", async ({
  page,
  browser,
  product,
}) => {
  const { url } = product;
  const repPage = await (await browser.newContext({ locale: "en-GB" })).newPage();
  await signInOnScreen(repPage, url, emailOf("rep12"));
  await repPage.goto(`${url}/missions`);
  const heading = repPage.getByRole("heading", { name: title, exact: true });
  await expect(repPage.getByRole("heading", { name: "Full calendar", exact: true })).toBeVisible();
  await expect(heading).toHaveCount(0);

  await signInOnScreen(page, url, manager);
  await page.goto(`${url}/campaign`);
  await page.getByRole("button", { name: manage["manage.new_mission"] }).click();
  await page.getByLabel(manage["manage.title"], { exact: true }).fill(title);
  await page.getByRole("button", { name: manage["manage.publish"] }).click();
  await expect(page.getByText(manage["manage.fault_whole"])).toBeVisible();
  await page.getByLabel(manage["manage.counts"], { exact: true }).selectOption("sms_enrollment");
  await page.getByLabel(manage["manage.target"], { exact: true }).fill("3");
  await page.reload();
  await expect(page.getByLabel(manage["manage.title"], { exact: true })).toHaveValue(title);

  await page.getByRole("button", { name: manage["manage.dry_run_do"] }).click();
  await expect(page.locator(".dry-run-sum")).toHaveText(/^\d+ of 12 would have finished\.$/);
  expect(await missionsOf(url)).not.toContainEqual(expect.objectContaining({ title }));

  await page.getByRole("button", { name: manage["manage.publish"] }).click();
  await page.getByRole("dialog").getByRole("button", { name: manage["manage.publish"] }).click();
  const card = page.getByRole("region", { name: title });
  await expect(card).toContainText(manage["manage.state_running"]);
  await expect(heading).toBeVisible();

  await card.getByRole("button", { name: `Hide: ${title}` }).click();
  await confirm(page, manage["manage.do_disable"]);
  await expect(card).toContainText(manage["manage.state_hidden"]);
  await expect(heading).toHaveCount(0);
  await repPage.context().close();
});

test("a manager works the queue off: what was given leaves it, and the focus goes on to what waits next", async ({
  page,
  product,
}) => {
  await signInOnScreen(page, product.url, manager);
  await page.goto(`${product.url}/campaign/redemptions`);
  const rows = page.locator(".redemption");
  const given = rows.filter({ hasText: "Lucía Fernández" });
  await expect(given).toContainText("due soon");
  const before = await rows.count();
  await given.getByRole("button", { name: manage["manage.act_conclude"] }).click();
  await confirm(page, manage["manage.act_conclude"]);
  await expect(rows).toHaveCount(before - 1);
  await expect(page.locator(".redemption-do .btn:focus")).toHaveCount(1);
  await page.getByRole("radio", { name: /^Over, / }).check({ force: true });
  await expect(rows.filter({ hasText: "Lucía Fernández" })).toContainText("Over since");
});

async function confirm(page: Page, action: string): Promise<void> {
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: action, exact: true }).click();
  await expect(dialog).toBeHidden();
}

async function missionsOf(url: string): Promise<CampaignMissions["missions"]> {
  return (await (await signIn(url, manager)).get<CampaignMissions>("/api/campaign/missions")).missions;
}
