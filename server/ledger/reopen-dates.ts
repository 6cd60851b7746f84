import type { CivilDate } from "#shared/domain/time/civil-date.ts";
import type { Tx } from "../db/db.ts";
import { reopenedBy, reopenedUntil } from "./closing.ts";
import { recordReopenedDates } from "./closing-repository.ts";
import type { HeldRep } from "./held-rep.ts";

/** Reopens those of the dates that got facts whose grace was over, so that nothing is decided by what may still be coming in. */
export async function reopenDates(tx: Tx, held: HeldRep, dates: Iterable<CivilDate>): Promise<HeldRep> {
  const { rep, profile, now, reopenedFrom } = held;
  const [first, ...others] = reopenedBy(dates, now, profile.clock);
  if (first === undefined) return held;
  await recordReopenedDates(tx, rep, [first, ...others], reopenedUntil(now, profile.clock));
  return { ...held, reopenedFrom: reopenedFrom !== null && reopenedFrom < first ? reopenedFrom : first };
}
