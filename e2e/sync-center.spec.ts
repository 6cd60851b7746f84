import { readFile } from "node:fs/promises";
import { expect, type Page } from "@playwright/test";
import type { SyncRequest } from "#shared/protocol/sync.ts";
import { test } from "./support/journey.ts";
import { refusedBeforeJoining, signInOnScreen, storeApp, tile } from "./support/rep-screen.ts";
import { emailOf, signIn, totalsOf } from "./support/session.ts";

test("I3 a refused entry stays with its reason until the rep exports and discards it", async ({ page, product }) => {
  await signInOnScreen(page, product.url, emailOf("rep08"));
  await refusedBeforeJoining(page);
  await pill(page, "1 needs attention").click();

  const entry = page.getByRole("listitem").filter({ hasText: "Dial, no answer · Norte Logística" });
  await expect(entry).toContainText("That date can’t be right. Choose another.");
  await entry.getByRole("button", { name: "Retry" }).click();
  await expect(page.getByText("Back in the queue.").first()).toBeVisible();
  await expect(pill(page, "1 needs attention")).toBeVisible();

  await entry.getByRole("button", { name: "Export and discard" }).click();
  const discard = page.getByRole("dialog", { name: "Discard this entry?" });
  await expect(discard.getByRole("button", { name: "Discard", exact: true })).toHaveAttribute("aria-disabled", "true");
  await discard.getByLabel("Type discard").fill("discard");
  const download = page.waitForEvent("download");
  await discard.getByRole("button", { name: "Discard", exact: true }).click();
  const exported = JSON.parse(await readFile(await (await download).path(), "utf8"));
  expect(exported).toMatchObject({ details: { contactRef: "Norte Logística" }, error: { code: "date_impossible" } });

  await expect(entry).toBeHidden();
  await expect(pill(page, /^Synced/)).toBeVisible();
});

test("P7 an entry that arrived damaged is mended on the device and counts", async ({ page, product }) => {
  const session = await signIn(product.url, emailOf("rep09"));
  await signInOnScreen(page, product.url, emailOf("rep09"));
  const before = await totalsOf(session);
  await damageNextRequest(page, (body) => ({ ...body, durationSeconds: -1 }));
  await page.evaluate(() => perennial.log({ activity: "call", disposition: "contact", durationSeconds: 130 }));

  await pill(page, "1 needs attention").click();
  await page.getByRole("button", { name: "Mend the entry" }).click();
  const sheet = page.getByRole("dialog", { name: "Mend and send again" });
  await expect(sheet.getByLabel("Length")).toBeFocused();
  await sheet.getByLabel("Length").fill("2:15");
  await sheet.getByRole("button", { name: "Save", exact: true }).click();

  await expect(pill(page, /^Synced/)).toBeVisible();
  await expect.poll(async () => (await totalsOf(session)).totalXp).toBeGreaterThanOrEqual(before.totalXp + 22);
});

test("the pill says offline, sending and synced as things are, and recovers by itself", async ({
  page,
  context,
  product,
}) => {
  await signInOnScreen(page, product.url, emailOf("rep10"));
  await context.setOffline(true);
  await tile(page, "Dial").click();
  await expect(pill(page, "Offline · 1 saved here")).toBeVisible();
  await tile(page, "Dial").click();
  await expect(pill(page, "Offline · 2 saved here")).toBeVisible();
  await context.setOffline(false);
  await expect(pill(page, "Synced just now")).toBeVisible();

  let release = (): void => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route("**/api/sync", async (route) => {
    await held;
    await route.continue();
  });
  await tile(page, "Dial").click();
  await expect(pill(page, "Sending 1")).toBeVisible();
  release();
  await expect(pill(page, "Synced just now")).toBeVisible();
});

test("signing out with unsent entries asks first, and the next rep on this browser sees nothing of them", async ({
  page,
  context,
  product,
}) => {
  await signInOnScreen(page, product.url, emailOf("rep11"));
  await storeApp(page);
  await context.setOffline(true);
  await page.evaluate(() => perennial.log({ activity: "deal_closed", contactRef: "Secret Motors" }));
  await expect(page.getByText("Secret Motors")).toBeVisible();

  await page.getByRole("link", { name: /your account/ }).click();
  await page.getByRole("button", { name: "Sign out" }).click();
  const question = page.getByRole("dialog", { name: "1 entry hasn’t been sent. Send it first?" });
  await question.getByRole("button", { name: "Keep me signed in", exact: true }).last().click();
  await expect(question).toBeHidden();

  await page.getByRole("button", { name: "Sign out" }).click();
  await question.getByLabel("To discard, type discard").fill("discard");
  await question.getByRole("button", { name: "Discard and sign out" }).click();
  await expect(page.getByRole("button", { name: "Sign in" })).toBeVisible();
  await context.setOffline(false);

  await signInOnScreen(page, product.url, emailOf("rep12"));
  await expect(tile(page, "Deal")).toBeVisible();
  await expect(page.getByText("Secret Motors")).toHaveCount(0);
  await expect(page.getByRole("link", { name: "Liam O’Connor, your account" })).toBeVisible();
});

test("a wrong password is refused in a sentence, and what was typed stays", async ({ page, product }) => {
  await page.goto(product.url);
  await page.getByLabel("E-mail").fill(emailOf("rep12"));
  await page.getByLabel("Password", { exact: true }).fill("not the password");
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByText("That password and e-mail don’t go together.")).toBeVisible();
  await expect(page.getByLabel("E-mail")).toHaveValue(emailOf("rep12"));
  await expect(page.getByLabel("Password", { exact: true })).toBeFocused();
});

function pill(page: Page, name: string | RegExp) {
  return page.getByRole("link", { name });
}

/** Alters the bodies of one request's operations on their way, as broken software between device and server would. */
async function damageNextRequest(page: Page, damage: (body: object) => object): Promise<void> {
  await page.route(
    "**/api/sync",
    async (route) => {
      const request = route.request().postDataJSON() as SyncRequest;
      const operations = request.operations.map((operation) => ({
        ...operation,
        body: damage(operation.body as object),
      }));
      await route.continue({ postData: JSON.stringify({ ...request, operations }) });
    },
    { times: 1 },
  );
}
