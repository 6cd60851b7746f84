import { expect, type Page } from "@playwright/test";
import { productPractice } from "#shared/exams/practice/product.ts";
import { type OptionId, optionIds } from "#shared/exams/question.ts";
import type { Me } from "#shared/protocol/me.ts";
import { examScreens as exams } from "../client/ui/messages/en/exam-screens.ts";
import { progressScreens } from "../client/ui/messages/en/progress-screens.ts";
import { en } from "../client/ui/messages/en.ts";
import { pools } from "../server/exams/pools.ts";
import { attemptWith } from "../server/exams/testing.ts";
import { test } from "./support/journey.ts";
import { createProfile, openProfile, removeProfile } from "./support/lasting-browser.ts";
import { shownSum } from "./support/ledger-screen.ts";
import { queueEmpty } from "./support/queue.ts";
import { shownTotals, signInOnScreen, storeApp } from "./support/rep-screen.ts";
import { createScriptedDevice } from "./support/scripted-device.ts";
import { emailOf, signIn, totalsOf } from "./support/session.ts";

const email = emailOf("rep04");
const examXp = 50;
/** Right answers that pass, and not so many that the exam pays its bonus too. */
const enough = 13;

test("I1 I2 P8 an exam outlives the browser that is killed, is graded after sync alone, and pays once", async ({
  browser,
  product,
}) => {
  const { url } = product;
  const rep = await signIn(url, email);
  const { tenant } = await rep.get<Me>("/api/me");
  const before = await totalsOf(rep);
  const profile = await createProfile();
  const signedIn = await openProfile(profile);
  await signInOnScreen(signedIn.page, url, email);
  await storeApp(signedIn.page);
  // A killed browser would lose the cookie, which is half a minute on its way to the disk.
  await signedIn.close();
  const first = await openProfile(profile);
  await first.context.setOffline(true);

  await begin(first.page, url);
  const failing = answersOf(first.page, 3);
  for (let place = 0; place < 5; place += 1) {
    await answer(first.page, failing);
    await next(first.page, exams["exams.next"]);
  }
  await answer(first.page, failing);
  const asked = await prompt(first.page);
  const leftBefore = await secondsLeft(first.page);
  const killedAt = performance.now();
  await first.kill();

  const again = await openProfile(profile);
  const { page } = again;
  await again.context.setOffline(true);
  await page.goto(`${url}/exams`);
  await page.getByRole("link", { name: /^Go on with the exam/ }).click();
  expect(await prompt(page)).toBe(asked);
  await expect(page.getByText("Question 6 of 15")).toBeVisible();
  await expect(page.getByRole("radio", { checked: true })).toHaveValue(failing.get(asked)?.option ?? "");
  const awaySeconds = Math.floor((performance.now() - killedAt) / 1000);
  expect(await secondsLeft(page)).toBeLessThanOrEqual(leftBefore - awaySeconds + 1);

  for (let place = 6; place < 15; place += 1) {
    await next(page, exams["exams.next"]);
    if (place < 14) await answer(page, failing);
  }
  await next(page, exams["exams.review"]);
  await expect(page.getByText("1 question is still open.")).toBeVisible();
  await page.getByRole("button", { name: /^15\. / }).click();
  await answer(page, failing);
  await next(page, exams["exams.review"]);
  await handIn(page);
  await page.goto(url);
  await expect.poll(() => shownTotals(page)).toMatchObject({ totalXp: before.totalXp });
  await page.goto(`${url}/progress/promotion`);
  await expect(page.getByText(progressScreens["progress.exam_waits"])).toBeVisible();

  await again.context.setOffline(false);
  await page.goto(`${url}/exams`);
  await queueEmpty(page);
  await expect(card(page)).toContainText(/Last try .*: 3 of 15/);
  expect((await totalsOf(rep)).totalXp).toBe(before.totalXp);

  await begin(page, url);
  const passing = answersOf(page, enough);
  await again.context.setOffline(true);
  for (let place = 0; place < 15; place += 1) {
    await answer(page, passing);
    await next(page, place < 14 ? exams["exams.next"] : exams["exams.review"]);
  }
  await expect(page.getByText(exams["exams.all_answered"])).toBeVisible();
  await handIn(page);
  await again.context.setOffline(false);
  await queueEmpty(page);
  await expect(card(page)).toContainText(/Passed on .*, best result 86\.7%/);

  const device = createScriptedDevice(rep, tenant.zone);
  const { body } = await device.send([device.submit(attemptWith("module_0", enough))]);
  expect(body.results).toMatchObject([{ status: "applied" }]);
  const pages = await device.pullAll();
  const awards = pages.flatMap((changes) => changes.awards).filter(({ code }) => code === "module_0");
  expect(awards).toMatchObject([{ kind: "exam", reversed: false }]);
  expect(pages.flatMap(({ attempts }) => attempts).map(({ correct }) => correct)).toEqual([3, enough, enough]);
  expect((await totalsOf(rep)).totalXp).toBe(before.totalXp + examXp);
  await expectPaidOnce(page, url);
  await again.close();
  await removeProfile(profile);

  const second = await browser.newContext({ locale: "en-GB" });
  const elsewhere = await second.newPage();
  await signInOnScreen(elsewhere, url, email);
  await elsewhere.goto(`${url}/exams`);
  await expect(card(elsewhere)).toContainText(/Passed on .*, best result 86\.7%/);
  await expectPaidOnce(elsewhere, url);
  await second.close();
});

