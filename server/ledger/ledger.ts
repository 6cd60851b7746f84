import type { CivilDate } from "#shared/domain/time/civil-date.ts";
import type { Tx } from "../db/db.ts";
import type { Device } from "../org/devices.ts";
import { dayClockOf } from "../org/rep-profile.ts";
import { lastAbsence } from "./absence.ts";
import { decideDates, dueDecisions } from "./awarding.ts";
import { advanceHead, type Version } from "./heads.ts";
import type { HeldRep } from "./held-rep.ts";
import { projectDates, type Touched } from "./projection.ts";
import { recordSettledDays, type StoredProgression } from "./projection-repository.ts";
import { settledSince } from "./settlement.ts";

/** Told after every commit that changed a rep's projection, as JSON `{tenantId, repId, deviceId?}`: the device whose request changed it. */
export const repChangedChannel = "perennial_rep_changed";

/**
 * Makes final what has become final by now, and returns up to where the rep's dates are (P6). `devices` are the rep's as they have
 * reported by now.
 */
export async function settleRep(
  tx: Tx,
  { rep, profile, now }: HeldRep,
  finalThrough: CivilDate | null,
  devices: readonly Device[],
): Promise<CivilDate | null> {
  const unsettled = { finalThrough, joinedOn: profile.joinedOn, clock: dayClockOf(profile), devices, now };
  let settled = settledSince({ ...unsettled, absence: null });
  // Few requests settle anything: only those ask whether the servers were away.
  if (settled.length > 0) settled = settledSince({ ...unsettled, absence: await lastAbsence(tx) });
  await recordSettledDays(tx, rep, settled);
  return settled.at(-1)?.date ?? finalThrough;
}

/** Where a rep's ledger is after a transaction: the head's version, and the progression that belongs to it. */
export type Projected = {
  readonly version: Version;
  readonly stored: StoredProgression | null;
  /** Ranks or badges were decided. */
  readonly awarded: boolean;
};

/**
 * Projects the dates that changed, decides what has become due by now, and moves the head if anything did change, also where only facts
 * did (`factsChanged`).
 */
export async function projectRep(
  tx: Tx,
  held: HeldRep,
  change: {
    readonly touched: Touched;
    readonly finalThrough: CivilDate | null;
    readonly factsChanged: boolean;
    readonly cause: string;
    readonly deviceId?: string;
    /** The first date that lost facts altogether: what was decided from there on is asked again. */
    readonly doubtedFrom?: CivilDate | null;
  },
): Promise<Projected> {
  const { rep, profile, now, before, headVersion, nextVersion } = held;
  const { touched, finalThrough, factsChanged, cause, doubtedFrom = null } = change;
  const decidedThrough = before?.progression.closedThrough ?? null;
  const asked = doubtedFrom === null ? null : { after: decidedThrough, through: decidedThrough };
  const due = dueDecisions(held, datesOf(touched), finalThrough) ?? asked;
  const isTouched = touched.changed.size + touched.added.length > 0;
  const isDue = isTouched || factsChanged || due !== null || before?.finalThrough !== finalThrough;
  if (!isDue && before !== null) return { version: headVersion, stored: before, awarded: false };

  const priceBook = { rulesets: held.rulesets, specializations: profile.specializations };
  const projecting = { profile, priceBook, now, version: nextVersion, before, finalThrough, cause };
  let { stored, changed, recounted, folded } = await projectDates(tx, rep, touched, projecting);
  let awarded = false;
  if (due) {
    const { decided, dates, ...decision } = await decideDates(tx, held, due, folded, doubtedFrom);
    awarded = decision.awarded;
    const again = { ...projecting, before: stored, decided };
    const projected = await projectDates(tx, rep, { changed: dates, added: [] }, again);
    stored = projected.stored;
    changed ||= projected.changed || awarded;
    recounted ||= projected.recounted;
  }
  if (!changed && !factsChanged) return { version: headVersion, stored, awarded };

  // A mission over logged counters is completed by closed dates alone.
  const closesMore = stored.progression.closedThrough !== decidedThrough;
  await advanceHead(tx, rep.tenantId, rep.repId, nextVersion, recounted || closesMore);
  await tx.notify(repChangedChannel, JSON.stringify({ ...rep, deviceId: change.deviceId }));
  return { version: nextVersion, stored, awarded };
}

function datesOf({ changed, added }: Touched): readonly CivilDate[] {
  return [...changed, ...added.map(({ localDate }) => localDate)];
}
