import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { importRules, mentionRules } from "./rules.ts";
import { parseSource, readSources, resolveImport, type Source } from "./sources.ts";

const sources = readSources(join(import.meta.dirname, "../.."));

const importsOf = (source: Source) =>
  source.specifiers.map((specifier) => `${source.path} → ${resolveImport(source.path, specifier)}`);
const mentionsOf = (source: Source) => [
  ...[...source.mentions].map((name) => `${source.path} mentions ${name}`),
  ...source.specifiers.map((specifier) => `${source.path} mentions ${resolveImport(source.path, specifier)}`),
];

describe.each(importRules)("$name", ({ forbidden, sample }) => {
  test("holds for every import", () => {
    expect(sources.flatMap(importsOf).filter((line) => forbidden.test(line))).toEqual([]);
  });
  test("can fail", () => expect(sample).toMatch(forbidden));
});

describe.each(mentionRules)("$name", ({ forbidden, sample }) => {
  test("holds in every file", () => {
    expect(sources.flatMap(mentionsOf).filter((line) => forbidden.test(line))).toEqual([]);
  });
  test("can fail", () => expect(sample).toMatch(forbidden));
});

test("a room reaches into shared by its alias, and is relative within itself", () => {
  const misspelt = sources.flatMap(({ path, specifiers }) =>
    specifiers.filter((specifier) => {
      const [room] = path.split("/");
      const [target] = resolveImport(path, specifier).split("/");
      return target === "shared" && specifier.startsWith("#") !== (room !== "shared");
    }),
  );
  expect(misspelt).toEqual([]);
});

test("imports of every form are seen", () => {
  const { specifiers, mentions } = parseSource(
    "client/app/planted.tsx",
    `import type { A } from "#shared/a.ts";
     import "./b.css";
     export { c } from "./c.ts";
     export * from "../d.ts";
     type E = import("./e.ts").E;
     const f = await import("./f.tsx");
     const now = new Date(Math.random() * Temporal.Now.instant().epochMilliseconds);`,
  );
  expect(specifiers).toEqual(["#shared/a.ts", "./b.css", "./c.ts", "../d.ts", "./e.ts", "./f.tsx"]);
  expect([...mentions]).toEqual(expect.arrayContaining(["Date", "Math.random", "Temporal"]));
});

test("every room has been read", () => {
  const read = new Set(sources.map(({ path }) => path.split("/")[0]));
  expect([...read]).toEqual(expect.arrayContaining(["shared", "client", "server", "e2e"]));
});
