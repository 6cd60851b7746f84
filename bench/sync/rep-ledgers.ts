import type pg from "pg";
import type { Activity } from "#shared/domain/ledger/activity.ts";
import { loggedActivity, unstamped } from "#shared/domain/ledger/facts.ts";
import { dayMs, instantOf } from "#shared/domain/time/instant.ts";
import { dateAt } from "#shared/domain/time/zone.ts";
import type { Db } from "../../server/db/db.ts";
import { saveActivities } from "../../server/ledger/activities-repository.ts";
import { type HeldRep, holdRep } from "../../server/ledger/held-rep.ts";
import { projectRep, settleRep } from "../../server/ledger/ledger.ts";
import type { RepKey } from "../../server/org/rep-key.ts";

/** Joined long ago enough for every history here. */
const joinedDaysAgo = 760;
const chunkRows = 5000;

/** Takes everything from a rep that the ledger knows, and lets the rep have joined two years ago. */
export async function emptyLedger(admin: pg.Pool, { tenantId, repId }: RepKey): Promise<void> {
  const tables = ["corrections", "settled_days", "progression", "days", "entries", "activities", "operations"];
  for (const table of tables)
    await admin.query(`delete from ledger.${table} where tenant_id = $1 and rep_id = $2`, [tenantId, repId]);
  await admin.query("delete from org.devices where tenant_id = $1 and rep_id = $2", [tenantId, repId]);
  await admin.query(
    `update org.reps set joined_on = current_date - ${joinedDaysAgo} where tenant_id = $1 and id = $2`,
    [tenantId, repId],
  );
}

/** Gives a rep so many calls, evenly over the days up to now, by the ledger's own functions. */
export async function fillLedger(db: Db, rep: RepKey, count: number, days: number): Promise<void> {
  for (let from = 0; from < count; from += chunkRows) {
    await db.inTransaction({ kind: "tenant", tenantId: rep.tenantId }, async (tx) => {
      const held = await holdRep(tx, rep, instantOf(Date.now()));
      if (held === null) throw new Error("There is no such rep");
      const added = Array.from({ length: Math.min(chunkRows, count - from) }, (_, index) =>
        callOf(from + index, held.now - ((count - from - index) * days * dayMs) / count, held),
      );
      await saveActivities(tx, rep, added, held.nextVersion);
      const finalThrough = await settleRep(tx, held, held.before?.finalThrough ?? null, held.devices);
      const touched = { changed: new Set<never>(), added };
      await projectRep(tx, held, { touched, finalThrough, factsChanged: true, cause: "benchmark" });
    });
  }
}

function callOf(index: number, at: number, { profile: { zone, clock } }: HeldRep): Activity {
  const moment = instantOf(Math.floor(at));
  const localDate = dateAt(moment, clock);
  const details = {
    activity: "call",
    disposition: index % 4 === 0 ? "contact" : "no_answer",
    durationSeconds: 20 + (index % 400),
    contactRef: `Contact ${index % 997}`,
  } as const;
  const times = { recordedAt: moment, occurredAt: moment, zone, localDate };
  return loggedActivity(crypto.randomUUID(), details, times, unstamped);
}

/** The rep's activities as JSON, in the peers' table: the same rows for everybody to pull. */
export async function copyToDocuments(admin: pg.Pool, { tenantId, repId }: RepKey): Promise<void> {
  await admin.query("truncate bench.documents restart identity");
  await admin.query(
    `insert into bench.documents (id, body)
     select id, jsonb_build_object('id', id, 'kind', 'log_activity', 'version', 1, 'deviceSeq', row_number() over (),
              'recordedAt', floor(extract(epoch from recorded_at) * 1000), 'occurredAt', floor(extract(epoch from occurred_at) * 1000),
              'zone', zone, 'localDate', local_date,
              'body', jsonb_build_object('activity', activity, 'disposition', disposition, 'durationSeconds', duration_seconds,
                                         'contactRef', contact_ref))
       from ledger.activities
      where tenant_id = $1 and rep_id = $2
      order by version, id`,
    [tenantId, repId],
  );
}

/** Whether the ledger holds that many activities of the rep. */
export async function countActivities(admin: pg.Pool, { tenantId, repId }: RepKey): Promise<number> {
  const { rows } = await admin.query<{ count: string }>(
    "select count(*) from ledger.activities where tenant_id = $1 and rep_id = $2",
    [tenantId, repId],
  );
  return Number(rows[0]?.count);
}
