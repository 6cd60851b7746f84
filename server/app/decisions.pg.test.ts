import "temporal-polyfill/global";
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Award } from "#shared/domain/ledger/award.ts";
import { causalId } from "#shared/domain/ledger/causal-id.ts";
import { civilDateOf } from "#shared/domain/time/civil-date.ts";
import { dayMs, hourMs, plusMs } from "#shared/domain/time/instant.ts";
import type { EntryPage, RepReview } from "#shared/protocol/history.ts";
import type { Me } from "#shared/protocol/me.ts";
import type { Operation } from "#shared/protocol/operations.ts";
import type { SyncAnswer } from "#shared/protocol/sync.ts";
import type { Team } from "#shared/protocol/team.ts";
import { saveAwards } from "../ledger/awards-repository.ts";
import { repChangedChannel } from "../ledger/ledger.ts";
import { at, createTestDevice } from "../ledger/testing.ts";
import { createTestServer, createTestTenant, type TestServer } from "./testing.ts";

type Session = { readonly cookie: string };

let server: TestServer;
let acme: Awaited<ReturnType<typeof createTestTenant>>;
let manager: Session;
let admin: Session;
let rep: Session;
let stranger: Session;

beforeAll(async () => {
  server = await createTestServer();
  acme = await createTestTenant(server, "acme");
  await createTestTenant(server, "globex");
  manager = await server.signIn("manager@acme.test");
  admin = await server.signIn("admin@acme.test");
  rep = await server.signIn("n1@acme.test");
  stranger = await server.signIn("manager@globex.test");
  server.setNow(at("2026-04-08", "12:00"));
});
afterAll(() => server.close());

const device = createTestDevice();

async function sync(
  session: Session,
  operations: readonly Operation[] = [],
  from = device,
  cursor: string | null = null,
): Promise<SyncAnswer> {
  const answer = await server.post("/api/sync", from.request(server.now(), operations, cursor), session);
  expect(answer.status).toBe(200);
  return (await answer.json()) as SyncAnswer;
}

async function decide(session: Session, decision: object) {
  const answer = await server.post("/api/decisions", { id: randomUUID(), repId: acme.reps.n1, ...decision }, session);
  return { status: answer.status, body: await answer.json() };
}

async function totals(session = rep) {
  const answer = await server.get("/api/me", session);
  return ((await answer.json()) as Me).totals;
}

async function review(): Promise<RepReview> {
  return (await (await server.get(`/api/reps/${acme.reps.n1}/review`, manager)).json()) as RepReview;
}

/** How much waits of each rep, as the team's list tells it. */
async function toReview(): Promise<readonly number[]> {
  const team = (await (await server.get("/api/team", manager)).json()) as Team;
  return team.reps.map((rep) => rep.toReview);
}

async function audited(
  action: string,
): Promise<readonly { who: string; before: unknown; after: { decisionId?: string } }[]> {
  return server.db.inTransaction({ kind: "tenant", tenantId: acme.tenantId }, (tx) =>
    tx.rows("select who, before, after from ops.audit_log where tenant_id = $1 and action = $2 order by id", [
      acme.tenantId,
      action,
    ]),
  );
}

function rankAward(repId: string, code: string): Award {
  return {
    id: causalId({ tenantId: acme.tenantId, repId }, "rank", code),
    kind: "rank",
    code,
    localDate: civilDateOf(code === "E-2" ? "2026-04-02" : "2026-04-03"),
    lines: [],
    deals: 0,
    reversed: false,
    decidedAt: server.now(),
    evidence: [],
  };
}

test("I5 only managers of the rep's team decide, and what they name has to be the rep's", async () => {
  const excuse = { kind: "excuse", from: "2026-04-06", to: "2026-04-06", reason: "ill" };
  expect(await decide(rep, excuse)).toMatchObject({ status: 403, body: { error: { code: "forbidden" } } });
  expect(await decide(stranger, excuse)).toMatchObject({ status: 404, body: { error: { code: "not_found" } } });
  expect(await decide(manager, { ...excuse, repId: acme.reps.s1 })).toMatchObject({ status: 404 });
  expect(await decide(manager, { kind: "clear_suspect", activityId: randomUUID() })).toMatchObject({
    status: 404,
    body: { error: { field: "activityId" } },
  });
  expect(await decide(manager, { kind: "reverse", awardId: randomUUID(), reason: "why" })).toMatchObject({
    status: 404,
  });
  expect((await server.get(`/api/reps/${acme.reps.s1}/review`, manager)).status).toBe(404);
  expect((await server.get(`/api/reps/${acme.reps.n1}/review`, stranger)).status).toBe(404);
  expect((await server.get(`/api/reps/nobody/review`, manager)).status).toBe(404);
  expect(await decide(manager, { kind: "promote" })).toMatchObject({ status: 400 });
  expect(await decide(manager, { ...excuse, reason: " " })).toMatchObject({
    status: 400,
    body: { error: { field: "reason" } },
  });
  expect(await audited("excuse")).toEqual([]);
});

