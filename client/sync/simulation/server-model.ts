import type { CampaignStanding } from "#shared/domain/campaign/campaign.ts";
import { isAboutProfile, isAboutRep, namedActivity } from "#shared/domain/intents.ts";
import type { Activity } from "#shared/domain/ledger/activity.ts";
import type { Award } from "#shared/domain/ledger/award.ts";
import { faultOf } from "#shared/domain/ledger/check-activity.ts";
import { type Day, sumDay, xpOf } from "#shared/domain/ledger/day.ts";
import { pricingOn } from "#shared/domain/ledger/pricing.ts";
import type { PendingFact } from "#shared/domain/predict.ts";
import { predictProfile } from "#shared/domain/profile/fold-profile.ts";
import type { ExamAttempt } from "#shared/domain/progression/exam-attempt.ts";
import { examAwards } from "#shared/domain/progression/exam-awards.ts";
import { foldRep, type Progression, undecided } from "#shared/domain/progression/progression.ts";
import { defaultRuleset } from "#shared/domain/ruleset/default-ruleset.ts";
import type { CivilDate } from "#shared/domain/time/civil-date.ts";
import type { Instant } from "#shared/domain/time/instant.ts";
import { timelinessOf } from "#shared/domain/time/timeliness.ts";
import { dateAt } from "#shared/domain/time/zone.ts";
import type { ErrorBody } from "#shared/protocol/errors.ts";
import type { OperationResult, RepProfile, Stamp, SyncAnswer, SyncRequest } from "#shared/protocol/sync.ts";
import { factOf, type Operation, subjectOf } from "../../store/operation.ts";
import { foldFacts } from "./fold-facts.ts";
import { changesOf, gradedAttempt, type Part } from "./parts.ts";

/** What the model knows: enough to be copied as a backup, and restored. */
export type ServerMemory = {
  readonly facts: ReadonlyMap<string, StampedFact>;
  readonly deviceSeqs: ReadonlyMap<string, number>;
};

type StampedFact = { readonly fact: PendingFact; readonly stamp: Stamp };

export type ServerModel = {
  handle(request: SyncRequest): SyncAnswer;
  backup(): ServerMemory;
  restore(memory: ServerMemory, epoch: string): void;
  progression(): Progression;
  /** The accepted operations, in the order of their acceptance. */
  facts(): readonly PendingFact[];
  activities(): readonly Activity[];
  days(): readonly Day[];
  profile(): RepProfile;
  awards(): readonly Award[];
  /** Says what the campaign is like from now on: nothing here works it out. */
  tell(campaign: CampaignStanding): void;
};

/** Names an operation that this server refuses, or puts off: by the contact of the activity that it logs. */
export const refusedContact = "refused";
export const putOffContact = "put off";
/** A title that this server refuses, and a raffle. */
export const refusedTitle = "refused";
export const drawnRaffle = "drawn";

type Row = { readonly version: number; readonly json: string };

/** Each call gives a greater version than the one before: the ledger's, stamped under the rep's lock. */
function countVersions(): () => number {
  let version = 0;
  return () => {
    version += 1;
    return version;
  };
}

