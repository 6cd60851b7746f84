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

/** One of the recorded answers says on which day it was given. */
const recordedAt = Date.parse("2026-11-21T12:00:00Z");

test("every recorded call that can be repeated is answered as Twenty 2.21.0 answered it", async () => {
  const file = path.join(import.meta.dirname, "recordings", "replay.jsonl");
  const steps: Step[] = (await readFile(file, "utf8"))
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));

  let equal = 0;
  const different: string[] = [];
  const begun = Date.now();
  for (const step of steps.filter(({ dynamic }) => dynamic !== true)) {
    const now = recordedAt + Date.now() - begun;
    twin.setTime(now);
    const { method, body, rawBody, headers } = step;
    const answer = await twin.send({
      method,
      url: stepUrl(step),
      body,
      ...(rawBody === undefined ? {} : { rawBody }),
      ...(headers === undefined ? {} : { headers }),
    });
    const found = differences(step, answer.status, answer.body, now);
    if (found.length === 0) equal += 1;
    else different.push(`step ${step.step} ${step.name ?? ""} ${method} ${step.path}: ${found.slice(0, 4).join("; ")}`);
  }

  expect(different).toEqual([]);
  expect(equal).toBe(301);
});
