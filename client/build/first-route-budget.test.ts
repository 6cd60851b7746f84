import { expect, test } from "vitest";
import { firstRouteParts } from "./first-route-budget.ts";

const chunk = (fileName: string, moduleId: string, parts: { imports?: string[]; isEntry?: boolean } = {}) => ({
  fileName,
  code: `export const name = "${fileName}";`,
  imports: parts.imports ?? [],
  isEntry: parts.isEntry ?? false,
  moduleIds: [moduleId],
});

const entry = chunk("index.js", "/client/app/main.tsx", { isEntry: true, imports: ["react.js"] });
const react = chunk("react.js", "/node_modules/react/index.js", { imports: ["index.js"] });
const today = chunk("today.js", "/client/features/today/today.tsx", { imports: ["keys.js", "react.js"] });
const keys = chunk("keys.js", "/client/ui/key.tsx");
const team = chunk("team.js", "/client/features/team/team.tsx", { imports: ["table.js"] });
const table = chunk("table.js", "/client/ui/table.tsx");

test("the first route is the entry, the route's own chunks, and what they import, each once", () => {
  const parts = firstRouteParts([entry, react, today, keys, team, table], /\/features\/today\//);
  expect(parts?.map(({ file }) => file).sort()).toEqual(["index.js", "keys.js", "react.js", "today.js"]);
});

test("a first route that no chunk has is noticed, not weighed as nothing", () => {
  expect(firstRouteParts([entry, react, team, table], /\/features\/today\//)).toBeNull();
});
