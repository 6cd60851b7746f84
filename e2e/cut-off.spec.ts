import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { expect } from "@playwright/test";
import type { ErrorBody } from "#shared/protocol/errors.ts";
import type { Me } from "#shared/protocol/me.ts";
import { requestLimitBytes } from "#shared/protocol/sync.ts";
import { test } from "./support/journey.ts";
import { ledgerSums } from "./support/ledger-sums.ts";
import { firstDialBonus, pricedWork, sumXp } from "./support/priced-work.ts";
import { discard, type Product, startProduct } from "./support/product.ts";
import { createScriptedDevice, dateOf, type ScriptedDevice, type SentOperation } from "./support/scripted-device.ts";
import { emailOf, type Session, signIn, totalsOf } from "./support/session.ts";

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

test("I2 operations sent twice, in another order, in other portions and by two requests at once count once", async ({
  product,
}) => {
  const { session, device, me, today } = await scriptedRep(product, "rep01");
  const before = await totalsOf(session);
  const logs = pricedWork.map(({ details }) => device.log(details));
  const undone = logs[8] as SentOperation;
  const operations = [...logs, device.undo(undone.id)];

  const first = await device.send(operations);
  expect(first.body.results.map(({ status }) => status)).toEqual(operations.map(() => "applied"));
  const after = await totalsOf(session);
  expect(after.totalXp - before.totalXp).toBe(sumXp(pricedWork) - (pricedWork[8]?.xp ?? 0) + firstDialBonus(today));
  expect(after.closedDeals - before.closedDeals).toBe(1);

  const backwards = [...operations].reverse();
  const answers = [
    await device.send(operations),
    ...(await Promise.all([device.send(backwards), device.send(shuffled(operations))])),
    await device.send(backwards.slice(0, 7)),
    await device.send(operations.slice(5)),
  ];
  for (const { body } of answers)
    expect(new Set(body.results.map(({ status }) => status))).toEqual(new Set(["duplicate"]));

  expect(await totalsOf(session)).toEqual(after);
  const { totalXp } = after;
  expect(await ledgerSums(product.dataDir, me)).toEqual({ entries: totalXp, days: totalXp, total: totalXp });
});

test("I1 I2 a server killed in the middle of its requests neither loses nor doubles anything", async () => {
  test.setTimeout(180_000);
  let product = await startProduct();
  const { session, device, me, today } = await scriptedRep(product, "rep02");
  const before = await totalsOf(session);
  const perRequest = 300;
  const request = () =>
    Array.from({ length: perRequest }, () => device.log({ activity: "call", disposition: "contact" }));

  const uncut = request();
  const started = performance.now();
  await device.send(uncut);
  const requestMs = performance.now() - started;

  const sent = [...uncut];
  for (let round = 1; round <= 5; round += 1) {
    const operations = request();
    const killedAfterMs = Math.random() * 1.3 * requestMs;
    const cutOff = device.send(operations).then(
      () => "answered",
      () => "cut off",
    );
    await pause(killedAfterMs);
    await product.kill();
    const outcome = await cutOff;

    product = await startProduct({ dataDir: product.dataDir, port: product.port });
    const again = await device.send(shuffled(operations));
    const statuses = new Set(again.body.results.map(({ status }) => status));
    // A request is one transaction: all of it was written, or nothing.
    expect([["applied"], ["duplicate"]]).toContainEqual([...statuses]);
    if (outcome === "answered") expect([...statuses]).toEqual(["duplicate"]);
    const description = `after ${killedAfterMs.toFixed(0)} of ${requestMs.toFixed(0)} ms: ${outcome}, then ${[...statuses]}`;
    test.info().annotations.push({ type: `kill ${round}`, description });
    sent.push(...operations);
  }

  const { totalXp } = await totalsOf(session);
  expect(totalXp - before.totalXp).toBe(sent.length * 7 + firstDialBonus(today));
  const everything = await device.send(sent);
  expect(new Set(everything.body.results.map(({ status }) => status))).toEqual(new Set(["duplicate"]));
  expect((await totalsOf(session)).totalXp).toBe(totalXp);
  expect(await ledgerSums(product.dataDir, me)).toEqual({ entries: totalXp, days: totalXp, total: totalXp });
  await discard(product);
});

