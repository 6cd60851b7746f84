import { isDeepStrictEqual } from "node:util";
import { importedFactId } from "#shared/domain/ledger/causal-id.ts";
import type { CivilDate } from "#shared/domain/time/civil-date.ts";
import { type DayClock, instantAt, zoneOn } from "#shared/domain/time/zone.ts";
import type { ImportedActivity } from "../../ledger/activities-repository.ts";

/** A call as all standing assertions together make it, blanks filled. */
export type StandingCall = {
  readonly callId: string;
  readonly repId: string;
  readonly localDate: CivilDate;
  readonly wallTime: string;
  readonly durationSeconds: number;
  readonly channel: string | null;
  readonly attempt: string | null;
  readonly priorOutcome: string | null;
  readonly dealClosed: boolean;
};

/** A call as the ledger has it, and as it should; `null` where there is none. */
export type CallChange = { readonly before: StandingCall | null; readonly after: StandingCall | null };

export type FactChange = { readonly upserts: readonly ImportedActivity[]; readonly withdrawn: readonly string[] };

/** A file has no flag for it: a call of at least this length reached somebody. */
const connectedFromSeconds = 10;

/** What one rep's ledger has to learn, by the clock of the rep: facts that differ, and the ids of those that nobody asserts for this rep any more. */
export function factChange(
  tenantId: string,
  repId: string,
  clock: DayClock,
  changes: readonly CallChange[],
): FactChange {
  const upserts: ImportedActivity[] = [];
  const withdrawn: string[] = [];
  const factsById = (call: StandingCall | null): ReadonlyMap<string, ImportedActivity> =>
    new Map(call?.repId === repId ? factsOf(tenantId, clock, call).map((fact) => [fact.id, fact]) : []);

  for (const change of changes) {
    const before = factsById(change.before);
    const after = factsById(change.after);
    for (const [id, fact] of after) if (!isDeepStrictEqual(fact, before.get(id))) upserts.push(fact);
    for (const id of before.keys()) if (!after.has(id)) withdrawn.push(id);
  }
  return { upserts, withdrawn };
}

/** The call, and the deal that the same row closed. An import is always timely: recorded when it occurred. */
function factsOf(tenantId: string, clock: DayClock, call: StandingCall): readonly ImportedActivity[] {
  const zone = zoneOn(call.localDate, clock);
  const at = instantAt(call.localDate, call.wallTime, zone);
  if (at === null) throw new Error(`A stored call has no time: ${call.callId} ${call.wallTime}`);
  const times = { recordedAt: at, occurredAt: at, zone, localDate: call.localDate };

  const made: ImportedActivity = {
    id: importedFactId(tenantId, call.callId),
    activity: "call",
    durationSeconds: call.durationSeconds,
    disposition: call.durationSeconds >= connectedFromSeconds ? "contact" : "no_answer",
    ...times,
    attributes: {
      source_ref: call.callId,
      ...(call.channel !== null && { channel: call.channel }),
      ...(call.attempt !== null && { attempt: call.attempt }),
      ...(call.priorOutcome !== null && { prior_outcome: call.priorOutcome }),
    },
  };
  if (!call.dealClosed) return [made];

  const dealRef = `${call.callId}:deal`;
  const deal: ImportedActivity = {
    id: importedFactId(tenantId, dealRef),
    activity: "deal_closed",
    ...times,
    attributes: { source_ref: dealRef },
  };
  return [made, deal];
}
