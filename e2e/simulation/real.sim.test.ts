import { expect, inject, test } from "vitest";
import { asAdmin, freshName, withDatabase } from "../../server/db/testing-template.ts";
import { liveSeeds } from "./live-seeds.ts";
import { addHistory, emptyReport } from "./report.ts";

const seeds = 50;

test(`I1 I2 I3 I4 I7 against the server's own code over PostgreSQL, in ${seeds} histories`, async () => {
  const { connectionString, template } = inject("testDatabase");
  const name = freshName("test");
  await asAdmin(connectionString, `create database ${name} template ${template}`);
  const range = {
    first: 1,
    count: seeds,
    devices: 3,
    steps: 60,
    connectionString: withDatabase(connectionString, name),
  };

  let report = emptyReport;
  for await (const history of liveSeeds(range)) report = addHistory(report, history);
  await asAdmin(connectionString, `drop database ${name} with (force)`);
  expect(report.failures.map(({ seed, violations }) => ({ seed, violations }))).toEqual([]);
  expect(report).toMatchObject({ seeds, steps: seeds * 60, lost: 0, duplicated: 0, diverged: 0 });
});
