import { addDays, type CivilDate } from "#shared/domain/time/civil-date.ts";

/** What managers decided of a rep's dates off, and didn't take back. */
export type LeaveDecisions = {
  /** The leave requests that count for all of their dates. */
  readonly approved: readonly string[];
  /** Both ends included. */
  readonly excused: readonly { readonly from: CivilDate; readonly to: CivilDate }[];
};

/** Those of rep `r` as JSON of `LeaveDecisions`, for a statement that reads other things of the rep. */
export const leaveDecisionsOfRep = `(select jsonb_build_object(
                      'approved', coalesce(jsonb_agg(l.target_id) filter (where l.kind = 'approve_leave'), '[]'),
                      'excused', coalesce(jsonb_agg(jsonb_build_object('from', l.body -> 'from', 'to', l.body -> 'to'))
                                            filter (where l.kind = 'excuse'), '[]'))
               from ledger.decisions l
              where l.tenant_id = r.tenant_id and l.rep_id = r.id and l.kind in ('approve_leave', 'excuse')
                and not exists (select
                                  from ledger.decisions k
                                 where k.tenant_id = l.tenant_id and k.target_id = l.id and k.kind = 'revoke'))`;

/** Dates off together with the excused ones, in order and each once. */
export function withExcused(leave: readonly CivilDate[], { excused }: LeaveDecisions): readonly CivilDate[] {
  const dates = new Set(leave);
  for (const { from, to } of excused) for (let date = from; date <= to; date = addDays(date, 1)) dates.add(date);
  return [...dates].sort();
}
