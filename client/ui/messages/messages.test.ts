import "temporal-polyfill/global";
import { expect, test } from "vitest";
import { civilDateOf } from "#shared/domain/time/civil-date.ts";
import { zoneOf } from "#shared/domain/time/zone.ts";
import type { Plural } from "./catalogue.ts";
import { campaignEnglish } from "./en/campaign.ts";
import { examScreens } from "./en/exam-screens.ts";
import { importsEnglish } from "./en/imports.ts";
import { jobsEnglish } from "./en/jobs.ts";
import { ledgerScreens } from "./en/ledger-screens.ts";
import { managerEnglish } from "./en/manager.ts";
import { progressScreens } from "./en/progress-screens.ts";
import { en } from "./en.ts";
import { campaignSpanish } from "./es/campaign.ts";
import { examScreens as examScreensInSpanish } from "./es/exam-screens.ts";
import { importsSpanish } from "./es/imports.ts";
import { jobsSpanish } from "./es/jobs.ts";
import { ledgerScreens as ledgerScreensInSpanish } from "./es/ledger-screens.ts";
import { managerSpanish } from "./es/manager.ts";
import { progressScreens as progressScreensInSpanish } from "./es/progress-screens.ts";
import { es } from "./es.ts";
import { createFormat } from "./format.ts";
import { createTranslate } from "./translate.ts";

const english = createTranslate("en");
const spanish = createTranslate("es");

const allEnglish = {
  ...en,
  ...managerEnglish,
  ...campaignEnglish,
  ...examScreens,
  ...progressScreens,
  ...ledgerScreens,
  ...importsEnglish,
  ...jobsEnglish,
};
const allSpanish = {
  ...es,
  ...managerSpanish,
  ...campaignSpanish,
  ...examScreensInSpanish,
  ...progressScreensInSpanish,
  ...ledgerScreensInSpanish,
  ...importsSpanish,
  ...jobsSpanish,
};

test("both languages have the same placeholders in every message", () => {
  for (const [key, message] of Object.entries(allEnglish)) {
    const spanishMessage = allSpanish[key as keyof typeof allEnglish];
    for (const language of [message, spanishMessage])
      for (const form of formsOf(language))
        expect([key, namesIn(form)]).toEqual([key, namesIn(formsOf(message)[0] ?? "")]);
    expect([key, singular(spanishMessage)]).toEqual([key, singular(message)]);
  }
});

test("every plural has the forms that its language needs beyond a figure in front of an unchanged word", () => {
  for (const [key, message] of Object.entries(allSpanish)) {
    if (typeof message === "string" || message.one === undefined) continue;
    expect([key, message.one !== message.other ? message.many !== undefined : true]).toEqual([key, true]);
  }
});

test("a count chooses the form, and Spanish has one more for millions", () => {
  expect(english("today.days", { count: 1 })).toBe("1 day");
  expect(english("today.days", { count: 12 })).toBe("12 days");
  expect(spanish("today.days", { count: 1 })).toBe("1 día");
  expect(spanish("today.days", { count: 1_000_000 })).toBe("1.000.000 de días");
});

test("figures, dates and money follow the language", () => {
  const [en, es] = [createFormat("en", english), createFormat("es", spanish)];
  expect([en.number(8412), es.number(8412), es.number(12_077)]).toEqual(["8,412", "8412", "12.077"]);
  expect([en.money(380_000, "EUR"), es.money(380_050, "EUR")]).toEqual(["€3,800", "3800,50\u00a0€"]);
  expect([en.day(civilDateOf("2026-04-14")), es.longDay(civilDateOf("2026-04-14"))]).toEqual([
    "Tue 14 Apr",
    "martes 14 de abril",
  ]);
  expect([en.predicted(231), en.signed(-8), en.signed(0)]).toEqual(["~\u2009+231", "−8", "0"]);
});

test("times and dates are those of the zone at home", () => {
  const newYear = Date.UTC(2026, 11, 31, 12);
  const home = createFormat("en", english, zoneOf("Pacific/Kiritimati"));
  expect([home.time(newYear), home.date(newYear), home.time(newYear, zoneOf("Asia/Kathmandu"))]).toEqual([
    "02:00",
    "Fri 1 Jan",
    "17:45",
  ]);
  expect(home.moment(newYear, Date.UTC(2026, 11, 31, 9))).toBe("Fri 1 Jan, 02:00");
  expect(home.momentInText(newYear, Date.UTC(2026, 11, 31, 11))).toBe("today at 02:00");
});

test("an age is whole and rounded down, in hours up to 48", () => {
  const en = createFormat("en", english);
  expect([59_000, 61_000, 47 * 3_600_000, 48 * 3_600_000].map(en.age)).toEqual(["59 s", "1 min", "47 h", "2 days"]);
  expect([41, 120, 161].map(en.duration)).toEqual(["41\u00a0s", "2\u00a0min", "2\u00a0min\u00a041\u00a0s"]);
});

/** The forms that write their figure: one alone may go without it. */
function formsOf(message: string | Plural): readonly string[] {
  if (typeof message === "string") return [message];
  return message.many === undefined ? [message.other] : [message.other, message.many];
}

/** What else the singular says. */
function singular(message: string | Plural): readonly string[] {
  if (typeof message === "string") return [];
  return namesIn(message.one ?? message.other).filter((name) => name !== "count");
}

function namesIn(text: string): readonly string[] {
  return [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? "").sort();
}
