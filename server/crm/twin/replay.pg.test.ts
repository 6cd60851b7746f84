import { readFile } from "node:fs/promises";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { differences, type Step, stepUrl } from "./replay.ts";
import { startTwin, type TestTwin } from "./twin-testing.ts";

let twin: TestTwin;

beforeAll(async () => {
  twin = await startTwin({});
});
afterAll(() => twin.close());

test("every recorded call that can be repeated is answered as Twenty 2.21.0 answered it", async () => {
  const file = path.join(import.meta.dirname, "recordings", "replay.jsonl");
  const steps: Step[] = (await readFile(file, "utf8"))
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));

  let equal = 0;
  const different: string[] = [];
  for (const step of steps.filter(({ dynamic }) => dynamic !== true)) {
    twin.setTime(Date.now());
    const { method, body, rawBody, headers } = step;
    const answer = await twin.send({
      method,
      url: stepUrl(step),
      body,
      ...(rawBody === undefined ? {} : { rawBody }),
      ...(headers === undefined ? {} : { headers }),
    });
    const found = differences(step, answer.status, answer.body);
    if (found.length === 0) equal += 1;
    else different.push(`step ${step.step} ${step.name ?? ""} ${method} ${step.path}: ${found.slice(0, 4).join("; ")}`);
  }

  expect(different).toEqual([]);
  expect(equal).toBe(301);
});