test("I2 the same decision sent again is answered the same and takes effect once; another body under its id is a conflict", async () => {
  const before = await totals();
  const decision = { id: randomUUID(), kind: "adjust", xp: 40, reason: "Helped a colleague" };
  const first = await decide(manager, decision);
  expect(first).toMatchObject({ status: 200, body: { id: decision.id, kind: "adjust", repId: acme.reps.n1 } });

  server.setNow(plusMs(server.now(), hourMs));
  expect(await decide(manager, decision)).toEqual(first);
  expect(await decide(manager, { ...decision, xp: 50 })).toMatchObject({
    status: 409,
    body: { error: { code: "conflict" } },
  });
  expect(await decide(manager, { ...decision, repId: acme.reps.n2 })).toMatchObject({ status: 409 });
  expect((await totals())?.totalXp).toBe((before?.totalXp ?? 0) + 40);
  expect(await audited("adjust")).toHaveLength(1);

  const twice = { id: randomUUID(), kind: "adjust", xp: 3, reason: "Sent twice at once" };
  const [one, other] = await Promise.all([decide(manager, twice), decide(manager, twice)]);
  expect(one).toMatchObject({ status: 200 });
  expect(other).toEqual(one);
  expect((await totals())?.totalXp).toBe((before?.totalXp ?? 0) + 43);
});

test("an adjustment gives and takes XP and deals on its date, a reversal takes it back, and taking that back gives it again", async () => {
  const before = await totals();
  const id = randomUUID();
  expect(
    await decide(manager, { id, kind: "adjust", xp: -15, deals: 1, localDate: "2026-04-07", reason: "Miscounted" }),
  ).toMatchObject({ status: 200 });
  const adjusted = { totalXp: (before?.totalXp ?? 0) - 15, closedDeals: (before?.closedDeals ?? 0) + 1 };
  expect(await totals()).toMatchObject(adjusted);

  const { changes } = await sync(rep);
  const award = changes.awards.find(({ code }) => code === id);
  expect(award).toMatchObject({ kind: "adjustment", localDate: "2026-04-07", reason: "Miscounted", reversed: false });
  const { entries } = (await (await server.get("/api/entries?date=2026-04-07", rep)).json()) as EntryPage;
  expect(entries).toMatchObject([{ rule: "adjustment", cause: award?.id, amount: -15 }]);

  const reversal = randomUUID();
  await decide(manager, { id: reversal, kind: "reverse", awardId: award?.id, reason: "It was right" });
  expect(await totals()).toEqual(before);
  expect(await decide(manager, { kind: "reverse", awardId: award?.id, reason: "again" })).toMatchObject({
    status: 422,
    body: { error: { code: "no_effect" } },
  });
  await decide(manager, { kind: "revoke", decisionId: reversal, reason: "No, it wasn't" });
  expect(await totals()).toMatchObject(adjusted);
  await decide(manager, { kind: "reverse", awardId: award?.id, reason: "Enough" });
  expect(await totals()).toEqual(before);
});

test("more than 5,000 XP takes an admin, and a date that hasn't begun takes nobody", async () => {
  const before = await totals();
  const big = { kind: "adjust", xp: -5001, reason: "Counted twice" };
  expect(await decide(manager, big)).toMatchObject({ status: 403, body: { error: { code: "needs_admin" } } });
  expect(await totals()).toEqual(before);
  const id = randomUUID();
  expect(await decide(admin, { ...big, id })).toMatchObject({ status: 200 });
  expect((await totals())?.totalXp).toBe((before?.totalXp ?? 0) - 5001);
  const award = (await review()).awards.find(({ code }) => code === id);
  await decide(manager, { kind: "reverse", awardId: award?.id, reason: "Checked" });

  expect(await decide(manager, { kind: "adjust", xp: 5, localDate: "2026-04-09", reason: "x" })).toMatchObject({
    status: 422,
    body: { error: { code: "invalid_dates" } },
  });
  expect(await decide(manager, { kind: "adjust", reason: "x" })).toMatchObject({
    body: { error: { code: "no_effect" } },
  });
});

