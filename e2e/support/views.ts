import { expect, type Page } from "@playwright/test";
import { campaignEnglish as missions } from "../../client/ui/messages/en/campaign.ts";
import { examScreens as exams } from "../../client/ui/messages/en/exam-screens.ts";
import { importsEnglish } from "../../client/ui/messages/en/imports.ts";
import { jobsEnglish } from "../../client/ui/messages/en/jobs.ts";
import { manage } from "../../client/ui/messages/en/manage.ts";
import { progressScreens } from "../../client/ui/messages/en/progress-screens.ts";
import { rules } from "../../client/ui/messages/en/rules.ts";
import { en } from "../../client/ui/messages/en.ts";
import { tile } from "./rep-screen.ts";

/** What can be looked at: a screen, or what opens on one. */
export type View = {
  readonly name: string;
  /** Goes there and waits until it stands. */
  open(page: Page, url: string): Promise<unknown>;
};

/** Every view of a signed-in rep who has logged something. */
export const repViews: readonly View[] = [
  { name: "today", open: (page, url) => visit(page, url, () => tile(page, "Dial")) },
  { name: "log-sheet", open: openLogSheet },
  { name: "missions", open: openMissions },
  { name: "claim-sheet", open: openClaim },
  { name: "progress", open: (page, url) => visit(page, `${url}/progress`, () => page.locator(".rates")) },
  { name: "promotion", open: (page, url) => visit(page, `${url}/progress/promotion`, () => page.locator(".gate")) },
  { name: "badges", open: (page, url) => visit(page, `${url}/progress/badges`, () => page.locator(".badge")) },
  { name: "trends", open: (page, url) => visit(page, `${url}/progress/trends`, () => page.locator(".chart")) },
  { name: "trends-table", open: openTrendTable },
  { name: "ledger", open: openLedger },
  { name: "exams", open: (page, url) => visit(page, `${url}/exams`, () => page.locator(".exam")) },
  { name: "exam-intro", open: openExamIntro },
  { name: "exam-question", open: openQuestion },
  { name: "exam-review", open: openReview },
  { name: "practice", open: openPractice },
  {
    name: "profile",
    open: (page, url) => visit(page, `${url}/profile`, () => page.getByLabel(en["profile.title_shown"])),
  },
  { name: "sync-center", open: openSyncCenter },
  { name: "more", open: (page, url) => visit(page, `${url}/more`, () => page.getByRole("group", { name: "Theme" })) },
];

/** Every view of a signed-in manager. */
export const managerViews: readonly View[] = [
  { name: "team", open: (page, url) => visit(page, `${url}/team`, () => page.getByText("Lucía Fernández")) },
  { name: "campaign", open: (page, url) => visitCampaign(page, url, "", ".mission-card") },
  { name: "mission-draft", open: openMissionDraft },
  { name: "redemptions", open: (page, url) => visitCampaign(page, url, "/redemptions", ".redemption") },
  { name: "redemption-sheet", open: openRedemption },
  { name: "tiers", open: (page, url) => visitCampaign(page, url, "/tiers", ".person") },
  { name: "reward-sheet", open: openReward },
  { name: "raffles", open: (page, url) => visitCampaign(page, url, "/raffles", ".raffle-seed") },
  { name: "jobs", open: openJobs },
  { name: "job-run", open: openJobRun },
  { name: "imports", open: openImports },
  { name: "rules", open: (page, url) => visit(page, `${url}/rules`, () => page.locator(".rules-versions")) },
  { name: "rules-draft", open: openDraft },
];

async function visit(page: Page, address: string, shown: () => ReturnType<Page["locator"]>): Promise<void> {
  await page.goto(address);
  await expect(shown().first()).toBeVisible();
}

async function openLogSheet(page: Page, url: string): Promise<void> {
  await page.goto(`${url}/?log=connect`);
  await page.getByLabel("Length").fill("2:41");
  await page.getByLabel("With whom").fill("Clínica Duarte");
}

/** With the dates of a mission and the terms of a raffle open. */
async function openMissions(page: Page, url: string): Promise<void> {
  await page.goto(`${url}/missions`);
  const days = page
    .locator(".mission")
    .filter({ has: page.locator(".mission-count") })
    .locator(".mission-days");
  await days.first().locator("summary").click();
  const draw = page.locator(".mission-days").filter({ hasText: missions["missions.draw"] });
  await draw.locator("summary").click();
  await expect(draw.locator("dl")).toBeVisible();
}

