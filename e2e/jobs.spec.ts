import { expect } from "@playwright/test";
import { test } from "./support/journey.ts";
import { signInOnScreen } from "./support/rep-screen.ts";

test("a manager has a job run dry, and sees what it would do as soon as a server has done so", async ({
  page,
  product,
}) => {
  await signInOnScreen(page, product.url, "manager@demo.test");
  await page.goto(`${product.url}/jobs`);
  const settlement = page.getByRole("row", { name: /Settlement/ });
  // At its start a server catches up with what was missed.
  await expect(settlement.getByText("Done")).toBeVisible();

  await page.getByRole("button", { name: "Dry run" }).click();
  await expect(page.getByText("Asked for. It begins within seconds.")).toBeVisible();
  const dryRun = page.locator(".jobs-runs > li").filter({ hasText: "Dry" }).first();
  await expect(dryRun.getByText("Done")).toBeVisible();
  await expect(dryRun.getByText(/asked for by Elena Castillo/)).toBeVisible();
  await dryRun.locator("summary").click();
  await expect(dryRun.getByRole("row", { name: /^Dates 12 reps/ })).toBeVisible();
});