test("a badge that is taken back takes its XP along and isn't given again, nor is a rank, which goes back one step", async () => {
  const session = await server.signIn("s1@acme.test");
  const of = { repId: acme.reps.s1 };
  const awards = async () =>
    ((await (await server.get(`/api/reps/${of.repId}/review`, admin)).json()) as RepReview).awards;
  await decide(admin, { ...of, kind: "adjust", deals: 1, localDate: "2026-04-02", reason: "Closed on paper" });
  expect(await totals(session)).toMatchObject({ totalXp: 250, closedDeals: 1, rank: "E-1" });
  const badge = (await awards()).find(({ code }) => code === "first_blood.bronze");
  await decide(admin, { ...of, kind: "reverse", awardId: badge?.id, reason: "Not a deal" });
  expect(await totals(session)).toMatchObject({ totalXp: 0, closedDeals: 1 });

  const ranks = ["E-2", "E-3"].map((code) => rankAward(of.repId, code));
  const scope = { kind: "tenant", tenantId: acme.tenantId } as const;
  await server.db.inTransaction(scope, (tx) => saveAwards(tx, { tenantId: acme.tenantId, ...of }, ranks, 1n));
  const reversal = randomUUID();
  await decide(admin, { ...of, id: reversal, kind: "reverse", awardId: ranks[1]?.id, reason: "Too early" });
  expect(await totals(session)).toMatchObject({ rank: "E-2" });
  const before = server.now();
  server.setNow(plusMs(before, 3 * dayMs));
  await sync(session, [], createTestDevice());
  server.setNow(before);
  expect(await totals(session)).toMatchObject({ totalXp: 0, rank: "E-2" });
  expect((await awards()).filter(({ reversed }) => reversed)).toHaveLength(2);
  await decide(admin, { ...of, kind: "revoke", decisionId: reversal, reason: "In time after all" });
  expect(await totals(session)).toMatchObject({ rank: "E-3" });
});

test("a suspect fact waits, counts as if never flagged once it is cleared, and is doubted again when that is taken back", async () => {
  const skewed = createTestDevice();
  const tapped = at("2026-04-07", "10:00");
  const call = skewed.log({ activity: "call", disposition: "contact" }, plusMs(tapped, 2 * dayMs), {
    offsetMs: 2 * dayMs,
  });
  const other = await server.signIn("n2@acme.test");
  await sync(other, [call], skewed);
  const of = { repId: acme.reps.n2, activityId: call.id };
  const reviewed = async () =>
    (await (await server.get(`/api/reps/${acme.reps.n2}/review`, manager)).json()) as RepReview;

  expect((await reviewed()).suspects.map(({ id }) => id)).toEqual([call.id]);
  expect(await toReview()).toEqual([0, 1]);
  expect((await reviewed()).clocks).toMatchObject([
    { activity: { id: call.id }, operationOffsetMs: 2 * dayMs, requestOffsetMs: 0 },
  ]);
  expect(await totals(other)).toMatchObject({ streakDays: 0 });

  expect(await decide(manager, { kind: "clear_suspect", activityId: call.id })).toMatchObject({ status: 404 });
  const clearing = randomUUID();
  expect(await decide(manager, { id: clearing, kind: "clear_suspect", ...of })).toMatchObject({ status: 200 });
  expect(await totals(other)).toMatchObject({ streakDays: 1 });
  expect((await reviewed()).suspects).toEqual([]);
  expect(await toReview()).toEqual([0, 0]);
  expect((await sync(other, [], skewed)).changes.activities).toMatchObject([{ id: call.id, suspect: false }]);
  expect(await decide(manager, { kind: "clear_suspect", ...of })).toMatchObject({
    body: { error: { code: "no_effect" } },
  });

  server.setNow(plusMs(server.now(), 1));
  expect(
    await decide(manager, { kind: "revoke", repId: of.repId, decisionId: clearing, reason: "Wrong rep" }),
  ).toMatchObject({ status: 200 });
  expect(await totals(other)).toMatchObject({ streakDays: 0 });
  expect((await reviewed()).decisions).toMatchObject([
    { kind: "revoke", decidedBy: "manager", revoked: false },
    { id: clearing, kind: "clear_suspect", revoked: true },
  ]);
});

