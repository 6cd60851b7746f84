import "temporal-polyfill/global";
import { createHash, createHmac, randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { civilDateOf } from "#shared/domain/time/civil-date.ts";
import { createTestDatabase, type TestDatabase } from "../db/testing.ts";
import { holdRep } from "../ledger/held-rep.ts";
import { at, madrid } from "../ledger/testing.ts";
import { writeCommunications } from "./communications.ts";
import { enterRaffle } from "./enter-raffle.ts";
import { participantOf } from "./participant-repository.ts";
import { drawRaffle } from "./raffle-draw.ts";
import { createTestRewards, type TestRewards } from "./rewards-testing.ts";
import { settleRaffles } from "./settle-raffles.ts";

/** The raffles of these tests end on 30 June 2026. */
const now = at("2026-06-29", "11:00");
const lastDate = at("2026-06-30", "23:00");
const soonAfter = at("2026-07-01", "01:00");
const afterGrace = at("2026-07-02", "12:00");

let database: TestDatabase;
let campaign: TestRewards;
let raffle: string;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  campaign = await createTestRewards(database);
  raffle = await campaign.mission(await campaign.reward({ type: "experience" }), { type: "raffle" });
  await campaign.step(settleRaffles, now);
});

const enter = (missionId = raffle) => ({ kind: "enter_raffle", body: { missionId } }) as const;

type RaffleRow = {
  readonly seed: string;
  readonly seed_hash: string;
  readonly drawn_at: Date | null;
  readonly winner_id: string | null;
};
const stored = async (): Promise<RaffleRow> => {
  const [row] = await campaign.run((tx) =>
    tx.rows<RaffleRow>("select * from campaign.raffles where tenant_id = $1 and mission_id = $2", [
      campaign.tenantId,
      raffle,
    ]),
  );
  if (!row) throw new Error("no raffle");
  return row;
};

const entries = () =>
  campaign.run((tx) =>
    tx.rows<{ id: string; participant_id: string; outcome: string | null; reason: string | null }>(
      "select id, participant_id, outcome, reason from campaign.raffle_entries where tenant_id = $1",
      [campaign.tenantId],
    ),
  );

async function settleDates(repId: string, through: string): Promise<void> {
  await campaign.closeThrough(repId, null);
  await campaign.run((tx) =>
    tx.rows("update ledger.progression set final_through = $3 where tenant_id = $1 and rep_id = $2", [
      campaign.tenantId,
      repId,
      through,
    ]),
  );
}

test("an entry completes the mission and makes no redemption", async () => {
  const ana = await campaign.participant();
  expect(await campaign.decide(ana, now, enter())).toEqual(["applied"]);
  expect(await campaign.rows()).toMatchObject([{ mission: raffle, status: "completed", value: 0 }]);
  expect(await campaign.redemptions(ana)).toEqual([]);
  expect(await campaign.decide(ana, now, enter())).toEqual(["already_entered"]);
});

test("nobody enters what isn't open, isn't for the tier, or is over by the date of the entry", async () => {
  const ana = await campaign.participant();
  const reward = await campaign.reward();
  const closed = await campaign.mission(reward, { type: "raffle", activated: false });
  const higher = await campaign.mission(reward, { type: "raffle", tierEligibility: "tier_2" });
  const units = await campaign.mission(reward);
  await campaign.step(settleRaffles, now);
  expect(await campaign.decide(ana, now, enter(closed), enter(higher), enter(units))).toEqual([
    "raffle_closed",
    "raffle_closed",
    "raffle_closed",
  ]);
  expect(await campaign.decide(ana, soonAfter, enter())).toEqual(["raffle_closed"]);
});

