import "temporal-polyfill/global";
import fc from "fast-check";
import { afterEach, expect, test } from "vitest";
import { instantOf } from "#shared/domain/time/instant.ts";
import { dyingDb } from "../db/testing.ts";
import { repChangedChannel } from "../ledger/ledger.ts";
import { type FakeRequest, type Fault, refusal } from "./fake-twenty.ts";
import { createPublishingWorld, type PublishingWorld } from "./publisher-testing.ts";
import { crmStandings } from "./standings.ts";
import { systemTimer } from "./timer.ts";

let world: PublishingWorld;
afterEach(() => world.close());

async function expectInStep(): Promise<void> {
  expect(world.crm()).toEqual(await world.ledger());
  const unacknowledged = await world.inTenant((tx) =>
    tx.rows(
      `select c.read_version
         from crm.records c
         left join crm.published_versions v on v.rep_id = c.rep_id and v.number = split_part(c.read_version, '-', 2)::bigint
        where v.acknowledged_at is null`,
    ),
  );
  expect(unacknowledged).toEqual([]);
  const standings = await world.inTenant((tx) => crmStandings(tx, world.tenantId));
  expect(new Set([...standings.values()].map(({ state }) => state))).toEqual(new Set(["in_step"]));
}

/** Every version that was ever sent stands for one write only, and was stored before. */
async function expectNoRepeatedWrite(): Promise<void> {
  const sent = world.twenty.requests.flatMap((request) =>
    request.kind === "upsert" ? request.rows.map((row) => String(row.projectionVersion)) : [],
  );
  expect(new Set(sent).size).toBe(sent.length);
}

const isWrite = (request: FakeRequest) => request.kind === "upsert";
/** Lets the first ones of a kind of request fail. */
function failing(times: number, fault: Fault, kind: (request: FakeRequest) => boolean = isWrite) {
  let left = times;
  return (request: FakeRequest) => {
    if (!kind(request) || left === 0) return null;
    left -= 1;
    return fault;
  };
}

test("a rep's record is made whole, and afterwards only what changed is written", async () => {
  world = await createPublishingWorld(2);
  const publisher = world.publisher();
  await world.work(world.reps, 10);
  const report = await publisher.publishDue(world.tenantId);
  expect(report).toMatchObject({ state: "in_step", written: 2, requests: 2 });
  await expectInStep();

  await world.work(world.reps.slice(0, 1), 5);
  world.twenty.requests.length = 0;
  await publisher.publishDue(world.tenantId);
  const memberId = world.reps[0]?.memberId;
  expect(world.twenty.requests).toEqual([
    { kind: "list", memberIds: [memberId] },
    {
      kind: "upsert",
      rows: [{ workspaceMemberId: memberId, totalXp: 15, closedDeals: 1, projectionVersion: expect.any(String) }],
    },
  ]);
  expect(await publisher.publishDue(world.tenantId)).toMatchObject({ requests: 0, state: "in_step" });
});

test("the efficiency of the last seven dates is written again when the rep's date changes, and nothing else", async () => {
  world = await createPublishingWorld(1);
  const publisher = world.publisher();
  await world.settle(publisher);
  world.pass(24 * 3_600_000);
  world.twenty.requests.length = 0;
  await world.settle(publisher);
  expect(world.twenty.requests.filter(isWrite)).toEqual([
    {
      kind: "upsert",
      rows: [
        {
          workspaceMemberId: world.reps[0]?.memberId,
          efficiencyMetrics: expect.stringContaining('"periodEnd":"2026-03-11"'),
          projectionVersion: expect.any(String),
        },
      ],
    },
  ]);
});

const faults: readonly (readonly [string, Fault])[] = [
  ["a limit reached", refusal("Limit reached (100 tokens per 60000 ms)", 429)],
  ["a duplicate", refusal("A duplicate entry was detected")],
  ["a failed database", refusal("Data validation error.", 500)],
  ["a stopped database", refusal("connect ECONNREFUSED database.example:5432")],
  ["a 400 that nobody knows", refusal("Something new")],
  [
    "a statement that is stored a little later",
    { ...refusal("Query read timeout", 400, "QUERY_READ_TIMEOUT"), stored: "all" },
  ],
  ["no answer, nothing written", { stored: "none", answer: "never" }],
  ["no answer, all written", { stored: "all", answer: "never" }],
  ["a connection cut when all was written", { stored: "all", answer: "cut" }],
  ["a batch written by half", { ...refusal("Data validation error.", 500), stored: "half" }],
  ["an answer that is something else", { stored: "half", answer: { status: 200, body: { data: {} } } }],
  ["a gateway's page", { stored: "all", answer: { status: 502, body: "<html>" } }],
];

