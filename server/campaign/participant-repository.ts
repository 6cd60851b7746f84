import type { TierPlace } from "#shared/domain/campaign/tiers.ts";
import type { CivilDate } from "#shared/domain/time/civil-date.ts";
import type { Tx } from "../db/db.ts";

export type Participant = TierPlace & {
  readonly tenantId: string;
  readonly id: string;
  /** Whether somebody signs in as this one. */
  readonly isRep: boolean;
};

type ParticipantRow = {
  readonly id: string;
  readonly rep_id: string | null;
  readonly tier_id: string;
  readonly window_start: CivilDate;
  readonly window_end: CivilDate | "infinity";
};

const columns = "id, rep_id, tier_id, window_start, window_end";

/** Somebody who takes part, or `null`. */
export async function participantOf(tx: Tx, tenantId: string, id: string): Promise<Participant | null> {
  const [found] = await participantsOf(tx, tenantId, [id]);
  return found ?? null;
}

/** Those of these ids who take part, in the order of their ids. */
export async function participantsOf(
  tx: Tx,
  tenantId: string,
  ids: readonly string[],
): Promise<readonly Participant[]> {
  const rows = await tx.rows<ParticipantRow>(
    `select ${columns} from campaign.participants where tenant_id = $1 and id = any ($2) order by id`,
    [tenantId, ids],
  );
  return rows.map((row) => ({
    tenantId,
    id: row.id,
    isRep: row.rep_id !== null,
    tierId: row.tier_id,
    windowStart: row.window_start,
    windowEnd: row.window_end === "infinity" ? null : row.window_end,
  }));
}

/** A window's end as the database has it. */
export function storedEnd(windowEnd: CivilDate | null): string {
  return windowEnd ?? "infinity";
}

/** Opens a window in which somebody's figures are counted, up to their checkpoint, where it isn't open yet. Returns its end as the database has it. */
export async function openWindow(
  tx: Tx,
  { tenantId, id, windowEnd }: Participant,
  from: CivilDate,
  version: bigint,
): Promise<string> {
  const end = storedEnd(windowEnd);
  await tx.rows(
    `insert into campaign.progress_windows (tenant_id, participant_id, window_start, window_end, version)
     values ($1, $2, $3, $4, $5)
     on conflict do nothing`,
    [tenantId, id, from, end, version],
  );
  return end;
}
