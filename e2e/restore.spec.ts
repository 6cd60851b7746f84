import { execFileSync } from "node:child_process";
import { rmSync } from "node:fs";
import { expect, test } from "@playwright/test";
import { en } from "../client/ui/messages/en.ts";
import { discard, type Product, startProduct } from "./support/product.ts";
import { shownTotals, signInOnScreen } from "./support/rep-screen.ts";
import { emailOf, signIn, totalsOf } from "./support/session.ts";

test("I2 the database is restored from an older copy: a browser brings back what it forgot, once", async ({ page }) => {
  test.setTimeout(240_000);
  const first = await startProduct();
  await signInOnScreen(page, first.url, emailOf("rep06"));
  await log(4);
  await allSent();
  const data = dataOf(first);
  const copy = `${data}-copy`;
  await first.stop();
  execFileSync("cp", ["-a", data, copy]);

  const second = await startProduct({ dataDir: first.dataDir, port: first.port });
  await log(30);
  await syncNow();
  await allSent();
  const session = await signIn(second.url, emailOf("rep06"));
  const before = await totalsOf(session);
  const shown = await totalsOnToday();
  expect(shown.totalXp).toBe(before.totalXp);
  await second.stop();
  rmSync(data, { recursive: true });
  execFileSync("mv", [copy, data]);

  const third = await startProduct({ dataDir: first.dataDir, port: first.port });
  expect(third.output()).toContain("older copy");
  const again = await signIn(third.url, emailOf("rep06"));
  expect((await totalsOf(again)).totalXp).toBeLessThan(before.totalXp);

  await syncNow();
  await expect.poll(async () => (await totalsOf(again)).totalXp, { timeout: 30_000 }).toBe(before.totalXp);
  await allSent();
  expect(await totalsOf(again)).toEqual(before);
  expect(await totalsOnToday()).toEqual(shown);

  await syncNow();
  await allSent();
  expect(await totalsOf(again)).toEqual(before);
  await discard(third);

  async function log(calls: number): Promise<void> {
    await page.evaluate(async (count) => {
      for (let n = 0; n < count; n += 1)
        await perennial.log({ activity: "call", disposition: "contact", durationSeconds: 130 });
      await perennial.log({ activity: "deal_closed", valueMinor: 90_000, currency: "EUR" });
    }, calls);
  }

  async function allSent(): Promise<void> {
    await expect
      .poll(() => page.evaluate(() => perennial.status()), { timeout: 30_000 })
      .toMatchObject({ pending: 0, attention: 0, phase: "idle", reason: null });
  }

  async function syncNow(): Promise<void> {
    await page.goto(`${first.url}/sync`);
    await page.getByRole("button", { name: en["sync.now"] }).click();
  }

  async function totalsOnToday() {
    await page.goto(first.url);
    await expect(page.getByRole("link", { name: /^Synced/ })).toBeVisible();
    return shownTotals(page);
  }
});

/** Where the embedded PostgreSQL keeps its data, as the start says. */
function dataOf(product: Product): string {
  const folder = /data in (\S+), programs in/.exec(product.output())?.[1];
  if (folder === undefined) throw new Error(`The start didn't say where the data lies:\n${product.output()}`);
  return folder;
}
