import { expect, type Locator, type Page } from "@playwright/test";
import { createFaultProxy } from "../support/fault-proxy.ts";
import { test } from "../support/journey.ts";
import { demoPassword } from "../support/product.ts";
import { refusedBeforeJoining, signInOnScreen, storeApp, tile } from "../support/rep-screen.ts";
import { emailOf } from "../support/session.ts";

const email = emailOf("rep08");
const dayMs = 86_400_000;

test("the pill says sending while an answer takes its time, offline with the count while none comes, and then synced", async ({
  page,
  product,
}) => {
  const proxy = await createFaultProxy(product.url);
  await signInOnScreen(page, proxy.url, email);
  let answer = (): void => {};
  const held = new Promise<void>((resolve) => {
    answer = resolve;
  });
  proxy.meddle(() => held.then(() => "none"));
  await tile(page, "Dial").click();
  await expect(pill(page, "Sending 1")).toBeVisible();
  answer();
  await expect(pill(page, "Synced just now")).toBeVisible();

  proxy.meddle(() => "refused");
  await tile(page, "Dial").click();
  await tile(page, "Dial").click();
  await expect(pill(page, "Offline · 2 saved here")).toBeVisible();
  proxy.meddle(() => "none");
  await expect(pill(page, "Synced just now")).toBeVisible();
  await proxy.close();
});

const waited: readonly (readonly [where: string, isProtected: boolean, says: string])[] = [
  ["where the browser keeps it for good, says how long", true, "1 not sent for 4 days"],
  ["where the browser may clear it, says that nothing protects it", false, "Storage not protected"],
];

for (const [where, isProtected, says] of waited) {
  test(`the pill of an entry that has waited for days, ${where}, until it has gone out`, async ({
    page,
    context,
    product,
  }) => {
    if (isProtected) await allowPersistence(page);
    await page.clock.install();
    await signInOnScreen(page, product.url, email);
    await storeApp(page);
    await context.setOffline(true);
    await tile(page, "Dial").click();
    // Over a weekend, which doesn't count, it is still a working day and more.
    await page.clock.fastForward(4 * dayMs);
    await expect(pill(page, says)).toBeVisible();

    await context.setOffline(false);
    await expect(pill(page, "Synced just now")).toBeVisible();
  });
}

test("the pill says when space runs out, and no longer once there is some again", async ({ page, product }) => {
  await page.addInitScript(() => {
    const room = { usage: 90, quota: 100 };
    Object.assign(globalThis, { room });
    navigator.storage.estimate = async () => room;
  });
  await page.clock.install();
  await signIn(page, product.url);
  await expect(pill(page, "Storage almost full")).toBeVisible();

  await page.evaluate(() => Object.assign((globalThis as unknown as { room: object }).room, { usage: 10 }));
  await page.clock.fastForward("01:01");
  await tile(page, "Dial").click();
  await expect(pill(page, /^Synced/)).toBeVisible();
});

test("the pill asks for attention, and no longer once the rep has seen to it", async ({ page, product }) => {
  await signInOnScreen(page, product.url, email);
  await refusedBeforeJoining(page);
  await pill(page, "1 needs attention").click();
  await page.getByRole("button", { name: "Export and discard" }).click();
  const question = page.getByRole("dialog", { name: "Discard this entry?" });
  await question.getByLabel("Type discard").fill("discard");
  await question.getByRole("button", { name: "Discard", exact: true }).click();
  await expect(pill(page, /^Synced/)).toBeVisible();
});

function pill(page: Page, name: string | RegExp): Locator {
  return page.getByRole("link", { name });
}

/** Signs in where the pill may say something else than "synced". */
async function signIn(page: Page, url: string): Promise<void> {
  await page.goto(url);
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(demoPassword);
  await page.getByRole("button", { name: "Sign in" }).click();
}

/** Lets the site keep its data for good, as a person who installs the app does. */
async function allowPersistence(page: Page): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  const { browserContextId = "" } = (await devtools.send("Target.getTargetInfo")).targetInfo;
  await devtools.send("Browser.grantPermissions", { permissions: ["durableStorage"], browserContextId });
}