test("a manager undoes and amends long after the day is closed; an undo can be taken back, the last amendment wins", async () => {
  server.setNow(at("2026-04-08", "15:00"));
  const call = device.log({ activity: "call", disposition: "contact", durationSeconds: 40 }, at("2026-04-08", "14:00"));
  const deal = device.log({ activity: "deal_closed", valueMinor: 5000, currency: "EUR" }, at("2026-04-08", "14:30"));
  await sync(rep, [call, deal]);
  const before = await totals();
  server.setNow(at("2026-04-29", "09:00"));
  await sync(rep);
  const settled = await totals();

  const undoing = randomUUID();
  await decide(manager, { id: undoing, kind: "undo_activity", activityId: deal.id, reason: "Never paid" });
  expect(await totals()).toMatchObject({ closedDeals: (before?.closedDeals ?? 0) - 1 });
  expect((await totals())?.totalXp).toBeLessThanOrEqual((settled?.totalXp ?? 0) - 300);
  await decide(manager, { kind: "revoke", decisionId: undoing, reason: "It was paid" });
  expect(await totals()).toEqual(settled);

  await decide(manager, { kind: "amend_activity", activityId: call.id, durationSeconds: 130 });
  expect((await totals())?.totalXp).toBe((settled?.totalXp ?? 0) + 15);
  server.setNow(plusMs(server.now(), hourMs));
  await decide(manager, { kind: "amend_activity", activityId: call.id, durationSeconds: 40 });
  expect(await totals()).toEqual(settled);
  expect(await decide(manager, { kind: "amend_activity", activityId: call.id, valueMinor: 5 })).toMatchObject({
    status: 422,
    body: { error: { code: "not_amendable" } },
  });
  expect(await decide(manager, { kind: "amend_activity", activityId: call.id, durationSeconds: -1 })).toMatchObject({
    body: { error: { code: "not_amendable", field: "durationSeconds" } },
  });
});

test("leave that had begun counts once it is approved, and excused dates at once", async () => {
  server.setNow(at("2026-04-30", "09:00"));
  const request = device.operation(
    { kind: "request_leave", body: { from: "2026-04-27" as never, to: "2026-04-30" as never } },
    at("2026-04-30", "08:00"),
  );
  const asked = await sync(rep, [request]);
  let { cursor } = asked;
  const pulledLeave = async () => {
    const answer = await sync(rep, [], device, cursor);
    cursor = answer.cursor;
    return answer.changes.profile?.leave;
  };
  expect(await pulledLeave()).toBeUndefined();
  expect(asked.results).toMatchObject([{ status: "applied" }]);
  expect((await review()).leaveRequests).toMatchObject([{ id: request.id, approved: false }]);

  expect(await toReview()).toEqual([1, 1]);
  const approval = randomUUID();
  const approve = { kind: "approve_leave", leaveRequestId: request.id };
  expect(await decide(manager, { id: approval, ...approve })).toMatchObject({ status: 200 });
  expect(await pulledLeave()).toEqual(["2026-04-27", "2026-04-28", "2026-04-29", "2026-04-30"]);
  expect((await review()).leaveRequests).toEqual([]);
  expect(await toReview()).toEqual([0, 1]);
  expect(await decide(manager, approve)).toMatchObject({ body: { error: { code: "no_effect" } } });
  await decide(manager, { kind: "revoke", decisionId: approval, reason: "Not agreed" });
  expect(await pulledLeave()).toEqual([]);

  const excusing = randomUUID();
  await decide(manager, { id: excusing, kind: "excuse", from: "2026-04-20", to: "2026-04-21", reason: "Ill" });
  expect(await pulledLeave()).toEqual(["2026-04-20", "2026-04-21"]);
  expect(await toReview()).toEqual([1, 1]);
  const askedDates = randomUUID();
  await decide(manager, { id: askedDates, kind: "excuse", from: "2026-04-27", to: "2026-04-30", reason: "Ill" });
  expect(await toReview()).toEqual([(await review()).leaveRequests.length, 1]);
  await decide(manager, { kind: "revoke", decisionId: askedDates, reason: "Was at work" });
  await decide(manager, { kind: "revoke", decisionId: excusing, reason: "Was at work" });
  expect(await pulledLeave()).toEqual([]);
  expect(await decide(manager, { kind: "excuse", from: "2026-04-21", to: "2026-04-20", reason: "x" })).toMatchObject({
    status: 422,
    body: { error: { code: "invalid_dates" } },
  });
});

