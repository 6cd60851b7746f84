import "temporal-polyfill/global";
import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { SubmitExam } from "#shared/domain/intents.ts";
import { type Instant, minuteMs, plusMs } from "#shared/domain/time/instant.ts";
import type { Operation } from "#shared/protocol/operations.ts";
import { createTestDatabase, type TestDatabase } from "../db/testing.ts";
import { attemptWith } from "../exams/testing.ts";
import { at, createTestDevice, createTestRep } from "../ledger/testing.ts";
import { codesOf, createTestSync, type TestDevice } from "./testing.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const sync = createTestSync(() => database.db);

const submit = (device: TestDevice, body: SubmitExam, recordedAt: Instant, given: Partial<Operation> = {}) =>
  device.operation({ kind: "submit_exam", body }, recordedAt, given);

const tuesday = at("2026-04-14", "10:00");
const after = (minutes: number) => plusMs(tuesday, minutes * minuteMs);

test("an exam is graded, pays on the first attempt that passes, and the bonus for excellence once", async () => {
  const rep = await createTestRep(database.db);
  const device = createTestDevice();
  const failed = submit(device, attemptWith("module_0", 11), tuesday);
  const first = await sync(rep, device, after(1), [failed]);
  expect(first.changes).toMatchObject({
    attempts: [
      { id: failed.id, examId: "module_0", localDate: "2026-04-14", correct: 11, questions: 15, passed: false },
    ],
    awards: [],
    progression: { totalXp: 0 },
  });

  const passed = submit(device, attemptWith("module_0", 12), after(2));
  const second = await sync(rep, device, after(3), [passed], first.cursor);
  expect(second.changes).toMatchObject({
    attempts: [{ id: passed.id, correct: 12, passed: true }],
    awards: [
      { kind: "exam", code: "module_0", localDate: "2026-04-14", lines: [{ rule: "module_passed", amount: 50 }] },
    ],
    days: [{ date: "2026-04-14", xp: { module_passed: 50 }, heartbeat: false }],
    progression: { totalXp: 50 },
  });

  const again = [12, 15, 15].map((right, index) => submit(device, attemptWith("module_0", right), after(4 + index)));
  const third = await sync(rep, device, after(9), again, second.cursor);
  expect(third.changes.awards).toMatchObject([
    { code: "module_0.elite", lines: [{ rule: "elite_exam_bonus", amount: 100 }] },
  ]);
  expect(third.changes.attempts).toHaveLength(3);
  expect(third.changes.progression).toMatchObject({ totalXp: 150 });
});

test("the answers tell how many were right, and nothing of which", async () => {
  const rep = await createTestRep(database.db);
  const device = createTestDevice();
  const answer = await sync(rep, device, after(1), [submit(device, attemptWith("module_1", 9), tuesday)]);
  const [attempt] = answer.changes.attempts;
  expect(Object.keys(attempt ?? {}).sort()).toEqual([
    "correct",
    "examId",
    "id",
    "localDate",
    "occurredAt",
    "passed",
    "questions",
  ]);
  expect(JSON.stringify(answer)).not.toMatch(/openers-|"option"|"answer"/);
});

test("each attempt that can't be graded is refused for itself", async () => {
  const rep = await createTestRep(database.db);
  const device = createTestDevice();
  const attempt = attemptWith("module_0");
  const taken = submit(device, attempt, tuesday);
  const refused = {
    exam_not_open: submit(device, attemptWith("module_6"), after(1)),
    attempt_taken: submit(device, attempt, after(2)),
    unknown_bank: submit(device, { ...attemptWith("module_0"), bank: 99 }, after(3)),
    not_asked: submit(device, { ...attemptWith("module_0"), answers: attemptWith("module_1").answers }, after(4)),
    invalid_body: submit(device, { ...attemptWith("module_0"), elapsedSeconds: -1 }, after(5)),
  };
  const good = submit(device, attemptWith("module_2"), after(6));
  const answer = await sync(rep, device, after(9), [taken, ...Object.values(refused), good]);
  expect(codesOf(answer)).toEqual(["applied", ...Object.keys(refused), "applied"]);
  expect(codesOf(await sync(rep, device, after(10), [taken, good]))).toEqual(["duplicate", "duplicate"]);
  expect(answer.changes.progression).toMatchObject({ totalXp: 2 * 150 });
});

