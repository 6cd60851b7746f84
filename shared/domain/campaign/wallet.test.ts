import fc from "fast-check";
import { expect, test } from "vitest";
import { addDays, civilDateOf, mondayOf } from "../time/civil-date.ts";
import { allowanceOf, type WalletFact, walletBalance } from "./wallet.ts";

const monday = civilDateOf("2026-03-02");
const fact = (date: string, amount: number): WalletFact => ({ date: civilDateOf(date), amount });
const balance = (given: Partial<Parameters<typeof walletBalance>[0]>, today: string) =>
  walletBalance({ rewards: [], spends: [], referrals: [], ...given }, civilDateOf(today));

test("a week's allowance is 1000, and 100 more for each referral before it, at most ten", () => {
  expect(allowanceOf(monday, [])).toBe(1000);
  expect(allowanceOf(monday, [fact("2026-03-01", 3), fact("2026-03-02", 5)])).toBe(1300);
  expect(allowanceOf(monday, [fact("2026-01-01", 25)])).toBe(2000);
});

test("a week's spends take its allowance first, and what is left of it lapses with the week", () => {
  expect(balance({ spends: [fact("2026-03-03", 300)] }, "2026-03-08")).toBe(700);
  expect(balance({ spends: [fact("2026-03-03", 300)] }, "2026-03-09")).toBe(1000);
  expect(balance({ rewards: [fact("2026-02-20", 500)], spends: [fact("2026-03-03", 1200)] }, "2026-03-09")).toBe(1300);
});

test("an undone reward may make it negative; nothing is taken back", () => {
  expect(balance({ spends: [fact("2026-02-24", 1400)] }, "2026-03-03")).toBe(600);
  expect(balance({ spends: [fact("2026-02-24", 2600)] }, "2026-03-03")).toBe(-600);
});

test("P5 the balance doesn't depend on the order of facts, and one more spend never leaves more", () => {
  const facts = fc.array(
    fc.record({ date: fc.integer({ min: 0, max: 60 }).map((day) => addDays(monday, day)), amount: fc.nat(900) }),
    { maxLength: 20 },
  );
  fc.assert(
    fc.property(facts, facts, facts, fc.integer({ min: 0, max: 70 }), (rewards, spends, referrals, day) => {
      const today = addDays(monday, day);
      const whole = walletBalance({ rewards, spends, referrals }, today);
      const reversed = {
        rewards: rewards.toReversed(),
        spends: spends.toReversed(),
        referrals: referrals.toReversed(),
      };
      expect(walletBalance(reversed, today)).toBe(whole);
      const more = [...spends, { date: today, amount: 10 }];
      expect(walletBalance({ rewards, spends: more, referrals }, today)).toBe(whole - 10);
      expect(mondayOf(today) <= today).toBe(true);
    }),
  );
});
