import { expect, type Page } from "@playwright/test";
import type { Me } from "#shared/protocol/me.ts";
import { en } from "../client/ui/messages/en.ts";
import { test } from "./support/journey.ts";
import { queueEmpty } from "./support/queue.ts";
import { signInOnScreen, storeApp } from "./support/rep-screen.ts";
import { createScriptedDevice, dateOf } from "./support/scripted-device.ts";
import { emailOf, signIn } from "./support/session.ts";

const dayMs = 86_400_000;
const email = emailOf("rep06");

test("zone, days off, strength and title are changed without a network, and the server and a second device come to agree", async ({
  page,
  context,
  browser,
  product,
}) => {
  const { url } = product;
  const rep = await signIn(url, email);
  const { tenant } = await rep.get<Me>("/api/me");
  const [firstOff, lastOff] = [10, 12].map((days) => dateOf(Date.now() + days * dayMs, tenant.zone));
  await signInOnScreen(page, url, email);
  await storeApp(page);
  await context.setOffline(true);
  await page.goto(`${url}/profile`);

  await page.getByLabel(en["profile.zone_new"]).fill("Asia / Tokyo");
  await page.getByRole("button", { name: en["profile.zone_save"] }).click();
  await expect(part(page, "profile.zone")).toContainText(/Asia \/ Tokyo from \w{3} \d+ \w+, 00:00, when/);

  await page.getByLabel(en["profile.leave_from"], { exact: true }).fill(firstOff ?? "");
  await page.locator("input[name=to]").fill(lastOff ?? "");
  await page.getByRole("button", { name: en["profile.leave_ask"] }).click();
  await expect(part(page, "profile.leave").getByRole("listitem")).toContainText(en["profile.leave_counts_all"]);

  await page.getByRole("radio", { name: en["strength.closer"] }).check();
  await page.getByRole("button", { name: en["profile.strength_save"] }).click();
  await expect(part(page, "profile.strength")).toContainText(/Closer from \w+day \d+ \w+\./);

  await page.getByLabel(en["profile.title_shown"]).selectOption("E-1");
  await expect(page.locator(".profile-identity")).toContainText(`${en["rank.E-1"]} · rep06`);

  for (const reloaded of [false, true]) {
    if (reloaded) await page.reload();
    await expect(page.getByText(en["activity.saved_here"])).toHaveCount(4);
  }
  const here = await told(page);

  await context.setOffline(false);
  await queueEmpty(page);
  await expect(page.getByText(en["activity.saved_here"])).toHaveCount(0);
  expect(await told(page)).toEqual(here);

  const pages = await createScriptedDevice(rep, tenant.zone).pullAll();
  expect(pages.findLast(({ profile }) => profile !== undefined)?.profile).toMatchObject({
    zone: "Asia/Tokyo",
    clock: { zone: tenant.zone, changes: [{ zone: "Asia/Tokyo" }] },
    leave: expect.arrayContaining([firstOff, lastOff]),
    leaveRequests: [{ from: firstOff, to: lastOff, approved: false }],
    specializations: [{ specialization: "closer" }],
    title: "E-1",
  });

  const second = await browser.newContext({ locale: "en-GB" });
  const elsewhere = await second.newPage();
  await signInOnScreen(elsewhere, url, email);
  await elsewhere.goto(`${url}/profile`);
  await expect(part(elsewhere, "profile.leave").getByRole("listitem")).toBeVisible();
  expect(await told(elsewhere)).toEqual(here);
  await second.close();
});

function part(page: Page, title: "profile.zone" | "profile.leave" | "profile.strength" | "profile.title") {
  return page.getByRole("region", { name: en[title], exact: true });
}

/** What the screen says of the rep, without the marks of what is saved here alone. */
async function told(page: Page): Promise<readonly string[]> {
  const texts = await page.locator(".profile > *").allInnerTexts();
  return texts.map((text) => text.replaceAll(en["activity.saved_here"], "").replaceAll(/\s+/g, " ").trim());
}
