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

/**
 * How many requests of rep `r` wait for approval, for a statement about many reps. Dates that had begun when they were asked for wait, unless
 * the request was approved; those that were excused besides, or count by another request, wait no more.
 */
export const waitingLeaveOfRep = `(select count(*)
               from org.leave_requests l
              where l.tenant_id = r.tenant_id and l.rep_id = r.id and l.from_date <= l.local_date
                and exists (select
                              from generate_series(l.from_date, least(l.to_date, l.local_date), '1 day') as asked (date)
                             where not exists (select
                                                 from org.leave_requests o
                                                where o.tenant_id = r.tenant_id and o.rep_id = r.id
                                                  and asked.date between o.from_date and o.to_date
                                                  and (asked.date > o.local_date or ${isApproved("o")}))
                               and not exists (select
                                                 from ledger.decisions x
                                                where x.tenant_id = r.tenant_id and x.rep_id = r.id and x.kind = 'excuse'
                                                  and asked.date between (x.body ->> 'from')::date and (x.body ->> 'to')::date
                                                  and ${stands("x")})
                               and not exists (select
                                                 from org.leave_days y
                                                where y.tenant_id = r.tenant_id and y.rep_id = r.id and y.local_date = asked.date)))`;

/** Dates off together with the excused ones, in order and each once. */
export function withExcused(leave: readonly CivilDate[], { excused }: LeaveDecisions): readonly CivilDate[] {
  const dates = new Set(leave);
  for (const { from, to } of excused) for (let date = from; date <= to; date = addDays(date, 1)) dates.add(date);
  return [...dates].sort();
}

/** Of the leave request of this name in a statement: a manager approved it, and that stands. */
function isApproved(request: string): string {
  return `exists (select
                    from ledger.decisions d
                   where d.tenant_id = ${request}.tenant_id and d.target_id = ${request}.id and d.kind = 'approve_leave'
                     and ${stands("d")})`;
}

/** Of the decision of this name in a statement: no later one takes it back. */
function stands(decision: string): string {
  return `not exists (select
                        from ledger.decisions k
                       where k.tenant_id = ${decision}.tenant_id and k.target_id = ${decision}.id and k.kind = 'revoke')`;
}