async function openClaim(page: Page, url: string): Promise<void> {
  await page.goto(`${url}/missions`);
  const claim = page.getByRole("button", { name: new RegExp(`^${missions["missions.claim_schedule"]}: `) });
  await claim.first().click();
  await expect(page.getByLabel(missions["missions.begins_on"])).toBeVisible();
}

async function openTrendTable(page: Page, url: string): Promise<void> {
  await page.goto(`${url}/progress/trends`);
  await page.getByRole("button", { name: progressScreens["progress.table"] }).click();
  await expect(page.locator(".trend-table")).toBeVisible();
}

async function openLedger(page: Page, url: string): Promise<void> {
  await page.goto(`${url}/ledger`);
  await page.locator(".entry").first().click();
  await expect(page.locator(".entry-open .sum-facts")).toBeVisible();
}

async function openExamIntro(page: Page, url: string): Promise<void> {
  await page.goto(`${url}/exams`);
  await exam(page, "module_1")
    .getByRole("button", { name: /^Take the exam: / })
    .click();
  await expect(page.getByRole("button", { name: exams["exams.begin"] })).toBeVisible();
}

async function openQuestion(page: Page, url: string): Promise<void> {
  await page.goto(`${url}/exams`);
  const start = exam(page, "module_0").getByRole("button", { name: /^Take the exam: / });
  const goOn = page.getByRole("link", { name: /^Go on with the exam/ });
  await expect(start.or(goOn)).toBeVisible();
  if (await start.isVisible()) {
    await start.click();
    await page.getByRole("button", { name: exams["exams.begin"] }).click();
  } else await goOn.click();
  const review = page.getByRole("heading", { name: exams["exams.review_title"] });
  const option = page.locator(".question-option").nth(1);
  await expect(option.or(review)).toBeVisible();
  if (await review.isVisible()) await page.locator(".review-row").first().click();
  await option.click();
  await expect(option.locator("input")).toBeChecked();
}

async function openReview(page: Page, url: string): Promise<void> {
  await openQuestion(page, url);
  const number = page.locator(".question legend .meta");
  for (let isLast = false; !isLast; ) {
    const step = page.locator(".sitting-steps .btn-primary");
    isLast = (await step.textContent()) === exams["exams.review"];
    const before = (await number.textContent()) ?? "";
    await step.click();
    if (!isLast) await expect(number).not.toHaveText(before);
  }
  await expect(page.getByRole("heading", { name: exams["exams.review_title"] })).toBeVisible();
}

async function openPractice(page: Page, url: string): Promise<void> {
  await page.goto(`${url}/exams`);
  await exam(page, "module_0")
    .getByRole("button", { name: /^Practise: / })
    .click();
  await expect(page.locator(".question-option").first()).toBeVisible();
  if (await page.locator(".because").isHidden()) await page.locator(".question-option").first().click();
  await expect(page.locator(".because")).toBeVisible();
}

async function openSyncCenter(page: Page, url: string): Promise<void> {
  await visit(page, `${url}/sync`, () => page.getByRole("heading", { name: "This device" }));
}

function exam(page: Page, id: "module_0" | "module_1") {
  return page.getByRole("listitem").filter({ has: page.getByRole("heading", { name: en[`exam.${id}`] }) });
}

/** A file with rows to mend is chosen, and its preview open; without a network the preview can't be had. */
async function openImports(page: Page, url: string): Promise<void> {
  await visit(page, `${url}/imports`, () => page.locator("#imports-history"));
  await page.getByLabel("File", { exact: true }).setInputFiles({
    name: "2026-04-14.csv",
    mimeType: "text/csv",
    buffer: Buffer.from(fileToMend),
  });
  await expect(page.getByLabel("Figures as of")).toHaveValue("2026-04-14");
  const why = page.getByText(importsEnglish["imports.needs_network"]);
  const isOnline = await page.evaluate(async () => (await fetch("/api/ready").catch(() => null))?.ok ?? false);
  if (!isOnline) return expect(why.first()).toBeVisible();
  await page.getByRole("button", { name: importsEnglish["imports.preview"] }).click();
  await expect(page.getByRole("region", { name: importsEnglish["imports.would"] })).toBeVisible();
}

