import type { SpecializationChoice } from "../ledger/pricing.ts";
import { addDays, type CivilDate } from "../time/civil-date.ts";
import { changedClock } from "../time/clock-change.ts";
import type { LeaveRequest, ProfileBase, ProfileChoices, ProfileFact, TitleChoice, ZoneChoice } from "./profile.ts";

/** A rep's profile from everything said of it, in any order and each once or more (P5). */
export function foldProfile(base: ProfileBase, facts: readonly ProfileFact[]): ProfileChoices {
  const { zone, dayStartHour, excused = [], approved } = base;
  const untold: ProfileChoices = {
    zone,
    clock: { zone, dayStartHour },
    zoneChoices: [],
    leave: excused,
    leaveRequests: [],
    specializations: [],
    title: null,
    titleChoice: null,
  };
  return withFacts(untold, facts, approved ?? new Set());
}

/**
 * The profile that a rep sees: the confirmed one with what this device still holds back (P2). The server's approvals are taken as last
 * confirmed (P8).
 */
export function predictProfile<Profile extends ProfileChoices>(
  confirmed: Profile,
  pending: readonly ProfileFact[],
): Profile {
  return pending.length === 0 ? confirmed : { ...confirmed, ...withFacts(confirmed, pending, new Set()) };
}

function withFacts(
  known: ProfileChoices,
  facts: readonly ProfileFact[],
  approved: ReadonlySet<string>,
): ProfileChoices {
  const { zone: homeZone, dayStartHour } = known.clock;
  const zoneChoices = inOrder([...known.zoneChoices, ...facts.flatMap(zoneChoiceOf)]);
  const titleChoice =
    inOrder([...(known.titleChoice ? [known.titleChoice] : []), ...facts.flatMap(titleChoiceOf)]).at(-1) ?? null;
  const asked = facts.filter((fact) => fact.kind === "request_leave");
  const requests = asked.map((fact) => leaveRequestOf(fact, approved));
  const counted = asked.flatMap((fact) => leaveDatesOf(fact, approved));
  return {
    zone: zoneChoices.at(-1)?.zone ?? homeZone,
    clock: changedClock({ zone: homeZone, dayStartHour }, zoneChoices),
    zoneChoices,
    leave: [...new Set([...known.leave, ...counted])].sort(),
    leaveRequests: inOrder([...known.leaveRequests, ...requests]),
    specializations: inOrder([...known.specializations, ...facts.flatMap(specializationChoiceOf)]),
    title: titleChoice?.title ?? null,
    titleChoice,
  };
}

function zoneChoiceOf({ id, kind, body, recordedAt }: ProfileFact): readonly ZoneChoice[] {
  return kind === "update_profile" && body.zone !== undefined ? [{ id, zone: body.zone, recordedAt }] : [];
}

function titleChoiceOf({ id, kind, body, recordedAt }: ProfileFact): readonly TitleChoice[] {
  return kind === "update_profile" && body.title !== undefined ? [{ id, title: body.title, recordedAt }] : [];
}

/** A strength counts from the next date on: what today has earned keeps its price. */
function specializationChoiceOf({
  id,
  kind,
  body,
  recordedAt,
  localDate,
}: ProfileFact): readonly SpecializationChoice[] {
  if (kind !== "update_profile" || body.specialization === undefined) return [];
  return [{ id, specialization: body.specialization, from: addDays(localDate, 1), recordedAt }];
}

type LeaveFact = Extract<ProfileFact, { readonly kind: "request_leave" }>;

function leaveRequestOf({ id, body, recordedAt }: LeaveFact, approved: ReadonlySet<string>): LeaveRequest {
  return { id, from: body.from, to: body.to, recordedAt, approved: approved.has(id) };
}

/** A request counts at once for dates that begin after it was made: those after its own date. */
function leaveDatesOf({ id, body, localDate }: LeaveFact, approved: ReadonlySet<string>): readonly CivilDate[] {
  const dates: CivilDate[] = [];
  for (let date = body.from; date <= body.to; date = addDays(date, 1))
    if (approved.has(id) || date > localDate) dates.push(date);
  return dates;
}

/** By (recordedAt, id); a fact that is known already stays as it is known. */
function inOrder<Choice extends { readonly id: string; readonly recordedAt: number }>(
  choices: readonly Choice[],
): readonly Choice[] {
  const once = choices.filter((choice, index) => choices.findIndex(({ id }) => id === choice.id) === index);
  return once.sort((a, b) => a.recordedAt - b.recordedAt || (a.id < b.id ? -1 : 1));
}