test("each bad operation is refused with its own reason, and the good ones beside it count", async ({ product }) => {
  const { session, device, zone, today } = await scriptedRep(product, "rep03");
  const stranger = await scriptedRep(product, "rep04");
  const theirs = stranger.device.log({ activity: "note_added" });
  await stranger.device.send([theirs]);
  const before = await totalsOf(session);

  const good = () => device.log({ activity: "call", disposition: "no_answer" });
  const known = good();
  const longAgo = Date.now() - 15 * dayMs;
  const bad: readonly (readonly [operation: { readonly id: string }, status: string, code: string])[] = [
    [{ ...good(), kind: "dance" }, "later", "unknown_kind"],
    [{ ...good(), version: 99 }, "later", "unknown_version"],
    [device.log({ activity: "streak_day" }), "rejected", "not_loggable"],
    [device.log({ activity: "call", durationSeconds: -1 }), "rejected", "invalid_duration"],
    [device.log({ activity: "note_added", note: "n".repeat(2001) }), "rejected", "note_too_long"],
    [device.log({ activity: "call", mood: "fine" }), "rejected", "invalid_body"],
    [
      device.log({ activity: "call" }, { occurredAt: Date.UTC(2099, 0, 1), localDate: "2099-01-01" }),
      "rejected",
      "date_impossible",
    ],
    [
      device.log({ activity: "call" }, { occurredAt: longAgo, localDate: dateOf(longAgo, zone) }),
      "rejected",
      "too_old",
    ],
    [device.undo(theirs.id), "rejected", "not_found"],
    [{ ...known, body: { activity: "deal_closed" } }, "rejected", "conflict"],
    [{ id: randomUUID() }, "rejected", "invalid_operation"],
  ];

  const { status, body } = await device.send([known, ...bad.flatMap(([operation]) => [operation, good()])]);
  expect(status).toBe(200);
  const refused = body.results.filter(({ status }) => status !== "applied");
  expect(refused.map((result) => [result.id, result.status, "error" in result && result.error.code])).toEqual(
    bad.map(([{ id }, status, code]) => [id, status, code]),
  );

  const applied = bad.length + 1;
  expect(body.results.length - refused.length).toBe(applied);
  expect((await totalsOf(session)).totalXp - before.totalXp).toBe(2 * applied + firstDialBonus(today));
});

test("I0 what was recorded two hours ahead of the server is taken for made now, whatever the device believes", async ({
  product,
}) => {
  const { device, today } = await scriptedRep(product, "rep05");
  const ahead = Date.now() + 2 * hourMs;
  const fastClock = device.log({ activity: "call" }, { recordedAt: ahead, occurredAt: ahead });
  const strayTap = device.log({ activity: "call" }, { recordedAt: ahead, occurredAt: ahead });

  const answers = [await device.send([fastClock], { sentAt: ahead as never }), await device.send([strayTap])];
  for (const { body } of answers) {
    const [result] = body.results;
    expect(result).toMatchObject({ status: "applied", stamp: { localDate: today, suspect: false, backdated: false } });
    if (result === undefined || !("stamp" in result)) throw new Error("Nothing was stamped.");
    expect(Math.abs(result.stamp.recordedAt - body.serverTime)).toBeLessThan(5_000);
  }
});

test("a request that can't be taken as a whole is refused with one code per cause", async ({ product }) => {
  const { session, device } = await scriptedRep(product, "rep06");
  const before = await totalsOf(session);
  const manager = await signIn(product.url, "manager@demo.test");
  const managersDevice = createScriptedDevice(manager, "UTC");
  const nobody = await fetch(`${product.url}/api/sync`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: "{}",
  });
  const wide = device.log({ activity: "note_added", note: "n".repeat(requestLimitBytes) });
  const many = Array.from({ length: 2501 }, () => ({ id: randomUUID() }));

  const refusals = {
    "over 1 MiB": await device.send([wide]),
    "over 2,500 operations": await device.send(many),
    "malformed JSON": await session.postText("/api/sync", '{"schema": 1,'),
    "without its fields": await session.post("/api/sync", { schema: 1 }),
    "of a schema that is gone": await device.send([], { schema: 0 }),
    "of a schema to come": await device.send([], { schema: 99 }),
    "of a manager": await managersDevice.send([]),
    "without a session": { status: nobody.status, body: await nobody.json() },
  };
  const codes = Object.entries(refusals).map(([what, { status, body }]) => {
    return [what, status, (body as { error: ErrorBody }).error.code];
  });
  expect(codes).toEqual([
    ["over 1 MiB", 413, "too_large"],
    ["over 2,500 operations", 413, "too_large"],
    ["malformed JSON", 400, "invalid_json"],
    ["without its fields", 400, "invalid_request"],
    ["of a schema that is gone", 426, "upgrade_required"],
    ["of a schema to come", 503, "server_outdated"],
    ["of a manager", 403, "forbidden"],
    ["without a session", 401, "signed_out"],
  ]);
  expect(await totalsOf(session)).toEqual(before);
});

type ScriptedRep = {
  readonly session: Session;
  readonly device: ScriptedDevice;
  readonly me: Me;
  readonly zone: string;
  readonly today: string;
};

async function scriptedRep(product: Product, code: string): Promise<ScriptedRep> {
  const session = await signIn(product.url, emailOf(code));
  const me = await session.get<Me>("/api/me");
  const { zone } = me.tenant;
  return { session, device: createScriptedDevice(session, zone), me, zone, today: dateOf(Date.now(), zone) };
}

function shuffled<Item>(items: readonly Item[]): readonly Item[] {
  return items
    .map((item) => ({ item, place: Math.random() }))
    .sort((a, b) => a.place - b.place)
    .map(({ item }) => item);
}