const fileToMend = `Handle,Video,Post Date,Views,Likes,Comments,Units Sold,GMV,CTR,Video Title
@rep01,https://video.example/v/view-1,2026-04-13,"12,345",678,9,11,"$1,234.50",7.69%,A week with the new planner
@marta.makes,https://video.example/v/view-2,2026-04-12,980,77,4,2,$58.00,3.1%,Three drawers in ten minutes
@rep02,https://video.example/v/view-3,12/04/2026,450,31,2,1,$29.00,2.4%,Before and after
@rep02,https://video.example/v/view-4,2026-04-11,n/a,12,1,0,$0.00,1.9%,Questions and answers
@rep03,https://video.example/v/view-5,2026-04-10,"3,120",240,18,6,$174.005,4.4%,Packing an order
`;

async function openJobs(page: Page, url: string): Promise<void> {
  await visit(page, `${url}/jobs`, () => page.locator(".jobs-table"));
  const isOnline = await page.evaluate(async () => (await fetch("/api/ready").catch(() => null))?.ok ?? false);
  if (!isOnline) await expect(page.locator(".jobs > .notice")).toBeVisible();
}

/** The newest run of the first job, with its steps; without a network the runs can't be had. */
async function openJobRun(page: Page, url: string): Promise<void> {
  await page.goto(`${url}/jobs`);
  const first = page.locator(".jobs-name").first();
  const details = page.locator(".jobs-details");
  await expect(first).toBeVisible();
  if (await details.isHidden()) await first.click();
  const run = page.locator(".jobs-runs summary").first();
  await expect(run.or(details.getByText(jobsEnglish["jobs.history_away"]))).toBeVisible();
  if (await run.isHidden()) return;
  await run.click();
  await expect(page.locator(".jobs-steps").first()).toBeVisible();
}

async function openDraft(page: Page, url: string): Promise<void> {
  await page.goto(`${url}/rules`);
  const begin = page.getByRole("button", { name: /^New version from/ });
  await begin
    .or(page.getByRole("button", { name: rules["rules.draft_open"] }))
    .first()
    .click();
  await expect(page.getByLabel("Starts on")).toBeVisible();
}

async function openMissionDraft(page: Page, url: string): Promise<void> {
  const isOnline = await visitCampaign(page, url, "", ".mission-card");
  await page
    .getByRole("button", { name: manage["manage.new_mission"] })
    .or(page.getByRole("button", { name: manage["manage.draft_open"] }))
    .click();
  await page.getByLabel(manage["manage.title"], { exact: true }).fill("Forty calls answered");
  await page.getByLabel(manage["manage.counts"], { exact: true }).selectOption("call_connected");
  await page.getByLabel(manage["manage.target"], { exact: true }).fill("40");
  if (!isOnline) return expect(page.getByText(manage["manage.snapshot"])).toBeVisible();
  await page.getByRole("button", { name: manage["manage.dry_run_do"] }).click();
  await expect(page.locator(".dry-run-row").first()).toBeVisible();
}

async function openRedemption(page: Page, url: string): Promise<void> {
  if (!(await visitCampaign(page, url, "/redemptions", ".redemption-do .btn"))) return;
  await page.locator(".redemption-do .btn").first().click();
  await expect(page.getByRole("dialog")).toBeVisible();
}

async function openReward(page: Page, url: string): Promise<void> {
  await page.goto(`${url}/campaign/tiers`);
  await page.locator(".tier-rewards summary").first().click();
  await page
    .getByRole("button", { name: /^New reward in / })
    .first()
    .click();
  await expect(page.getByRole("dialog")).toBeVisible();
}

/** Goes to one of the campaign's pages; without the server it waits until the page says so, and returns `false`. */
async function visitCampaign(page: Page, url: string, part: string, shown: string): Promise<boolean> {
  await visit(page, `${url}/campaign${part}`, () => page.locator(shown));
  const isOnline = await page.evaluate(async () => (await fetch("/api/ready").catch(() => null))?.ok ?? false);
  if (!isOnline) await expect(page.getByText(manage["manage.snapshot"])).toBeVisible();
  return isOnline;
}
