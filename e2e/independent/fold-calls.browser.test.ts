import "temporal-polyfill/global";
import { expect, test } from "vitest";
import { zoneOf } from "#shared/domain/time/zone.ts";
import csv from "../../server/imports/demo-history/calls.csv?raw";
// biome-ignore lint/correctness/useImportExtensions: it takes the declarations beside it for the file.
import { countCalls } from "./count-calls.mjs";
import demoHistory from "./demo-history.digests.json" with { type: "json" };
import { foldCalls } from "./fold-calls.ts";
import { spanOf } from "./span.ts";
import { differences, digestsOf } from "./told-rep.ts";

test("a browser folds the demo history's calls into the days and sums of the independent count", async () => {
  const folded = foldCalls(csv, { ...spanOf(demoHistory), zone: zoneOf("Europe/Madrid") });
  const digests = await digestsOf(folded);
  expect(digests, differences(folded, countCalls(csv, demoHistory)).join("\n")).toEqual(demoHistory.reps);
});
