import { type WalletFacts, walletBalance } from "../campaign/wallet.ts";
import { type CivilDate, latestOf } from "../time/civil-date.ts";
import type { BoardRefusal } from "./refusal.ts";

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
  const left = Math.min(walletBalance(spent, date), walletBalance(spent, latestOf(date, today)));
  return left < 0 ? { code: "insufficient_funds", cost, balance: left + cost } : null;
}
