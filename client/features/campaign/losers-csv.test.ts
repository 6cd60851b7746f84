import { expect, test } from "vitest";
import { instantOf } from "#shared/domain/time/instant.ts";
import { losersCsv } from "./losers-csv.ts";

test("the losers' list holds those whom the manager may write to, and no formula", () => {
  const entered = { email: null, enteredAt: instantOf(0) };
  const entrants = [
    { ...entered, id: "a", name: "Rep 1", email: "rep1@demo.test", outcome: "won" as const },
    { ...entered, id: "b", name: "Rep 2", email: "rep2@demo.test", outcome: "rejected" as const },
    { ...entered, id: "c", name: "Rep 3", email: "rep3@demo.test", outcome: "rejected" as const },
    { ...entered, id: "x", name: null, outcome: "rejected" as const },
    { ...entered, id: "y", name: "=SUM(A1)", outcome: "rejected" as const },
  ];
  const lines = losersCsv("Spring, 2026", entrants).trimEnd().split("\r\n");
  expect(lines).toHaveLength(4);
  expect(lines[0]).toBe("raffle,name,email");
  expect(lines[3]).toBe('"Spring, 2026",\'=SUM(A1),');
});
