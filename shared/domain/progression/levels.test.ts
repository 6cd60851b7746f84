import { expect, test } from "vitest";
import { defaultRuleset } from "../ruleset/default-ruleset.ts";
import { levelOf } from "./levels.ts";

test.each([
  [-50, 1, 100],
  [0, 1, 100],
  [99, 1, 100],
  [100, 2, 250],
  [1412, 6, 1900],
  [111_999, 24, 112_000],
  [112_000, 25, null],
  [9_999_999, 25, null],
])("%i XP are level %i, the next at %o", (totalXp, level, nextAt) => {
  expect(levelOf(totalXp, defaultRuleset)).toMatchObject({ level, nextAt });
});
