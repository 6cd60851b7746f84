import { expect, test } from "vitest";
import { emptyTally, readReport, sumTallies, tallyPlaywright, tallyVitest, withExit } from "./test-reports.ts";

test("a file that can't be loaded is a failure, though none of its tests ran", () => {
  const report = {
    numPassedTests: 3,
    numFailedTests: 1,
    numPendingTests: 0,
    testResults: [
      { status: "passed", assertionResults: [{}, {}, {}] },
      { status: "failed", assertionResults: [{}] },
      { status: "failed", assertionResults: [] },
    ],
  };
  expect(tallyVitest(report)).toEqual({ passed: 3, failed: 2, skipped: 0 });
});

test("a journey that passed only when tried again is a failure", () => {
  const stats = { expected: 5, unexpected: 1, flaky: 1, skipped: 2 };
  expect(tallyPlaywright({ stats, errors: [] })).toEqual({ passed: 5, failed: 2, skipped: 2 });
});

test("a runner that ends badly failed at least once", () => {
  expect(withExit({ passed: 4, failed: 0, skipped: 0 }, 1)).toEqual({ passed: 4, failed: 1, skipped: 0 });
  expect(withExit({ passed: 4, failed: 3, skipped: 0 }, null)).toEqual({ passed: 4, failed: 3, skipped: 0 });
  expect(withExit({ passed: 4, failed: 0, skipped: 0 }, 0)).toEqual({ passed: 4, failed: 0, skipped: 0 });
});

test("a report that was never written counts nothing", () => {
  expect(readReport("/nowhere/report.json", tallyVitest)).toEqual(emptyTally);
  expect(sumTallies([{ passed: 1, failed: 0, skipped: 1 }, emptyTally, { passed: 2, failed: 1, skipped: 0 }])).toEqual({
    passed: 3,
    failed: 1,
    skipped: 1,
  });
});
