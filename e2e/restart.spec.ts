import { expect, test } from "@playwright/test";
import type { Me } from "#shared/protocol/me.ts";
import { discard, type Product, startProduct } from "./support/product.ts";
import { createScriptedDevice, type ScriptedDevice } from "./support/scripted-device.ts";
import { emailOf, signIn, totalsOf } from "./support/session.ts";

test("I1 everything that a server acknowledged before it was killed is there after the next start", async () => {
  test.setTimeout(180_000);
  let product = await startProduct();
  const acknowledged = new Set<string>();
  const device = await signInDevice(product, "rep01");
  const startSeconds: string[] = [];

  for (let round = 1; round <= 3; round += 1) {
    const enough = acknowledged.size + 20 + Math.floor(Math.random() * 60);
    await Promise.all([pump(device, acknowledged), once(() => acknowledged.size >= enough).then(() => product.kill())]);

    const started = performance.now();
    product = await startProduct({ dataDir: product.dataDir, port: product.port });
    startSeconds.push(((performance.now() - started) / 1000).toFixed(1));

    const pages = await device.pullAll();
    const there = new Set(pages.flatMap(({ activities }) => activities.map(({ id }) => id)));
    expect([...acknowledged].filter((id) => !there.has(id))).toEqual([]);
  }
  test
    .info()
    .annotations.push(
      { type: "acknowledged", description: `${acknowledged.size} operations, 3 kills` },
      { type: "seconds to start again", description: startSeconds.join(", ") },
    );
  await discard(product);
});

test("a second server on another port shares the database, and goes on when the first one stops", async () => {
  test.setTimeout(180_000);
  const first = await startProduct();
  const second = await startProduct({ dataDir: first.dataDir });
  const [here, there] = [await signIn(first.url, emailOf("rep02")), await signIn(second.url, emailOf("rep02"))];
  const { tenant } = await here.get<Me>("/api/me");

  const [deviceHere, deviceThere] = [createScriptedDevice(here, tenant.zone), createScriptedDevice(there, tenant.zone)];
  const before = await totalsOf(here);
  await Promise.all([
    deviceHere.send([deviceHere.log({ activity: "deal_closed" })]),
    deviceThere.send([deviceThere.log({ activity: "referral_generated" })]),
  ]);
  const shared = await totalsOf(here);
  expect(shared.closedDeals).toBe(before.closedDeals + 1);
  expect(await totalsOf(there)).toEqual(shared);

  await first.stop();
  const answer = await deviceThere.send([deviceThere.log({ activity: "deal_closed" })]);
  expect(answer.body.results).toMatchObject([{ status: "applied" }]);
  expect((await totalsOf(there)).closedDeals).toBe(before.closedDeals + 2);
  await discard(second);
});

async function signInDevice(product: Product, code: string): Promise<ScriptedDevice> {
  const session = await signIn(product.url, emailOf(code));
  const { tenant } = await session.get<Me>("/api/me");
  return createScriptedDevice(session, tenant.zone);
}

/** Logs without a pause, one request after the other, and notes what was acknowledged, until the server is gone. */
async function pump(device: ScriptedDevice, acknowledged: Set<string>): Promise<void> {
  for (;;) {
    const operations = Array.from({ length: 5 }, () => device.log({ activity: "email_sent" }));
    const answer = await device.send(operations).catch(() => null);
    if (answer === null) return;
    for (const { id, status } of answer.body.results) if (status === "applied") acknowledged.add(id);
  }
}

async function once(isTrue: () => boolean): Promise<void> {
  await expect.poll(isTrue, { intervals: [5], timeout: 60_000 }).toBe(true);
}
