import type { WalletFact, WalletFacts } from "../campaign/wallet.ts";
import { addDays, type CivilDate } from "../time/civil-date.ts";
import { type BoardFacts, type Decision, inOrder } from "./board-facts.ts";
import { runsOf } from "./board-run.ts";
import { type Effect, isHeldOn } from "./effects.ts";
import { type BossRun, foldBosses } from "./fold-bosses.ts";
import { type FoldedRun, foldRuns } from "./fold-runs.ts";
import type { Slot } from "./mission.ts";
import { type SlotView, viewSlot } from "./slot-view.ts";
import { balanceOn } from "./wallet-funds.ts";
import { type BoardXpLine, xpLinesOf } from "./xp-lines.ts";

/** A rep's board: everything that follows from its facts. */
export type Board = {
  readonly slots: { readonly [slot in Slot]: SlotView };
  /** All accepted runs, in order of acceptance. */
  readonly runs: readonly FoldedRun[];
  readonly bosses: readonly BossRun[];
  readonly wallet: { readonly facts: WalletFacts; readonly balance: number };
  /** What is held today, the auras of defeated bosses with it. */
  readonly effects: readonly Effect[];
  readonly xpLines: readonly BoardXpLine[];
};

/**
 * The board as a pure function of facts, decisions and dates: any permutation and repetition of the same gives the same board (B8), and
 * nothing in it depends on when somebody looked.
 */
export function foldBoard(facts: BoardFacts): Board {
  const runs = foldRuns(runsOf(facts.decisions), facts);
  const bosses = foldBosses(runs, facts);
  const wallet = walletFactsOf(runs, facts);
  return {
    slots: {
      main: viewSlot("main", runs, facts.today),
      hunt: viewSlot("hunt", runs, facts.today),
      skill: viewSlot("skill", runs, facts.today),
    },
    runs,
    bosses,
    wallet: { facts: wallet, balance: balanceOn(wallet, facts.today) },
    effects: [...heldEffects(facts), ...aurasOf(bosses, facts)],
    xpLines: xpLinesOf(runs, bosses, facts.rules),
  };
}

function walletFactsOf(runs: readonly FoldedRun[], { days, decisions }: BoardFacts): WalletFacts {
  const referrals = [...days.values()]
    .flatMap(({ date, counters }): readonly WalletFact[] =>
      counters.referral_generated ? [{ date, amount: counters.referral_generated }] : [],
    )
    .sort((a, b) => (a.date < b.date ? -1 : 1));
  const rewards = runs.flatMap(({ mission, state }): readonly WalletFact[] =>
    state.status === "claimed" ? [{ date: state.claimedOn, amount: mission.currency }] : [],
  );
  return { rewards, referrals, spends: inOrder(decisions).flatMap(spendOf) };
}

function spendOf(decision: Decision): readonly WalletFact[] {
  return "cost" in decision && decision.cost > 0 ? [{ date: decision.date, amount: decision.cost }] : [];
}

function heldEffects({ effects, today }: BoardFacts): readonly Effect[] {
  const once = [...new Map(effects.map((effect) => [effect.id, effect])).values()];
  return once.filter((effect) => isHeldOn(effect, today)).sort((a, b) => (a.id < b.id ? -1 : 1));
}

function aurasOf(bosses: readonly BossRun[], { rules, today }: BoardFacts): readonly Effect[] {
  return bosses
    .flatMap(({ id, state }): readonly Effect[] =>
      state.status === "claimed" ? [{ id, kind: "aura", ...rangeOf(state.claimedOn, rules.boss.auraDays) }] : [],
    )
    .filter((aura) => isHeldOn(aura, today));
}

function rangeOf(from: CivilDate, days: number) {
  return { from, until: addDays(from, days - 1) };
}
