import { specializationOn } from "#shared/domain/ledger/pricing.ts";
import type { LeaveRequest } from "#shared/domain/profile/profile.ts";
import { titlesOf } from "#shared/domain/progression/titles.ts";
import { addDays } from "#shared/domain/time/civil-date.ts";
import type { Instant } from "#shared/domain/time/instant.ts";
import { dateAt, zoneAt } from "#shared/domain/time/zone.ts";
import type { RepProfile } from "#shared/protocol/sync.ts";
import type { DeviceDatabase, Tables } from "../database.ts";
import { clockOf, deviceOf, profileOf, rulesetOf, type StorePorts } from "../device.ts";
import type { LeaveView, ProfileView } from "./profile-view.ts";

/** The rep's profile with what this device still holds back, or `undefined` until the first sync has filled the device. */
export function readProfile({ strict }: DeviceDatabase, ports: StorePorts): Promise<ProfileView | undefined> {
  const { device, progression, awards, profileFacts } = strict;
  return strict.transaction("r", [device, progression, awards, profileFacts], async () =>
    profileView(strict, ports.now()),
  );
}

async function profileView(tables: Tables, now: Instant): Promise<ProfileView | undefined> {
  const [device, progression, awards, facts] = await Promise.all([
    deviceOf(tables),
    tables.progression.get("rep"),
    tables.awards.where("kind").anyOf("badge", "rank").toArray(),
    tables.profileFacts.toArray(),
  ]);
  const profile = profileOf(device);
  if (profile === null) return undefined;

  const clock = clockOf(device);
  const today = dateAt(now, clock);
  const { specializations, displayName, code, joinedOn, title } = profile;
  const { fromLevel, percent } = rulesetOf(device, today).specializations;
  const waiting = facts.flatMap(({ fact, accepted }) => (accepted || fact.kind === "submit_exam" ? [] : [fact]));
  const changes = waiting.flatMap(({ kind, body }) => (kind === "update_profile" ? [body] : []));
  const asked = new Set(waiting.map(({ id }) => id));

  return {
    code,
    displayName,
    joinedOn,
    today,
    zone: zoneAt(now, clock),
    dayStartHour: clock.dayStartHour,
    nextZone: clock.changes?.findLast(({ from }) => from > now) ?? null,
    specialization: specializationOn(specializations, today),
    nextSpecialization: nextSpecializationOf(profile, today),
    level: progression?.confirmed?.level ?? 1,
    specializationFromLevel: fromLevel,
    strengths: percent,
    title,
    titles: titlesOf(awards),
    leave: profile.leaveRequests.toReversed().map((request) => leaveView(request, profile, asked.has(request.id))),
    savedHere: {
      zone: changes.some(({ zone }) => zone !== undefined),
      specialization: changes.some(({ specialization }) => specialization !== undefined),
      title: changes.some((change) => change.title !== undefined),
    },
  };
}

/** What is chosen for a later date; it counts from the date after the one on which it was chosen. */
function nextSpecializationOf(
  { specializations }: RepProfile,
  today: ProfileView["today"],
): ProfileView["nextSpecialization"] {
  const tomorrow = addDays(today, 1);
  const [now, next] = [specializationOn(specializations, today), specializationOn(specializations, tomorrow)];
  return next === null || next === now ? null : { specialization: next, from: tomorrow };
}

function leaveView({ id, from, to, recordedAt }: LeaveRequest, profile: RepProfile, isSavedHere: boolean): LeaveView {
  const counted = new Set(profile.leave);
  let [dates, counting] = [0, 0];
  for (let date = from; date <= to; date = addDays(date, 1)) {
    dates += 1;
    if (counted.has(date)) counting += 1;
  }
  const counts = counting === dates ? "all" : counting === 0 ? "none" : "some";
  return { id, from, to, recordedAt, counts, state: isSavedHere ? "saved_here" : "confirmed" };
}
