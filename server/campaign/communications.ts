import { causalId } from "#shared/domain/ledger/causal-id.ts";
import { addDays, type CivilDate } from "#shared/domain/time/civil-date.ts";
import { dayMs, type Instant, plusMs } from "#shared/domain/time/instant.ts";
import { dateAt, endOfDate, instantAt } from "#shared/domain/time/zone.ts";
import type { Tx } from "../db/db.ts";
import { tenantClockOf } from "../org/tenants.ts";
import type { CampaignRun } from "./campaign-run.ts";

export type Communication = {
  readonly participantId: string;
  readonly kind:
    | "tier_promoted"
    | "tier_demoted"
    | "reward_claimable"
    | "raffle_ends_today"
    | "raffle_won"
    | "raffle_lost"
    | "payment_info_needed";
  /** What happened, by which it is told once. */
  readonly cause: string;
  readonly body: object;
};

/** For how long something is told, and how far back a run looks for what wasn't. */
const toldForDays = 30;

/** Of a raffle's last date one is reminded from this time of the tenant's clock on. */
const reminderTime = "12:00";

/** Of an account that is missing one is reminded after a day and after a week. */
const reminderDays = [0, 1, 7] as const;

/** Tells reps what has become of their tiers, rewards, raffles and boosts. Each cause tells once, whatever runs twice. */
export async function writeCommunications({ db, tenantId, now, dryRun, report }: CampaignRun): Promise<void> {
  const written = await db.inTransaction({ kind: "tenant", tenantId }, async (tx) => {
    const clock = await tenantClockOf(tx, tenantId);
    const today = dateAt(now, clock);
    const isReminding = (instantAt(today, reminderTime, clock.zone) ?? now) <= now;
    const causes = [
      ...(await rewardsAndTiers(tx, tenantId, now)),
      ...(await raffleResults(tx, tenantId, now)),
      ...(await missingAccounts(tx, tenantId, now)),
      ...(isReminding ? await rafflesEndingOn(tx, tenantId, today) : []),
    ];
    const endOfToday = endOfDate(today, clock);
    const rows = causes.map((one) => ({
      id: causalId({ tenantId, repId: one.participantId }, `told_${one.kind}`, one.cause),
      participant_id: one.participantId,
      kind: one.kind,
      body: one.body,
      expires_at: new Date(one.kind === "raffle_ends_today" ? endOfToday : plusMs(now, toldForDays * dayMs)),
    }));
    return writeRows(tx, tenantId, rows, { now, dryRun });
  });
  for (const { kind } of written) report.count(kind);
}

type CommunicationRow = { readonly id: string; readonly kind: string };

async function writeRows(
  tx: Tx,
  tenantId: string,
  rows: readonly CommunicationRow[],
  { now, dryRun }: { readonly now: Instant; readonly dryRun: boolean },
): Promise<readonly { readonly kind: string }[]> {
  const known = await tx.rows<{ id: string }>(
    "select id from campaign.communications where tenant_id = $1 and id = any ($2)",
    [tenantId, rows.map(({ id }) => id)],
  );
  const knownIds = new Set(known.map(({ id }) => id));
  const untold = rows.filter(({ id }) => !knownIds.has(id));
  if (dryRun || untold.length === 0) return untold;
  return tx.rows<{ kind: string }>(
    `insert into campaign.communications (tenant_id, id, participant_id, kind, body, created_at, expires_at)
     select $1, c.id, c.participant_id, c.kind, c.body, $3, c.expires_at
       from jsonb_to_recordset($2::jsonb) as c (id uuid, participant_id uuid, kind text, body jsonb, expires_at timestamptz)
     on conflict do nothing
     returning kind`,
    [tenantId, JSON.stringify(untold), new Date(now)],
  );
}

