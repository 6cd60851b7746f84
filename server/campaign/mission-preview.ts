import { everyTier, type MissionDraft } from "#shared/domain/campaign/mission-draft.ts";
import { addDays, type CivilDate } from "#shared/domain/time/civil-date.ts";
import type { Instant } from "#shared/domain/time/instant.ts";
import { dateAt } from "#shared/domain/time/zone.ts";
import type { MissionPreview } from "#shared/protocol/campaign-missions.ts";
import type { Db, Tx } from "../db/db.ts";
import { type Onlooker, onlookerParameters } from "../org/reps.ts";
import { tenantClockOf } from "../org/tenants.ts";
import { figureColumn } from "./figure-column.ts";
import { participantVisibleToOnlooker } from "./visible-participants.ts";

/** How many dates a preview reads, the tenant's today the last. */
const previewDays = 28;

/**
 * What a mission would have come to in the last 28 dates, for those who take part and whom the manager sees. Read from the dates' own sums, in one statement for everybody. Nothing is written.
 */
export async function previewMission(
  db: Db,
  onlooker: Onlooker,
  mission: MissionDraft,
  now: Instant,
): Promise<MissionPreview> {
  const { tenantId } = onlooker;
  return db.inTransaction({ kind: "tenant", tenantId }, async (tx) => {
    const to = dateAt(now, await tenantClockOf(tx, tenantId));
    const from = addDays(to, 1 - previewDays);
    const rows = await figuresOf(tx, onlooker, mission, { from, to });
    const eligible = rows.filter((row) => row.eligible);
    return {
      from,
      to,
      participants: eligible.map((row) => {
        const value = Number(row.value);
        return { id: row.id, name: row.name, tierId: row.tier_id, value, finished: value >= mission.target };
      }),
      notEligible: rows.length - eligible.length,
    };
  });
}

type FigureRow = {
  readonly id: string;
  readonly name: string;
  readonly tier_id: string;
  readonly eligible: boolean;
  readonly value: bigint;
};

async function figuresOf(
  tx: Tx,
  onlooker: Onlooker,
  { type, tierEligibility }: MissionDraft,
  { from, to }: { readonly from: CivilDate; readonly to: CivilDate },
): Promise<readonly FigureRow[]> {
  const summed = type === "raffle" ? "0::bigint" : `coalesce(sum(d.${figureColumn(type)}), 0)::bigint`;
  return tx.rows<FigureRow>(
    `select p.id, coalesce(n.display_name, p.display_name) as name, p.tier_id,
            $5 = $6 or coalesce(own.ordinal >= needed.ordinal, false) as eligible,
            (select ${summed}
               from ledger.counted_days d
              where d.tenant_id = $1 and d.scope_id = p.id and d.day between $7 and $8) as value
       from campaign.participants p
       left join org.reps n on n.tenant_id = $1 and n.id = p.rep_id
       left join campaign.tiers own on own.tenant_id = $1 and own.id = p.tier_id
       left join campaign.tiers needed on needed.tenant_id = $1 and needed.id = $5
      where ${participantVisibleToOnlooker}
      order by value desc, name`,
    [...onlookerParameters(onlooker), tierEligibility, everyTier, from, to],
  );
}
