import "temporal-polyfill/global";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { expect, test } from "vitest";
import type { Activity } from "#shared/domain/ledger/activity.ts";
import { type FoldedDay, foldDay } from "#shared/domain/ledger/day.ts";
import { loggedActivity, unstamped } from "#shared/domain/ledger/facts.ts";
import { defaultPriceBook, pricingOn } from "#shared/domain/ledger/pricing.ts";
import { decideThrough } from "#shared/domain/progression/decide.ts";
import { efficiencyOf } from "#shared/domain/progression/efficiency.ts";
import { levelOf } from "#shared/domain/progression/levels.ts";
import { foldRep, undecided } from "#shared/domain/progression/progression.ts";
import { recordOf } from "#shared/domain/progression/record.ts";
import { defaultRuleset } from "#shared/domain/ruleset/default-ruleset.ts";
import { type CivilDate, civilDateOf } from "#shared/domain/time/civil-date.ts";
import { type Instant, instantOf } from "#shared/domain/time/instant.ts";
import { mondayToFriday } from "#shared/domain/time/working-days.ts";
import { instantAt, zoneOf } from "#shared/domain/time/zone.ts";
// biome-ignore lint/correctness/useImportExtensions: it takes the declarations beside it for the file.
import { countCalls } from "./count-calls.mjs";

const owner = { tenantId: "00000000-0000-4000-8000-000000000001", repId: "00000000-0000-4000-8000-000000000002" };
const zone = zoneOf("Europe/Lisbon");
const file = path.join(import.meta.dirname, "../../server/imports/demo-history/calls.csv");

type Call = { readonly rep: string; readonly date: CivilDate; readonly activities: readonly Activity[] };

test("two months of real calls, folded by the rules, are what an independent count makes of them", async () => {
  const csv = await readFile(file, "utf8");
  const calls = csv.trim().split("\n").slice(1).map(callOf);
  const dates = calls.map(({ date }) => date).sort();
  const span = { joinedOn: dates[0] as CivilDate, today: dates.at(-1) as CivilDate };
  const closedThrough = dates[Math.floor(dates.length * 0.9)] as CivilDate;

  const reps = [...new Set(calls.map(({ rep }) => rep))].sort();
  const folded = reps.map(
    (rep) =>
      [
        rep,
        foldCalls(
          calls.filter((call) => call.rep === rep),
          span,
          closedThrough,
        ),
      ] as const,
  );
  const counted = countCalls(csv, { ...span, finalThrough: span.today, closedThrough });
  expect(counted).toMatchObject(Object.fromEntries(folded));
  expect(Object.keys(counted)).toEqual(reps);
  expect(folded.some(([, { badges }]) => badges.some(({ code }) => code === "engagement_master.bronze"))).toBe(true);
});

function callOf(row: string): Call {
  const [id = "", rep = "", date = "", time = "", seconds = "", , , , deal] = row.split(",");
  const localDate = civilDateOf(date);
  const at = instantAt(localDate, time, zone) as Instant;
  const times = { recordedAt: at, occurredAt: at, zone, localDate };
  const disposition = Number(seconds) >= 10 ? "contact" : "no_answer";
  const call = { activity: "call", durationSeconds: Number(seconds), disposition } as const;
  const activities = [loggedActivity(id, call, times, unstamped)];
  if (deal === "yes") activities.push(loggedActivity(`${id}:deal`, { activity: "deal_closed" }, times, unstamped));
  return { rep, date: localDate, activities };
}

function foldCalls(
  calls: readonly Call[],
  { joinedOn, today }: { readonly joinedOn: CivilDate; readonly today: CivilDate },
  closedThrough: CivilDate,
) {
  const byDate = new Map<CivilDate, Activity[]>();
  for (const { date, activities } of calls) byDate.set(date, [...(byDate.get(date) ?? []), ...activities]);
  const days = [...byDate].map(
    ([date, activities]): FoldedDay => foldDay(owner, date, activities, pricingOn(defaultPriceBook, date)),
  );

  const facts = { joinedOn, today, finalThrough: today, calendar: mondayToFriday, decided: undecided };
  const clock = { zone, dayStartHour: 0 };
  const rep = foldRep(
    days.map(({ day }) => day),
    { ...facts, clock },
    [],
  );
  const record = recordOf({
    joinedOn,
    days: rep.days,
    verdicts: rep.streak.verdicts,
    awards: [],
    rulesOn: () => defaultRuleset,
    teamOn: () => undecided,
  });
  const awards = decideThrough(owner, record, { after: null, through: closedThrough }, instantOf(0));
  const badges = awards.map(({ code, localDate, lines }) => ({ code, date: localDate, xp: lines[0]?.amount ?? 0 }));
  const totalXp = rep.progression.totalXp + badges.reduce((sum, { xp }) => sum + xp, 0);

  const { counters, rates } = efficiencyOf(rep.days, today, defaultRuleset);
  return {
    deals: rep.progression.closedDeals,
    totalXp,
    level: levelOf(totalXp, defaultRuleset).level,
    longestStreak: rep.progression.longestStreak,
    streakDays: rep.progression.streakDays,
    efficiency: {
      dials: counters.dials,
      connects: counters.connects,
      under30s: counters.callsUnder30s,
      over2Min: counters.callsOver2Min,
      deals: counters.deals,
      drop: rates.sub30sDrop,
      twoPlusMinute: rates.twoPlusMinute,
    },
    badges: badges.toSorted((a, b) => (a.code < b.code ? -1 : 1)),
  };
}
