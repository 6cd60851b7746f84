import { isAboutProfile, isAboutRep } from "#shared/domain/intents.ts";
import { predictProfile } from "#shared/domain/profile/fold-profile.ts";
import type { Instant } from "#shared/domain/time/instant.ts";
import type { Stamp } from "#shared/protocol/sync.ts";
import type { Tables } from "./database.ts";
import { asConfirmed, deviceOf, pricingOf, profileOf } from "./device.ts";
import { factOf, type Operation } from "./operation.ts";
import { refoldDays, refoldProgression } from "./refold.ts";
import type { DayRow, DeviceRow, ProfileFactRow, SentRow } from "./rows.ts";
import type { Settlement } from "./settle-results.ts";

/** An operation as a fact about the rep; none of one that is about an activity. */
export function profileFactsOf(
  operations: readonly (Pick<SentRow, "operation"> & { readonly stamp?: Stamp })[],
): ProfileFactRow[] {
  return operations.flatMap(({ operation, stamp }) => {
    if (!isAboutRep(operation)) return [];
    const fact = factOf(operation, stamp);
    return isAboutRep(fact) ? [{ id: operation.id, fact }] : [];
  });
}

/** The device with its profile as the facts make it that the confirmed one doesn't hold (P2). */
export function withPrediction(device: DeviceRow, rows: readonly ProfileFactRow[]): DeviceRow {
  const known = asConfirmed(device);
  const facts = rows.flatMap(({ fact }) => (isAboutProfile(fact) ? [fact] : []));
  if (known.profile === null || facts.length === 0) return known;
  return { ...known, predictedProfile: predictProfile(known.profile, facts) };
}

/** Shows a fact about the rep, and what follows from it. Inside the caller's transaction. */
export async function showAboutRep(tables: Tables, operation: Operation, now: Instant): Promise<void> {
  const [device, rows] = await Promise.all([deviceOf(tables), tables.profileFacts.toArray()]);
  const added = profileFactsOf([{ operation }]);
  const after = withPrediction(device, [...rows, ...added]);
  await Promise.all([tables.profileFacts.bulkPut(added), tables.device.put(after)]);
  await refoldForProfile(tables, device, after, now);
}

/** Prices anew what the profile prices otherwise now, and walks the streak by its calendar. Inside the caller's transaction. */
export async function refoldForProfile(
  tables: Tables,
  before: DeviceRow,
  after: DeviceRow,
  now: Instant,
): Promise<void> {
  if (profileOf(before) === profileOf(after)) return;
  const specializationOn = (device: DeviceRow, { date }: DayRow) => pricingOf(device, date).specialization;
  const repriced = await tables.days
    .filter((day) => day.predicted && specializationOn(before, day) !== specializationOn(after, day))
    .toArray();
  await refoldDays(tables, after, new Set(repriced.map(({ date }) => date)));
  await refoldProgression(tables, after, now);
}

/**
 * What an answer means for the facts about the rep: those accepted keep their stamps, those refused or held by the confirmed state leave.
 * Returns whether it meant anything.
 */
export async function settleProfileFacts(
  { profileFacts }: Tables,
  { accepted, refused }: Pick<Settlement, "accepted" | "refused">,
  confirmed: readonly SentRow[],
): Promise<boolean> {
  const told = profileFactsOf(accepted).map((row) => ({ ...row, accepted: true }));
  const over = [...refused, ...confirmed].filter(({ operation }) => isAboutRep(operation)).map(({ id }) => id);
  if (told.length + over.length === 0) return false;
  await profileFacts.bulkPut(told);
  await profileFacts.bulkDelete(over);
  return true;
}
