import type { Decided } from "#shared/domain/progression/progression.ts";
import type { CivilDate } from "#shared/domain/time/civil-date.ts";
import type { Instant } from "#shared/domain/time/instant.ts";
import type { MenteeAssignment } from "#shared/protocol/history.ts";
import type { Tx } from "../db/db.ts";
import type { RepKey } from "./rep-key.ts";

/** What a rep's mentees are and do, as ranks ask for it. */
export type TeamFigures = Pick<Decided, "mentees" | "teamConversion">;

/** Over how many dates what mentees do is counted. */
const teamDays = 28;

const noMentees: TeamFigures = { mentees: 0, teamConversion: null };

/**
 * A rep's mentees on a date, and their appointments and connects over the 28 dates up to it, each counted for whoever was the mentor on
 * that date.
 */
export async function teamFigures(tx: Tx, rep: RepKey, on: CivilDate): Promise<TeamFigures> {
  return (await teamFiguresBetween(tx, rep, on, on)).get(on) ?? noMentees;
}

type FiguresRow = {
  readonly on_date: string;
  readonly mentees: bigint;
  readonly appointments: bigint;
  readonly connects: bigint;
};

/** The same for each date from one to another, in one statement; a date without mentees isn't listed. */
export async function teamFiguresBetween(
  tx: Tx,
  rep: RepKey,
  from: CivilDate,
  to: CivilDate,
): Promise<ReadonlyMap<CivilDate, TeamFigures>> {
  const rows = await tx.rows<FiguresRow>(
    `with pairs as materialized (
       select distinct on (m.mentee_id, d.on_date) m.mentee_id, d.on_date::date as on_date, m.mentor_id
         from org.mentees m
        cross join generate_series($3::date - $5::int + 1, $4::date, interval '1 day') as d (on_date)
        where m.tenant_id = $1
          and m.mentee_id in (select o.mentee_id from org.mentees o where o.tenant_id = $1 and o.mentor_id = $2)
          and m.from_date <= d.on_date and (m.to_date is null or m.to_date >= d.on_date)
        order by m.mentee_id, d.on_date, m.decided_at desc, m.id desc
     ), own as (
       select p.mentee_id, p.on_date,
              coalesce((w.counters ->> 'appointment_set')::int, 0) as appointments,
              coalesce((w.counters ->> 'call_connected')::int, 0) as connects
         from pairs p
         left join ledger.days w on w.tenant_id = $1 and w.rep_id = p.mentee_id and w.local_date = p.on_date
        where p.mentor_id = $2
     )
     select d.on_date::date as on_date,
            count(distinct o.mentee_id) filter (where o.on_date = d.on_date) as mentees,
            sum(o.appointments) as appointments, sum(o.connects) as connects
       from generate_series($3::date, $4::date, interval '1 day') as d (on_date)
       join own o on o.on_date between d.on_date::date - $5::int + 1 and d.on_date
      group by d.on_date`,
    [rep.tenantId, rep.repId, from, to, teamDays],
  );
  return new Map(
    rows
      .filter(({ mentees }) => mentees > 0n)
      .map(({ on_date, mentees, appointments, connects }) => [
        on_date as CivilDate,
        {
          mentees: Number(mentees),
          teamConversion: { appointments: Number(appointments), connects: Number(connects) },
        },
      ]),
  );
}

export type MentorChoice = {
  /** The decision that says so. */
  readonly id: string;
  readonly mentorId: string | null;
  readonly from: CivilDate;
  readonly to: CivilDate | null;
  readonly decidedAt: Instant;
};

/** Says whose mentee a rep is from a date on. Earlier choices stay and hold where this one doesn't. */
export async function assignMentor(tx: Tx, mentee: RepKey, choice: MentorChoice): Promise<void> {
  await tx.rows(
    `insert into org.mentees (tenant_id, id, mentee_id, mentor_id, from_date, to_date, decided_at)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [mentee.tenantId, choice.id, mentee.repId, choice.mentorId, choice.from, choice.to, new Date(choice.decidedAt)],
  );
}

type PairRow = {
  readonly rep_id: string;
  readonly name: string;
  readonly from_date: string;
  readonly to_date: string | null;
};

/** Of the choices for mentee `m.mentee_id` that hold on date $3, the one that counts. */
const pairsOn = `select distinct on (m.mentee_id) m.*
       from org.mentees m
      where m.tenant_id = $1 and m.from_date <= $3::date and (m.to_date is null or m.to_date >= $3::date)
      order by m.mentee_id, m.decided_at desc, m.id desc`;

/** A rep's mentor on a date. */
export async function mentorOf(tx: Tx, mentee: RepKey, on: CivilDate): Promise<MenteeAssignment | null> {
  const [row] = await tx.rows<PairRow>(
    `select p.mentor_id as rep_id, r.display_name as name, p.from_date, p.to_date
       from (${pairsOn}) p
       join org.reps r on r.tenant_id = p.tenant_id and r.id = p.mentor_id
      where p.mentee_id = $2`,
    [mentee.tenantId, mentee.repId, on],
  );
  return row ? toAssignment(row) : null;
}

/** A rep's mentees on a date, by name. */
export async function menteesOf(tx: Tx, mentor: RepKey, on: CivilDate): Promise<readonly MenteeAssignment[]> {
  const rows = await tx.rows<PairRow>(
    `select p.mentee_id as rep_id, r.display_name as name, p.from_date, p.to_date
       from (${pairsOn}) p
       join org.reps r on r.tenant_id = p.tenant_id and r.id = p.mentee_id
      where p.mentor_id = $2
      order by r.display_name, p.mentee_id`,
    [mentor.tenantId, mentor.repId, on],
  );
  return rows.map(toAssignment);
}

function toAssignment(row: PairRow): MenteeAssignment {
  return {
    repId: row.rep_id,
    name: row.name,
    from: row.from_date as CivilDate,
    to: row.to_date as CivilDate | null,
  };
}
