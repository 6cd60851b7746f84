import { describe, expect, test } from "vitest";
import { liveSeeds } from "./live-seeds.ts";
import { addHistory, emptyReport } from "./report.ts";

const seeds = 500;
const share = 50;

describe("I1 I2 I3 I4 I7 left alone, every device comes to show the ledger, and nothing is lost or doubled", () => {
  test.each(Array.from({ length: seeds / share }, (_, part) => 1 + part * share))(
    `seeds %i and ${share - 1} more`,
    async (first) => {
      let report = emptyReport;
      const range = { first, count: share, devices: 3, steps: 60, connectionString: null };
      for await (const history of liveSeeds(range)) report = addHistory(report, history);
      expect(report.failures.map(({ seed, violations }) => ({ seed, violations }))).toEqual([]);
      expect(report).toMatchObject({ seeds: share, steps: share * 60, lost: 0, duplicated: 0, diverged: 0 });
    },
  );
});
