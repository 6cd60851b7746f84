import { readFile } from "node:fs/promises";
import { expect } from "@playwright/test";
import { importsEnglish } from "../client/ui/messages/en/imports.ts";
import { test } from "./support/journey.ts";
import { signInOnScreen } from "./support/rep-screen.ts";

const columns = "Handle,Video,Post Date,Views,Likes,Comments,Units Sold,GMV,CTR,Video Title";
const good = '@journey.one,https://video.example/v/journey-1,2026-04-13,"1,234",56,7,8,$90.12,3.4%,"=1+1, a title"';
const bad = "@journey.two,https://video.example/v/journey-2,13.04.2026,10,1,1,1,$1.00,1%,To mend";

test("a manager sees what a file would do, imports its valid rows, mends the rest, and takes an import back", async ({
  page,
  product,
}) => {
  await signInOnScreen(page, product.url, "manager@demo.test");
  await page.goto(`${product.url}/imports`);
  const choose = (name: string, content: string) =>
    page
      .getByLabel("File", { exact: true })
      .setInputFiles({ name, mimeType: "text/csv", buffer: Buffer.from(content) });
  const press = (name: string) => page.getByRole("button", { name }).click();

  await choose("2026-04-14.csv", [columns, good, bad].join("\n"));
  await press(importsEnglish["imports.preview"]);
  const row = page.getByRole("row", { name: /^3 Post Date 13\.04\.2026 Not a date/ });
  await expect(row).toBeVisible();
  await press("Import 1 valid row");
  await expect(page.getByRole("region", { name: importsEnglish["imports.did"] })).toBeVisible();

  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: importsEnglish["imports.download_rejects"] }).click(),
  ]);
  const rejects = await readFile(await download.path(), "utf8");
  expect(rejects).toContain("'@journey.two");

  await press(importsEnglish["imports.another"]);
  await choose("mended 2026-04-14.csv", rejects.replaceAll("13.04.2026", "2026-04-13"));
  await press(importsEnglish["imports.preview"]);
  await press("Import 1 valid row");
  await expect(page.getByText("1 new, 0 changed, 0 as they were, 0 rejected")).toBeVisible();

  await press("Undo 2026-04-14.csv");
  await page.getByRole("dialog").getByRole("button", { name: importsEnglish["imports.undo"], exact: true }).click();
  await expect(page.getByText("Undone: 1 taken out, 0 as other files have them.").first()).toBeVisible();
  await expect(page.getByText(importsEnglish["imports.undone"], { exact: true })).toBeVisible();

  await press(importsEnglish["imports.another"]);
  await page.context().setOffline(true);
  await choose("2026-04-15.csv", [columns, good].join("\n"));
  await expect(page.getByText(importsEnglish["imports.needs_network"])).toBeVisible();
  await expect(page.getByText(/^2026-04-15\.csv, /)).toBeVisible();
  await page.context().setOffline(false);
});
