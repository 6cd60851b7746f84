import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const read = (file: string) => readFileSync(join(import.meta.dirname, "..", file), "utf8");
const inBackticks = (text: string) => [...text.matchAll(/`([^`]+)`/g)].map(([, name]) => name);

test("docs/dependencies.md has a reason for every dependency, and for no other", () => {
  const { dependencies, devDependencies } = JSON.parse(read("package.json"));
  const rows = read("docs/dependencies.md")
    .split("\n")
    .filter((line) => line.startsWith("| `"));
  const explained = rows.flatMap((row) => inBackticks(row.split("|")[1] ?? ""));
  expect(explained.sort()).toEqual([...Object.keys(dependencies), ...Object.keys(devDependencies)].sort());
});

test("docs/rules.md lists every rule once", () => {
  const ids = [...read("docs/rules.md").matchAll(/^\| ([PBI]\d) \|/gm)].map(([, id]) => id);
  const numbered = (letter: string, from: number, to: number) =>
    Array.from({ length: to - from + 1 }, (_, index) => `${letter}${from + index}`);
  expect(ids).toEqual([...numbered("P", 1, 9), ...numbered("B", 1, 8), ...numbered("I", 0, 8)]);
});
