import type { BenchDatabase } from "./database.ts";
import { openSession, type Scenario, type SideName } from "./sides.ts";
import { putBack, stateOf } from "./states.ts";

const live = "m.enabled and m.activated and m.type <> 'raffle'";
const valueOfMission = `case m.type when 'sales_dollars' then s.sales_dollars when 'sales_units' then s.sales_units
       when 'videos' then s.videos when 'views' then s.views when 'likes' then s.likes end`;

/** What is in the tables, and what the facts say that there should be, by side: as rows that are compared as a whole. */
const comparisons = {
  baseline: {
    actual:
      "select user_id, mission_id, checkpoint_start::date, current_value::numeric, status from baseline.mission_progress",
    expected: `select k.user_id, k.mission_id, k.checkpoint_start::date,
                      case when j.is_live then j.value else k.current_value::numeric end,
                      case when j.is_live and j.value >= m.target then 'completed' else k.status end
                 from :kept k
                 join given.missions m on m.id = k.mission_id
                 left join :sums s on s.user_id = k.user_id and s.window_start is not distinct from k.checkpoint_start::date
                                  and s.window_end is not distinct from k.checkpoint_end::date
                cross join lateral (
                  select ${live} and k.status = 'active' and :listed as is_live,
                         case when k.checkpoint_start is null or k.checkpoint_end is null then 0 else ${valueOfMission} end as value) j`,
  },
  rows: {
    actual:
      "select participant_id, mission_id, window_start, status, value_at_completion::numeric from campaign.progress_rows",
    expected: `select k.participant_id, k.mission_id, k.window_start,
                      case when ${live} and k.status = 'active' and j.value >= m.target * j.unit then 'completed' else k.status end,
                      case when ${live} and k.status = 'active' and j.value >= m.target * j.unit then j.value else k.value_at_completion end
                 from :kept k
                 join given.missions m on m.id = k.mission_id
                 join :sums s on s.user_id = k.participant_id and coalesce(s.window_start, '2026-01-01') = k.window_start
                             and coalesce(s.window_end, 'infinity') = k.window_end
                cross join lateral (select case m.type when 'sales_dollars' then 100 else 1 end as unit) u
                cross join lateral (select u.unit, (${valueOfMission}) * u.unit as value) j`,
  },
  windows: {
    actual: `select participant_id, window_start, window_end, sales_minor::numeric, units::numeric, videos::numeric, views::numeric, likes::numeric
               from campaign.progress_windows`,
    expected: `select user_id, coalesce(window_start, '2026-01-01'), coalesce(window_end, 'infinity'), sales_dollars * 100, sales_units, videos,
                      views, likes
                 from :sums`,
  },
} as const;

/** Sums the facts for the comparisons that follow. */
export async function sumFacts({ admin }: BenchDatabase): Promise<void> {
  await admin.query(
    "drop table if exists given.summed; create table given.summed as select * from given.sums(); analyze given.summed",
  );
}

/** How many rows differ from what the facts say after a scenario, in either direction. */
export async function differences(database: BenchDatabase, side: SideName, scenario: Scenario): Promise<number> {
  const state = stateOf[scenario];
  await putBack(database, side, state);
  const session = await openSession(side, database.connectionString);
  try {
    await session.run(scenario);
  } finally {
    await session.close();
  }
  const before = state === "zero" ? "zero" : "done";
  let differing = 0;
  for (const name of side === "product" ? (["rows", "windows"] as const) : (["baseline"] as const)) {
    const { actual, expected } = comparisons[name];
    const table = name === "baseline" ? "baseline_mission_progress" : "campaign_progress_rows";
    const listed =
      scenario === "incremental_after_day"
        ? "k.user_id in (select id from given.day_users)"
        : String(scenario !== "nothing_new_incremental");
    const wanted = expected
      .replaceAll(":kept", `given.kept_${table}_${before}`)
      .replaceAll(":sums", "given.summed")
      .replaceAll(":listed", listed);
    const { rows } = await database.admin.query<{ differing: string }>(
      `with actual as (${actual}), expected as (${wanted})
       select (select count(*) from (select * from actual except all select * from expected) a)
            + (select count(*) from (select * from expected except all select * from actual) e)
            + abs((select count(*) from actual) - (select count(*) from expected)) as differing`,
    );
    differing += Number(rows[0]?.differing ?? 0);
  }
  return differing;
}
