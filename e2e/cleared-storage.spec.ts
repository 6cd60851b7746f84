import { expect } from "@playwright/test";
import { en } from "../client/ui/messages/en.ts";
import { test } from "./support/journey.ts";
import { signInOnScreen, storeApp, tile } from "./support/rep-screen.ts";
import { emailOf } from "./support/session.ts";

test("a browser that cleared the device's storage is caught: what it cost is told, and work goes on", async ({
  page,
  context,
  product,
}) => {
  await signInOnScreen(page, product.url, emailOf("rep11"));
  await storeApp(page);
  await tile(page, "Dial").click();
  const pending = () => page.evaluate(async () => (await perennial.status()).pending);
  await expect.poll(pending).toBe(1);
  await expect.poll(pending).toBe(0);
  await context.setOffline(true);
  await tile(page, "Dial").click();
  await tile(page, "Dial").click();
  await expect(page.getByRole("link", { name: "Offline · 2 saved here" })).toBeVisible();

  // The queue must not go out: the way there is cut before the network is back, which the app would use at once.
  await context.route("**/api/sync", (route) => route.abort());
  await context.setOffline(false);
  // An address of the server's where the app isn't.
  await page.goto(`${product.url}/api/health`);
  const cleared = await page.evaluate(async () => {
    const names = (await indexedDB.databases())
      .map(({ name }) => name ?? "")
      .filter((name) => name.startsWith("perennial-"));
    for (const name of names)
      await new Promise((resolve, reject) => {
        const request = indexedDB.deleteDatabase(name);
        request.onsuccess = resolve;
        request.onerror = reject;
      });
    return names.length;
  });
  expect(cleared).toBe(1);
  await context.unroute("**/api/sync");

  await page.goto(product.url);
  await page.getByRole("link", { name: en["pill.storage_cleared"] }).click();
  await expect(page.getByText("2 entries may be missing.")).toBeVisible();
  await page.getByRole("button", { name: en["sync.cleared_read"] }).click();
  await expect(page.getByRole("link", { name: /^Synced/ })).toBeVisible();
  expect(await page.evaluate(() => perennial.status())).toMatchObject({ pending: 0, attention: 0 });
});
