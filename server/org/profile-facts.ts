import type { ProfileFact } from "#shared/domain/profile/profile.ts";
import type { Tx } from "../db/db.ts";
import type { RepKey } from "./rep-key.ts";

/** What rep `r` has said of himself as JSON of `ProfileFact[]`, for a statement that reads other things of the rep. */
export const profileFactsOfRep = `(select coalesce(jsonb_agg(jsonb_build_object('id', f.id, 'kind', f.kind, 'body', f.body,
                      'recordedAt', (extract(epoch from f.recorded_at) * 1000)::bigint, 'localDate', f.local_date)), '[]')
               from (select c.id, 'update_profile' as kind, c.recorded_at, c.local_date,
                            jsonb_strip_nulls(jsonb_build_object('zone', c.zone, 'specialization', c.specialization, 'title', c.title))
                              || case when c.clears_title then '{"title": null}' else '{}' end::jsonb as body
                       from org.profile_changes c
                      where c.tenant_id = r.tenant_id and c.rep_id = r.id
                      union all
                     select l.id, 'request_leave', l.recorded_at, l.local_date,
                            jsonb_build_object('from', l.from_date, 'to', l.to_date)
                       from org.leave_requests l
                      where l.tenant_id = r.tenant_id and l.rep_id = r.id) f)`;

/** Keeps what a rep said of himself and stamps the profile, so that the rep's devices learn of it. The caller holds the rep's head. */
export async function saveProfileFacts(
  tx: Tx,
  rep: RepKey,
  facts: readonly ProfileFact[],
  version: bigint,
): Promise<void> {
  if (facts.length === 0) return;
  const changes = facts.flatMap((fact) => (fact.kind === "update_profile" ? [toChangeRow(fact)] : []));
  if (changes.length > 0)
    await tx.rows(
      `insert into org.profile_changes
              (tenant_id, rep_id, id, recorded_at, local_date, zone, specialization, title, clears_title)
       select $1, $2, c.id, c.recorded_at, c.local_date, c.zone, c.specialization, c.title, c.clears_title
         from jsonb_to_recordset($3::jsonb) as c (id uuid, recorded_at timestamptz, local_date date, zone text,
              specialization text, title text, clears_title boolean)`,
      [rep.tenantId, rep.repId, JSON.stringify(changes)],
    );

  const requests = facts.flatMap((fact) => (fact.kind === "request_leave" ? [toRequestRow(fact)] : []));
  if (requests.length > 0)
    await tx.rows(
      `insert into org.leave_requests (tenant_id, rep_id, id, recorded_at, local_date, from_date, to_date)
       select $1, $2, l.id, l.recorded_at, l.local_date, l.from_date, l.to_date
         from jsonb_to_recordset($3::jsonb)
              as l (id uuid, recorded_at timestamptz, local_date date, from_date date, to_date date)`,
      [rep.tenantId, rep.repId, JSON.stringify(requests)],
    );
  await stampProfile(tx, rep, version);
}

/** Says that something of a rep's profile changed with this version. The caller holds the rep's head. */
export async function stampProfile(tx: Tx, rep: RepKey, version: bigint): Promise<void> {
  await tx.rows(`update org.reps set version = $3 where tenant_id = $1 and id = $2`, [
    rep.tenantId,
    rep.repId,
    version,
  ]);
}

function toChangeRow({ id, recordedAt, localDate, body }: Extract<ProfileFact, { kind: "update_profile" }>) {
  const { zone, specialization, title } = body;
  const times = { recorded_at: new Date(recordedAt), local_date: localDate };
  return { id, ...times, zone, specialization, title, clears_title: title === null };
}

function toRequestRow({ id, recordedAt, localDate, body }: Extract<ProfileFact, { kind: "request_leave" }>) {
  return { id, recorded_at: new Date(recordedAt), local_date: localDate, from_date: body.from, to_date: body.to };
}