test("what a request passes opens the exams that it takes afterwards", async () => {
  const rep = await createTestRep(database.db);
  const device = createTestDevice();
  const basics = (["module_0", "module_1", "module_2", "module_3", "module_4", "module_5"] as const).map(
    (examId, index) => submit(device, attemptWith(examId), after(index)),
  );
  const beyond = [
    submit(device, attemptWith("module_6"), after(10)),
    submit(device, attemptWith("senior_certification"), after(11)),
    submit(device, attemptWith("leadership_certification"), after(12)),
  ];
  const answer = await sync(rep, device, after(20), [...beyond, ...basics]);
  expect(codesOf(answer)).toEqual(["applied", "applied", "exam_not_open", ...basics.map(() => "applied")]);
  expect(answer.changes.progression).toMatchObject({ totalXp: 4 * 50 + 75 + 100 + 300 + 300 + 8 * 100 });
});

test("⚡ an earlier attempt that arrives late moves the award to its date, under the same id", async () => {
  const rep = await createTestRep(database.db);
  const [phone, laptop] = [createTestDevice(), createTestDevice()];
  const earlier = submit(phone, attemptWith("module_0", 13), tuesday);
  const wednesday = at("2026-04-15", "10:00");
  const first = await sync(rep, laptop, wednesday, [submit(laptop, attemptWith("module_0", 13), wednesday)]);
  const moved = await sync(rep, phone, plusMs(wednesday, minuteMs), [earlier], first.cursor);
  expect(moved.changes.awards).toEqual([
    {
      ...first.changes.awards[0],
      localDate: "2026-04-14",
      decidedAt: tuesday,
      evidence: [{ name: "module_0", value: 8666, needed: 8000, from: "2026-04-14", to: "2026-04-14" }],
    },
  ]);
  expect(moved.changes.days).toMatchObject([
    { date: "2026-04-14", xp: { module_passed: 50 } },
    { date: "2026-04-15", xp: {} },
  ]);
  expect(moved.changes.progression).toMatchObject({ totalXp: 50 });
});

const taken = fc.array(fc.record({ module: fc.nat(3), right: fc.integer({ min: 9, max: 15 }), minute: fc.nat(4000) }), {
  minLength: 2,
  maxLength: 6,
});

test("P5 the same attempts in any order, over devices and twice, earn the same awards", async () => {
  await fc.assert(
    fc.asyncProperty(taken, fc.infiniteStream(fc.nat(1_000_000)), async (sat, chance) => {
      const attempts = sat
        .map(({ module, right, minute }) => ({
          id: randomUUID() as string,
          body: attemptWith(`module_${module}` as "module_0", right),
          recordedAt: after(minute),
        }))
        .sort((a, b) => a.recordedAt - b.recordedAt);
      const run = async (deviceCount: number, shuffled: boolean) => {
        const rep = await createTestRep(database.db);
        const devices = Array.from({ length: deviceCount }, () => createTestDevice());
        const made = attempts.map(({ id, body, recordedAt }, index) => {
          const device = devices[index % deviceCount] as TestDevice;
          return { device, operation: submit(device, body, recordedAt, { id }), place: chance.next().value as number };
        });
        if (shuffled) made.sort((a, b) => a.place - b.place);
        const arrived = at("2026-04-18", "10:00");
        for (const { device, operation } of made) await sync(rep, device, arrived, [operation, operation]);
        const { changes } = await sync(rep, createTestDevice(), arrived);
        const awards = changes.awards.map(({ id: _, ...award }) => award).sort((a, b) => (a.code < b.code ? -1 : 1));
        const byDate = (a: { readonly localDate: string; readonly id: string }, b: typeof a) => (a.id < b.id ? -1 : 1);
        return { awards, attempts: changes.attempts.toSorted(byDate), totalXp: changes.progression?.totalXp };
      };
      const once = await run(1, false);
      expect(await run(3, true)).toEqual(once);
    }),
    { numRuns: 6, endOnFailure: true },
  );
});
