import { expect } from "@playwright/test";
import type { Me } from "#shared/protocol/me.ts";
import { test } from "./support/journey.ts";
import { signInOnScreen } from "./support/rep-screen.ts";
import { createScriptedDevice } from "./support/scripted-device.ts";
import { emailOf, signIn, totalsOf } from "./support/session.ts";

test("I4 the manager sees a rep's totals beside the CRM's, equal, with how fresh they are and what still waits", async ({
  page,
  product,
}) => {
  const rep = await signIn(product.url, emailOf("rep06"));
  const { tenant } = await rep.get<Me>("/api/me");
  const device = createScriptedDevice(rep, tenant.zone);
  const pending = { count: 7, oldestLocalDate: null, oldestRecordedAt: null };
  await device.send([device.log({ activity: "deal_closed", valueMinor: 120_000, currency: "EUR" })], { pending });
  const { totalXp, closedDeals } = await totalsOf(rep);

  await signInOnScreen(page, product.url, "manager@demo.test");
  const row = page.getByRole("row").filter({ hasText: "Jonas Weber" });
  const figure = totalXp.toLocaleString("en-GB");
  await expect(async () => {
    await page.reload();
    await expect(row).toContainText(`${figure}, equal`, { timeout: 1000 });
  }).toPass();
  await expect(row.getByRole("cell", { name: String(closedDeals), exact: true })).toBeVisible();
  await expect(row).toContainText("Live now");
  await expect(row).toContainText("≥ 7 waiting");
  await expect(page.getByText("still on devices, not counted here")).toBeVisible();
});

test("a rep has no way to the team's figures", async ({ page, product }) => {
  await signInOnScreen(page, product.url, emailOf("rep06"));
  await page.goto(`${product.url}/team`);
  await expect(page.getByRole("heading", { name: "Log with one tap" })).toBeVisible();
  expect(await page.evaluate(async () => (await fetch("/api/team")).status)).toBe(403);
});
