import "temporal-polyfill/global";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { createTestDatabase, type TestDatabase } from "../db/testing.ts";
import { asAdmin } from "../db/testing-template.ts";
import { mutants } from "./recompute-mutants.ts";
import { type Command, createWorld, type FactCommand, type Fault } from "./recompute-world.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

/** Thousands of transactions, on whatever machine. */
vi.setConfig({ testTimeout: 600_000 });

const small = (max: number) => fc.integer({ min: 0, max });
const who = small(2);
const fact: fc.Arbitrary<FactCommand> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant("video" as const),
      who,
      slot: small(2),
      day: small(4),
      figure: fc.integer({ min: -2, max: 6 }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("withdraw" as const), who, slot: small(2) }) },
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constant("log" as const), who: small(1), day: small(4), figure: small(6) }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("close" as const), who: small(1), day: small(4) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("move" as const), who, window: small(3), tier: small(2) }) },
);
const run = fc.record({
  kind: fc.constant("run" as const),
  scope: fc.constantFrom("all", "marked", "marked", "one"),
  who,
});
/** Of the same person: others don't meet. A run has more statements before it comes to its point than a fact has. */
const race = fc
  .tuple(
    fact,
    fc.constantFrom("one" as const, "one" as const, "all" as const, "marked" as const),
    fc.array(fc.constantFrom(true, true, false), { minLength: 3, maxLength: 12 }),
  )
  .map(([fact, scope, turns]): Command => ({ kind: "race", fact, run: { kind: "run", scope, who: fact.who }, turns }));
const command: fc.Arbitrary<Command> = fc.oneof(
  { weight: 9, arbitrary: fact },
  { weight: 4, arbitrary: run },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant("mission" as const),
      metric: small(5),
      target: fc.integer({ min: 1, max: 8 }),
      tier: small(3),
      activated: fc.boolean(),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant("step" as const),
      which: small(5),
      step: fc.constantFrom("activated", "enabled", "disabled", "retired"),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("pull" as const), who }) },
  { weight: 3, arbitrary: race },
);
/** Nothing is counted before there are missions. */
const history = fc
  .tuple(
    fc.array(command, { minLength: 6, maxLength: 25 }),
    fc.integer({ min: 0, max: 5 }),
    fc.integer({ min: 1, max: 4 }),
  )
  .map(([commands, metric, target]): readonly Command[] => [
    { kind: "mission", metric, target, tier: 0, activated: true },
    { kind: "mission", metric: metric + 1, target, tier: 0, activated: true },
    ...commands,
  ]);

async function holds(fault: Fault | null, commands: readonly Command[]): Promise<void> {
  const world = await createWorld(database.db, fault);
  for (const each of commands) {
    await world.perform(each);
    await world.checkDays();
  }
  await world.finish();
}

test("P5 whatever happens to facts, windows and missions, and however runs and facts cross, rows are what an independent sum of all facts says", async () => {
  await fc.assert(
    fc.asyncProperty(history, (commands) => holds(null, commands)),
    { numRuns: Number(process.env.RECOMPUTE_RUNS ?? 25) },
  );
});

test.each(mutants)("the property finds %s", async (_name, { fault = null, from, to, sql }) => {
  const broken = sql?.replace(from ?? "", to ?? "");
  if (sql !== undefined && broken === sql) throw new Error("The mutant changes nothing");
  try {
    if (broken !== undefined) await asAdmin(database.adminConnectionString, broken);
    const found = await fc.check(
      fc.asyncProperty(history, (commands) => holds(fault, commands)),
      { numRuns: 200, endOnFailure: true, seed: 20260510 },
    );
    expect(found.failed).toBe(true);
  } finally {
    if (sql !== undefined) await asAdmin(database.adminConnectionString, sql);
  }
});