/** The contract of `POST /api/sync` for one rep, in memory: the same rules, no SQL, answers in pages of a given size. */
export function createServerModel(
  untoldProfile: RepProfile,
  now: () => Instant,
  pageSize: number,
  nextVersion: () => number = countVersions(),
): ServerModel {
  let epoch = "epoch-1";
  let restored = false;
  let facts = new Map<string, StampedFact>();
  let deviceSeqs = new Map<string, number>();
  let bySubject = new Map<string, PendingFact[]>();
  let activities = new Map<string, Activity>();
  let days = new Map<CivilDate, Day>();
  let awards = new Map<string, Award>();
  let attempts = new Map<string, ExamAttempt>();
  let profile = untoldProfile;
  let rows = new Map<string, Row>();
  stampRow("profile", { part: "profile", value: profile });

  function standing() {
    const known = {
      joinedOn: profile.joinedOn,
      today: dateAt(now(), profile.clock),
      finalThrough: null,
      calendar: {
        workingWeekdays: profile.workingWeekdays,
        holidays: new Set(profile.holidays),
        leave: new Set(profile.leave),
      },
      clock: profile.clock,
      decided: undecided,
    };
    const inOrder = [...days.values()].sort((a, b) => (a.date < b.date ? -1 : 1));
    return foldRep(inOrder, known, []);
  }

  /** Folds what these facts touch, and gives every row that reads otherwise than before the next version. */
  function project(added: readonly PendingFact[]): void {
    const subjects = new Set(added.map(subjectOf));
    for (const fact of added) bySubject.set(subjectOf(fact), [...(bySubject.get(subjectOf(fact)) ?? []), fact]);

    const dates = new Set<CivilDate>();
    for (const subject of subjects) {
      const activity = foldFacts(bySubject.get(subject) ?? []).get(subject);
      if (activity === undefined) continue;
      activities.set(subject, activity);
      dates.add(activity.localDate);
      stampRow(subject, { part: "activities", value: activity });
    }
    for (const date of projectRep(added)) dates.add(date);
    for (const date of dates) {
      const ofDate = [...activities.values()].filter((activity) => activity.localDate === date);
      const awarded = [...awards.values()].filter((award) => award.localDate === date);
      if (ofDate.length + awarded.length === 0) continue;
      const pricing = pricingOn({ rulesets: [], specializations: profile.specializations }, date);
      days.set(date, sumDay(date, ofDate, pricing, awarded));
    }
    if (added.length === 0) return;
    for (const day of standing().days) {
      days.set(day.date, day);
      stampRow(day.date, { part: "days", value: day });
    }
  }

  /** Takes over what a rep says of himself and hands in. Returns the dates that are priced or rewarded otherwise now. */
  function projectRep(added: readonly PendingFact[]): readonly CivilDate[] {
    const told = added.flatMap((fact) => (isAboutRep(fact) ? [fact] : []));
    const before = profile;
    profile = predictProfile(
      profile,
      told.flatMap((fact) => (isAboutProfile(fact) ? [fact] : [])),
    );
    if (profile !== before) stampRow("profile", { part: "profile", value: profile });

    for (const { id, kind, body, localDate, occurredAt } of told) {
      if (kind !== "submit_exam") continue;
      const attempt = gradedAttempt(id, body, { localDate, occurredAt });
      attempts.set(id, attempt);
      stampRow(id, { part: "attempts", value: attempt });
    }
    const awarded = [...awards.values()].map(({ localDate }) => localDate);
    for (const award of examAwards(profile, [...attempts.values()], () => defaultRuleset)) {
      awards.set(award.id, award);
      awarded.push(award.localDate);
      stampRow(award.id, { part: "awards", value: award });
    }
    const isRepriced = profile.specializations.length > before.specializations.length;
    const repriced = isRepriced ? [...days.keys()] : [];
    return told.length === 0 ? [] : [...awarded, ...repriced];
  }

  function stampRow(key: string, row: Part): void {
    const json = JSON.stringify(row);
    if (rows.get(key)?.json !== json) rows.set(key, { version: nextVersion(), json });
  }

  function judge(operation: Operation): OperationResult {
    const { id } = operation;
    const known = facts.get(id);
    if (known) return { id, status: "duplicate", stamp: known.stamp };

    const fault = refusalOf(operation);
    if (fault) return { id, status: fault.code === "later" ? "later" : "rejected", error: fault };

    const stamp = stampOf(operation);
    facts.set(id, { fact: factOf(operation, stamp), stamp });
    return { id, status: "applied", stamp };
  }

  /** A stamp that was given once stays as it was (P5). */
  function stampOf(operation: Operation & { readonly stamp?: Stamp }): Stamp {
    if (operation.stamp) return operation.stamp;
    const { recordedAt, occurredAt, localDate } = operation;
    const backdated = timelinessOf(operation, profile.clock.dayStartHour) !== "timely";
    return { recordedAt, occurredAt, localDate, backdated, late: false, suspect: false };
  }

  function refusalOf(operation: Operation): ErrorBody | null {
    const named = namedActivity(operation);
    if (named !== null) {
      if (facts.has(named)) return null;
      // Another device may still bring back what a restored server has forgotten.
      if (restored) return { code: "later", message: "No such activity yet" };
      return { code: "not_found", message: "No such activity" };
    }
    if (operation.kind === "update_profile" && operation.body.title === refusedTitle)
      return { code: "title_unknown", message: "Refused", field: "body.title" };
    if (operation.kind === "enter_raffle" && operation.body.missionId === drawnRaffle)
      return { code: "raffle_drawn", message: "Refused", field: "body.missionId" };
    if (operation.kind !== "log_activity") return null;
    const fault = faultOf(operation.body);
    if (fault) return { code: fault.code, message: "Refused", field: fault.field };
    if (operation.body.contactRef === refusedContact) return { code: "refused", message: "Refused" };
    if (operation.body.contactRef === putOffContact) return { code: "later", message: "Not yet" };
    return null;
  }

  return {
    handle({ cursor, deviceId, operations }) {
      const since = cursor?.startsWith(`${epoch}:`) ? Number(cursor.slice(epoch.length + 1)) : 0;
      const given = operations.map((operation) => operation as Operation & { readonly stamp?: Stamp });
      const results = given.map(judge);
      const applied = new Set(results.filter(({ status }) => status === "applied").map(({ id }) => id));
      deviceSeqs.set(deviceId, Math.max(deviceSeqs.get(deviceId) ?? 0, ...given.map(({ deviceSeq }) => deviceSeq)));
      project([...applied].flatMap((id) => facts.get(id)?.fact ?? []));

      const changed = [...rows.values()].filter((row) => row.version > since).sort((a, b) => a.version - b.version);
      // A device's own plain logs, where they are all the activities that changed and no page is left, needn't be told to it.
      const plain = given.every(({ id, kind }) => kind === "log_activity" || !applied.has(id));
      const isOwnLog = ({ part, value }: Part) => part === "activities" && applied.has(value.id);
      const others = changed.filter(({ json }) => !isOwnLog(JSON.parse(json)));
      const impliesLogs = since > 0 && applied.size > 0 && plain && changed.length <= pageSize;
      const page = changed.slice(0, pageSize);
      const more = page.length < changed.length;
      const read = (impliesLogs ? others : page).map((row): Part => JSON.parse(row.json));
      const { progression } = standing();
      const totalXp = [...days.values()].reduce((sum, day) => sum + xpOf(day), 0);
      return {
        results,
        changes: {
          ...(since === 0 && { rulesets: [] }),
          progression,
          ...changesOf(read),
          removedActivities: [],
        },
        ...(impliesLogs && { impliesLogs }),
        cursor: `${epoch}:${page.at(-1)?.version ?? since}`,
        more,
        epoch,
        finalThrough: null,
        serverTime: now(),
        deviceSeqSeen: deviceSeqs.get(deviceId) ?? 0,
        checksum: more ? null : { totalXp, closedDeals: progression.closedDeals, days: days.size },
      };
    },
    backup: () => ({ facts: new Map(facts), deviceSeqs: new Map(deviceSeqs) }),
    restore(memory, newEpoch) {
      facts = new Map(memory.facts);
      deviceSeqs = new Map(memory.deviceSeqs);
      bySubject = new Map();
      activities = new Map();
      days = new Map();
      awards = new Map();
      attempts = new Map();
      profile = untoldProfile;
      rows = new Map();
      stampRow("profile", { part: "profile", value: profile });
      epoch = newEpoch;
      restored = true;
      project([...facts.values()].map(({ fact }) => fact));
    },
    progression: () => standing().progression,
    facts: () => [...facts.values()].map(({ fact }) => fact),
    activities: () => [...activities.values()],
    profile: () => profile,
    tell: (campaign) => stampRow("campaign", { part: "campaign", value: campaign }),
    awards: () => [...awards.values()].sort((a, b) => (a.id < b.id ? -1 : 1)),
    days: () => [...days.values()].sort((a, b) => (a.date < b.date ? -1 : 1)),
  };
}