async function rewardsAndTiers(tx: Tx, tenantId: string, now: Instant): Promise<readonly Communication[]> {
  const rows = await tx.rows<{ participant_id: string; kind: Communication["kind"]; cause: string; body: object }>(
    `select c.participant_id, 'tier_' || c.status as kind, c.id::text as cause,
            jsonb_build_object('before', c.tier_before, 'after', c.tier_after) as body
       from campaign.tier_checkpoints c
       join campaign.participants p on p.tenant_id = c.tenant_id and p.id = c.participant_id and p.rep_id is not null
      where c.tenant_id = $1 and c.status <> 'maintained' and c.decided_at > $2
      union all
     select r.participant_id, 'reward_claimable', r.id::text, jsonb_build_object('redemptionId', r.id, 'rewardId', r.reward_id)
       from campaign.redemptions r
       join campaign.participants p on p.tenant_id = r.tenant_id and p.id = r.participant_id and p.rep_id is not null
      where r.tenant_id = $1 and r.status = 'claimable' and r.created_at > $2`,
    [tenantId, daysBefore(now, toldForDays)],
  );
  return rows.map(({ participant_id: participantId, ...row }) => ({ participantId, ...row }));
}

async function raffleResults(tx: Tx, tenantId: string, now: Instant): Promise<readonly Communication[]> {
  const rows = await tx.rows<{ participant_id: string; mission_id: string; is_won: boolean }>(
    `select e.participant_id, e.mission_id, e.outcome = 'won' as is_won
       from campaign.raffle_entries e
       join campaign.raffles f on f.tenant_id = e.tenant_id and f.mission_id = e.mission_id
      where e.tenant_id = $1 and f.drawn_at > $2`,
    [tenantId, daysBefore(now, toldForDays)],
  );
  return rows.map(({ participant_id: participantId, mission_id: missionId, is_won }) => ({
    participantId,
    kind: is_won ? "raffle_won" : "raffle_lost",
    cause: missionId,
    body: { missionId },
  }));
}

async function missingAccounts(tx: Tx, tenantId: string, now: Instant): Promise<readonly Communication[]> {
  const rows = await tx.rows<{ participant_id: string; redemption_id: string; pending_since: Date }>(
    `select participant_id, redemption_id, pending_since
       from campaign.boosts
      where tenant_id = $1 and state = 'pending_info' and pending_since is not null`,
    [tenantId],
  );
  return rows.flatMap((row) => {
    const reached = reminderDays.filter((days) => row.pending_since.getTime() + days * dayMs <= now);
    // One reminder at a time: after a pause of the runs the earlier ones are no news.
    const days = reached.at(-1);
    if (days === undefined) return [];
    const { participant_id: participantId, redemption_id: redemptionId } = row;
    const cause = `${redemptionId}/${days}`;
    return [{ participantId, kind: "payment_info_needed" as const, cause, body: { redemptionId, days } }];
  });
}

/** Whoever could enter and hasn't. */
async function rafflesEndingOn(tx: Tx, tenantId: string, today: CivilDate): Promise<readonly Communication[]> {
  const rows = await tx.rows<{ participant_id: string; mission_id: string }>(
    `select p.id as participant_id, m.id as mission_id
       from campaign.missions m
       join campaign.raffles f on f.tenant_id = m.tenant_id and f.mission_id = m.id and f.drawn_at is null
       join campaign.participants p on p.tenant_id = m.tenant_id and p.rep_id is not null
       join campaign.tiers own on own.tenant_id = p.tenant_id and own.id = p.tier_id
       left join campaign.tiers t on t.tenant_id = m.tenant_id and t.id = m.tier_eligibility
      where m.tenant_id = $1 and m.raffle_ends_on = $2 and m.enabled and m.activated and m.state = 'published'
        and (m.tier_eligibility = 'all' or t.ordinal <= own.ordinal)
        and not exists (
          select from campaign.raffle_entries e
           where e.tenant_id = $1 and e.mission_id = m.id and e.participant_id = p.id)`,
    [tenantId, today],
  );
  return rows.map(({ participant_id: participantId, mission_id: missionId }) => ({
    participantId,
    kind: "raffle_ends_today",
    cause: `${missionId}/${today}`,
    body: { missionId, until: addDays(today, 1) },
  }));
}

function daysBefore(now: Instant, days: number): Date {
  return new Date(plusMs(now, -days * dayMs));
}
