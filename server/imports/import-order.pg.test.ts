import "temporal-polyfill/global";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { importedFactId } from "#shared/domain/ledger/causal-id.ts";
import { type CivilDate, civilDateOf } from "#shared/domain/time/civil-date.ts";
import { createTestDatabase, type TestDatabase } from "../db/testing.ts";
import { importActivities } from "./import-activities.ts";
import {
  createTestTenant,
  csvOf,
  factsIn,
  fileOf,
  type TestTenant,
  testJoinedOn,
  testNow,
  totalsIn,
} from "./testing.ts";
import { undoImport } from "./undo-import.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

type Row = {
  readonly callId: string;
  readonly rep: string;
  readonly date: string;
  readonly seconds: string;
  readonly channel: string;
  readonly deal: string;
};
type File = { readonly asOf: CivilDate; readonly rows: readonly Row[] };
type Step = { readonly do: "import" | "undo"; readonly file: number };

const codes = ["rep01", "rep02"];

const rows: fc.Arbitrary<Row[]> = fc.uniqueArray(
  fc.record({
    callId: fc.constantFrom("c1", "c2", "c3", "c4"),
    rep: fc.constantFrom(...codes),
    date: fc.constantFrom("2026-05-04", "2026-05-05", "2026-05-06"),
    seconds: fc.constantFrom("", "5", "60", "200"),
    channel: fc.constantFrom("", "cellular", "telephone"),
    deal: fc.constantFrom("", "yes", "no"),
  }),
  { selector: (row) => row.callId, minLength: 1 },
);
const files = fc
  .array(rows, { minLength: 1, maxLength: 4 })
  .map((all): File[] => all.map((its, n) => ({ asOf: civilDateOf(`2026-05-1${n}`), rows: its })));
const histories = files.chain((all) =>
  fc.record({
    files: fc.constant(all),
    steps: fc.array(
      fc.record({ do: fc.constantFrom("import" as const, "undo" as const), file: fc.nat(all.length - 1) }),
      {
        minLength: 1,
        maxLength: 8,
      },
    ),
  }),
);

/** What should stand, written once more from the rule: per call and field, the greatest asOf that says something there. */
function expectedFacts(tenantId: string, standing: readonly File[]) {
  const inOrder = [...standing].sort((a, b) => (a.asOf < b.asOf ? -1 : 1)).flatMap((file) => file.rows);
  const calls = new Map<string, Row>();
  for (const row of inOrder) {
    const said = Object.entries(row).filter(([, value]) => value !== "");
    const blank: Row = { ...row, seconds: "", channel: "", deal: "" };
    calls.set(row.callId, { ...(calls.get(row.callId) ?? blank), ...Object.fromEntries(said) });
  }
  const facts = [...calls.values()].flatMap(({ callId, rep, date, seconds, channel, deal }) => {
    const call = {
      rep,
      id: importedFactId(tenantId, callId),
      date,
      seconds: Number(seconds),
      channel: channel || undefined,
    };
    const dealt = { rep, id: importedFactId(tenantId, `${callId}:deal`), date, seconds: null, channel: undefined };
    return deal === "yes" ? [call, dealt] : [call];
  });
  return facts.sort((a, b) => (a.id < b.id ? -1 : 1));
}

async function storedFacts(tenantId: string) {
  const facts = await factsIn(database.db, tenantId);
  return facts
    .map(({ rep, id, local_date, duration_seconds, attributes }) => ({
      rep,
      id,
      date: local_date,
      seconds: duration_seconds,
      channel: attributes.channel,
    }))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

async function live(
  { tenantId, admin }: TestTenant,
  { files, steps }: { files: readonly File[]; steps: readonly Step[] },
) {
  const standing = new Map<string, File>();
  for (const step of steps) {
    const file = files[step.file];
    if (file === undefined) continue;
    if (step.do === "import") {
      const csv = csvOf(
        ...file.rows.map(
          (row) => `${row.callId},${row.rep},${row.date},09:00:00,${row.seconds},${row.channel},1,other,${row.deal}`,
        ),
      );
      const report = await importActivities(
        database.db,
        admin,
        { bytes: fileOf(csv), asOf: file.asOf, origin: "file" },
        testNow,
      );
      if (!report.ok) throw new Error(report.error.code);
      standing.set(report.value.importId, file);
    } else {
      const importId = [...standing].find(([, stands]) => stands === file)?.[0];
      if (importId === undefined) continue;
      await undoImport(database.db, admin, importId, testNow);
      standing.delete(importId);
    }
  }
  expect(await storedFacts(tenantId)).toEqual(expectedFacts(tenantId, [...standing.values()]));
  return [...standing.values()];
}

async function paidTo({ tenantId }: TestTenant) {
  const totals = await totalsIn(database.db, tenantId);
  return codes.map((code) => {
    const { totalXp, deals, longestStreak } = totals[code] ?? { totalXp: 0, deals: 0, longestStreak: 0 };
    return { code, totalXp, deals, longestStreak };
  });
}

test("P5 any order of imports, repeats and undos leaves what the set of standing assertions says", async () => {
  await fc.assert(
    fc.asyncProperty(histories, async (history) => {
      const tenant = await createTestTenant(database.db, { codes, joinedOn: testJoinedOn });
      const standing = await live(tenant, history);

      // What stands, imported alone and in the other order, pays the same.
      const other = await createTestTenant(database.db, { codes, joinedOn: testJoinedOn });
      const files = [...new Set(standing)].reverse();
      await live(other, { files, steps: files.map((_, file) => ({ do: "import" as const, file })) });
      expect(await paidTo(other)).toEqual(await paidTo(tenant));
    }),
    { numRuns: 25 },
  );
});