test("anyone can check the draw: the hash was told before, and seed and entries give the winner", async () => {
  const told = (await stored()).seed_hash;
  const reps: string[] = [];
  for (let count = 0; count < 7; count += 1) {
    const rep = await campaign.participant();
    reps.push(rep);
    expect(await campaign.decide(rep, now, enter())).toEqual(["applied"]);
  }
  expect((await campaign.exchange(reps[0] ?? "", now)).changes.campaign?.missions).toMatchObject([
    { raffle: { seedHash: told, seed: null, entries: 7 } },
  ]);
  expect(await campaign.step(settleRaffles, afterGrace, { dryRun: true })).toMatchObject({ counts: { drawn: 1 } });
  expect(await campaign.step(settleRaffles, afterGrace)).toEqual({ counts: { drawn: 1 }, badRows: [] });

  const { seed, winner_id: winner } = await stored();
  const key = Buffer.from(seed, "hex");
  expect(createHash("sha256").update(key).digest("hex")).toBe(told);
  const known = await entries();
  const ids = known.map(({ id }) => id).sort();
  const number = BigInt(`0x${createHmac("sha256", key).update(ids.join("\n")).digest("hex")}`);
  const expected = known.find(({ id }) => id === ids[Number(number % BigInt(ids.length))]);
  expect(winner).toBe(expected?.participant_id);

  expect(known.filter(({ outcome }) => outcome === "won").map((entry) => entry.participant_id)).toEqual([winner]);
  expect(known.filter(({ reason }) => reason === "raffle_lost")).toHaveLength(6);
  for (const rep of reps)
    expect(await campaign.redemptions(rep)).toMatchObject(rep === winner ? [{ status: "claimable" }] : []);
  const shown = (await campaign.exchange(winner ?? "", afterGrace)).changes.campaign;
  expect(shown?.missions).toMatchObject([{ raffle: { seed, seedHash: told } }]);
  expect(shown?.redemptions).toMatchObject([{ status: "claimable" }]);
});

test("the prize has its own type and is claimed as such", async () => {
  const prize = await campaign.reward({ type: "physical_gift" });
  await campaign.run((tx) => tx.rows("update campaign.missions set reward_id = $2 where id = $1", [raffle, prize]));
  const ana = await campaign.participant();
  await campaign.decide(ana, now, enter());
  await campaign.step(settleRaffles, afterGrace);
  const [won] = await campaign.redemptions(ana);
  const claim = { kind: "claim", body: { subjectType: "redemption", subjectId: won?.id ?? "" } } as const;
  expect(await campaign.decide(ana, afterGrace, claim)).toEqual(["address_required"]);
});

test("the draw waits until the last date of all who entered is settled, at most for the grace", async () => {
  const [ana, ben] = [await campaign.participant(), await campaign.participant()];
  await campaign.decide(ana, now, enter());
  await campaign.decide(ben, now, enter());
  await settleDates(ana, "2026-06-30");
  await settleDates(ben, "2026-06-29");
  expect(await campaign.step(settleRaffles, soonAfter)).toEqual({ counts: {}, badRows: [] });
  const draw = (moment: typeof now) =>
    drawRaffle(database.db, campaign.tenantId, { missionId: raffle, who: "boss", isManager: true }, moment);
  expect(await draw(soonAfter)).toEqual({ ok: false, error: { code: "raffle_not_due" } });
  await settleDates(ben, "2026-06-30");
  expect(await draw(lastDate)).toEqual({ ok: false, error: { code: "raffle_not_due" } });
  const drawn = await draw(soonAfter);
  expect(drawn).toMatchObject({ ok: true, value: { entries: 2 } });
  expect(await draw(afterGrace)).toEqual(drawn);
});

test("an entry recorded in time that comes after the draw is refused, and says so", async () => {
  const [ana, ben] = [await campaign.participant(), await campaign.participant()];
  await campaign.decide(ana, now, enter());
  await settleDates(ana, "2026-06-30");
  await campaign.step(settleRaffles, soonAfter);
  const late = await campaign.late(ben, lastDate, soonAfter, enter());
  expect(late).toEqual(["raffle_drawn"]);
});

