import { expect, test } from "vitest";
import type { Award } from "#shared/domain/ledger/award.ts";
import type { Day } from "#shared/domain/ledger/day.ts";
import { undecided } from "#shared/domain/progression/progression.ts";
import { addDays, type CivilDate, civilDateOf } from "#shared/domain/time/civil-date.ts";
import { createFakeWorld, type FakeDevice } from "./simulation/fake-world.ts";

const today = civilDateOf("2026-03-04");

/** A device that the server has filled with these days and awards, nothing pending. */
async function filled(
  days: readonly Day[],
  { rank = "E-1", awards = [] }: { readonly rank?: string; readonly awards?: readonly Award[] } = {},
): Promise<FakeDevice> {
  const phone = await createFakeWorld().open("phone");
  phone.engine.wake("person");
  await phone.quiet();
  const { strict } = phone.db;
  await strict.days.bulkPut(
    days.map((day) => ({ date: day.date, confirmed: day, shown: day, predicted: false, pull: 1 })),
  );
  await strict.awards.bulkPut(awards.map((award) => ({ ...award, pull: 1 })));
  const row = await strict.progression.get("rep");
  if (!row?.confirmed) throw new Error("Never synced");
  const decided = { ...row.confirmed, ...undecided, rank };
  await strict.progression.put({ ...row, confirmed: decided, shown: { ...row.shown, ...undecided, rank } });
  return phone;
}

function dayWith(date: CivilDate, counters: Day["counters"], xp = 0): Day {
  return { date, counters, xp: { adjustment: xp }, heartbeat: true, lastActivityAt: null };
}

function awardOf(kind: Award["kind"], code: string, localDate: CivilDate): Award {
  const decidedAt = Date.UTC(2026, 2, 4) as Award["decidedAt"];
  return { id: code, kind, code, localDate, lines: [], deals: 0, reversed: false, decidedAt, evidence: [] };
}

test("a gate is met as the server has it, after sync by what only this device holds, else not yet", async () => {
  const phone = await filled([dayWith(today, { deal_closed: 1 }, 300)]);
  const standings = async () => {
    const promotion = await phone.store.progress.promotion();
    return { whole: promotion?.standing, gates: promotion?.gates.map(({ standing }) => standing) };
  };
  expect(await standings()).toEqual({ whole: "not_yet", gates: ["met", "not_yet", "not_enough_data", "not_yet"] });

  await phone.store.activities.log({ activity: "deal_closed" });
  expect((await standings()).gates).toEqual(["met", "after_sync", "not_enough_data", "not_yet"]);
  expect((await phone.store.progress.promotion())?.gates[1]?.reading).toMatchObject({
    confirmed: { you: 1, need: 2 },
    shown: { you: 2, need: 2 },
  });
});

test("P8 with all gates met a rank waits for its day to close, and so does a badge that is reached", async () => {
  const passed = ["module_0", "module_1"].map((code) => awardOf("exam", code, today));
  const badge = awardOf("badge", "opener_elite.bronze", today);
  const phone = await filled([dayWith(today, { deal_closed: 5 }, 2000)], { awards: [...passed, badge] });
  expect(await phone.store.progress.promotion()).toMatchObject({ next: "E-2", standing: "after_settlement" });

  const badges = (await phone.store.progress.badges()) ?? [];
  const standingOf = (code: string) =>
    badges.flatMap(({ tiers }) => tiers).find(({ reading }) => reading.confirmed.code === code)?.standing;
  expect(standingOf("opener_elite.bronze")).toBe("met");
  expect(standingOf("closer.bronze")).toBe("after_settlement");
  expect(standingOf("closer.silver")).toBe("not_yet");
  await phone.store.activities.log({ activity: "email_sent" });
  expect(standingOf("email_expert.bronze")).toBe("not_yet");
});

test("on the last rank there is nothing left to reach", async () => {
  const phone = await filled([], { rank: "E-7" });
  expect(await phone.store.progress.promotion()).toMatchObject({ next: null, standing: null, gates: [] });
});

test("touches of the last dates count for a rank that asks for them, those of this device after sync", async () => {
  const phone = await filled([], { rank: "E-5" });
  const reading = async () => {
    const promotion = await phone.store.progress.promotion();
    return promotion?.gates.find(({ reading: { shown } }) => shown.gate.kind === "cadence")?.reading;
  };
  await phone.store.activities.log({ activity: "cadence_touch", contactRef: "Ana" });
  expect(await reading()).toMatchObject({ confirmed: { sample: { size: 0 } }, shown: { sample: { size: 1 } } });
  phone.engine.wake("person");
  await phone.quiet();
  await phone.db.strict.progression.update("rep", { "confirmed.rank": "E-5", "shown.rank": "E-5" } as never);
  expect(await reading()).toMatchObject({ confirmed: { sample: { size: 1 } }, shown: { sample: { size: 1 } } });
});

test("trends and efficiency are read of the days alone, as the server has them and as the rep sees them", async () => {
  const days = [-9, -8, -7, -6, -2, -1].map((back) => dayWith(addDays(today, back), { dial_made: 50 }, 100));
  const phone = await filled(days);
  await phone.db.strict.activities.clear();
  await phone.store.activities.log({ activity: "call", disposition: "no_answer" });

  const trends = await phone.store.progress.trends(7);
  expect(trends?.confirmed).toMatchObject({ from: "2026-02-26", to: "2026-03-04" });
  expect(trends?.confirmed.metrics.dials).toMatchObject({ total: 150, totalBefore: 150 });
  expect(trends?.shown.metrics.dials).toMatchObject({ total: 151, usual: { low: 0, median: 50, high: 50 } });

  const efficiency = await phone.store.progress.efficiency();
  expect(efficiency?.confirmed).toMatchObject({ counters: { dials: 150 }, grades: { show: "ramp" } });
  expect(efficiency?.shown).toMatchObject({ counters: { dials: 151 } });
});