test.each(faults)(
  "after %s, read or write, everything is in step and no write is repeated as it was",
  async (_, fault) => {
    world = await createPublishingWorld(7);
    await world.work(world.reps, 10);
    for (const kind of [isWrite, (request: FakeRequest) => !isWrite(request)]) {
      world.twenty.setFaults(failing(2, fault, kind));
      await world.work(world.reps.slice(2), 3);
      await world.settle(world.publisher());
      await expectInStep();
    }
    await expectNoRepeatedWrite();
  },
);

test("killed between any two steps, the next process brings the CRM in step", async () => {
  world = await createPublishingWorld(3);
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 14 }),
      fc.constantFrom("before" as const, "after" as const),
      fc.constantFrom(...faults.map(([, fault]) => fault), null),
      async (at, when, fault) => {
        await world.work(world.reps.slice(0, 1 + (at % 3)), 4);
        world.twenty.setFaults(fault ? failing(1, fault) : () => null);
        const dying = world.publisher({ db: dyingDb(world.database.db, at - 1, when) });
        await dying.publishDue(world.tenantId).catch(() => {});
        await world.expireLease();
        await world.settle(world.publisher());
        await expectInStep();
      },
    ),
    { numRuns: 25 },
  );
  await expectNoRepeatedWrite();
});

test("one row that the CRM won't take is parked with its word, and the others get through", async () => {
  world = await createPublishingWorld(60);
  const [bad] = world.reps;
  await world.work(world.reps, 2);
  const word = 'Invalid string value 5 for text field "currentRank"';
  world.twenty.setFaults((request) =>
    isWrite(request) && request.kind === "upsert" && request.rows.some((row) => row.workspaceMemberId === bad?.memberId)
      ? refusal(word)
      : null,
  );
  const publisher = world.publisher();
  await world.settle(publisher);

  const standings = await world.inTenant((tx) => crmStandings(tx, world.tenantId));
  expect(standings.get(bad?.id ?? "")).toMatchObject({ state: "parked", reason: word, totalXp: null });
  expect([...standings.values()].filter(({ state }) => state === "in_step")).toHaveLength(59);

  world.twenty.setFaults(() => null);
  world.pass(1);
  await publisher.publishDue(world.tenantId);
  expect(world.twenty.records.has(bad?.memberId ?? "")).toBe(false);
  await publisher.publishDue(world.tenantId, { parkedToo: true });
  await expectInStep();
});

test("being refused as a whole pauses the connection with the reason, keeps everything, and ends by itself", async () => {
  world = await createPublishingWorld(2);
  await world.work(world.reps, 1);
  world.twenty.setFaults(() => refusal("This API Key is revoked", 403));
  const publisher = world.publisher();
  const report = await publisher.publishDue(world.tenantId);
  expect(report).toMatchObject({ state: "paused", reason: "This API Key is revoked" });
  const standings = await world.inTenant((tx) => crmStandings(tx, world.tenantId));
  expect([...standings.values()].map(({ state }) => state)).toEqual(["unreachable", "unreachable"]);

  world.twenty.setFaults((request) =>
    isWrite(request) ? refusal('Object repProgression doesn\'t have any "badges" field.') : null,
  );
  expect(await publisher.publishDue(world.tenantId)).toMatchObject({ state: "paused" });
  world.twenty.setFaults(() => null);
  await world.settle(publisher);
  await expectInStep();
});

test("a deleted record isn't revived, one of an unknown version isn't overwritten, and a rep without a member isn't sent", async () => {
  world = await createPublishingWorld(4);
  const [deleted, foreign, unlinked, fine] = world.reps.map(({ memberId }) => memberId);
  const publisher = world.publisher();
  await world.settle(publisher);
  const shown = (member = "") => world.twenty.records.get(member) ?? { workspaceMemberId: member };
  world.twenty.records.set(deleted ?? "", { ...shown(deleted), deletedAt: "2026-03-10T12:00:00.000Z" });
  world.twenty.records.set(foreign ?? "", { ...shown(foreign), projectionVersion: "0000abcd-1" });
  await world.inTenant((tx) =>
    tx.rows("update org.reps set workspace_member_id = null where workspace_member_id = $1", [unlinked ?? ""]),
  );
  await world.work(world.reps, 7);
  world.twenty.requests.length = 0;
  await world.settle(publisher);

  const sent = world.twenty.requests.flatMap((request) => (request.kind === "upsert" ? request.rows : []));
  expect(sent.map((row) => row.workspaceMemberId)).toEqual([fine]);
  const standings = await world.inTenant((tx) => crmStandings(tx, world.tenantId));
  expect(world.reps.map(({ id }) => standings.get(id)?.state)).toEqual(["parked", "parked", "no_member", "in_step"]);

  world.twenty.records.set(deleted ?? "", { ...shown(deleted), deletedAt: null });
  world.pass(3_600_001);
  await world.settle(publisher);
  expect(world.crm()[deleted ?? ""]).toEqual((await world.ledger())[deleted ?? ""]);
});

