import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { topics } from "#shared/exams/topics.ts";
import { buildClientIfStale, clientFolder } from "../server/app/client-build.ts";
import { pools } from "../server/exams/pools.ts";

test("the built client has the exams' questions, and says of none which option is right", async () => {
  test.setTimeout(300_000);
  await buildClientIfStale(() => {});
  const built = readdirSync(clientFolder, { recursive: true, encoding: "utf8" })
    .filter((name) => /\.(js|html|json|map|webmanifest)$/.test(name))
    .map((name) => readFileSync(join(clientFolder, name), "utf8"))
    .join("\n");

  for (const topic of topics) {
    for (const question of pools[topic]) {
      expect(Object.keys(question).sort(), question.id).toEqual(["id", "options", "prompt"]);
      const places = [...built.matchAll(new RegExp(`["'\`]${question.id}["'\`]`, "g"))];
      expect(places.length, `${question.id} is asked`).toBeGreaterThan(0);
      for (const { index, 0: name } of places) {
        const behind = built.slice(index + name.length, index + name.length + 30);
        expect(behind, question.id).not.toMatch(/^\s*[:,]\s*["'`][abcd]["'`]/);
      }
    }
  }
  // Which option is right is a property of the questions to practise on alone.
  const questions = /id:\s*["'`]([a-z]+-e\d+)["'`],prompt:.{0,4000}?\}(?=(,answer:|\},?\{id:|\}\]))/gs;
  const endings = [...built.matchAll(questions)].map(([, id, ending]) => ({ id, hasAnswer: ending === ",answer:" }));
  expect(endings.length).toBe(topics.flatMap((topic) => pools[topic]).length);
  expect(endings.filter(({ hasAnswer }) => hasAnswer)).toEqual([]);
});
