import type { BenchDatabase } from "./database.ts";
import type { Scenario, SideName } from "./sides.ts";

/** Where a run begins: nothing computed, everything computed, a day's facts come, everybody marked, no rows, rows just made. */
export type State = "zero" | "done" | "day" | "marked" | "empty" | "created";

export const stateOf: { readonly [scenario in Scenario]: State } = {
  first: "zero",
  nothing_new_full: "done",
  nothing_new_incremental: "done",
  full_after_day: "day",
  incremental_after_day: "day",
  everybody_marked: "marked",
  create: "empty",
  create_again: "created",
};

const baselineTables = ["baseline.mission_progress"] as const;
const productTables = ["campaign.progress_windows", "campaign.progress_rows", "ledger.heads"] as const;
const orders: { readonly [table: string]: string } = {
  "baseline.mission_progress": "user_id, mission_id, checkpoint_start",
  "campaign.progress_windows": "tenant_id, participant_id, window_start",
  "campaign.progress_rows": "tenant_id, participant_id, mission_id, window_start",
  "ledger.heads": "tenant_id, scope_id",
};

export function tablesOf(side: SideName): readonly string[] {
  return side === "product" ? productTables : baselineTables;
}

/** Keeps what a side's tables hold now, to be put back as that state. */
export async function keep({ admin }: BenchDatabase, side: SideName, state: string): Promise<void> {
  for (const table of tablesOf(side)) {
    await admin.query(`drop table if exists ${kept(table, state)}`);
    await admin.query(`create table ${kept(table, state)} as select * from ${table}`);
  }
}

/** Writes a state afresh: no dead row, every page frozen and known to be all visible, everything on disk. */
export async function putBack({ admin }: BenchDatabase, side: SideName, state: State): Promise<void> {
  const source = state === "zero" || state === "created" ? state : state === "empty" ? "zero" : "done";
  const tables = tablesOf(side);
  await admin.query("set session_replication_role = replica");
  await admin.query(`truncate ${tables.join(", ")} cascade`);
  for (const table of tables) {
    if (state === "empty" && table !== "ledger.heads") continue;
    await admin.query(`insert into ${table} select * from ${kept(table, source)} order by ${orders[table]}`);
  }
  if (side === "product" && (state === "day" || state === "marked"))
    await admin.query(
      `update ledger.heads h set campaign_dirty = true from given.${state === "day" ? "day_users" : "users"} u
        where h.tenant_id = u.tenant_id and h.scope_id = u.id`,
    );
  await admin.query("set session_replication_role = origin");
  for (const table of tables) await admin.query(`vacuum (full) ${table}`);
  for (const table of tables) await admin.query(`vacuum (freeze, analyze) ${table}`);
  // The planner is to see one of the baseline's two indexes.
  if (side !== "product")
    await admin.query(
      `update pg_index set indisvalid = (indexrelid = 'baseline.videos_${side === "covering" ? "covering" : "window"}'::regclass)
        where indexrelid in ('baseline.videos_covering'::regclass, 'baseline.videos_window'::regclass)`,
    );
  // What all this wrote to the catalogue would be finished by whoever reads it first, as WAL of the run.
  await admin.query("vacuum (freeze) pg_class, pg_attribute, pg_index, pg_statistic, pg_type, pg_depend");
  await admin.query("checkpoint");
}

function kept(table: string, state: string): string {
  return `given.kept_${table.replace(".", "_")}_${state}`;
}