test("what somebody changed in the CRM shows as different until the rep's next change", async () => {
  world = await createPublishingWorld(1);
  const memberId = world.reps[0]?.memberId ?? "";
  await world.work(world.reps, 1);
  const publisher = world.publisher();
  await world.settle(publisher);
  world.twenty.setFaults((request) => {
    if (request.kind === "upsert") {
      const row = { ...world.twenty.records.get(memberId), ...request.rows[0], id: memberId, totalXp: 999 };
      return { stored: "all", answer: { status: 201, body: { data: { createRepProgressions: [row] } } } };
    }
    return null;
  });
  await world.work(world.reps, 1);
  await publisher.publishDue(world.tenantId);
  const standings = await world.inTenant((tx) => crmStandings(tx, world.tenantId));
  expect([...standings.values()]).toMatchObject([{ state: "differs", totalXp: 999 }]);
});

test("a success whose rows don't show what was written is no success", async () => {
  world = await createPublishingWorld(2);
  const publisher = world.publisher();
  await world.settle(publisher);
  world.twenty.setFaults((request) =>
    isWrite(request)
      ? {
          stored: "none",
          answer: { status: 201, body: { data: { createRepProgressions: [...world.twenty.records.values()] } } },
        }
      : null,
  );
  await world.work(world.reps, 6);
  expect(await publisher.publishDue(world.tenantId)).toMatchObject({ state: "waiting", written: 0, refused: 2 });
  world.twenty.setFaults(() => null);
  await world.settle(publisher);
  await expectInStep();
  await expectNoRepeatedWrite();
});

test.each(["list", "upsert"])("one that loses the lease while its %s is under way writes no more", async (kind) => {
  world = await createPublishingWorld(2);
  const [slow, other] = [world.publisher(), world.publisher()];
  await world.settle(slow);
  const [, second] = world.reps;
  await world.work(world.reps, 6);
  // Two sets of fields are two writes.
  await world.inTenant((tx) => tx.rows("update org.reps set display_name = 'New' where id = $1", [second?.id ?? ""]));
  world.twenty.requests.length = 0;

  let blocked: unknown;
  let reached = 0;
  world.twenty.setFaults(async (request) => {
    if (request.kind !== kind || reached > 0) return null;
    reached = world.twenty.requests.length;
    blocked = (await other.publishDue(world.tenantId)).state;
    await world.expireLease();
    expect(await other.publishDue(world.tenantId)).toMatchObject({ state: "in_step", written: 2 });
    return null;
  });
  const publisher = world.publisher({ requestTimeoutMs: 10_000 });
  expect(await publisher.publishDue(world.tenantId)).toMatchObject({ state: "held_elsewhere" });
  expect(blocked).toBe("held_elsewhere");
  expect(world.twenty.requests).toHaveLength(reached + 3);
  await expectNoRepeatedWrite();
  expect(world.crm()).toEqual(await world.ledger());
});

test("the last fifty versions of a rep are kept", async () => {
  world = await createPublishingWorld(1);
  const publisher = world.publisher();
  for (let change = 0; change < 55; change += 1) {
    await world.work(world.reps, 1);
    await world.settle(publisher);
  }
  const rows = await world.inTenant((tx) => tx.rows("select number, acknowledged_at from crm.published_versions"));
  expect(rows).toHaveLength(50);
  expect(rows.every((row) => "acknowledged_at" in row && row.acknowledged_at !== null)).toBe(true);
});

test("1,000 reps who changed at once take five reads and five writes", async () => {
  world = await createPublishingWorld(1_000);
  const publisher = world.publisher();
  for (const _ of ["all fields", "some fields"]) {
    await world.work(world.reps, 1);
    expect(await publisher.publishDue(world.tenantId)).toMatchObject({
      state: "in_step",
      written: 1_000,
      requests: 10,
    });
    expect(world.crm()).toEqual(await world.ledger());
  }
});

test("a change is published by itself, soon after it was told", async () => {
  world = await createPublishingWorld(2);
  const publisher = world.publisher({ timer: systemTimer, clock: () => instantOf(Date.now()) });
  await publisher.start();
  await expect.poll(() => world.twenty.records.size).toBe(2);
  await world.work(world.reps, 9);
  await world.inTenant((tx) =>
    tx.notify(repChangedChannel, JSON.stringify({ tenantId: world.tenantId, repId: "any" })),
  );
  await expect
    .poll(
      () =>
        Object.values(world.crm())
          .map(([xp]) => xp)
          .sort(),
      { timeout: 5_000 },
    )
    .toEqual([18, 9]);
  await publisher.stop();
  await expectInStep();
});