test("excusing a missed day gives the streak back", async () => {
  const worker = createTestDevice();
  const session = await server.signIn("n2@acme.test");
  const worked = ["2026-04-09", "2026-04-10", "2026-04-16", "2026-04-17"].map((date) =>
    worker.log({ activity: "call", disposition: "contact" }, at(date, "10:00")),
  );
  for (const call of worked) {
    server.setNow(plusMs(call.recordedAt, hourMs));
    await sync(session, [call], worker);
  }
  server.setNow(at("2026-04-18", "10:00"));
  expect((await sync(session, [], worker)).changes.progression).toMatchObject({ streakDays: 2 });
  await decide(manager, { repId: acme.reps.n2, kind: "excuse", from: "2026-04-13", to: "2026-04-15", reason: "Ill" });
  expect((await totals(session))?.streakDays).toBe(4);
});

test("a rep's mentor is whoever was named last for a date; nobody is their own", async () => {
  server.setNow(at("2026-05-04", "10:00"));
  const assign = (mentorId: string | null, from: string, to?: string) =>
    decide(manager, { repId: acme.reps.n2, kind: "assign_mentee", mentorId, from, ...(to && { to }) });
  expect(await assign(acme.reps.n2, "2026-05-01")).toMatchObject({
    status: 400,
    body: { error: { field: "mentorId" } },
  });
  expect(await assign(acme.reps.s1, "2026-05-01")).toMatchObject({ status: 404 });
  expect(await assign(acme.reps.n1, "2026-05-02", "2026-05-01")).toMatchObject({ status: 422 });
  expect(await assign(acme.reps.n1, "2026-05-01")).toMatchObject({ status: 200 });
  expect((await review()).mentees).toMatchObject([{ repId: acme.reps.n2, from: "2026-05-01", to: null }]);

  server.setNow(plusMs(server.now(), hourMs));
  expect(await assign(null, "2026-05-05")).toMatchObject({ status: 200 });
  expect((await review()).mentees).toHaveLength(1);
  server.setNow(plusMs(server.now(), dayMs));
  expect((await review()).mentees).toEqual([]);
});

test("a decision is told to whoever listens for the rep, devices and the CRM alike", async () => {
  let hear: (payload: string | null) => void = () => {};
  const heard = new Promise<string | null>((resolve) => {
    hear = resolve;
  });
  const stop = await server.db.listen(repChangedChannel, hear);
  await decide(manager, { kind: "excuse", from: "2026-06-01", to: "2026-06-02", reason: "Jury duty" });
  expect(JSON.parse((await heard) ?? "")).toEqual({ tenantId: acme.tenantId, repId: acme.reps.n1 });
  await stop();
});

test("I4 after all these decisions every total is still the sum of its entries and of its days", async () => {
  const rows = await server.db.inTransaction({ kind: "tenant", tenantId: acme.tenantId }, (tx) =>
    tx.rows<{ total: bigint; entries: bigint; days: bigint }>(
      `select p.total_xp as total,
              (select coalesce(sum(e.amount), 0) from ledger.entries e
                where e.tenant_id = p.tenant_id and e.rep_id = p.rep_id) as entries,
              (select coalesce(sum(x.value::int), 0) from ledger.days d, jsonb_each_text(d.xp) x
                where d.tenant_id = p.tenant_id and d.rep_id = p.rep_id) as days
         from ledger.progression p
        where p.tenant_id = $1`,
      [acme.tenantId],
    ),
  );
  expect(rows).toHaveLength(3);
  for (const { total, entries, days } of rows) expect([entries, days]).toEqual([total, total]);
});

test("every decision has its row in the account, which nobody can change", async () => {
  const rows = await audited("adjust");
  expect(rows.length).toBeGreaterThan(0);
  for (const row of rows) expect(row.after.decisionId).toEqual(expect.any(String));
  const tenant = { kind: "tenant", tenantId: acme.tenantId } as const;
  for (const sql of [
    "update ops.audit_log set who = 'me'",
    "delete from ops.audit_log",
    "delete from ledger.decisions",
  ])
    await expect(server.db.inTransaction(tenant, (tx) => tx.rows(sql))).rejects.toThrow("permission denied");
});
