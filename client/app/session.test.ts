import "fake-indexeddb/auto";
import { expect, test } from "vitest";
import { err, ok } from "#shared/domain/result.ts";
import type { Me } from "#shared/protocol/me.ts";
import { databaseName } from "../store/database.ts";
import { createFakeWorld } from "../sync/simulation/fake-world.ts";
import type { AccountApi, AccountFailure } from "./account-api.ts";
import { rememberUser } from "./remembered-user.ts";
import type { RepDevice } from "./rep-device.ts";
import { createSession } from "./session.ts";

const ana: Me = {
  userId: "ana",
  email: "ana@example.test",
  role: "rep",
  displayName: "Ana",
  tenant: { id: "t", name: "Team", zone: "Europe/Madrid" },
  rep: { id: "r1", code: "rep01", name: "Ana" },
  totals: null,
};
const ben: Me = { ...ana, userId: "ben", rep: { id: "r2", code: "rep02", name: "Ben" } };
const mia: Me = { ...ana, userId: "mia", role: "manager", rep: null };

/** A browser whose server knows one person, or doesn't answer. */
function createBrowser() {
  const stored = new Map<string, string>();
  const storage = {
    getItem: (key: string) => stored.get(key) ?? null,
    setItem: (key: string, value: string) => void stored.set(key, value),
    removeItem: (key: string) => void stored.delete(key),
  } as Storage;
  const log: string[] = [];
  const server: { me: Me | AccountFailure["code"] } = { me: "no_answer" };
  const answer = <Value>(value: Value) => (server.me === "no_answer" ? err({ code: server.me }) : ok(value));
  const api: AccountApi = {
    me: async () => (typeof server.me === "string" ? err({ code: server.me }) : ok(server.me)),
    signIn: async () => answer(null),
    async signOut() {
      log.push("sign out");
      return answer(null);
    },
  };
  const openDevice = async ({ userId }: Me) =>
    ({
      sync: { signedIn: () => log.push(`signed in ${userId}`) },
      close: async () => void log.push(`close ${userId}`),
      erase: async () => void log.push(`erase ${userId}`),
    }) as unknown as RepDevice;

  const open = () =>
    createSession({
      api,
      remembered: rememberUser(storage),
      openDevice,
      forgetPages: async (id) => void log.push(`forget ${id}`),
    });
  return { server, log, open };
}

async function settled(): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
}

test("the app opens without a network as whoever used it last", async () => {
  const { server, open } = createBrowser();
  server.me = ana;
  await open().signIn("ana@example.test", "…");
  server.me = "no_answer";
  const session = open();
  await session.start();
  expect(session.current()).toMatchObject({ kind: "rep", me: { userId: "ana" } });
});

test("a rep whose session ran out goes on working; the same person's sign-in sends what waits", async () => {
  const { server, log, open } = createBrowser();
  server.me = ana;
  const session = open();
  await session.start();
  server.me = "signed_out";
  const later = open();
  await later.start();
  await settled();
  expect(later.current().kind).toBe("rep");
  server.me = ana;
  await later.signIn("ana@example.test", "…");
  expect(log).toEqual(["signed in ana"]);
});

test("a manager whose session ran out is shown the door: there is nothing on the device to lose", async () => {
  const { server, open } = createBrowser();
  server.me = mia;
  await open().start();
  server.me = "signed_out";
  const later = open();
  await later.start();
  await settled();
  expect(later.current()).toEqual({ kind: "signed_out" });
});

test("somebody else's sign-in opens another database, and closes the first", async () => {
  const { server, log, open } = createBrowser();
  server.me = ana;
  const session = open();
  await session.start();
  server.me = ben;
  await session.signIn("ben@example.test", "…");
  expect(log).toEqual(["close ana"]);
  expect(session.current()).toMatchObject({ kind: "rep", me: { userId: "ben" } });
});

test("two reps of one browser have a queue each: who signs in next sends nothing of the other's, and it is there when they return", async () => {
  const world = createFakeWorld();
  const ofAna = await world.open(databaseName("t", "r1"));
  await ofAna.store.activities.log({ activity: "email_sent" });
  ofAna.db.close();

  const ofBen = await world.open(databaseName("t", "r2"));
  ofBen.engine.wake("person");
  await ofBen.quiet();
  expect(world.requests.flatMap(({ operations }) => operations)).toEqual([]);
  expect((await ofBen.store.sync.status()).pending).toBe(0);
  const back = await world.open(databaseName("t", "r1"));
  expect((await back.store.sync.status()).pending).toBe(1);
});

test("who signs out without a network is out, and the server hears of it before anybody is let in again", async () => {
  const { server, log, open } = createBrowser();
  server.me = ana;
  const session = open();
  await session.start();
  server.me = "no_answer";
  await session.signOut({ discard: false });
  expect(session.current()).toEqual({ kind: "signed_out" });

  const offline = open();
  await offline.start();
  expect(offline.current()).toEqual({ kind: "signed_out" });
  server.me = "signed_out";
  await open().start();
  await open().start();
  expect(log).toEqual(["close ana", "sign out", "sign out", "sign out"]);
});

test("only a discard erases what this browser holds", async () => {
  const { server, log, open } = createBrowser();
  server.me = ana;
  const session = open();
  await session.start();
  await session.signOut({ discard: true });
  expect(log).toEqual(["erase ana", "sign out"]);
});
