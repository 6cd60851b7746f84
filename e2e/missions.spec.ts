import { AxeBuilder } from "@axe-core/playwright";
import { expect, type Locator, type Page } from "@playwright/test";
import type { CampaignStanding } from "#shared/domain/campaign/campaign.ts";
import type { Me } from "#shared/protocol/me.ts";
import { campaignEnglish as missions } from "../client/ui/messages/en/campaign.ts";
import { test } from "./support/journey.ts";
import { queueEmpty } from "./support/queue.ts";
import { signInOnScreen, storeApp, tile } from "./support/rep-screen.ts";
import { createScriptedDevice, dateOf } from "./support/scripted-device.ts";
import { emailOf, type Session, signIn } from "./support/session.ts";

const rep = "rep11";
const [logged, imported] = ["Full calendar", "Lights, camera, go!"];

function card(page: Page, title: string): Locator {
  return page.locator(".mission").filter({ has: page.getByRole("heading", { name: title, exact: true }) });
}

/** What the server says of the campaign to a device that knows nothing. */
async function standingOf(session: Session, zone: string): Promise<CampaignStanding> {
  const pages = await createScriptedDevice(session, zone).pullAll();
  const campaign = pages.flatMap((changes) => changes.campaign ?? []).at(-1);
  if (!campaign) throw new Error("The server says nothing of a campaign.");
  return campaign;
}

function rowOf({ missions: all, progress }: CampaignStanding, title: string) {
  const mission = all.find((known) => known.title === title);
  const row = progress.find(({ missionId }) => missionId === mission?.id);
  if (!row) throw new Error(`The rep has no row of ${title}.`);
  return row;
}

test("P8 a mission grows without a network, and once sent the server's recompute comes to the same", async ({
  page,
  context,
  product,
}) => {
  const session = await signIn(product.url, emailOf(rep));
  const manager = await signIn(product.url, "manager@demo.test");
  const { rep: profile, tenant } = await session.get<Me>("/api/me");
  await signInOnScreen(page, product.url, emailOf(rep));
  await storeApp(page);
  await page.goto(`${product.url}/missions`);
  const count = card(page, logged).locator(".mission-count");
  await expect(count).toBeVisible();
  const before = Number((await count.locator("b").textContent())?.replaceAll(",", ""));

  await page.goto(product.url);
  await context.setOffline(true);
  await tile(page, "Appointment").click();
  await tile(page, "Appointment").click();
  await page.goto(`${product.url}/missions`);
  await expect(count).toHaveText(`~ ${before + 2} of 25`);
  await card(page, logged).locator("summary").click();
  await expect(card(page, logged).locator("li").first()).toContainText("saved here ~");

  await context.setOffline(false);
  await queueEmpty(page);
  await expect(count).toHaveText(`${before + 2} of 25`);
  const recomputed = await manager.post("/api/missions/recompute", { scope: [profile?.id], dryRun: false });
  expect(recomputed.status).toBe(200);
  const standing = await standingOf(session, tenant.zone);
  const { windowStart, windowEnd } = rowOf(standing, logged);
  const summed = standing.windows.find((span) => span.windowStart === windowStart && span.windowEnd === windowEnd);
  expect(summed?.totals.appointment_set ?? 0).toBe(before + 2);
  await expect(count).toHaveText(`${before + 2} of 25`);
});

test("a file of videos completes a mission on the phone within a second; its reward is claimed without a network", async ({
  page,
  context,
  product,
}) => {
  const session = await signIn(product.url, emailOf(rep));
  const manager = await signIn(product.url, "manager@demo.test");
  const { tenant } = await session.get<Me>("/api/me");
  await signInOnScreen(page, product.url, emailOf(rep));
  await storeApp(page);
  await page.goto(`${product.url}/missions`);
  const mission = card(page, imported);
  await expect(mission.locator(".mission-count")).toHaveText("2 of 3");
  await expect(mission.getByRole("button")).toHaveCount(0);

  const today = dateOf(Date.now(), tenant.zone);
  const columns = "Handle,Video,Post Date,Views,Likes,Comments,Units Sold,GMV,CTR,Video Title";
  const file = `${columns}\n@${rep},https://video.example/v/third,${today},12,3,1,0,0,1.00%,The third\n`;
  const answered = await fetch(`${product.url}/api/imports/videos`, {
    method: "POST",
    headers: { "content-type": "text/csv", origin: product.url, cookie: manager.cookie },
    body: file,
  });
  expect([answered.status, await answered.json()]).toMatchObject([200, { applied: 1, rejected: [] }]);
  await expect(mission).toContainText(missions["missions.status_claimable_instant"], { timeout: 1000 });

  await context.setOffline(true);
  await mission.getByRole("button", { name: `Claim: ${imported}` }).click();
  const bloom = page.getByRole("dialog");
  await expect(bloom).toContainText(`${imported}, claimed`);
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ target }) => target)])).toEqual([]);
  await page.keyboard.press("Escape");
  await expect(bloom).toHaveCount(0);
  await page.reload();
  await expect(mission).toContainText(missions["missions.waiting_claim"]);
  await expect(mission.getByRole("button")).toHaveCount(0);

  await context.setOffline(false);
  // Below it the same mission rests: its reward can be had again.
  await expect(mission.first()).toContainText(missions["missions.status_redeeming"]);
  await expect(mission.last()).toContainText(missions["missions.status_recurring_cooldown"]);
  const standing = await standingOf(session, tenant.zone);
  const row = rowOf(standing, imported);
  expect(row).toMatchObject({ status: "completed", valueAtCompletion: 3 });
  expect(standing.redemptions.find(({ progressId }) => progressId === row.id)).toMatchObject({ status: "claimed" });
});
