import { AxeBuilder } from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";
import { en } from "../client/ui/messages/en.ts";
import { es } from "../client/ui/messages/es.ts";
import { test } from "./support/journey.ts";
import { refusedBeforeJoining, signInOnScreen, tile } from "./support/rep-screen.ts";
import { emailOf } from "./support/session.ts";
import { managerViews, repViews } from "./support/views.ts";

const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

for (const width of [375, 1280]) {
  test(`no screen breaks a rule of axe at ${width} px, in either theme`, async ({ page, product }) => {
    test.setTimeout(300_000);
    await page.setViewportSize({ width, height: 860 });
    const { url } = product;
    const violations: string[] = [];
    const check = async (screen: string): Promise<void> => {
      for (const colorScheme of ["light", "dark"] as const) {
        await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
        const { violations: found } = await new AxeBuilder({ page }).withTags(rules).analyze();
        for (const { id, nodes } of found)
          violations.push(`${screen}, ${colorScheme}: ${id} at ${nodes.map(({ target }) => target).join("; ")}`);
      }
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      if (overflow > 0) violations.push(`${screen}: ${overflow} px wider than the window`);
    };

    await page.goto(url);
    await expect(page.getByLabel("E-mail")).toBeVisible();
    await check("sign-in");

    await signInOnScreen(page, url, emailOf("rep09"));
    await page.evaluate(() => perennial.log({ activity: "call", disposition: "contact", durationSeconds: 161 }));
    for (const { name, open } of repViews) {
      await open(page, url);
      await check(name);
    }
    await refusedBeforeJoining(page);
    await page.goto(`${url}/sync`);
    await expect(page.getByRole("heading", { name: "Needs attention", exact: true })).toBeVisible();
    await check("sync centre");

    await page.context().clearCookies();
    await page.evaluate(() => localStorage.clear());
    await signInOnScreen(page, url, "manager@demo.test");
    for (const { name, open } of managerViews) {
      await open(page, url);
      await check(name);
    }
    expect(violations).toEqual([]);
  });
}

test("a rep logs, undoes and writes a whole entry without touching the mouse", async ({ page, product }) => {
  await signInOnScreen(page, product.url, emailOf("rep10"));
  await expect(tile(page, "Dial")).toBeVisible();
  const before = await latest(page);

  await page.keyboard.press("2");
  await expect.poll(() => latest(page)).toEqual(["Connected", ...before].slice(0, 8));
  await page.keyboard.press("u");
  await expect(page.getByRole("listitem").first()).toContainText("Undone");

  await page.keyboard.press("l");
  await expect(page.getByRole("radio", { name: "Dial", exact: true })).toBeFocused();
  for (let step = 0; step < 4; step += 1) await page.keyboard.press("ArrowRight");
  await expect(page.getByRole("radio", { name: "Deal", exact: true })).toBeChecked();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await expect(page.getByLabel("Amount")).toBeFocused();
  await page.keyboard.type("3800");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog")).toBeHidden();
  await expect.poll(() => latest(page)).toEqual(expect.arrayContaining(["Deal closed, €3,800"]));

  await page.keyboard.press("6");
  await expect(page.getByRole("radio", { name: "More", exact: true })).toBeChecked();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toBeHidden();
});

test("a screen in Spanish has no word of the English catalogue", async ({ page, product }) => {
  await signInOnScreen(page, product.url, emailOf("rep12"));
  await page.goto(`${product.url}/more`);
  await page.getByRole("radio", { name: "Español" }).check();
  await expect(page.locator("html")).toHaveAttribute("lang", "es");

  const english = Object.keys(en).flatMap((key) =>
    untranslated(en[key as keyof typeof en], es[key as keyof typeof es]),
  );
  const progress = ["/progress", "/progress/promotion", "/progress/badges", "/progress/trends"];
  for (const path of ["/more", "/", "/?log=deal", "/?log=more", "/sync", ...progress, "/exams", "/profile"]) {
    await page.goto(product.url + path);
    await expect(page.getByRole("navigation").first()).toBeVisible();
    await expect(page.getByRole("heading").nth(1)).toBeVisible();
    const lines = await visibleLines(page);
    expect(lines.length, path).toBeGreaterThan(5);
    expect(
      lines.filter((line) => english.some((pattern) => pattern.test(line))),
      path,
    ).toEqual([]);
    expect(
      lines.filter((line) => /^[a-z_]+\.[a-z_]+$/.test(line)),
      path,
    ).toEqual([]);
  }
});

async function latest(page: Page): Promise<readonly string[]> {
  return page.locator(".latest-block .row-title").allTextContents();
}

type Message = string | { readonly other: string };

/** Patterns for an English text, unless Spanish says the same. */
function untranslated(english: Message, spanish: Message): readonly RegExp[] {
  const text = typeof english === "string" ? english : english.other;
  const translated = typeof spanish === "string" ? spanish : spanish.other;
  if (text === translated || !/[a-z]{3}/i.test(text.replace(/\{\w+\}/g, ""))) return [];
  const literal = text.split(/\{\w+\}/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  return [new RegExp(`^${literal.join(".+")}$`)];
}

async function visibleLines(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const lines: string[] = [];
    for (let node = texts.nextNode(); node; node = texts.nextNode()) {
      const text = node.textContent?.trim();
      if (text) lines.push(text);
    }
    for (const element of document.querySelectorAll("[aria-label], [placeholder]"))
      lines.push(element.getAttribute("aria-label") ?? "", element.getAttribute("placeholder") ?? "");
    return lines.filter((line) => line !== "");
  });
}
