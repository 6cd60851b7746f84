import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { settings } from "./settings.ts";

test("the README's table says what can be set", () => {
  const readme = readFileSync(path.resolve(import.meta.dirname, "../../README.md"), "utf8");
  const rows = Object.values(settings).map(
    ({ variable, otherwise, meaning }) => `| \`${variable}\` | ${otherwise} | ${meaning} |`,
  );
  expect(readme).toContain(rows.join("\n"));
});
