import { expect } from "@playwright/test";
import type { Me } from "#shared/protocol/me.ts";
import type { Team } from "#shared/protocol/team.ts";
import { openCrm } from "./support/crm-records.ts";
import { test } from "./support/journey.ts";
import { firstDialBonus, type PricedWork, pricedWork, sumXp } from "./support/priced-work.ts";
import { logOnSheet, shownTotals, signInOnScreen, storeApp, tile } from "./support/rep-screen.ts";
import { dateOf } from "./support/scripted-device.ts";
import { emailOf, signIn } from "./support/session.ts";

const dayMs = 86_400_000;

/** By tap, the metric with what a tap on it logs. */
const taps: readonly (readonly [metric: string, times: number, PricedWork])[] = [
  ["Dial", 8, { details: { activity: "call" }, xp: 2 }],
  ["Connect", 8, { details: { activity: "call", disposition: "contact" }, xp: 7 }],
  ["Appointment", 4, { details: { activity: "appointment_set" }, xp: 100 }],
  ["Show", 3, { details: { activity: "appointment_held" }, xp: 50 }],
  ["Deal", 3, { details: { activity: "deal_closed" }, xp: 300 }],
];
const backdated: PricedWork = { details: { activity: "appointment_set" }, xp: 100 };
const undone: PricedWork = { details: { activity: "deal_closed" }, xp: 300 };

test("I1 I4 fifty entries made without a network survive a reload and reach the server and the CRM within ten seconds", async ({
  page,
  context,
  product,
}) => {
  const rep = await signIn(product.url, emailOf("rep07"));
  const manager = await signIn(product.url, "manager@demo.test");
  const { totals: before, tenant, rep: profile } = await rep.get<Me>("/api/me");
  if (before === null || profile === null) throw new Error("The demo history is missing.");
  const crm = await openCrm(product, tenant.id);
  await signInOnScreen(page, product.url, emailOf("rep07"));
  await storeApp(page);

  await context.setOffline(true);
  const tapped = taps.flatMap(([metric, times, work]) => Array.from({ length: times }, () => ({ metric, work })));
  for (const { metric } of tapped) await tile(page, metric).click();
  for (const { details } of pricedWork) await logOnSheet(page, details);
  await logOnSheet(page, backdated.details, dateOf(Date.now() - 6 * dayMs, tenant.zone));
  const done = [...tapped.map(({ work }) => work), ...pricedWork, backdated];
  expect(done).toHaveLength(50);

  await tile(page, "Deal").click();
  await expect(page.locator(".latest-block li").first()).toContainText("Deal closed");
  await page.keyboard.press("u");
  await expect(page.getByText("Undone.").first()).toBeVisible();

  const deals = [...done, undone].filter(({ details }) => details.activity === "deal_closed").length - 1;
  const expected = {
    totalXp: before.totalXp + sumXp(done) + firstDialBonus(dateOf(Date.now(), tenant.zone)),
    closedDeals: before.closedDeals + deals,
  };
  await expect.poll(() => shownTotals(page)).toMatchObject(expected);

  await page.reload();
  await expect(page.getByRole("link", { name: `Offline · ${done.length + 2} saved here` })).toBeVisible();
  const shown = await shownTotals(page);
  expect(shown).toMatchObject(expected);
  await expect(page.getByText("~ ").first()).toBeVisible();

  const started = performance.now();
  await context.setOffline(false);
  await expect
    .poll(() => page.evaluate(() => perennial.status().then(({ pending }) => pending)), { intervals: [50] })
    .toBe(0);
  const queueSeconds = (performance.now() - started) / 1000;

  await expect.poll(async () => (await rep.get<Me>("/api/me")).totals, { intervals: [100] }).toMatchObject(shown);
  await expect.poll(() => crm.totalsOf(profile.name), { intervals: [100] }).toEqual(shown);
  const crmSeconds = (performance.now() - started) / 1000;

  const team = await manager.get<Team>("/api/team");
  expect(team.reps.find(({ code }) => code === "rep07")).toMatchObject({ ...shown, pendingReported: 0, crm: shown });
  expect(await shownTotals(page)).toEqual(shown);
  await expect(page.getByText(/^~/)).toHaveCount(0);

  test
    .info()
    .annotations.push(
      { type: "seconds until the queue was empty", description: queueSeconds.toFixed(2) },
      { type: "seconds until the CRM showed the same", description: crmSeconds.toFixed(2) },
    );
  expect(Math.max(queueSeconds, crmSeconds)).toBeLessThan(10);
});