test("practice is graded on the device, without a network, each answer with its reason", async ({
  page,
  context,
  product,
}) => {
  await signInOnScreen(page, product.url, emailOf("rep05"));
  await storeApp(page);
  await context.setOffline(true);
  await page.goto(`${product.url}/exams`);
  await card(page)
    .getByRole("button", { name: /^Practise: / })
    .click();
  const known = new Map(productPractice.map((question) => [question.prompt.en, question]));
  let right = 0;
  for (let place = 1; place <= 10; place += 1) {
    await expect(page.getByText(`Question ${place} of 10`)).toBeVisible();
    const question = known.get(await prompt(page));
    await page.keyboard.press("2");
    const isRight = question?.answer === "b";
    if (isRight) right += 1;
    await expect(page.locator(".because")).toHaveText(
      `${exams[isRight ? "exams.right" : "exams.wrong"]} ${question?.because.en}`,
    );
    await expect(page.locator("[data-state=right] input")).toHaveValue(question?.answer ?? "");
    await next(page, place < 10 ? exams["exams.next"] : exams["exams.finish"]);
  }
  await expect(page.getByRole("heading", { name: `${right} of 10 right` })).toBeVisible();
  expect(await page.evaluate(() => perennial.status())).toMatchObject({ pending: 0 });
});

type Answers = ReadonlyMap<string, { readonly option: OptionId }>;

async function begin(page: Page, url: string): Promise<void> {
  await page.goto(`${url}/exams`);
  await card(page)
    .getByRole("button", { name: /^Take the exam: / })
    .click();
  await page.getByRole("button", { name: exams["exams.begin"] }).click();
  await page.waitForURL(/\/exams\/.+/);
}

/** By their prompts, the answers to the sitting on the screen of which so many are right. */
function answersOf(page: Page, right: number): Answers {
  const sittingId = new URL(page.url()).pathname.split("/").at(-1);
  const promptOf = new Map(pools.product.map(({ id, prompt }) => [id, prompt.en]));
  const { answers } = attemptWith("module_0", right, sittingId);
  return new Map(answers.map(({ questionId, option }) => [promptOf.get(questionId) ?? "", { option }]));
}

async function answer(page: Page, answers: Answers): Promise<void> {
  const option = answers.get(await prompt(page))?.option;
  if (option === undefined) throw new Error("This question isn't one of the sitting's.");
  await page.keyboard.press(`${optionIds.indexOf(option) + 1}`);
  await expect(page.getByRole("radio", { checked: true })).toHaveValue(option);
}

async function next(page: Page, name: string): Promise<void> {
  const asked = await prompt(page);
  await page.getByRole("button", { name, exact: true }).click();
  await expect(page.locator(".question-prompt").filter({ hasText: asked })).toBeHidden();
}

async function handIn(page: Page): Promise<void> {
  await page.getByRole("button", { name: exams["exams.hand_in"], exact: true }).click();
  await expect(card(page)).toContainText("1 handed in. The result comes after sync.");
}

async function prompt(page: Page): Promise<string> {
  return (await page.locator(".question-prompt").textContent()) ?? "";
}

async function secondsLeft(page: Page): Promise<number> {
  const text = (await page.getByRole("timer").textContent()) ?? "";
  const [, minutes, seconds] = /(\d+):(\d\d)/.exec(text) ?? [];
  return Number(minutes) * 60 + Number(seconds);
}

function card(page: Page) {
  return page.getByRole("listitem").filter({ has: page.getByRole("heading", { name: en["exam.module_0"] }) });
}

async function expectPaidOnce(page: Page, url: string): Promise<void> {
  await page.goto(`${url}/ledger?rule=module_passed`);
  expect(await shownSum(page)).toEqual({ entries: 1, xp: examXp });
  await expect(page.getByRole("button", { name: `Exam passed: ${en["exam.module_0"]}` })).toHaveCount(1);
}
