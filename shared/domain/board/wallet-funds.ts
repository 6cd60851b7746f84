import { type WalletFacts, walletBalance } from "../campaign/wallet.ts";
import { type CivilDate, latestOf } from "../time/civil-date.ts";
import type { BoardRefusal } from "./refusal.ts";

/** What can be spent today. A spend ahead of today (of a device ahead of the rep's zone) has been spent all the same. */
export function balanceOn(wallet: WalletFacts, today: CivilDate): number {
  return walletBalance(
    wallet,
    wallet.spends.reduce((last, { date }) => latestOf(last, date), today),
  );
}

/**
 * Why something can't be paid for on a date, or `null`. A command that comes late spends its own week's allowance first, and what it takes
 * beyond that must be there today as well.
 */
export function fundsRefusal(
  wallet: WalletFacts,
  cost: number,
  date: CivilDate,
  today: CivilDate,
): Extract<BoardRefusal, { readonly code: "insufficient_funds" }> | null {
  if (cost === 0) return null;
  const spent = { ...wallet, spends: [...wallet.spends, { date, amount: cost }] };
  const left = Math.min(walletBalance(spent, date), balanceOn(spent, today));
  return left < 0 ? { code: "insufficient_funds", cost, balance: left + cost } : null;
}
