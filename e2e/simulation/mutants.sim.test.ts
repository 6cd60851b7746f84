import { expect, test } from "vitest";
import { liveSeeds } from "./live-seeds.ts";
import { mutants } from "./mutants.ts";

/** So many histories at most until a mistake shows. */
const patience = 40;
const options = { first: 1, count: patience, devices: 3, steps: 60, connectionString: null };

test.each(Object.keys(mutants))(`%s is found within ${patience} histories`, async (mistake) => {
  let found: string | null = null;
  for await (const { violations } of liveSeeds(options, mutants[mistake])) {
    found = violations[0]?.text ?? null;
    if (found) break;
  }
  expect(found).not.toBeNull();
});
