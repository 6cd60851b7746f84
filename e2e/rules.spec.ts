import { expect, type Page } from "@playwright/test";
import type { Me } from "#shared/protocol/me.ts";
import type { RulesetPreview, Rulesets } from "#shared/protocol/rulesets.ts";
import { openDatabase } from "../server/db/open-database.ts";
import { test } from "./support/journey.ts";
import { shownTotals, signInOnScreen } from "./support/rep-screen.ts";
import { createScriptedDevice, dateOf } from "./support/scripted-device.ts";
import { emailOf, signIn, totalsOf } from "./support/session.ts";

const manager = "manager@demo.test";
const dayMs = 86_400_000;

test("a manager publishes a version that starts in two days: nothing before it changes, and devices get it", async ({
  page,
  product,
}) => {
  const { url, dataDir } = product;
  const rep = await signIn(url, emailOf("rep11"));
  const me = await rep.get<Me>("/api/me");
  const zone = me.tenant.zone;
  const before = await ledgerOf(dataDir, me);
  const session = await signIn(url, manager);
  const { versions } = await session.get<Rulesets>("/api/rulesets");
  const number = (versions.at(-1)?.ruleset.version ?? 1) + 1;

  await signInOnScreen(page, url, manager);
  await page.goto(`${url}/rules`);
  await page.getByRole("button", { name: `New version from ${number - 1}` }).click();
  const dial = page.getByLabel("Dial", { exact: true });
  const price = Number(await dial.inputValue());
  await dial.fill(String(price + 3));
  await expect(page.getByRole("row", { name: `XP for each, Dial ${price} XP ${price + 3} XP` })).toBeVisible();

  const previewed = page.waitForResponse((answer) => answer.url().endsWith("/api/rulesets/preview"));
  await page.getByRole("button", { name: "Preview the last 28 days" }).click();
  const preview = (await (await previewed).json()) as RulesetPreview;
  const [figures, dials] = await Promise.all([
    xpBetween(dataDir, me, preview, null),
    xpBetween(dataDir, me, preview, "dial_made"),
  ]);
  const row = page.getByRole("row").filter({ hasText: me.rep?.name ?? "" });
  const would = figures + (dials / price) * 3;
  await expect(row.getByRole("cell").nth(0)).toHaveText(figures.toLocaleString("en-GB"));
  await expect(row.getByRole("cell").nth(1)).toHaveText(would.toLocaleString("en-GB"));
  await expect(row.getByRole("cell").nth(2)).toContainText(`+${(would - figures).toLocaleString("en-GB")}`);

  await page.reload();
  await expect(dial).toHaveValue(String(price + 3));
  await page.getByLabel("What for").fill("Dials are worth more");
  const startsOn = await page.getByLabel("Starts on").inputValue();
  expect(startsOn > dateOf(Date.now() + dayMs, zone)).toBe(true);
  await page.getByRole("button", { name: "Publish" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Publish" }).click();
  const published = page.getByRole("region", { name: `Version ${number}`, exact: true });
  await expect(published).toContainText("Dials are worth more");
  await expect(published).toContainText(/From \w{3} \d+ \w+/);

  expect(await ledgerOf(dataDir, me)).toEqual(before);
  const [changes] = await createScriptedDevice(rep, zone).pullAll();
  expect(changes?.rulesets?.at(-1)).toMatchObject({
    startsOn,
    ruleset: { version: number, xp: { dial_made: price + 3 } },
  });
  expect(await actionsOf(dataDir, me, "publish_ruleset")).toBeGreaterThan(0);
});

test("what a manager decides changes the rep's totals on the rep's device, and leaves its account", async ({
  page,
  browser,
  product,
}) => {
  const { url, dataDir } = product;
  const rep = await signIn(url, emailOf("rep08"));
  const me = await rep.get<Me>("/api/me");
  const device = createScriptedDevice(rep, me.tenant.zone);
  const doubted = { ...device.log({ activity: "email_sent" }), offsetMs: 2 * dayMs };
  const yesterday = dateOf(Date.now() - dayMs, me.tenant.zone);
  const leave = { ...device.log({}), kind: "request_leave", body: { from: yesterday, to: yesterday } };
  const { body } = await device.send([doubted, leave]);
  expect(body.results.map(({ status }) => status)).toEqual(["applied", "applied"]);

  const devicePage = await (await browser.newContext({ locale: "en-GB" })).newPage();
  await signInOnScreen(devicePage, url, emailOf("rep08"));
  const { totalXp, closedDeals } = await totalsOf(rep);
  await expect.poll(() => shownTotals(devicePage)).toMatchObject({ totalXp, closedDeals });

  await page.setViewportSize({ width: 1280, height: 900 });
  await signInOnScreen(page, url, manager);
  await page.getByRole("button", { name: `Open ${me.rep?.name}, 2 to review` }).click();
  await page.getByRole("button", { name: /^Clear E-mail sent/ }).click();
  await confirm(page, "Clear");
  await page.getByRole("button", { name: /^Approve / }).click();
  await confirm(page, "Approve");
  await expect(page.getByText("Nothing waits for you.")).toBeVisible();

  await page.getByRole("button", { name: "Adjust XP or deals" }).click();
  await page.getByLabel("XP", { exact: true }).fill("77");
  await page.getByLabel("Deals").fill("1");
  await page.getByLabel("Reason").fill("Closed on paper");
  await confirm(page, "Adjust");
  await expect
    .poll(() => shownTotals(devicePage))
    .toMatchObject({ totalXp: (await totalsOf(rep)).totalXp, closedDeals: closedDeals + 1 });
  const adjusted = await totalsOf(rep);
  expect(adjusted.totalXp - totalXp).toBeGreaterThanOrEqual(77);

  await page.getByRole("button", { name: /^Take back Adjustment/ }).click();
  await page.getByLabel("Reason").fill("It was another rep’s");
  await confirm(page, "Take back");
  await expect.poll(async () => (await totalsOf(rep)).closedDeals).toBe(closedDeals);
  expect((await totalsOf(rep)).totalXp).toBe(adjusted.totalXp - 77);
  await expect.poll(() => shownTotals(devicePage)).toMatchObject({ totalXp: adjusted.totalXp - 77, closedDeals });

  for (const action of ["clear_suspect", "approve_leave", "adjust", "reverse"])
    expect([action, await actionsOf(dataDir, me, action)]).toEqual([action, 1]);
  await devicePage.context().close();
});

async function confirm(page: Page, action: string): Promise<void> {
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: action, exact: true }).click();
  await expect(dialog).toBeHidden();
}

