import "temporal-polyfill/global";
import fc from "fast-check";
import { expect, test } from "vitest";
import { csvField } from "#shared/domain/csv-field.ts";
import { activityEntries } from "#shared/domain/ledger/entries.ts";
import { loggedActivity, unstamped } from "#shared/domain/ledger/facts.ts";
import { pricingOn } from "#shared/domain/ledger/pricing.ts";
import { civilDateOf } from "#shared/domain/time/civil-date.ts";
import { instantOf } from "#shared/domain/time/instant.ts";
import type { Zone } from "#shared/domain/time/zone.ts";
import { createRowMaker } from "../../store/ledger-rows.ts";
import { csvHead, exportedLines, toCsv } from "./ledger-export.ts";

const owner = { tenantId: "t", repId: "r" };
const date = civilDateOf("2026-03-04");
const pricing = { ...pricingOn({ rulesets: [], specializations: [] }, date), boosterPercent: 200 };
const at = instantOf(Date.UTC(2026, 2, 4, 10));
const times = { recordedAt: at, occurredAt: at, localDate: date, zone: "Europe/Madrid" as Zone };

test("a text that a spreadsheet would run stands as a text, and a figure stays a figure", () => {
  fc.assert(
    fc.property(fc.constantFrom("=", "+", "-", "@", "\t", "\r", "|", "%", " ="), fc.string(), (start, rest) => {
      expect(parsed(csvField(start + rest))).toBe(`'${start}${rest}`);
    }),
  );
  expect(csvField(-8)).toBe("-8");
});

test("any text comes back from the file as it went in, quotes and line ends included", () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(parsed(csvField(text)).replace(/^'/, "")).toBe(text.replace(/^'/, ""));
    }),
  );
});

test("an activity's lines bear the ids that they have on the server, boosters and reversals too", () => {
  const call = loggedActivity("id", { activity: "call", disposition: "contact" }, times, unstamped);
  for (const activity of [call, { ...call, undone: true }]) {
    const lines = linesOf(activity);
    expect(lines.map(({ id }) => id)).toEqual(activityEntries(owner, activity, pricing).map(({ id }) => id));
    expect(lines.reduce((sum, { amount }) => sum + amount, 0)).toBe(activity.undone ? 0 : 14);
  }
});

test("a line says when by ISO and in which zone, and one that pays nothing is in the file all the same", () => {
  const [line] = linesOf(loggedActivity("id", { activity: "cadence_touch", note: "=1+1" }, times, unstamped));
  expect(line).toMatchObject({
    amount: 0,
    occurredAt: "2026-03-04T10:00:00.000Z",
    zone: "Europe/Madrid",
    causeId: "id",
  });
  const csv = toCsv(line as never);
  expect(csv).toContain("'=1+1");
  expect(csv.split(",")).toHaveLength(csvHead.split(",").length);
});

function linesOf(activity: ReturnType<typeof loggedActivity>) {
  const { id, localDate, occurredAt } = activity;
  const stored = {
    id,
    localDate,
    occurredAt,
    confirmed: activity,
    pending: [],
    shown: activity,
    refused: false,
    pull: 1,
  };
  return createRowMaker(pricing)([stored]).flatMap((row) => exportedLines(owner, row, null));
}

/** What a spreadsheet reads in a field. */
function parsed(field: string): string {
  return field.startsWith('"') ? field.slice(1, -1).replaceAll('""', '"') : field;
}
