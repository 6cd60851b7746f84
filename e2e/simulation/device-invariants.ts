import type { Day } from "#shared/domain/ledger/day.ts";
import { predictActivities } from "#shared/domain/predict.ts";
import { foldRep, undecided } from "#shared/domain/progression/progression.ts";
import { dateAt } from "#shared/domain/time/zone.ts";
import { calendarOf, clockOf, pricingOf } from "../../client/store/device.ts";
import { factOf } from "../../client/store/operation.ts";
import type { Device } from "./device.ts";
import { foldDates } from "./fold-dates.ts";
import type { DeviceState } from "./read-device.ts";
import { difference, diverged, lost, type Violation } from "./violations.ts";
import type { Witness } from "./witness.ts";

/** What holds of a device at any moment, whatever is under way. */
export function checkDevice(device: Device, state: DeviceState, witness: Witness): readonly Violation[] {
  return [
    ...checkKept(device, state, witness),
    ...checkShown(device, state),
    ...(state.device.mismatched ? [diverged(`${device.name}: its sums weren't the server's`)] : []),
  ];
}

/** I1 I3: what was shown is still there, and left the queue only with an answer. */
function* checkKept({ name }: Device, state: DeviceState, witness: Witness): Generator<Violation> {
  const queued = new Set(state.queue.map(({ id }) => id));
  const sent = new Set(state.sent.map(({ id }) => id));
  const attention = new Set(state.attention.map(({ id }) => id));
  const activities = new Set(state.activities.map(({ id }) => id));

  for (const { id, device, subject } of witness.taps.values()) {
    if (device !== name || witness.wasDropped(id)) continue;
    if (!queued.has(id) && !sent.has(id) && !attention.has(id)) yield lost(`${name}: ${id} left without a trace`);
    if (sent.has(id) && !witness.wasAccepted(id)) yield lost(`${name}: ${id} left the queue without an answer`);
    if (attention.has(id) && !witness.wasRefused(id)) yield lost(`${name}: ${id} was refused by nobody`);
    if (subject === id && !activities.has(id)) yield lost(`${name}: ${id} is no longer shown`);
  }
}

/** I4: what is shown is the fold of the confirmed activities and of the facts that only this device holds. */
function* checkShown(device: Device, state: DeviceState): Generator<Violation> {
  const known = state.device;
  const unconfirmed = state.sent.filter((row) => row.unconfirmedSince !== undefined);
  const pending = [...unconfirmed, ...state.queue].map((row) => factOf(row.operation, row.stamp));
  const rows = state.activities.filter((row) => !row.refused);
  const shown = predictActivities(
    rows.flatMap((row) => row.confirmed ?? []),
    pending,
    clockOf(known).dayStartHour,
  );
  const different = difference(
    rows.map((row) => row.shown),
    [...shown.values()],
  );
  if (different) yield diverged(`${device.name}: shows an activity that isn't confirmed + pending: ${different}`);

  // While a page is missing, a day may be here whose activities aren't, and the other way round.
  if (device.pagesLeft || known.pullingAnew || unconfirmed.length > 0 || state.days.length === 0) return;
  const folded = foldDates(shown.values(), (date) => pricingOf(known, date));
  const facts = {
    joinedOn: known.profile?.joinedOn ?? state.days[0]?.date ?? dateAt(device.now(), clockOf(known)),
    today: dateAt(device.now(), clockOf(known)),
    finalThrough: known.finalThrough,
    calendar: calendarOf(known),
    clock: clockOf(known),
    decided: state.progression?.confirmed ?? undecided,
  };
  const standing = foldRep(folded, facts, known.rulesets);
  const daysDiffer = difference(state.days.map((day) => day.shown).filter(isWorth), standing.days.filter(isWorth));
  if (daysDiffer) yield diverged(`${device.name}: shows a day that isn't the fold of its activities: ${daysDiffer}`);
  const total = state.progression?.shown.totalXp;
  if (total !== standing.progression.totalXp)
    yield diverged(`${device.name}: shows ${total} XP, its days hold ${standing.progression.totalXp}`);
}

/** A date on which everything was refused may have a day without anything in it, or none. */
function isWorth({ counters, xp, heartbeat }: Day): boolean {
  return heartbeat || Object.keys(counters).length + Object.keys(xp).length > 0;
}
