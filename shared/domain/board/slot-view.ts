import { addDays, type CivilDate, daysBetween } from "../time/civil-date.ts";
import type { FoldedRun } from "./fold-runs.ts";
import type { Slot } from "./mission.ts";

/** What a slot shows. `run` is its latest one, also where that is over. */
export type SlotView = { readonly slot: Slot; readonly run: FoldedRun | null } & (
  | { readonly status: "idle" | "active" | "succeeded" | "claimed" | "failed" }
  | { readonly status: "cooldown"; readonly until: CivilDate; readonly daysLeft: number }
);

/** A slot's state: a projection of its latest run and the date. A claimed or failed one is idle again the next day, or after its cooldown. */
export function viewSlot(slot: Slot, runs: readonly FoldedRun[], today: CivilDate): SlotView {
  const run = latestRun(runs, slot);
  if (run === null) return { slot, run, status: "idle" };
  const { state } = run;
  switch (state.status) {
    case "active":
    case "succeeded":
      return { slot, run, status: state.status };
    case "claimed":
      return { slot, run, status: today <= state.claimedOn ? "claimed" : "idle" };
    case "failed": {
      const { cooldownUntil: until, on } = state;
      if (until !== null && today < until)
        return { slot, run, status: "cooldown", until, daysLeft: daysBetween(today, until) };
      return { slot, run, status: today < addDays(on, 1) ? "failed" : "idle" };
    }
    case "rerolled":
    case "replaced":
      return { slot, run, status: "idle" };
  }
}

/** The newest accepted run of a slot, of those that gave way to none. */
export function latestRun(runs: readonly FoldedRun[], slot: Slot): FoldedRun | null {
  return runs.findLast((run) => run.slot === slot && run.state.status !== "replaced") ?? null;
}
