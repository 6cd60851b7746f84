import { randomUUID } from "node:crypto";
import type { Reward } from "#shared/domain/campaign/campaign.ts";
import { testReward } from "#shared/domain/campaign/testing.ts";
import type { CampaignIntent } from "#shared/domain/intents.ts";
import type { Instant } from "#shared/domain/time/instant.ts";
import type { SyncAnswer } from "#shared/protocol/sync.ts";
import type { Db } from "../db/db.ts";
import type { TestDatabase } from "../db/testing.ts";
import { asAdmin } from "../db/testing-template.ts";
import { createTestDevice } from "../ledger/testing.ts";
import { codesOf, createTestSync, type TestDevice } from "../sync/testing.ts";
import type { CampaignRun } from "./campaign-run.ts";
import { createTestCampaign } from "./recompute-testing.ts";
import { rewardsOf, saveReward } from "./rewards-repository.ts";

/** What a step counted and listed. */
export type Told = { readonly counts: { readonly [figure: string]: number }; readonly badRows: readonly string[] };

/** Runs a step of a campaign's run and returns what it told. */
export async function runStep(
  db: Db,
  tenantId: string,
  step: (run: CampaignRun) => Promise<void>,
  now: Instant,
  { dryRun = false, limit = null }: Partial<Pick<CampaignRun, "dryRun" | "limit">> = {},
): Promise<Told> {
  const counts: Record<string, number> = {};
  const badRows: string[] = [];
  const { signal } = new AbortController();
  await step({
    db,
    tenantId,
    now,
    dryRun,
    limit,
    signal,
    report: {
      count: (figure, by = 1) => {
        counts[figure] = (counts[figure] ?? 0) + by;
      },
      badRow: (subject, reason) => void badRows.push(`${subject}: ${reason}`),
      progress() {},
      say() {},
    },
  });
  return { counts, badRows };
}

/** A campaign of a test with rewards, and what its reps decide on their devices. */
export async function createTestRewards({ db, adminConnectionString }: TestDatabase) {
  const campaign = await createTestCampaign(db);
  const { tenantId, run } = campaign;
  const sync = createTestSync(() => db);
  const devices = new Map<string, TestDevice>();

  async function reward(given: Partial<Reward> = {}): Promise<string> {
    const id = randomUUID();
    await run((tx) =>
      saveReward(tx, tenantId, testReward("gift_card", { id, tierId: "tier_1", name: "Reward", ...given }), 0n),
    );
    return id;
  }

  /** A mission over imported units that earns a reward. */
  async function mission(rewardId: string, given: Parameters<typeof campaign.mission>[0] = {}): Promise<string> {
    const id = await campaign.mission(given);
    await run((tx) =>
      tx.rows("update campaign.missions set reward_id = $3 where tenant_id = $1 and id = $2", [tenantId, id, rewardId]),
    );
    return id;
  }

  /** Hands decisions of a rep in, received at once, and returns what was said of each. */
  async function decide(
    repId: string,
    now: Instant,
    ...intents: readonly CampaignIntent[]
  ): Promise<readonly string[]> {
    return codesOf(await exchange(repId, now, intents));
  }

  async function exchange(repId: string, now: Instant, intents: readonly CampaignIntent[] = []): Promise<SyncAnswer> {
    const device = devices.get(repId) ?? createTestDevice();
    devices.set(repId, device);
    return sync(
      { tenantId, repId },
      device,
      now,
      intents.map((intent) => device.operation(intent, now)),
    );
  }

  /** Hands in what a rep recorded earlier, without a network then. */
  async function late(
    repId: string,
    recordedAt: Instant,
    receivedAt: Instant,
    intent: CampaignIntent,
  ): Promise<readonly string[]> {
    const device = createTestDevice();
    return codesOf(await sync({ tenantId, repId }, device, receivedAt, [device.operation(intent, recordedAt)]));
  }

  /** Lets the database refuse the rows of a table for which a condition on `new` holds: a fault that no rule foresees. */
  async function refuse(condition: string, table: string): Promise<void> {
    const name = `refused_${randomUUID().replaceAll("-", "")}`;
    await asAdmin(
      adminConnectionString,
      `create function ${name}() returns trigger language plpgsql as $$
       begin if ${condition} then raise exception 'refused'; end if; return new; end $$;
       create trigger ${name} before insert or update on ${table} for each row execute function ${name}();`,
    );
  }

  /** A rep of another team, which is this manager's; returns who it is. */
  async function manages(userId: string): Promise<string> {
    const rep = await campaign.participant();
    const teamId = randomUUID();
    await run(async (tx) => {
      await tx.rows("insert into org.teams (tenant_id, id, name) values ($1, $2, 'Other')", [tenantId, teamId]);
      await tx.rows(
        "insert into org.members (tenant_id, user_id, role, display_name) values ($1, $2, 'manager', 'Boss') on conflict do nothing",
        [tenantId, userId],
      );
      await tx.rows("insert into org.team_managers (tenant_id, team_id, user_id) values ($1, $2, $3)", [
        tenantId,
        teamId,
        userId,
      ]);
      await tx.rows("update org.reps set team_id = $3 where tenant_id = $1 and id = $2", [tenantId, rep, teamId]);
    });
    return rep;
  }

  /** Somebody's redemptions, the oldest first: status, and the state of what belongs to it. */
  async function redemptions(participantId: string) {
    return run((tx) =>
      tx.rows<{ id: string; progress_id: string | null; status: string; boost: string | null; payout: bigint | null }>(
        `select r.id, r.progress_id, r.status, r.reason, b.state as boost, b.payout_minor as payout
           from campaign.redemptions r
           left join campaign.boosts b on b.tenant_id = r.tenant_id and b.redemption_id = r.id
          where r.tenant_id = $1 and r.participant_id = $2
          order by r.created_at, r.id`,
        [tenantId, participantId],
      ),
    );
  }

  /** The only one's id. */
  async function redemption(participantId: string): Promise<string> {
    const own = await redemptions(participantId);
    const [first] = own;
    if (!first || own.length > 1) throw new Error(`${own.length} redemptions`);
    return first.id;
  }

  return {
    ...campaign,
    reward,
    mission,
    decide,
    late,
    refuse,
    manages,
    exchange,
    redemptions,
    redemption,
    rewards: () => run((tx) => rewardsOf(tx, tenantId)),
    step: (
      step: (run: CampaignRun) => Promise<void>,
      now: Instant,
      how?: Partial<Pick<CampaignRun, "dryRun" | "limit">>,
    ) => runStep(db, tenantId, step, now, how),
  };
}

export type TestRewards = Awaited<ReturnType<typeof createTestRewards>>;