test("an entry recorded in time counts although it comes after the last date, while nothing is drawn", async () => {
  const [ana, ben] = [await campaign.participant(), await campaign.participant()];
  await campaign.decide(ana, now, enter());
  expect(await campaign.late(ben, lastDate, soonAfter, enter())).toEqual(["applied"]);
  await campaign.step(settleRaffles, afterGrace);
  expect((await entries()).map(({ outcome }) => outcome).sort()).toEqual(["rejected", "won"]);
});

test("an entry under way when the draw begins is in it: the draw waits for it", async () => {
  const [ana, ben] = [await campaign.participant(), await campaign.participant()];
  await campaign.decide(ana, now, enter());
  let entered = () => {};
  const isEntered = new Promise<void>((resolve) => {
    entered = resolve;
  });
  let commit = () => {};
  const mayCommit = new Promise<void>((resolve) => {
    commit = resolve;
  });
  const entering = campaign.run(async (tx) => {
    const held = await holdRep(tx, { tenantId: campaign.tenantId, repId: ben }, lastDate);
    const participant = await participantOf(tx, campaign.tenantId, ben);
    if (!held || !participant) throw new Error("nobody");
    const clock = { zone: madrid, dayStartHour: 0 };
    const today = civilDateOf("2026-06-30");
    const rep = { participant, version: held.nextVersion, now: lastDate, today, clock };
    const refusal = await enterRaffle(tx, rep, { id: randomUUID(), missionId: raffle, localDate: today });
    entered();
    await mayCommit;
    return refusal;
  });
  await isEntered;
  const drawing = campaign.step(settleRaffles, afterGrace);
  // The draw can't be over before the entry is: it would have to take the raffle's row from it.
  expect(await Promise.race([drawing, campaign.run((tx) => tx.rows("select"))])).not.toHaveProperty("counts");
  commit();
  expect(await entering).toBeNull();
  expect((await drawing).counts).toEqual({ drawn: 1 });
  expect((await entries()).map(({ outcome }) => outcome).sort()).toEqual(["rejected", "won"]);
});

test("a raffle without entries ends without a winner, once its grace is over", async () => {
  expect(await campaign.step(settleRaffles, soonAfter)).toEqual({ counts: {}, badRows: [] });
  expect(await campaign.step(settleRaffles, afterGrace)).toEqual({ counts: { drawn: 1 }, badRows: [] });
  expect(await stored()).toMatchObject({ winner_id: null, drawn_at: new Date(afterGrace) });
  expect(await campaign.step(settleRaffles, afterGrace)).toEqual({ counts: {}, badRows: [] });
});

test("the database keeps the seed and the draw as they are", async () => {
  const change = (set: string) =>
    campaign.run((tx) => tx.rows(`update campaign.raffles set ${set} where tenant_id = $1`, [campaign.tenantId]));
  await expect(change(`seed = '${"ab".repeat(32)}'`)).rejects.toThrow("drawn once");
  await campaign.step(settleRaffles, afterGrace);
  await expect(change("drawn_at = now()")).rejects.toThrow("drawn once");
});

test("whoever could enter and hasn't is reminded on the last date from noon on; results are told once", async () => {
  const [ana, ben] = [await campaign.participant(), await campaign.participant()];
  await campaign.decide(ana, now, enter());
  expect((await campaign.step(writeCommunications, at("2026-06-30", "11:59"))).counts).toEqual({});
  expect((await campaign.step(writeCommunications, at("2026-06-30", "12:00"))).counts).toEqual({
    raffle_ends_today: 1,
  });
  expect((await campaign.step(writeCommunications, at("2026-06-30", "14:00"))).counts).toEqual({});
  const told = await campaign.run((tx) =>
    tx.rows("select participant_id from campaign.communications where tenant_id = $1", [campaign.tenantId]),
  );
  expect(told).toEqual([{ participant_id: ben }]);
  await campaign.step(settleRaffles, afterGrace);
  expect((await campaign.step(writeCommunications, afterGrace)).counts).toEqual({ raffle_won: 1, reward_claimable: 1 });
  expect((await campaign.step(writeCommunications, afterGrace)).counts).toEqual({});
});
