import "temporal-polyfill/global";
import { expect, test } from "vitest";
import { guessAsOf, guessKind } from "./guess-file.ts";

test("a file's first line tells what is in it, and its name of which date", () => {
  expect(guessKind("\uFEFFcall_id,rep,date")).toBe("activities");
  expect(guessKind("Handle, VIDEO ,Post Date")).toBe("videos");
  expect(guessKind("name,amount")).toBeNull();
  expect(["2017-11-14.csv", "export 2026-02-30.csv", "export.csv"].map(guessAsOf)).toEqual(["2017-11-14", "", ""]);
});
