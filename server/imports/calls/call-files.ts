import { createIntake, type ImportKind } from "../import-kind.ts";
import { repsInReach } from "../reach-repository.ts";
import { rejectionOf } from "../rejection.ts";
import { callsOfOthers, stageCalls } from "./call-assertions.ts";
import { type CallAssertion, type CallColumn, callColumns, readCallRow } from "./call-row.ts";
import { compareCalls, settleCalls } from "./settle-calls.ts";

/** Files of calls, `POST /api/imports/activities`: a row is a call of one of the importer's reps, and the deal that it closed. */
export const callFiles: ImportKind<CallColumn> = {
  name: "activities",
  columns: callColumns,

  async open(tx, importer, now) {
    const reach = await repsInReach(tx, importer, now);
    const repIds = [...reach.values()].map(({ repId }) => repId);
    return createIntake<CallColumn, CallAssertion>({
      readRow: (record, header) => readCallRow(record, header, reach, now),
      async refuse(within, calls) {
        // A manager can't take a call away from a rep of another team by asserting it for an own one.
        const callIds = calls.map(({ key }) => key);
        const taken = await callsOfOthers(within, importer.tenantId, callIds, repIds);
        return calls
          .filter(({ key }) => taken.has(key))
          .map(({ line, key }) => rejectionOf(line, "call_id", key, "call_of_another_team"));
      },
      save: stageCalls,
      show: (call) => shownCall(call, codeOf(reach, call.repId)),
    });
  },

  prepare: async () => [],
  compareNext: compareCalls,
  settleNext: settleCalls,
};

function codeOf(reach: ReadonlyMap<string, { readonly repId: string }>, repId: string): string {
  return [...reach].find(([, rep]) => rep.repId === repId)?.[0] ?? "";
}

function shownCall(call: CallAssertion, rep: string): { readonly [column in CallColumn]: string } {
  return {
    call_id: call.key,
    rep,
    date: call.localDate,
    time: call.wallTime,
    duration_seconds: call.durationSeconds === null ? "" : String(call.durationSeconds),
    channel: call.channel ?? "",
    attempt: call.attempt ?? "",
    prior_outcome: call.priorOutcome ?? "",
    deal_closed: call.dealClosed === null ? "" : call.dealClosed ? "yes" : "no",
  };
}