/** Every line of a rep's ledger, as one text. */
async function ledgerOf(dataDir: string, { tenant, rep }: Me): Promise<string> {
  return ask(
    dataDir,
    tenant.id,
    `select count(*) || ' ' || md5(string_agg(e::text, ',' order by e.id)) as answer
       from ledger.entries e where tenant_id = $1 and rep_id = $2`,
    [tenant.id, rep?.id],
  );
}

async function xpBetween(
  dataDir: string,
  { tenant, rep }: Me,
  { from, to }: RulesetPreview,
  rule: string | null,
): Promise<number> {
  const answer = await ask(
    dataDir,
    tenant.id,
    `select coalesce(sum(amount), 0)::text as answer from ledger.entries
      where tenant_id = $1 and rep_id = $2 and local_date between $3 and $4 and ($5::text is null or rule = $5)`,
    [tenant.id, rep?.id, from, to, rule],
  );
  return Number(answer);
}

/** How many rows of an action the account has: about the rep, or about the tenant's rules. */
async function actionsOf(dataDir: string, { tenant, rep }: Me, action: string): Promise<number> {
  const answer = await ask(
    dataDir,
    tenant.id,
    `select count(*)::text as answer from ops.audit_log
      where tenant_id = $1 and action = $2 and (subject = $3 or subject like 'ruleset%')`,
    [tenant.id, action, `rep ${rep?.id}`],
  );
  return Number(answer);
}

async function ask(
  dataDir: string,
  tenantId: string,
  sql: string,
  values: readonly (string | null | undefined)[],
): Promise<string> {
  const { db, close } = await openDatabase({ dataDir, log: () => {} });
  try {
    const [row] = await db.inTransaction({ kind: "tenant", tenantId }, (tx) =>
      tx.rows<{ answer: string }>(
        sql,
        values.map((value) => value ?? null),
      ),
    );
    return row?.answer ?? "";
  } finally {
    await close();
  }
}
