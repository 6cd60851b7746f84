import { isAboutProfile } from "#shared/domain/intents.ts";
import { xpOf } from "#shared/domain/ledger/day.ts";
import { defaultPriceBook, pricingOn } from "#shared/domain/ledger/pricing.ts";
import { predictProfile } from "#shared/domain/profile/fold-profile.ts";
import { foldRep, undecided } from "#shared/domain/progression/progression.ts";
import { mondayToFriday } from "#shared/domain/time/working-days.ts";
import type { RepProfile } from "#shared/protocol/sync.ts";
import { foldFacts } from "../../client/sync/simulation/fold-facts.ts";
import type { Chance } from "./chance.ts";
import { foldDates } from "./fold-dates.ts";
import type { DeviceState } from "./read-device.ts";
import type { Ledger, SimulatedServer } from "./simulated-server.ts";
import { difference, diverged, duplicated, lost, textOf, type Violation } from "./violations.ts";
import type { Witness } from "./witness.ts";

/** What holds of everything together once it was left alone long enough. */
export function checkQuiet(
  server: SimulatedServer,
  ledger: Ledger,
  devices: ReadonlyMap<string, DeviceState>,
  witness: Witness,
  chance: Chance,
): readonly Violation[] {
  return [
    ...checkOnce(ledger, devices, witness),
    ...checkLedger(server, ledger, chance),
    ...[...devices].flatMap(([name, state]) => [...checkConverged(name, state, ledger)]),
  ];
}

/** I2: every operation took effect once, or is the rep's to resolve. */
function* checkOnce(
  { facts }: Ledger,
  devices: ReadonlyMap<string, DeviceState>,
  { taps, wasDropped }: Witness,
): Generator<Violation> {
  const applied = new Set(facts.map(({ id }) => id));
  if (applied.size !== facts.length) yield duplicated(`The server holds ${facts.length - applied.size} facts twice`);
  for (const id of applied) if (!taps.has(id)) yield duplicated(`The server holds ${id}, which nobody tapped`);

  for (const { id, device } of taps.values()) {
    const state = devices.get(device);
    const isOpen = state?.attention.some((row) => row.id === id) || state?.queue.some((row) => row.id === id);
    if (!applied.has(id) && !wasDropped(id) && !isOpen) yield lost(`${device}: ${id} never reached the server`);
  }
}

/** I4 I7: the server's state is the fold of its facts, in whatever order, and its totals the sum of its ledger. */
function* checkLedger({ profile }: SimulatedServer, ledger: Ledger, chance: Chance): Generator<Violation> {
  const activities = [...foldFacts(chance.shuffled(ledger.facts)).values()];
  const different = difference(ledger.activities, activities);
  if (different) yield diverged(`The server's activities aren't the fold of its facts: ${different}`);

  const { joinedOn, clock, leave } = foldedProfile(profile, chance.shuffled(ledger.facts));
  if (textOf({ clock, leave }) !== textOf({ clock: ledger.profile.clock, leave: ledger.profile.leave }))
    yield diverged(`The server's profile isn't the fold of its facts: ${textOf(ledger.profile)}`);

  const folded = foldDates(activities, (date) => pricingOn(defaultPriceBook, date));
  const known = { joinedOn, today: joinedOn, finalThrough: null, clock, decided: undecided };
  const calendar = { ...mondayToFriday, leave: new Set(leave) };
  const { days, progression } = foldRep(folded, { ...known, calendar }, []);
  const daysDiffer = difference(ledger.days, days);
  if (daysDiffer) yield diverged(`The server's days aren't the fold of its facts: ${daysDiffer}`);

  const sums = [
    ledger.progression?.totalXp ?? 0,
    ledger.entriesXp,
    ledger.days.reduce((sum, day) => sum + xpOf(day), 0),
  ];
  if (sums.some((sum) => sum !== progression.totalXp))
    yield diverged(`The server's totals, entries and days hold ${sums} XP, its facts ${progression.totalXp}`);
}

function foldedProfile(untold: RepProfile, facts: Ledger["facts"]): RepProfile {
  const told = facts.flatMap((fact) => (isAboutProfile(fact) ? [fact] : []));
  return predictProfile(untold, told);
}

/** I4: the device shows what the server holds, and has nothing left to say. */
function* checkConverged(name: string, state: DeviceState, ledger: Ledger): Generator<Violation> {
  const stuck = state.queue.filter((row) => row.laterSince === undefined);
  if (stuck.length > 0) yield diverged(`${name}: ${stuck.length} operations are still queued: ${stuck[0]?.id}`);

  const confirmed = state.activities.flatMap((row) => row.confirmed ?? []);
  const activitiesDiffer = difference(confirmed, ledger.activities);
  if (activitiesDiffer) yield diverged(`${name}: its activities aren't the server's: ${activitiesDiffer}`);
  const daysDiffer = difference(
    state.days.flatMap((row) => row.confirmed ?? []),
    ledger.days,
  );
  if (daysDiffer) yield diverged(`${name}: its days aren't the server's: ${daysDiffer}`);
  if (textOf(state.device.profile) !== textOf(ledger.profile))
    yield diverged(`${name}: its profile is ${textOf(state.device.profile)}, the server's ${textOf(ledger.profile)}`);
  const progression = state.progression?.confirmed ?? null;
  if (textOf(progression) !== textOf(ledger.progression))
    yield diverged(`${name}: its totals are ${textOf(progression)}, the server's ${textOf(ledger.progression)}`);

  if (state.queue.length > 0) return;
  const shownDiffer = difference(
    state.days.map((row) => row.shown),
    ledger.days,
  );
  if (shownDiffer) yield diverged(`${name}: shows other days than the server's: ${shownDiffer}`);
  const shownXp = state.progression?.shown.totalXp;
  if (shownXp !== (ledger.progression?.totalXp ?? 0))
    yield diverged(`${name}: shows ${shownXp} XP, the server holds ${ledger.progression?.totalXp ?? 0}`);
}
