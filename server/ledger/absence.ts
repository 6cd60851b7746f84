import { hourMs, type Instant, minuteMs } from "#shared/domain/time/instant.ts";
import type { Db, Tx } from "../db/db.ts";

/** A time in which no server was there. */
export type Absence = { readonly awaySince: Instant; readonly returnedAt: Instant };

/** How long devices have, from the servers' return on, to say what they held meanwhile. */
export const waitAfterReturnMs = 2 * hourMs;

/** Servers say that they are there every minute; a restart is no absence. */
const awayAfterMs = 10 * minuteMs;

/** Says that a server is there now. After an absence it is the return. */
export async function notePresence(db: Db, now: Instant): Promise<void> {
  await db.inTransaction({ kind: "none" }, (tx) =>
    tx.rows("select ops.note_presence($1, $2 * interval '1 millisecond', $3 * interval '1 millisecond')", [
      new Date(now),
      awayAfterMs,
      waitAfterReturnMs,
    ]),
  );
}

/** The last absence of all servers, or `null` where there was none. */
export async function lastAbsence(tx: Tx): Promise<Absence | null> {
  const [row] = await tx.rows<{ away_since: Date; returned_at: Date }>(
    "select away_since, returned_at from ops.last_absence()",
  );
  if (!row) return null;
  return { awaySince: row.away_since.getTime() as Instant, returnedAt: row.returned_at.getTime() as Instant };
}
