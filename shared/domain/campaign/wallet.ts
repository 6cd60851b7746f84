import { type CivilDate, mondayOf } from "../time/civil-date.ts";

export const weeklyAllowance = 1000;
export const allowancePerReferral = 100;
export const referralsAtMost = 10;

/** Currency that was earned or spent on a date, in whole units, never negative. */
export type WalletFact = { readonly date: CivilDate; readonly amount: number };

export type WalletFacts = {
  readonly rewards: readonly WalletFact[];
  readonly spends: readonly WalletFact[];
  /** `referral_generated`, by date. */
  readonly referrals: readonly WalletFact[];
};

/** What a week is given, by its Monday: more for referrals of the time before it. */
export function allowanceOf(monday: CivilDate, referrals: readonly WalletFact[]): number {
  const before = sum(referrals.filter(({ date }) => date < monday));
  return weeklyAllowance + allowancePerReferral * Math.min(Math.max(before, 0), referralsAtMost);
}

/**
 * What a rep can spend on a date. A week's spends take its allowance first, and what they leave of it lapses with the week. An undone reward
 * may make it negative: then nothing can be bought, and nothing is taken back.
 */
export function walletBalance({ rewards, spends, referrals }: WalletFacts, today: CivilDate): number {
  const thisWeek = mondayOf(today);
  const spentByWeek = new Map<CivilDate, number>([[thisWeek, 0]]);
  for (const { date, amount } of spends) {
    if (date > today) continue;
    const week = mondayOf(date);
    spentByWeek.set(week, (spentByWeek.get(week) ?? 0) + amount);
  }
  let balance = sum(rewards.filter(({ date }) => date <= today));
  for (const [week, spent] of spentByWeek) {
    const left = allowanceOf(week, referrals) - spent;
    balance += week === thisWeek ? left : Math.min(left, 0);
  }
  return balance;
}

function sum(facts: readonly WalletFact[]): number {
  return facts.reduce((total, { amount }) => total + amount, 0);
}
