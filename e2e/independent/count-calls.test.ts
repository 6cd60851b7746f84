import "temporal-polyfill/global";
import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { zoneOf } from "#shared/domain/time/zone.ts";
// biome-ignore lint/correctness/useImportExtensions: it takes the declarations beside it for the file.
import { countCalls } from "./count-calls.mjs";
import demoHistory from "./demo-history.digests.json" with { type: "json" };
import { foldCalls } from "./fold-calls.ts";
import { spanOf } from "./span.ts";
import { differences, digestsOf } from "./told-rep.ts";

const csv = readFileSync(path.join(import.meta.dirname, "../../server/imports/demo-history/calls.csv"), "utf8");

test("two months of real calls, folded by the rules, are what an independent count makes of them, day by day", () => {
  const span = { joinedOn: "2008-07-01", today: "2008-08-29", finalThrough: "2008-08-29", closedThrough: "2008-08-22" };
  const counted = countCalls(csv, span);
  expect(differences(foldCalls(csv, { ...spanOf(span), zone: zoneOf("Europe/Lisbon") }), counted)).toEqual([]);

  const codes = Object.values(counted).flatMap(({ badges }) => badges.map(({ code }) => code));
  expect(codes).toContain("engagement_master.bronze");
});

test("the digests that a browser's fold and a server's ledger are held to are those of the independent count", async () => {
  expect(await digestsOf(countCalls(csv, demoHistory))).toEqual(demoHistory.reps);
});

test("a call that is a minute shorter changes the digest of its rep alone, and the difference names the day", async () => {
  const call = (seconds: number) => `c12447,rep12,2008-07-01,11:12:18,${seconds},`;
  expect(csv).toContain(call(158));
  const changed = countCalls(csv.replace(call(158), call(98)), demoHistory);

  const { rep12, ...others } = await digestsOf(changed);
  expect(demoHistory.reps).toMatchObject(others);
  expect(rep12).not.toBe(demoHistory.reps.rep12);
  expect(differences(changed, countCalls(csv, demoHistory))).toEqual([
    expect.stringMatching(/^rep12 2008-07-01:\n {2}\{.*"totalXp":32,.*\n {2}\{.*"totalXp":47,/),
  ]);
});
